// Unpacks bzip2, which makes a chart a seventh smaller than what browsers can unpack themselves.
// Written from the description of the format; for data of our own, so its checksums are not read.
// It runs once, before the browser has made its code quick: so few calls, and plain numbers.

/** A text of bits: `held` are the next ones, `kept` of them.
 * @typedef {{bytes: Uint8Array, at: number, held: number, kept: number}} Bits */

/** The next bits. @param {Bits} bits @param {number} count  at most 24 */
function nextBits(bits, count) {
  for (; bits.kept < count; bits.kept += 8) bits.held = (bits.held << 8) | bits.bytes[bits.at++];
  bits.kept -= count;
  return (bits.held >>> bits.kept) & ((1 << count) - 1);
}

const QUICK = 10; // bits of a code that are looked up at once
const LONGEST = 20; // bits of a code

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
  for (let length = 1, code = 0, seen = 0; length <= LONGEST; length++) {
    first[length] = code;
    place[length] = seen;
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

/** Lengths of the signs of one code, each told as steps from the one before. @param {Bits} bits
 * @param {number} signs */
function readLengths(bits, signs) {
  let length = nextBits(bits, 5);
  return Array.from({ length: signs }, () => {
    while (nextBits(bits, 1)) length += nextBits(bits, 1) ? -1 : 1;
    return length;
  });
}

/** The block's signs before its transform, with runs and "move to front" undone. @param {Bits} bits
 * @param {Uint8Array|Int32Array} out @returns {number} how many */
function readBlock(bits, out) {
  const groups = Array.from({ length: 16 }, () => nextBits(bits, 1));
  /** @type {number[]} */
  const used = [];
  for (const [group, on] of groups.entries()) {
    for (let i = 0; on && i < 16; i++) if (nextBits(bits, 1)) used.push(group * 16 + i);
  }
  const codes = nextBits(bits, 3);
  const choices = nextBits(bits, 15);
  const recent = Array.from({ length: codes }, (_, i) => i);
  const chosen = Array.from({ length: choices }, () => {
    let far = 0;
    while (nextBits(bits, 1)) far++;
    const [code] = recent.splice(far, 1);
    recent.unshift(code);
    return code;
  });
  const end = used.length + 1;
  const tables = recent.map(() => makeCode(readLengths(bits, end + 1)));
  const front = Uint8Array.from(used);
  const { bytes } = bits;
  let { at, held, kept } = bits;
  let [size, run, weight] = [0, 0, 1];
  for (const choice of chosen) { // the code changes after every fifty signs
    const { order, first, place, many, quick } = tables[choice];
    for (let left = 50; left; left--) {
      while (kept < LONGEST) {
        held = (held << 8) | bytes[at++];
        kept += 8;
      }
      let sign = quick[(held >>> (kept - QUICK)) & ((1 << QUICK) - 1)];
      if (sign) {
        kept -= sign & 31;
        sign >>= 5;
      } else {
        let length = QUICK;
        let code = 0;
        do {
          if (++length > LONGEST) throw new Error("The chart is damaged.");
          code = ((held >>> (kept - length)) & ((1 << length) - 1)) - first[length];
        } while (code >= many[length]);
        kept -= length;
        sign = order[place[length] + code];
      }
      if (sign < 2) { // a run, its length written with the digits 1 and 2
        run += weight << sign;
        weight <<= 1;
        continue;
      }
      if (run) {
        out.fill(front[0], size, size += run);
        run = 0;
        weight = 1;
      }
      if (sign === end) {
        Object.assign(bits, { at, held, kept });
        return size;
      }
      const byte = front[sign - 1];
      front.copyWithin(1, 0, sign - 1);
      front[0] = byte;
      out[size++] = byte;
    }
  }
  throw new Error("The chart is damaged.");
}

/**
 * @param {Uint8Array} bytes  a whole bzip2 file
 * @param {number} size  of what is in it, in bytes
 * @returns {Uint8Array<ArrayBufferLike>}
 * @throws {Error} if it is no bzip2 or damaged
 */
export function bunzip(bytes, size) {
  const bits = { bytes, at: 0, held: 0, kept: 0 };
  if (nextBits(bits, 24) !== 0x425a68) throw new Error("The chart is not packed as expected.");
  const block = new Int32Array((nextBits(bits, 8) - 48) * 100_000); // signs, and above them who is next
  const whole = new Uint8Array(size);
  let done = 0;
  for (;;) {
    const [mark] = [24, 24, 16, 16].map((count) => nextBits(bits, count)); // the rest: a mark and a checksum
    if (mark === 0x177245) return whole;
    if (mark !== 0x314159) throw new Error("The chart is damaged.");
    nextBits(bits, 1);
    const origin = nextBits(bits, 24);
    const length = readBlock(bits, block);
    const starts = new Int32Array(256);
    for (let i = 0; i < length; i++) starts[block[i]]++;
    for (let sign = 0, sum = 0; sign < 256; sign++) {
      sum += starts[sign];
      starts[sign] = sum - starts[sign];
    }
    for (let i = 0; i < length; i++) block[starts[block[i] & 255]++] |= i << 8;
    let at = block[origin] >>> 8;
    let last = -1;
    let same = 0;
    for (let i = 0; i < length; i++) {
      const entry = block[at];
      const byte = entry & 255;
      at = entry >>> 8;
      if (same === 4) { // how many more follow
        whole.fill(last, done, done += byte);
        last = -1;
        same = 0;
      } else {
        same = byte === last ? same + 1 : 1;
        last = byte;
        whole[done++] = byte;
      }
    }
  }
}
