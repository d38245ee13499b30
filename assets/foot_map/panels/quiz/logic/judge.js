// Whether an answer is right.

import { edits, fold, words } from "../../../core/text.js";
import { namesOf } from "./questions.js";

/** @import { Zone } from "../../../core/types.js" */

/** @typedef {"right"|"near"|"wrong"} Verdict */

const NEAR = 15; // drawing units from the edge of the zone: the width of a thumb

/** Typing errors that are let pass in a text. @param {string} text */
const allowed = (text) => text.length >= 9 ? 2 : text.length >= 5 ? 1 : 0;

/** Without articles, spaces and signs. @param {string} text */
const plain = (text) => words(text).join("");

/** A name with and without what stands in brackets: "Thoracic spine (upper back)".
 * @param {string} name */
const readings = (name) =>
  [
    name,
    name.replace(/[(（].*?[)）]/g, ""),
    ...[...name.matchAll(/[(（](.*?)[)）]/g)].map((m) => m[1]),
  ]
    .map(plain).filter(Boolean);

/**
 * Whether a typed name is that of a zone, in any language, with typing errors allowed.
 *
 * An error may not turn a name into another zone's: "ascending colon" is not "descending colon".
 *
 * @param {string} typed
 * @param {Zone} zone
 * @param {Iterable<Zone>} zones  of the chart
 */
export function isNamed(typed, zone, zones) {
  const text = plain(typed);
  if (!text) return false;
  const far = (/** @type {Zone} */ one) =>
    Math.min(...namesOf(one).flatMap(readings).map((name) => edits(text, name, allowed(name))));
  const mine = far(zone);
  if (mine === 0) return true;
  if (mine === Infinity) return false;
  return [...zones].every((other) => other === zone || far(other) > mine);
}

/**
 * How a press on the feet is judged.
 *
 * @param {Zone} zone  that was asked for
 * @param {{zone: string, far: number}} pressed  the zone that was pressed, and drawing units from
 *   there to the zone that was asked for: 0 on it, Infinity on the other foot
 * @returns {Verdict}
 */
export function judgePress(zone, pressed) {
  if (pressed.zone === zone.id || pressed.far === 0) return "right";
  return pressed.far <= NEAR ? "near" : "wrong";
}

/** A text without a name that would tell too much. @param {string} text @param {string} name
 * @returns {string} */
export function withoutName(text, name) {
  const at = fold(text).length === text.length
    ? fold(text).indexOf(fold(name))
    : text.indexOf(name);
  return at < 0 ? text : withoutName(`${text.slice(0, at)}…${text.slice(at + name.length)}`, name);
}
