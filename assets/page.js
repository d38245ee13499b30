// The page that carries a whole map in one file: it unpacks the charts, keeps the address in step
// and hands both to the module.  zones/page.py puts this below the module's own text.

import { bunzip } from "./bunzip.js";
import map, { DEFAULTS, LANGUAGES, edits, tidy } from "./foot_map.js";

/** @typedef {import("./foot_map/types.js").State} State */
/** @typedef {{state: Partial<State>, zones: Record<string, string[]>, title: string,
 *   texts: Record<string, Record<string, string>>, embedded: boolean}} Start  texts by language */

/** @param {string} text  base64 of a bzip2 file of JSON @returns {any} */
const unpack = (text) => JSON.parse(new TextDecoder()
  .decode(bunzip(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)))));

/**
 * Give the first chart the drawing that already stands in the page: it is not carried twice.
 *
 * @param {any} chart  filled in place
 * @param {ParentNode} still
 */
function takeStill(chart, still) {
  const view = chart.views.plantar;
  view.art = still.querySelector("[data-art]")?.innerHTML ?? "";
  for (const [at, path] of [...still.querySelectorAll("[data-shape]")].entries()) {
    view.shapes[at].d = path.getAttribute("d");
  }
}

/**
 * What an address asks for: "?zone=liver&view=plantar", the same after a "#", or "#liver".
 *
 * @param {string} search
 * @param {string} hash
 * @param {Record<string, string[]>} zones  ids by school
 * @param {string} standard  the school of the page
 * @returns {{place: Partial<State>, faults: [what: string, value: string, near: string|null][]}}
 */
export function read(search, hash, zones, standard) {
  const query = new URLSearchParams(search);
  const after = hash.replace(/^#/, "");
  const more = new URLSearchParams(after.includes("=") || !after ? after : `zone=${after}`);
  for (const [key, value] of more) query.set(key, value);
  /** @type {Partial<State>} */
  const place = {};
  /** @type {[string, string, string|null][]} */
  const faults = [];
  /** @param {string} what @param {string} value @param {string[]} known */
  const known = (what, value, known) => {
    if (known.includes(value)) return true;
    const asked = value.toLowerCase().slice(0, 40);
    const far = known.map((id) => ({ id, far: edits(asked, id, 2) + Math.abs(id.length - asked.length) / 99 }));
    const [best] = far.sort((a, b) => a.far - b.far);
    faults.push([what, value.slice(0, 40), best && best.far < 3 ? best.id : null]);
    return false;
  };
  const school = query.get("school");
  if (school && known("school", school, Object.keys(zones))) place.chart = school;
  const choices = { view: ["plantar", "dorsal", "medial", "lateral"], feet: ["both", "left", "right"], lang: LANGUAGES };
  for (const [key, name] of /** @type {const} */ ([["view", "view"], ["feet", "feet"], ["lang", "language"]])) {
    const value = query.get(key);
    if (value && known(key, value, choices[key])) place[name] = value;
  }
  const learn = query.get("learn");
  if (learn && /^[\w-]{1,60}$/.test(learn)) place.learn = learn; // what there is not is the shelf itself
  const asked = (query.get("zone") ?? "").split(",").filter(Boolean).slice(0, 50);
  const ids = zones[place.chart ?? standard] ?? [];
  if (asked.length) place.selection = [...new Set(asked)].filter((id) => known("zone", id, ids));
  return { place, faults };
}

/**
 * The part of an address that leads to this place again.
 *
 * @param {State} state
 * @param {Partial<State>} usual  of this page; what is usual is left out
 */
export function write(state, usual) {
  const query = new URLSearchParams();
  if (state.chart !== usual.chart) query.set("school", state.chart);
  if (state.selection.length) query.set("zone", state.selection.join(","));
  if (state.view !== usual.view || state.selection.length) query.set("view", state.view);
  if (state.feet !== usual.feet) query.set("feet", state.feet);
  if (state.learn) query.set("learn", state.learn);
  if (state.language !== usual.language) query.set("lang", state.language);
  return query.toString().replaceAll("%2C", ",");
}

/** The state that the page around this frame wrote into its name. @returns {Partial<State>} */
function fromFrame() {
  try {
    const state = JSON.parse(window.name);
    return state && typeof state === "object" ? state : {};
  } catch {
    return {}; // a name that is only a name
  }
}

/** @param {Start} start @param {State} state @param {(changed: string[]) => void} changed */
function makeModel(start, state, changed) {
  /** @type {Record<string, Set<() => void>>} */
  const listeners = {};
  /** @type {Set<string>} */
  const waiting = new Set();
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (state));
  return {
    get: (/** @type {string} */ name) => values[name],
    set(/** @type {string} */ name, /** @type {unknown} */ value) {
      values[name] = value;
      waiting.add(name);
    },
    save_changes() {
      changed([...waiting]);
      waiting.clear();
    },
    on: (/** @type {string} */ event, /** @type {() => void} */ call) =>
      void (listeners[event] ??= new Set()).add(call),
    off: (/** @type {string} */ event, /** @type {() => void} */ call) => void listeners[event]?.delete(call),
    /** Change the state from outside the map. @param {Partial<State>} patch */
    put(patch) {
      Object.assign(state, patch);
      for (const name of Object.keys(patch)) for (const call of listeners[`change:${name}`] ?? []) call();
    },
  };
}

