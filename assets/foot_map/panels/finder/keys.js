// Where the keys lead in the list of zones.

import { fold } from "../../core/text.js";

const PAGE = 8; // rows that PageUp and PageDown pass over

/** The row that a key leads to; undefined if it leads nowhere. @param {string} key
 * @param {number} at @param {number} total @returns {number|undefined} */
export function moved(key, at, total) {
  return {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: total - 1,
    PageDown: Math.min(at + PAGE, total - 1),
    PageUp: Math.max(at - PAGE, 0),
  }[key];
}

/** Whether a row has a name that begins with a text, or that number. @param {HTMLElement} row
 * @param {string} text */
export function begins(row, text) {
  const of = (/** @type {string} */ part) => fold(row.querySelector(part)?.textContent ?? "");
  return of(".rz-row-name").startsWith(text) || of(".rz-number") === text;
}
