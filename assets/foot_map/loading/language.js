// A chart in the reader's language: a patch of what it says in its own.

import { own } from "../core/own.js";

/** @import { Payload } from "../core/types.js" */

/** What differs in another language: the JSON Merge Patch (RFC 7396), in which single items of a
 * list are named by their index.  zones/payload/translation.py makes it.
 * @typedef {Record<string, unknown>} Patch */

/** What another language calls a language. @param {string} language @param {string} other */
export const nameIn = (language, other) =>
  new Intl.DisplayNames([other], { type: "language" }).of(language) ?? language;

/**
 * A value changed by a patch; what the patch does not name is shared with the old one.
 *
 * @param {any} value
 * @param {any} patch
 * @returns {any}
 */
export function patched(value, patch) {
  if (!isRecord(patch)) return patch;
  if (Array.isArray(value)) {
    return value.map((item, at) => {
      const change = own(patch, String(at));
      return change === undefined ? item : patched(item, change);
    });
  }
  if (!isRecord(value)) return patch;
  const changes = Object.entries(patch).map(([key, change]) => [key, patched(value[key], change)]);
  return { ...value, ...Object.fromEntries(changes) };
}

/** @param {any} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A payload, or what of it came later, in another language.
 *
 * @template {Partial<Payload>} P
 * @param {P} data  in its own language; left alone
 * @param {Patch|null|undefined} patch  null where there is none for this language
 * @param {string} language
 * @returns {P}
 */
export function inLanguage(data, patch, language) {
  if (!patch) return data;
  const found = patched(data, patch);
  if (!data.language) return found; // it came later
  return { ...found, language, prose: data.own ? data.prose : language };
}
