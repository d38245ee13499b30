// The address of a map: what it asks for, and how a place is written into it.

import { CHOICES, DEFAULTS, ENTRIES, sanitize } from "../foot_map/core/state.js";
import { checkSpec } from "../foot_map/panels/quiz/logic/spec.js";
import { checkPlayer } from "../foot_map/panels/player/logic/own_routine.js";
import { SHELF } from "../foot_map/panels/learn/pieces.js";
import { nearest } from "../foot_map/core/text.js";

/** @import { Name, State } from "../foot_map/core/types.js" */

/** Something in an address that makes no sense, by its name there, and what was probably meant.
 * @typedef {{what: string, value: string, near: string|null}} Fault */
/** What an address may name, beside what is the same for every chart; a name that is left out may
 * be anything short. @typedef {Partial<Record<Name, string[]>>} Known */

const [ON, OFF] = ["1", "0"]; // of a switch
const MOST = 50; // ids in one list
const LONGEST = 40; // letters of a value that is shown to the reader
const ID = /^[\w-]{1,60}$/;

/** The states that stand in an address, with their name there. */
const PLACED = ENTRIES.flatMap(([name, { kind, address }]) =>
  address ? [{ name, kind, choices: CHOICES[name], address }] : []
);

/** The query of an address and what stands after its "#", as one: "#liver" is a zone.
 * @param {string} search @param {string} [hash] */
export function queryOf(search, hash = "") {
  const query = new URLSearchParams(search);
  const after = hash.replace(/^#/, "");
  const more = new URLSearchParams(after.includes("=") || !after ? after : `zone=${after}`);
  for (const [key, value] of more) query.set(key, value);
  return query;
}

/** The zones of a chart by what an address may call them: the number or code that is printed, such
 * as "12a", and the id. @param {[id: string, number: string|number|null][]} zones
 * @returns {Map<string, string>} */
export const byNumber = (zones) =>
  new Map([
    ...zones.filter(([, number]) => number !== null)
      .map(([id, number]) => /** @type {const} */ ([String(number).toLowerCase(), id])),
    ...zones.map(([id]) => /** @type {const} */ ([id, id])),
  ]);

/** The language of a tag such as "de-AT". @param {string} tag */
const languageOf = (tag) => tag.split(/[-_]/)[0].toLowerCase();

/** The chart that an address asks for. @param {URLSearchParams} query @param {string[]} charts
 * @param {string} standard  where it asks for none, or for one that there is not */
export function chartOf(query, charts, standard) {
  const asked = query.get("school") ?? "";
  return charts.includes(asked) ? asked : standard;
}

/**
 * What an address asks for, and what of it makes no sense.
 *
 * @param {URLSearchParams} query
 * @param {Known} known
 * @param {Map<string, string>} [numbers]  the ids of zones; see `byNumber`
 * @returns {{place: Partial<State>, faults: Fault[]}}
 */
export function readAddress(query, known, numbers = new Map()) {
  /** @type {Partial<State>} */
  const place = {};
  /** @type {Fault[]} */
  const faults = [];
  for (const { name, kind, choices, address } of PLACED) {
    const given = query.get(address);
    if (!given) continue;
    const asked = name === "language" ? languageOf(given) : given;
    if (name === "quiz" || name === "player") {
      const { good, near } = name === "quiz"
        ? checkSpec(asked)
        : checkPlayer(asked, known.learn?.filter((id) => id && id !== SHELF));
      if (good && sanitize(name, asked) === asked) place[name] = asked;
      else faults.push({ what: address, value: asked, near });
      continue;
    }
    const allowed = kind === "switch" ? [ON, OFF] : choices ?? known[name];
    const good = (/** @type {string} */ value) => {
      if (allowed ? allowed.includes(value) : ID.test(value)) return true;
      const near = name === "language" ? null : nearest(value, allowed ?? []); // too short
      faults.push({ what: address, value, near });
      return false;
    };
    if (kind === "ids") {
      const words = asked.split(",").filter(Boolean).slice(0, MOST);
      const ids = words.map((word) => numbers.get(word.toLowerCase()) ?? word);
      Object.assign(place, { [name]: [...new Set(ids)].filter(good) });
    } else if (kind === "switch") {
      if (good(asked)) Object.assign(place, { [name]: asked === ON });
    } else if (good(asked)) Object.assign(place, { [name]: asked });
  }
  return { place, faults };
}

/** A value as an address has it. @param {State[Name]} value */
function writtenOf(value) {
  if (typeof value === "boolean") return value ? ON : OFF;
  return Array.isArray(value) ? value.join(",") : String(value);
}

/**
 * The query that leads to a place again; what is usual is left out.
 *
 * @param {State} state
 * @param {Partial<State>} [usual]  where the page differs from the defaults
 */
export function writeAddress(state, usual = {}) {
  const query = new URLSearchParams();
  for (const { name, address } of PLACED) {
    const value = state[name];
    const text = writtenOf(value);
    // A zone is named with its view, as it may be on several.
    const needed = name === "view" && state.selection.length > 0;
    if (needed || text !== writtenOf(usual[name] ?? DEFAULTS[name])) query.set(address, text);
  }
  return query.toString().replaceAll("%2C", ",");
}

/** Tell the map the address of a place where it asks for one, to be handed on.
 * @param {string} [page]  its address, this page by default */
export function offerLinks(page = location.href.replace(/[?#].*/s, "")) {
  addEventListener("rz-link", (event) => {
    const { detail } = /** @type {CustomEvent<{place: Partial<State>, link: string}>} */ (event);
    const { chart = DEFAULTS.chart, ...place } = detail.place;
    const query = writeAddress({ ...DEFAULTS, ...place });
    detail.link = `${page}?school=${encodeURIComponent(chart)}&${query}`;
  });
}

/** A value of an address as it is shown to the reader. @param {string} value */
export const shorten = (value) => value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;

/** The place where an address without a query leads. @param {Partial<State>} [usual]
 * @returns {Partial<State>} */
export function usualPlace(usual = {}) {
  return Object.fromEntries(PLACED.map(({ name }) => [name, usual[name] ?? DEFAULTS[name]]));
}
