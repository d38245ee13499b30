// The state shared with Python: its names and checks, and what follows from it.
// map_state.json is the one table of it, for Python as for the browser.

import table from "./map_state.json" with { type: "json" };

/** @import { Shape, View, Zone } from "./types.js" */

/** One row of the table: what a value may be, and where else it is read and written.
 * @typedef {object} Entry
 * @property {string} kind  choice, ids, switch, number, text or answers
 * @property {string|boolean|number|string[]|Answer[]} default
 * @property {string[]|Record<string, string>} [choices]  where they are the same for every chart;
 *   with what each calls itself
 * @property {string} [address]  its name in the query of an address
 * @property {string} [attribute]  its attribute at <reflex-map>
 * @property {string} [pattern]  of a text: a regular expression that all of it must match
 * @property {string} doc
 */
/** @typedef {typeof table} Table */
/** @typedef {keyof Table} Name */
/** An answer in a quiz; `tried`: the options that were tried in vain.
 * @typedef {{kind: string, zone: string, right: string, mark: string, tried: string[]}} Answer */
/** @typedef {{[N in Name]: N extends "quiz_results" ? Answer[]
 *   : Table[N]["default"] extends boolean ? boolean
 *   : Table[N]["default"] extends number ? number
 *   : Table[N]["default"] extends string ? string : string[]}} State  see map_state.json */

export const ENTRIES = /** @type {[Name, Entry][]} */ (Object.entries(table));
export const NAMES = ENTRIES.map(([name]) => name);

export const DEFAULTS = /** @type {State} */ (
  Object.fromEntries(ENTRIES.map(([name, entry]) => [name, entry.default]))
);

/** What a name may be, where that is the same for every chart. @type {Partial<Record<Name, string[]>>} */
export const CHOICES = Object.fromEntries(
  ENTRIES.flatMap(([name, { choices }]) =>
    choices ? [[name, Array.isArray(choices) ? choices : Object.keys(choices)]] : []
  ),
);

/** What the whole of a text must match, by name. @type {Map<string, RegExp>} */
const PATTERNS = new Map(
  ENTRIES.flatMap(([name, { pattern }]) => pattern ? [[name, new RegExp(`^(?:${pattern})$`)]] : []),
);

/** What each language calls itself. @type {Record<string, string>} */
export const LANGUAGES = table.language.choices;

/**
 * A value of the right kind for `name`; the default where a host sends anything else.
 *
 * @param {Name} name
 * @param {any} value
 * @returns {any}
 */
export function sanitize(name, value) {
  const standard = DEFAULTS[name];
  if (name === "quiz_results") return Array.isArray(value) ? value : [];
  if (Array.isArray(standard)) {
    return Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === "string"))] : [];
  }
  if (typeof value !== typeof standard) return standard;
  if (PATTERNS.get(name)?.test(value) === false) return standard;
  const choices = CHOICES[name];
  return choices && !choices.includes(value) ? standard : value;
}

/**
 * Add `id` to the list, or take it away if it is already there.
 *
 * @param {string[]} list
 * @param {string} id
 * @returns {string[]} a new list; the old one is left alone
 */
export function toggle(list, id) {
  return list.includes(id) ? list.filter((other) => other !== id) : [...list, id];
}

/**
 * The systems shown after one button of the legend was pressed: the first press shows that
 * system alone, further presses add or take away, and none left means all again.
 *
 * @param {string[]} shown
 * @param {string} id
 * @param {number} total
 * @returns {string[]}
 */
export function filterSystems(shown, id, total) {
  const next = toggle(shown, id);
  return next.length >= total ? [] : next;
}

/**
 * What else must change so that the plate shows `zone`.
 *
 * @param {State} state
 * @param {Zone} zone
 * @returns {Partial<State>}
 */
export function reveal(state, zone) {
  /** @type {Partial<State>} */
  const patch = {};
  if (!zone.views.length) return patch;
  if (!zone.views.some((view) => view === state.view)) patch.view = zone.views[0];
  if (state.feet !== "both" && !zone.feet.some((foot) => foot === state.feet)) patch.feet = "both";
  if (zone.group === "further" && !state.further) patch.further = true;
  return patch;
}

/**
 * @param {View} view
 * @param {boolean} further  whether the further zones are on
 * @returns {Shape[]}
 */
export function shapesOf(view, further) {
  if (!further || !view.further) return view.shapes;
  return view.further.map((shape) => (typeof shape === "number" ? view.shapes[shape] : shape));
}
