// The files that a page carries in itself.

import { inflated } from "../inflate.js";

/** @typedef {Record<string, string>} Files  texts by name */

/** @param {string} text  base64 @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  const quick = /** @type {any} */ (Uint8Array).fromBase64?.(text);
  return quick ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** @param {string} text  JSON, deflated, as base64 @returns {Promise<Files>} */
export const inflate = (text) => inflated(bytesOf(text)).json();

/**
 * The files in the page: those of the first picture now, the others when they are asked for.
 *
 * @param {(id: string) => string} textOf  an element
 * @returns {(name: string) => Promise<string|undefined>}
 */
export function openFiles(textOf) {
  const first = inflate(textOf("first"));
  /** @type {Promise<Files>|undefined} */
  let later;
  return async (name) => (await first)[name] ?? (await (later ??= inflate(textOf("later"))))[name];
}
