// Texts that travel packed: deflated, and written in 85 signs that need no escape in HTML or JSON.
// zones/export/packed.py packs them.

import { inflated } from "../inflate.js";

const SIGNS =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#[%,()*+-;.=:?@^_/{|}~";
const GROUP = 5; // signs for four bytes

/**
 * @param {string} text  packed
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(text) {
  const missing = (GROUP - (text.length % GROUP)) % GROUP;
  const whole = text + "~".repeat(missing);
  const bytes = new DataView(new ArrayBuffer((whole.length / GROUP) * 4));
  for (let at = 0; at < whole.length; at += GROUP) {
    let number = 0;
    for (const sign of whole.slice(at, at + GROUP)) number = number * 85 + SIGNS.indexOf(sign);
    bytes.setUint32((at / GROUP) * 4, number);
  }
  return new Uint8Array(bytes.buffer, 0, bytes.byteLength - missing);
}

/**
 * @param {string} text  packed
 * @returns {Promise<string>}
 */
export const unpack = (text) => inflated(bytesOf(text)).text();
