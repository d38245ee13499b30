// What a session, and the difference between two, look like on the feet.

import { own } from "../../../core/own.js";
import { change, FEET } from "./sessions.js";

/** @import { Zone } from "../../../core/types.js" */
/** @import { Values } from "../../../core/values.js" */
/** @import { NoteSession } from "./sessions.js" */

/** From not tender to very tender; each lighter than the next, so that they also differ in grey. */
export const COLOURS = ["#fdf6e9", "#f9cf8e", "#e58257", "#a8243c"];
/** From three less to three more: as `cmap="difference"` of Python. */
const CHANGES = ["#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b"];

/**
 * @param {Zone[]} zones  of the chart
 * @param {(zone: string, foot: import("../../../core/types.js").Foot) => [string, string]|null} valueOf
 * @param {import("../../../core/values.js").Bar} bar
 * @returns {Values|null} null if there is no value
 */
function values(zones, valueOf, bar) {
  const found = zones.flatMap(({ id, feet }) => {
    const some = FEET.filter((foot) => feet.includes(foot)).flatMap((foot) => {
      const value = valueOf(id, foot);
      return value ? [[foot, value]] : [];
    });
    return some.length ? [[id, Object.fromEntries(some)]] : [];
  });
  return found.length ? { zones: Object.fromEntries(found), bar, notes: {} } : null;
}

/** A session on the feet. @param {Zone[]} zones @param {NoteSession} session @param {string} label */
export const tintOf = (zones, session, label) =>
  values(zones, (zone, foot) => {
    const value = own(session.zones, zone)?.[foot];
    return value === undefined ? null : [COLOURS[value], String(value)];
  }, { label, colours: COLOURS, low: "0", high: "3" });

/** What changed between two sessions, on the feet. @param {Zone[]} zones
 * @param {NoteSession} before @param {NoteSession} after @param {string} label */
export const tintOfChange = (zones, before, after, label) =>
  values(zones, (zone, foot) => {
    const by = change(before, after, zone, foot);
    return by === undefined ? null : [CHANGES[by + 3], signed(by)];
  }, { label, colours: CHANGES, low: "−3", middle: "0", high: "+3" });

/** A change with its sign: "+2", "−1", "0". @param {number} by */
export const signed = (by) => by > 0 ? `+${by}` : by < 0 ? `−${-by}` : "0";
