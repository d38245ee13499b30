// A routine of the reader's own as text, as it stands in an address:
// "own.liver,thumb-walking,r,20.kidney,hook-backup,e,15~Evening".

import { nearest } from "../../../core/text.js";

/** @typedef {"left"|"right"|"each"} OwnFoot  each in turn */
/** @typedef {{zone: string, technique: string, foot: OwnFoot, seconds: number}} OwnStep */
/** @typedef {{name: string, steps: OwnStep[]}} OwnRoutine */

export const OWN = "own"; // the state while the reader's own routines are open
export const MOST_STEPS = 30;
export const LONGEST_NAME = 60; // UTF-16 units, as the box counts them
export const SECONDS = { least: 5, most: 3600, step: 5 };
/** @type {Record<string, OwnFoot>} */
const FEET = { l: "left", r: "right", e: "each" };
const LETTERS = Object.fromEntries(Object.entries(FEET).map(([letter, foot]) => [foot, letter]));
const TEXT = /^own\.([a-z0-9,.-]+)(?:~(.*))?$/s;
const STEP = /^([a-z0-9-]{1,60}),([a-z0-9-]{1,60}),([lre]),([1-9]\d{0,3})$/;

/** A name as it is kept: on one line, not too long. @param {string} text */
export const tidyName = (text) =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);

/** @param {number} seconds */
const isTime = (seconds) => Number.isInteger(seconds) && seconds >= 1 && seconds <= SECONDS.most;

/** @param {string} text @returns {OwnRoutine|null} null if it makes no sense */
export function readOwn(text) {
  const [, list, name = ""] = TEXT.exec(text) ?? [];
  const parts = list?.split(".") ?? [];
  if (!parts.length || parts.length > MOST_STEPS || name !== tidyName(name)) return null;
  /** @type {OwnStep[]} */
  const steps = [];
  for (const part of parts) {
    const [, zone, technique, letter, time] = STEP.exec(part) ?? [];
    if (!zone || !isTime(Number(time))) return null;
    steps.push({ zone, technique, foot: FEET[letter], seconds: Number(time) });
  }
  return { name, steps };
}

/** @param {OwnRoutine} routine  with a step at least @returns {string} `readOwn` reads it */
export function writeOwn({ name, steps }) {
  const parts = steps.map(({ zone, technique, foot, seconds }) =>
    [zone, technique, LETTERS[foot], seconds].join(",")
  );
  return `${[OWN, ...parts].join(".")}${name ? `~${name}` : ""}`;
}

/**
 * Whether a text in an address is a routine to play, and if not, what was probably meant.
 *
 * @param {string} text
 * @param {string[]} [routines]  ids of those that there are
 * @returns {{good: boolean, near: string|null}}
 */
export function checkPlayer(text, routines) {
  if (text === OWN || readOwn(text)) return { good: true, near: null };
  if (text.startsWith(`${OWN}.`)) return { good: false, near: null };
  if (!routines) return { good: /^[a-z0-9-]{1,60}$/.test(text), near: null };
  return { good: routines.includes(text), near: nearest(text, routines) };
}
