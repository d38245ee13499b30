// Unpacks bzip2, which makes a chart a seventh smaller than what browsers can unpack themselves.
// Written from the description of the format; for data of our own, so its checksums are not read.

/** @typedef {(count: number) => number} Bits  the next bits, at most 24, as a number */

/** @param {Uint8Array} bytes @returns {Bits} */
function reader(bytes) {
  let [at, held, kept] = [0, 0, 0];
  return (count) => {
    for (; kept < count; kept += 8) held = (held << 8) | bytes[at++];
    kept -= count;
    return (held >>> kept) & ((1 << count) - 1);
  };
}

/**
 * A table of one code: by its length, the first code, the first place, and the signs in order.
 *
 * @param {number[]} lengths  by sign
 */
function makeCode(lengths) {
  const order = lengths.map((_, sign) => sign).sort((a, b) => lengths[a] - lengths[b] || a - b);
  const first = new Int32Array(22);
  const place = new Int32Array(22);
  const many = new Int32Array(22);
  for (const length of lengths) many[length]++;
  for (let length = 1, code = 0, seen = 0; length < 21; length++) {
    [first[length], place[length]] = [code, seen];
    seen += many[length];
    code = (code + many[length]) << 1;
  }
  return { order, first, place, many };
}

/** Lengths of the signs of one code, each told as steps from the one before. @param {Bits} bits
 * @param {number} signs */
function readLengths(bits, signs) {
  let length = bits(5);
  return Array.from({ length: signs }, () => {
    while (bits(1)) length += bits(1) ? -1 : 1;
    return length;
  });
}

/** The block's signs before its transform, with runs and "move to front" undone. @param {Bits} bits
 * @param {Uint8Array} out @returns {number} how many */
function readBlock(bits, out) {
  const groups = Array.from({ length: 16 }, () => bits(1));
  /** @type {number[]} */
  const used = [];
  for (const [group, on] of groups.entries()) {
    for (let i = 0; on && i < 16; i++) if (bits(1)) used.push(group * 16 + i);
  }
  const codes = bits(3);
  const choices = bits(15);
  const recent = Array.from({ length: codes }, (_, i) => i);
  const chosen = Array.from({ length: choices }, () => {
    let far = 0;
    while (bits(1)) far++;
    const [code] = recent.splice(far, 1);
    recent.unshift(code);
    return code;
  });
  const end = used.length + 1;
  const tables = recent.map(() => makeCode(readLengths(bits, end + 1)));
  const front = Uint8Array.from(used);
  let [size, run, weight, left, group] = [0, 0, 1, 0, 0];
  let { order, first, place, many } = tables[0];
  for (;;) {
    if (!left--) { // the code changes after every fifty signs
      ({ order, first, place, many } = tables[chosen[group++]]);
      left = 49;
    }
    let [length, code] = [1, bits(1)];
    while (code - first[length] >= many[length]) {
      if (++length > 20) throw new Error("The chart is damaged.");
      code = (code << 1) | bits(1);
    }
    const sign = order[place[length] + code - first[length]];
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
    front.copyWithin(1, 0, sign - 1);
    front[0] = byte;
    out[size++] = byte;
  }
}

/**
 * @param {Uint8Array} bytes  a whole bzip2 file
 * @returns {Uint8Array}
 * @throws {Error} if it is no bzip2 or damaged
 */
export function bunzip(bytes) {
  const bits = reader(bytes);
  if (bits(24) !== 0x425a68) throw new Error("The chart is not packed as expected.");
  const block = new Uint8Array((bits(8) - 48) * 100_000);
  let whole = new Uint8Array(bytes.length * 5);
  let size = 0;
  /** @param {number} byte @param {number} times */
  const put = (byte, times) => {
    if (size + times > whole.length) {
      const more = new Uint8Array(2 * (size + times));
      more.set(whole);
      whole = more;
    }
    if (times === 1) whole[size++] = byte;
    else whole.fill(byte, size, size += times);
  };
  for (;;) {
    const [mark] = [bits(24), bits(24), bits(16), bits(16)]; // the rest: a mark and a checksum
    if (mark === 0x177245) return whole.subarray(0, size);
    if (mark !== 0x314159) throw new Error("The chart is damaged.");
    bits(1);
    const origin = bits(24);
    const length = readBlock(bits, block);
    const starts = new Int32Array(256);
    for (let i = 0; i < length; i++) starts[block[i]]++;
    for (let sign = 0, sum = 0; sign < 256; sign++) [starts[sign], sum] = [sum, sum + starts[sign]];
    const next = new Int32Array(length);
    for (let i = 0; i < length; i++) next[starts[block[i]]++] = i;
    let [at, last, same] = [next[origin], -1, 0];
    for (let i = 0; i < length; i++, at = next[at]) {
      const byte = block[at];
      if (same === 4) { // after four equal bytes: how many more
        put(last, byte);
        [last, same] = [-1, 0];
        continue;
      }
      same = byte === last ? same + 1 : 1;
      last = byte;
      put(byte, 1);
    }
  }
}
