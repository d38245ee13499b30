// The state shared with Python: its names, its checks, and what follows from it.

/** @import { Name, Shape, State, View, Zone } from "./types.js" */

/** @type {State} */
export const DEFAULTS = {
  chart: "rwo-shur", view: "plantar", feet: "both", arrangement: "facing", selection: [],
  highlight: [], systems: [], further: false, guidelines: true, layers: [], theme: "auto", language: "en",
  learn: "", values_json: "", charts_json: "", charts_url: "",
};

/** What each language calls itself: to ask the browser takes it some 10 ms. @type {Record<string, string>} */
export const OWN_NAMES = { en: "English", de: "Deutsch", es: "Español", fr: "Français", it: "Italiano",
  zh: "中文", ja: "日本語" };
export const LANGUAGES = Object.keys(OWN_NAMES);

/** @type {Partial<Record<Name, string[]>>} */
const CHOICES = {
  view: ["plantar", "dorsal", "medial", "lateral"], feet: ["both", "left", "right"],
  arrangement: ["facing", "own"], theme: ["auto", "light", "dark"],
  language: LANGUAGES,
};

/**
 * A value of the right kind for `name`; the default where a host sends anything else.
 *
 * @param {Name} name
 * @param {any} value
 * @returns {any}
 */
export function tidy(name, value) {
  const standard = DEFAULTS[name];
  if (Array.isArray(standard)) {
    return Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === "string"))] : [];
  }
  if (typeof value !== typeof standard) return standard;
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
 * What else must change so that the drawing shows `zone`.
 *
 * @param {State} state
 * @param {Zone} zone
 * @returns {Partial<State>}
 */
export function reach(state, zone) {
  /** @type {Partial<State>} */
  const patch = {};
  if (!zone.views.length) return patch;
  if (!zone.views.some((view) => view === state.view)) patch.view = zone.views[0];
  if (state.feet !== "both" && !zone.feet.some((foot) => foot === state.feet)) patch.feet = "both";
  if (zone.layer === "further" && !state.further) patch.further = true;
  return patch;
}

/**
 * @param {View} view
 * @param {boolean} further  whether the further zones are on
 * @returns {Shape[]}
 */
export const shapesOf = (view, further) => (further && view.further
  ? view.further.map((shape) => (typeof shape === "number" ? view.shapes[shape] : shape))
  : view.shapes);

/**
 * The zones in the order of their numbers, zones without a number last.
 *
 * @param {Zone[]} zones
 * @returns {Zone[]}
 */
export function inOrder(zones) {
  const rank = (/** @type {Zone} */ zone) => zone.number ?? Infinity;
  return [...zones].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
