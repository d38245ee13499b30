// Unpacks bzip2, which makes a chart a seventh smaller than what browsers can unpack themselves.
// Written from the description of the format; for data of our own, so its checksums are not read.

/** A text of bits. */
class Bits {
  #at = 0;
  #held = 0;
  #kept = 0;
  #bytes;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** The next bits, at most 24, which stay. @param {number} count */
  peek(count) {
    for (; this.#kept < count; this.#kept += 8) this.#held = (this.#held << 8) | this.#bytes[this.#at++];
    return (this.#held >>> (this.#kept - count)) & ((1 << count) - 1);
  }

  /** @param {number} count */
  skip(count) {
    this.#kept -= count;
  }

  /** @param {number} count  at most 24 */
  take(count) {
    const found = this.peek(count);
    this.#kept -= count;
    return found;
  }
}

const QUICK = 10; // bits of a code that are looked up at once

/**
 * One code. `quick`: by the next bits, the sign that they begin with times 32 and its length, if it
 * is short. The rest by length: the first code, the place of its sign in `order`, and how many.
 *
 * @param {number[]} lengths  by sign
 */
function makeCode(lengths) {
  const order = lengths.map((_, sign) => sign).sort((a, b) => lengths[a] - lengths[b] || a - b);
  const [first, place, many] = [new Int32Array(22), new Int32Array(22), new Int32Array(22)];
  for (const length of lengths) many[length]++;
  for (let length = 1, code = 0, seen = 0; length < 21; length++) {
    [first[length], place[length]] = [code, seen];
    seen += many[length];
    code = (code + many[length]) << 1;
  }
  const quick = new Uint16Array(1 << QUICK);
  let at = 0;
  for (const sign of order) {
    const length = lengths[sign];
    if (length > QUICK) break;
    quick.fill((sign << 5) | length, at, at += 1 << (QUICK - length));
  }
  return { order, first, place, many, quick };
}

/** The next sign of a text. @param {Bits} bits @param {ReturnType<typeof makeCode>} code */
function readSign(bits, { order, first, place, many, quick }) {
  const entry = quick[bits.peek(QUICK)];
  if (entry) {
    bits.skip(entry & 31);
    return entry >> 5;
  }
  let length = QUICK + 1;
  while (bits.peek(length) - first[length] >= many[length]) {
    if (++length > 20) throw new Error("The chart is damaged.");
  }
  return order[place[length] + bits.take(length) - first[length]];
}

/** Lengths of the signs of one code, each told as steps from the one before. @param {Bits} bits
 * @param {number} signs */
function readLengths(bits, signs) {
  let length = bits.take(5);
  return Array.from({ length: signs }, () => {
    while (bits.take(1)) length += bits.take(1) ? -1 : 1;
    return length;
  });
}

/** The block's signs before its transform, with runs and "move to front" undone. @param {Bits} bits
 * @param {Uint8Array} out @returns {number} how many */
function readBlock(bits, out) {
  const groups = Array.from({ length: 16 }, () => bits.take(1));
  /** @type {number[]} */
  const used = [];
  for (const [group, on] of groups.entries()) {
    for (let i = 0; on && i < 16; i++) if (bits.take(1)) used.push(group * 16 + i);
  }
  const codes = bits.take(3);
  const choices = bits.take(15);
  const recent = Array.from({ length: codes }, (_, i) => i);
  const chosen = Array.from({ length: choices }, () => {
    let far = 0;
    while (bits.take(1)) far++;
    const [code] = recent.splice(far, 1);
    recent.unshift(code);
    return code;
  });
  const end = used.length + 1;
  const tables = recent.map(() => makeCode(readLengths(bits, end + 1)));
  const front = Uint8Array.from(used);
  let [size, run, weight, left, group] = [0, 0, 1, 0, 0];
  let code = tables[0];
  for (;;) {
    if (!left--) { // the code changes after every fifty signs
      code = tables[chosen[group++]];
      left = 49;
    }
    const sign = readSign(bits, code);
    if (sign < 2) { // a run, its length written with the digits 1 and 2
      run += weight << sign;
      weight <<= 1;
      continue;
    }
    if (run) {
      out.fill(front[0], size, size += run);
      [run, weight] = [0, 1];
    }
    if (sign === end) return size;
    const byte = front[sign - 1];
    for (let i = sign - 1; i; i--) front[i] = front[i - 1];
    front[0] = byte;
    out[size++] = byte;
  }
}

/** @param {Uint8Array} bytes @param {number} used @param {number} more  bytes that need room */
function roomy(bytes, used, more) {
  if (used + more <= bytes.length) return bytes;
  const wider = new Uint8Array(2 * (used + more));
  wider.set(bytes.subarray(0, used));
  return wider;
}

/**
 * @param {Uint8Array} bytes  a whole bzip2 file
 * @returns {Uint8Array<ArrayBufferLike>}
 * @throws {Error} if it is no bzip2 or damaged
 */
export function bunzip(bytes) {
  const bits = new Bits(bytes);
  if (bits.take(24) !== 0x425a68) throw new Error("The chart is not packed as expected.");
  const block = new Uint8Array((bits.take(8) - 48) * 100_000);
  /** @type {Uint8Array<ArrayBufferLike>} */
  let whole = new Uint8Array(bytes.length * 5);
  let size = 0;
  for (;;) {
    const [mark] = [24, 24, 16, 16].map((count) => bits.take(count)); // the rest: a mark and a checksum
    if (mark === 0x177245) return whole.subarray(0, size);
    if (mark !== 0x314159) throw new Error("The chart is damaged.");
    bits.take(1);
    const origin = bits.take(24);
    const length = readBlock(bits, block);
    const starts = new Int32Array(256);
    for (let i = 0; i < length; i++) starts[block[i]]++;
    for (let sign = 0, sum = 0; sign < 256; sign++) [starts[sign], sum] = [sum, sum + starts[sign]];
    const next = new Int32Array(length);
    for (let i = 0; i < length; i++) next[starts[block[i]]++] = i;
    whole = roomy(whole, size, length);
    let [at, last, same] = [next[origin], -1, 0];
    for (let i = 0; i < length; i++, at = next[at]) {
      const byte = block[at];
      if (same === 4) { // how many more follow
        whole = roomy(whole, size, length - i + byte);
        whole.fill(last, size, size += byte);
        [last, same] = [-1, 0];
        continue;
      }
      same = byte === last ? same + 1 : 1;
      last = byte;
      whole[size++] = byte;
    }
  }
}
