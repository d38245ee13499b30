// Sessions as files: JSON to keep all of them, CSV for tables and for Python.

import { own } from "../../../core/own.js";
import { checked, FEET, freeId } from "./sessions.js";

/** @import { Zone } from "../../../core/types.js" */
/** @import { NoteSession } from "./sessions.js" */

const VERSION = 1;
const KIND = "foot-reflex-zones.sessions";

/** All sessions as JSON. @param {NoteSession[]} sessions
 * @param {string[]} unreadable  texts that were kept and could not be read */
export const writeFile = (sessions, unreadable) =>
  JSON.stringify({ kind: KIND, version: VERSION, sessions, unreadable });

/** @param {string} text @returns {NoteSession[]|null} null if any of it is damaged, or if it is of
 * another version */
export function readFile(text) {
  try {
    const { kind, version, sessions } = JSON.parse(text);
    if (kind !== KIND || version !== VERSION || !Array.isArray(sessions)) return null;
    const found = sessions.map(checked);
    const ids = new Set(found.map((one) => one?.id));
    return found.every((one) => one !== null) && ids.size === found.length ? found : null;
  } catch {
    return null;
  }
}

/**
 * The sessions of a file that are not here yet. One that is here with other notes comes under
 * another id, so that neither is lost.
 *
 * @param {NoteSession[]} here
 * @param {NoteSession[]} read
 * @returns {NoteSession[]}
 */
export function newOnes(here, read) {
  const known = new Set(here.map(content));
  const ids = new Set(here.map(({ id }) => id));
  const fresh = read.filter((session) => !known.has(content(session)));
  return fresh.map((session) => {
    const id = freeId(session.id, ids);
    ids.add(id);
    return { ...session, id };
  });
}

/** All of a session but its id, as text. @param {NoteSession} session */
const content = ({ id: _, ...rest }) => JSON.stringify(sorted(rest));

/** The same with its keys in order, so that two of them can be compared. @param {any} value
 * @returns {any} */
const sorted = (value) =>
  value === null || typeof value !== "object"
    ? value
    : Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));

const LONGEST_FOR_SHEET = 3500; // characters: the server takes a request of 4,000

/** A session as the sheets read it, without names and notes: "session.2026-11-20T19:30.liver-3".
 *
 * @param {NoteSession} session
 * @param {Map<string, Zone>} known  zones of the chart
 * @returns {string} empty if no zone of the chart has a value, or if it is too long
 */
export function sheetText({ begun, zones }, known) {
  const parts = Object.keys(zones).flatMap((id) => {
    const values = FEET.map((foot) =>
      known.get(id)?.feet.includes(foot) ? own(zones, id)?.[foot] ?? "-" : "-"
    );
    return values.every((value) => value === "-") ? [] : [id + values.join("")];
  });
  const text = ["session", begun, ...parts].join(".");
  return parts.length && text.length <= LONGEST_FOR_SHEET ? text : "";
}

/**
 * Sessions as a table, a row for each zone: zone, left and right as `FootMap(values=…)` takes them
 * from `pandas.read_csv`, then what else there is. A foot without a value is an empty cell.
 *
 * @param {NoteSession[]} sessions
 * @param {(school: string, zone: string) => string} nameOf
 */
export function csvOf(sessions, nameOf) {
  const rows = sessions.flatMap(({ id, school, begun, name, zones }) =>
    Object.keys(zones).map((zone) => {
      const { left = "", right = "", note = "" } = own(zones, zone) ?? {};
      return [zone, left, right, note, nameOf(school, zone), begun, name, school, id];
    })
  );
  const head = ["zone", "left", "right", "note", "name", "begun", "session", "school", "id"];
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** @param {string|number} value */
const cell = (value) =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
