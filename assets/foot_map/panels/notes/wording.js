// How sessions are called.

import { own } from "../../core/own.js";
import { FEET } from "./logic/sessions.js";

/** @import { App, Zone } from "../../core/types.js" */
/** @import { NoteSession } from "./logic/sessions.js" */

/** Day and time as the reader's language writes them. @param {App} app @param {string} begun */
export const dateOf = ({ data }, begun) =>
  new Date(begun).toLocaleString(data.language, { dateStyle: "medium", timeStyle: "short" });

/** @param {App} app @param {NoteSession} session */
export const nameOf = (app, { begun, name }) =>
  [dateOf(app, begun), name].filter(Boolean).join(" · ");

/** The zones of the chart that a session has notes on, in the order of the chart; ids that the
 * chart does not have stand at the end, as they are. @param {App} app @param {NoteSession} session
 * @returns {{id: string, name: string, zone: Zone|null}[]} */
export function zonesOf({ data, zones }, session) {
  const ids = Object.keys(session.zones);
  const known = data.zones.filter((zone) => ids.includes(zone.id));
  return [
    ...known.map((zone) => ({ id: zone.id, name: zone.name, zone })),
    ...ids.filter((id) => !zones.has(id)).map((id) => ({ id, name: id, zone: null })),
  ];
}

/** What is noted of a zone, in a line. @param {App} app @param {NoteSession} session
 * @param {string} zone */
export function entryText({ t }, session, zone) {
  const entry = own(session.zones, zone) ?? {};
  const feet = FEET.flatMap((foot) =>
    entry[foot] === undefined
      ? []
      : [`${t(`foot_${foot}`)} ${entry[foot]} (${t(`notes_${entry[foot]}`)})`]
  );
  return [...feet, entry.note].filter(Boolean).join(", ");
}
