// Unpacks the charts of a page in one file: zones/pack.py says how they are packed.

import { bunzip } from "./bunzip.js";

/** @typedef {{bytes: Uint8Array, at: number}} Column */

const COLUMNS = "mlqtcrhe";
const FAR = 80_000; // tenths: more than any number of a path
/** @type {Record<string, number>} */
const SIZES = { q: 4, l: 2, h: 1, v: 1 };
const PATH = "\u0001"; // stands in the text where a path was
const BETWEEN = 2; // the byte that stands between names and texts

/** The next number of a column: one byte, or two for what is far from 0. @param {Column} column */
function take(column) {
  const byte = column.bytes[column.at++];
  if (byte < 201) return byte - 100;
  const far = ((byte - 201) >> 1) * 256 + column.bytes[column.at++] + 101;
  return (byte - 201) % 2 ? -far : far;
}

/** A share of a number, rounded; 0 of nothing. @param {number} value @param {number} part
 * @param {number} whole */
const share = (value, part, whole) => (whole ? Math.floor((value * part) / whole + 0.5) : 0);

/** @param {number} tenths */
const written = (tenths) => String(tenths / 10).replace(/^(-?)0\./, "$1.");

/**
 * The paths that the columns hold, as path data in their order.
 *
 * @param {Uint8Array} bytes
 * @returns {string[]}
 */
export function paths(bytes) {
  const sizes = new DataView(bytes.buffer, bytes.byteOffset);
  let from = 0;
  const next = () => {
    const size = sizes.getUint32(from, true);
    from += 4 + size;
    return { bytes: bytes.subarray(from - size, from), at: 0 };
  };
  const steps = next().bytes;
  const [tenths, wholes] = [0, 1].map(() => Object.fromEntries([...COLUMNS].map((name) => [name, next()])));
  /** @type {string[]} numbers recur: written once, by their tenths */
  const known = new Array(2 * FAR);
  const found = [];
  let [path, gap] = ["", ""];
  let [startX, startY, beforeX, beforeY] = [0, 0, 0, 0];
  let unit = 0; // in tenths
  for (let at = 0; at < steps.length;) {
    const code = steps[at++];
    if (!code) {
      found.push(path);
      [path, unit, startX, startY, beforeX, beforeY] = ["", 0, 0, 0, 0, 0];
      continue;
    }
    if (!unit) {
      unit = code;
      continue;
    }
    const { m, l, q, t, c, r, h, e } = unit < 10 ? tenths : wholes;
    const command = String.fromCharCode(code);
    /** @param {number} value */
    const write = (value) => {
      const text = known[value * unit + FAR] ??= written(value * unit);
      path += value < 0 ? text : gap + text;
      gap = " ";
    };
    for (let times = steps[at++]; times; times--) {
      path += command === "m" ? "M" : command;
      gap = "";
      if (command === "m") {
        startX += take(m);
        startY += take(m);
        beforeX = beforeY = 0;
        write(startX);
        write(startY);
      } else if (command === "t") {
        write(beforeX += take(t));
        write(beforeY += take(t));
      } else if (command === "c") {
        const [x, y] = [take(e), take(e)];
        const flat = Math.abs(beforeX) >= Math.abs(beforeY);
        const ahead = take(c) + share(flat ? x : y, 1, 3);
        const aside = take(r) + (flat ? share(ahead, beforeY, beforeX) : share(ahead, beforeX, beforeY));
        beforeX = take(h) + share(x, 1, 3);
        beforeY = take(h) + share(y, 1, 3);
        write(flat ? ahead : aside);
        write(flat ? aside : ahead);
        write(x - beforeX);
        write(y - beforeY);
        write(x);
        write(y);
      } else if (command !== "z") {
        beforeX = beforeY = 0;
        for (let left = SIZES[command]; left; left--) {
          const value = take(command === "q" ? q : l);
          [beforeX, beforeY] = command === "q" ? [beforeY, value] : [0, 0];
          write(value);
        }
      }
    }
  }
  return found;
}

/** @param {string} text  base64 @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  const quick = /** @type {any} */ (Uint8Array).fromBase64?.(text);
  if (quick) return quick;
  const signs = atob(text);
  const bytes = new Uint8Array(signs.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

/**
 * The files of a pack by name.
 *
 * @param {string} text  the size in bytes and base64 of a bzip2 file: names and texts, with a
 *   sign for each path
 * @param {string} columns  base64 of the deflated columns of the paths
 * @returns {Promise<Map<string, string>>}
 */
export async function unpack(text, columns) {
  const inflated = new Blob([bytesOf(columns)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const inflating = new Response(inflated).arrayBuffer();
  const [size, packed] = text.split(" ");
  const bytes = bunzip(bytesOf(packed), Number(size));
  const drawn = paths(new Uint8Array(await inflating));
  const decoder = new TextDecoder();
  /** @type {string[]} */
  const texts = [];
  let path = 0;
  for (let from = 0, to; from <= bytes.length; from = to + 1) { // each by itself: text in one alphabet is read quicker
    to = bytes.indexOf(BETWEEN, from);
    if (to < 0) to = bytes.length;
    const [first, ...rest] = decoder.decode(bytes.subarray(from, to)).split(PATH);
    texts.push(rest.reduce((whole, part) => whole + drawn[path++] + part, first));
  }
  return new Map(texts.flatMap((file, i) => (i % 2 ? [[texts[i - 1], file]] : [])));
}
