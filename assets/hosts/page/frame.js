// What a map in a frame and the page around it tell each other, where the page was made for that:
// messages of postMessage, as docs/embedding.md describes them.

import { ENTRIES } from "../../foot_map/core/state.js";

/** @import { Name, State } from "../../foot_map/core/types.js" */

/** What every message has as its `type`. */
export const TYPE = "foot-reflex-zones";

/** What is told and taken: the texts, such as charts, are not. */
const TOLD = ENTRIES.flatMap(([name, { kind }]) => (kind === "text" ? [] : [name]));

/** The message about a state. @param {State} state
 * @param {Name[]} changed  names; none when the map has just appeared */
export function messageOf(state, changed) {
  const values = Object.fromEntries(TOLD.map((name) => [name, state[name]]));
  return { type: TYPE, changed, ...values };
}

/**
 * What a message asks for; empty where it is none of ours. The values are not checked.
 *
 * @param {unknown} message
 * @param {string[]} schools  in this page
 * @returns {Partial<State>}
 */
export function askedBy(message, schools) {
  if (typeof message !== "object" || message === null) return {};
  const given = new Map(Object.entries(message));
  if (given.get("type") !== TYPE) return {};
  if (!schools.includes(given.get("chart"))) given.delete("chart");
  return Object.fromEntries(
    TOLD.flatMap((name) => given.has(name) ? [[name, given.get(name)]] : []),
  );
}

/**
 * The line between a map in a frame and the page around it.
 *
 * @param {string} partner  origin of that page, or "*" for any
 * @param {(asked: Partial<State>) => void} put  called with what the page around asks for
 * @param {string[]} schools
 * @returns {(state: State, changed: Name[]) => void} tells that page
 */
export function connect(partner, put, schools) {
  if (!partner || parent === window) return () => {};
  const origin = partner === "*" ? partner : new URL(partner).origin;
  addEventListener("message", ({ data, origin: from, source }) => {
    if (source !== parent || (origin !== "*" && from !== origin)) return;
    put(askedBy(data, schools));
  });
  return (state, changed) => parent.postMessage(messageOf(state, changed), origin);
}
