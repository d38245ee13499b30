// The answers to the check before a massage, and what follows from them for zones.

import { own } from "../../core/own.js";

/** @import { Caution, Payload, Zone } from "../../core/types.js" */

/** Gravest first. */
export const LEVELS = ["leave", "ask", "adapt"];

/** `done`: the day of the answer; "" if there is none yet. `ticked`: ids of cautions.
 * @typedef {{version: 1, done: string, ticked: string[]}} Answers */
/** A caution that applies to the reader. `here`: it is named for the zones in question, and not
 * for any massage alone.
 * @typedef {Caution & {id: string, here: boolean}} Advice */

const VERSION = 1;

/** @returns {Answers} */
export const noAnswers = () => ({ version: VERSION, done: "", ticked: [] });

/**
 * Answers from their text. A list of ids alone is the form of earlier versions.
 *
 * @param {string} text
 * @returns {Answers|null} null if it is damaged or of another version
 */
export function readAnswers(text) {
  try {
    const found = JSON.parse(text);
    const { version, done, ticked } = Array.isArray(found)
      ? { version: VERSION, done: "", ticked: found }
      : found;
    const whole = version === VERSION && typeof done === "string" &&
      /^(?:\d{4}-\d\d-\d\d)?$/.test(done) &&
      Array.isArray(ticked) && ticked.every((id) => typeof id === "string");
    return whole ? { version, done, ticked: [...new Set(ticked)] } : null;
  } catch {
    return null;
  }
}

/** What the check asks, by level, the gravest first. @param {Payload["cautions"]} cautions
 * @returns {{level: string, ids: string[]}[]} */
export function questionsOf(cautions) {
  const general = Object.keys(cautions).filter((id) => cautions[id].general);
  return LEVELS.map((level) => ({
    level,
    ids: general.filter((id) => cautions[id].level === level),
  })).filter(({ ids }) => ids.length);
}

/** The gravest of some levels; "" of none. @param {Iterable<string>} levels */
export function gravest(levels) {
  const all = new Set(levels);
  return LEVELS.find((level) => all.has(level)) ?? "";
}

/** The ticked cautions that a chart knows, and those that go with them.
 * @param {Payload["cautions"]} cautions @param {string[]} ticked @returns {Set<string>} */
export function applying(cautions, ticked) {
  const known = ticked.filter((id) => own(cautions, id));
  const beside = Object.keys(cautions).filter((id) => known.includes(cautions[id].goes_with ?? ""));
  return new Set([...known, ...beside]);
}

/** The zones that the answers concern, with the gravest level. @param {Payload["cautions"]} cautions
 * @param {Zone[]} zones @param {string[]} ticked @returns {Map<string, string>} */
export function levelsByZone(cautions, zones, ticked) {
  const some = applying(cautions, ticked);
  const found = zones.map((zone) => {
    const levels = zone.cautions.filter((id) => some.has(id)).map((id) => cautions[id].level);
    return /** @type {[string, string]} */ ([zone.id, gravest(levels)]);
  });
  return new Map(found.filter(([, level]) => level));
}

/**
 * The advice for a massage of some zones: first what is named for them, then what goes for any
 * massage, each with the gravest first.
 *
 * @param {Payload["cautions"]} cautions
 * @param {Zone[]} zones
 * @param {string[]} ticked
 * @returns {Advice[]}
 */
export function adviceOn(cautions, zones, ticked) {
  const named = new Set(zones.flatMap((zone) => zone.cautions));
  return [...applying(cautions, ticked)]
    .filter((id) => cautions[id].general || named.has(id))
    .map((id) => ({ ...cautions[id], id, here: named.has(id) }))
    .sort((a, b) =>
      Number(b.here) - Number(a.here) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)
    );
}
