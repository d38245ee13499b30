// A session of notes: how tender each zone was on each foot, with a note, on a day.

import { own } from "../../../core/own.js";

/** @import { Foot } from "../../../core/types.js" */

/** From 0, not tender, to 3, very tender. @typedef {0|1|2|3} Tenderness */
/** @typedef {{left?: Tenderness, right?: Tenderness, note?: string}} Entry */
/** `begun`: day and time where the reader is, to the minute. `zones`: entries by zone.
 * @typedef {{id: string, school: string, begun: string, name: string, note: string,
 *   zones: Record<string, Entry>}} NoteSession */

/** @type {Tenderness[]} */
export const TENDERNESS = [0, 1, 2, 3];
export const FEET = /** @type {const} */ (["left", "right"]);
export const LONGEST_NOTE = 1000; // characters
export const LONGEST_NAME = 80; // characters
const ID = /^[a-z0-9.-]{1,40}$/;
const BEGUN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/;

/** @param {Date} now @returns {string} such as 2026-11-30T19:40, where the reader is */
export function minuteOf(now) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** An empty session. @param {string} school @param {Date} now @param {Set<string>} taken  other ids
 * @returns {NoteSession} */
export function newSession(school, now, taken) {
  const id = freeId(now.getTime().toString(36), taken);
  return { id, school, begun: minuteOf(now), name: "", note: "", zones: {} };
}

/** @param {string} wanted @param {Set<string>} taken @returns {string} another one if it is taken */
export function freeId(wanted, taken) {
  for (let n = 2, id = wanted;; id = `${wanted}.${n++}`) if (!taken.has(id)) return id;
}

/** Whether a zone has nothing noted. @param {Entry} entry */
const isEmpty = (entry) =>
  entry.left === undefined && entry.right === undefined && !entry.note?.trim();

/**
 * A session with another entry for a zone; what is undefined or empty is taken away.
 *
 * @param {NoteSession} session  left alone
 * @param {string} zone
 * @param {Entry} patch
 * @returns {NoteSession}
 */
export function noted(session, zone, patch) {
  const merged = { ...own(session.zones, zone), ...patch };
  const entry = Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined && value !== ""),
  );
  const { [zone]: _, ...others } = session.zones;
  return { ...session, zones: isEmpty(entry) ? others : { ...others, [zone]: entry } };
}

/** Whether there is anything in it to keep. @param {NoteSession} session */
export const hasContent = ({ zones, note, name }) =>
  Object.keys(zones).length > 0 || note !== "" || name !== "";

/** Newest first. @param {NoteSession[]} sessions */
export const newestFirst = (sessions) =>
  [...sessions].sort((a, b) => b.begun.localeCompare(a.begun) || b.id.localeCompare(a.id));

/** A session as it is kept: short, as there may be thousands. Of each zone its id, then the left
 * foot and the right one: "liver-2 kidney13". @param {NoteSession} session */
export function pack({ school, begun, name, note, zones }) {
  const sign = (/** @type {Tenderness|undefined} */ value) => value ?? "-";
  const all = Object.entries(zones);
  const notes = all.flatMap(([id, entry]) => entry.note ? [[id, entry.note]] : []);
  return JSON.stringify({
    v: 1,
    s: school,
    at: begun,
    ...(name ? { n: name } : {}),
    ...(note ? { t: note } : {}),
    z: all.map(([id, { left, right }]) => `${id}${sign(left)}${sign(right)}`).join(" "),
    ...(notes.length ? { zn: Object.fromEntries(notes) } : {}),
  });
}

/** @param {string} id @param {string} text  as it is kept
 * @returns {NoteSession|null} null if it is damaged or of another version */
export function unpack(id, text) {
  try {
    const { v, s, at, n = "", t = "", z, zn = {} } = JSON.parse(text);
    if (v !== 1 || typeof z !== "string") return null;
    /** @type {Record<string, any>} */
    const zones = {};
    for (const part of z.split(" ").filter(Boolean)) {
      const [, zone, left, right] = part.match(/^(.+)([0-3-])([0-3-])$/) ?? [];
      if (!zone) return null;
      zones[zone] = {
        ...(left === "-" ? {} : { left: Number(left) }),
        ...(right === "-" ? {} : { right: Number(right) }),
        ...(own(zn, zone) ? { note: zn[zone] } : {}),
      };
    }
    return checked({ id, school: s, begun: at, name: n, note: t, zones });
  } catch {
    return null;
  }
}

/** A session from anywhere. @param {any} found @returns {NoteSession|null} null if any of it is not
 * as it should be */
export function checked(found) {
  const { id, school, begun, name = "", note = "", zones } = found ?? {};
  const isText = (/** @type {any} */ text, /** @type {number} */ most) =>
    typeof text === "string" && text.length <= most;
  const whole = isText(id, 40) && ID.test(id) && isText(school, 80) && ID.test(school) &&
    isText(begun, 16) && BEGUN.test(begun) && isText(name, LONGEST_NAME) &&
    isText(note, LONGEST_NOTE) && zones !== null && typeof zones === "object" &&
    !Array.isArray(zones);
  if (!whole) return null;
  const entries = Object.entries(zones).map(([zone, entry]) => [zone, checkedEntry(zone, entry)]);
  if (entries.some(([, entry]) => !entry)) return null;
  return { id, school, begun, name, note, zones: Object.fromEntries(entries) };
}

/** @param {string} zone @param {any} entry @returns {Entry|null} */
function checkedEntry(zone, entry) {
  if (!/^[a-z0-9-]{1,80}$/.test(zone) || entry === null || typeof entry !== "object") return null;
  const { left, right, note } = entry;
  const isOne = (/** @type {any} */ value) => value === undefined || TENDERNESS.includes(value);
  const isNote = note === undefined || (typeof note === "string" && note.length <= LONGEST_NOTE);
  if (!isOne(left) || !isOne(right) || !isNote) return null;
  return {
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    ...(note ? { note } : {}),
  };
}

/** By how much a zone became more tender from one session to the other; undefined where one of
 * them has no value. @param {NoteSession} before @param {NoteSession} after @param {string} zone
 * @param {Foot} foot @returns {number|undefined} */
export function change(before, after, zone, foot) {
  const [from, to] = [before, after].map(({ zones }) => own(zones, zone)?.[foot]);
  return from === undefined || to === undefined ? undefined : to - from;
}
