// Where the reader has come to in routines, and how they are played: as texts that a browser keeps.

import { newProgress } from "./countdown.js";

/** @import { Progress } from "./countdown.js" */
/** @import { Way } from "./stages.js" */

/** @typedef {Omit<Progress, "since">} Place  of a routine that stands */
/** @typedef {Way & {sound: boolean, vibration: boolean}} Settings */

const MOST = 50; // places
/** @type {Settings} */
export const USUAL = { first: "left", long: false, sound: true, vibration: true };

/** @param {any} place @returns {place is Place} */
const isPlace = (place) =>
  Number.isInteger(place?.at) && place.at >= 0 && Number.isFinite(place.used) && place.used >= 0 &&
  Number.isFinite(place.extra);

/** The places by routine, from their text; those that make no sense are left out.
 * @param {string|null} text @returns {Map<string, Place>} */
export function readPlaces(text) {
  try {
    const pairs = JSON.parse(text ?? "[]");
    return new Map(
      pairs.filter((/** @type {any} */ [id, place]) => typeof id === "string" && isPlace(place)),
    );
  } catch {
    return new Map();
  }
}

/** @param {Map<string, Place>} places @returns {string} those set last, as `readPlaces` reads it */
export const writePlaces = (places) => JSON.stringify([...places].slice(-MOST));

/** Where to go on. @param {Place|undefined} place @param {number} stages  how many there are
 * @returns {Progress|null} null where there is nothing to go on with */
export function resumed(place, stages) {
  if (!place || place.at >= stages || (place.at === 0 && place.used === 0)) return null;
  return { ...newProgress(place.at), used: place.used, extra: place.extra };
}

/** Settings from their text; what makes no sense is as usual. @param {string|null} text
 * @returns {Settings} */
export function readSettings(text) {
  try {
    const found = JSON.parse(text ?? "{}");
    const { first, ...switches } = { ...USUAL, ...found };
    return {
      first: first === "right" ? "right" : "left",
      long: switches.long === true,
      sound: switches.sound !== false,
      vibration: switches.vibration !== false,
    };
  } catch {
    return { ...USUAL };
  }
}