function begin() {
  const start = /** @type {Start} */ (JSON.parse(document.getElementById("start")?.textContent ?? "{}"));
  const still = /** @type {HTMLElement} */ (document.getElementById("still"));
  const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
  const charts = unpack(document.getElementById("charts")?.textContent ?? "");
  const usual = { ...DEFAULTS, ...start.state, ...(start.embedded ? fromFrame() : {}) };
  takeStill(charts[usual.chart], still);
  const address = () => (start.embedded ? { place: {}, faults: [] }
    : read(location.search, location.hash, start.zones, usual.chart));
  const first = address();
  const state = /** @type {State} */ ({ ...usual, ...first.place, charts_json: JSON.stringify(charts) });
  for (const name of /** @type {(keyof State)[]} */ (Object.keys(DEFAULTS))) {
    Object.assign(state, { [name]: tidy(name, state[name]) });
  }
  showZone(first.place);

  /** A zone that is not on the view asked for by nobody: go to where it is. @param {Partial<State>} place */
  function showZone(place) {
    const zones = /** @type {import("./foot_map/types.js").Zone[]} */ (charts[place.chart ?? usual.chart].zones);
    const zone = zones.find((one) => one.id === place.selection?.at(-1));
    if (!zone) return;
    const [view] = zone.views;
    if (!place.view && view && !zone.views.some((one) => one === usual.view)) place.view = view;
    if (zone.layer === "further") place.further = true;
    Object.assign(state, place);
  }
  /** The words of the page, in the reader's language. */
  const spoken = () => (charts[state.chart].words?.[state.language] ? state.language : "en");
  const words = () => start.texts[spoken()] ?? {};
  /** Heading, button and title in the reader's language, unless the page has a title of its own. */
  const speak = () => {
    document.documentElement.lang = spoken();
    const button = document.getElementById("print");
    if (button) button.textContent = words().print;
    const heading = document.querySelector("header h1");
    if (heading && !start.title) heading.textContent = words().title;
    const standing = document.querySelector("header p");
    if (standing) standing.textContent = words().standing;
  };
  /** @param {[string, string, string|null][]} faults */
  const explain = (faults) => notice.replaceChildren(...faults.slice(0, 3).map(([what, value, near]) => {
    const line = document.createElement("p");
    const text = words()[near ? "unknown_near" : "unknown"] ?? "";
    line.textContent = text.replace("{what}", what).replace("{value}", value).replace("{near}", near ?? "");
    return line;
  }));
  const name = () => {
    const zone = charts[state.chart].zones.find((/** @type {any} */ one) => one.id === state.selection.at(-1));
    const { school, words: known } = charts[state.chart];
    const called = known?.[state.language]?.names.schools[school.id] ?? school.title;
    const title = start.title || `${words().title} – ${called}`;
    document.title = zone ? `${zone.names[state.language] ?? zone.name} – ${title}` : title;
    speak();
  };
  let shown = write(state, usual);
  let pushed = -Infinity;
  const model = makeModel(start, state, () => {
    name();
    const next = write(state, usual);
    if (start.embedded || next === shown) return;
    shown = next;
    const soon = performance.now() - pushed < 400; // a quick series of changes is one step back
    pushed = performance.now();
    setTimeout(() => { // the click is painted first
      try {
        history[soon ? "replaceState" : "pushState"](null, "", `${location.pathname}${next ? `#${next}` : ""}`);
      } catch { /* not allowed here: the address stays as it is */ }
    }, 30);
  });
  const go = () => {
    const { place, faults } = address();
    const wanted = { chart: usual.chart, view: usual.view, feet: usual.feet, language: usual.language,
      learn: "", selection: [], ...place };
    const { chart, ...rest } = wanted;
    explain(faults);
    shown = write({ ...state, ...wanted }, usual);
    if (chart !== state.chart) model.put({ chart });
    showZone(wanted);
    model.put({ ...rest, ...wanted });
    name();
  };
  addEventListener("popstate", go);
  addEventListener("hashchange", go);
  document.getElementById("print")?.addEventListener("click", () => print());
  explain(first.faults);
  name();

  const el = /** @type {HTMLElement} */ (document.getElementById("map"));
  map.render({ model, el });
  const ready = () => {
    if (!el.querySelector("[data-zone], [role=alert]:not(:empty)")) return void setTimeout(ready);
    still.remove();
    document.documentElement.dataset.ready = "";
  };
  ready();
}

if (typeof document !== "undefined") begin();
