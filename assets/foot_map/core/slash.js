// The key "/" leads to the search, unless the reader has turned that off: someone who dictates, or
// whose hand slips, presses single keys unawares (WCAG 2.2, 2.1.4).

import { forget, keep, readKept } from "./storage.js";

export const SLASH = "foot-reflex-zones.slash";
const OFF = "off";
let isOff = false; // where nothing can be kept, as long as the page

/** Whether the key leads to the search. */
export const slashIsOn = () => !isOff && readKept(SLASH) !== OFF;

/** @param {boolean} on */
export function turnSlash(on) {
  isOff = !on;
  if (on) forget(SLASH);
  else keep(SLASH, OFF);
}
