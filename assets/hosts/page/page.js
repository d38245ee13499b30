// The page that carries a whole map in one file: it unpacks the charts, keeps the address in step
// and hands both to the module.  zones/page.py puts this below the module's own text.

import map, { DEFAULTS, LANGUAGES, edits, serveFrom, tidy } from "./foot_map.js";

/** @typedef {{first: Promise<Map<string, string>>, later: () => Promise<Map<string, string>>}} Files */
/** @import { State, Zone } from "./foot_map/types.js" */
/** @typedef {{state: Partial<State>, schools: string[], title: string, embedded: boolean,
 *   texts: Record<string, Record<string, string>>}} Start  texts by language; "school:ID" is a title */

const HERE = "here/"; // where the map looks for its files: not a place, but this page
const SHOWN = "\u0003"; // stands for a path or drawing that the page's own picture shows

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent ?? "";

/**
 * The files in the page: those of the first picture now, the others when they are asked for.
 *
 * @param {ParentNode} still  shows the sole, which is not carried twice
 */
function openFiles(still) {
  const art = `<svg xmlns="http://www.w3.org/2000/svg">${still.querySelector("[data-art]")?.innerHTML ?? ""}</svg>`;
  const shapes = Array.from(still.querySelectorAll("[data-shape]"), (path) => path.getAttribute("d"));
  const files = /** @type {Files} */ (/** @type {any} */ (window).zonesFiles);
  const first = files.first.then((found) =>
    new Map(Array.from(found, ([name, text]) => [name, text === SHOWN ? art
      : text.split(SHOWN).map((part, i) => (i ? shapes[i - 1] + part : part)).join("")])));
  /** @type {Promise<Map<string, string>>|undefined} */
  let later;
  return async (/** @type {string} */ name) => (await first).get(name)
    ?? (await (later ??= files.later())).get(name);
}

/**
 * What an address asks for: "?zone=liver&view=plantar", the same after a "#", or "#liver".
 *
 * @param {string} search
 * @param {string} hash
 * @param {string[]} schools
 * @param {(school: string|undefined) => Promise<Zone[]>} zonesOf  of the page's own without a school
 * @returns {Promise<{place: Partial<State>, faults: [what: string, value: string, near: string|null][]}>}
 */
export async function read(search, hash, schools, zonesOf) {
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
  if (school && known("school", school, schools)) place.chart = school;
  const choices = { view: ["plantar", "dorsal", "medial", "lateral"], feet: ["both", "left", "right"], lang: LANGUAGES };
  for (const [key, name] of /** @type {const} */ ([["view", "view"], ["feet", "feet"], ["lang", "language"]])) {
    const value = query.get(key);
    if (value && known(key, value, choices[key])) place[name] = value;
  }
  const learn = query.get("learn");
  if (learn && /^[\w-]{1,60}$/.test(learn)) place.learn = learn; // what there is not is the shelf itself
  const asked = (query.get("zone") ?? "").split(",").filter(Boolean).slice(0, 50);
  const ids = asked.length ? (await zonesOf(place.chart)).map((zone) => zone.id) : [];
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

async function begin() {
  const start = /** @type {Start} */ (JSON.parse(textOf("start")));
  const still = /** @type {HTMLElement} */ (document.getElementById("still"));
  const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
  const open = openFiles(still);
  serveFrom((address) => (address.startsWith(HERE) ? open(decodeURIComponent(address.slice(HERE.length))) : undefined));
  const usual = { ...DEFAULTS, ...start.state, ...(start.embedded ? fromFrame() : {}) };
  /** @type {Record<string, Promise<Zone[]>>} by school, read when a zone is asked for */
  const known = {};
  const zonesOf = (chart = usual.chart) => known[chart] ??= open(`${chart}.json`)
    .then((text) => JSON.parse(text ?? "{}").zones ?? []);
  const address = async () => (start.embedded ? { place: {}, faults: [] }
    : read(location.search, location.hash, start.schools, zonesOf));
  const first = await address();
  const state = /** @type {State} */ ({ ...usual, ...first.place, charts_url: HERE, charts_json: "" });
  for (const name of /** @type {(keyof State)[]} */ (Object.keys(DEFAULTS))) {
    Object.assign(state, { [name]: tidy(name, state[name]) });
  }
  /** @param {string} chart @param {string[]|undefined} selection  @returns {Promise<Zone|undefined>} its last zone */
  async function chosen(chart, selection) {
    const id = selection?.at(-1);
    return id ? (await zonesOf(chart)).find((one) => one.id === id) : undefined;
  }

  /** A zone that is not on the view asked for by nobody: go to where it is. @param {Partial<State>} place */
  async function showZone(place) {
    const zone = await chosen(place.chart ?? usual.chart, place.selection);
    if (!zone) return;
    const [view] = zone.views;
    if (!place.view && view && !zone.views.some((one) => one === usual.view)) place.view = view;
    if (zone.layer === "further") place.further = true;
    Object.assign(state, place);
  }
  await showZone(first.place);
  /** The words of the page, in the reader's language. */
  const words = () => start.texts[state.language] ?? start.texts.en;
  /** Heading, button and title in the reader's language, unless the page has a title of its own. */
  const speak = () => {
    document.documentElement.lang = start.texts[state.language] ? state.language : "en";
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
  const name = async () => {
    const zone = await chosen(state.chart, state.selection);
    const title = start.title || `${words().title} – ${words()[`school:${state.chart}`]}`;
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
    try {
      history[soon ? "replaceState" : "pushState"](null, "", `${location.pathname}${next ? `#${next}` : ""}`);
    } catch { /* not allowed here: the address stays as it is */ }
  });
  const go = async () => {
    const { place, faults } = await address();
    const wanted = { chart: usual.chart, view: usual.view, feet: usual.feet, language: usual.language,
      learn: "", selection: [], ...place };
    const { chart, ...rest } = wanted;
    explain(faults);
    shown = write({ ...state, ...wanted }, usual);
    if (chart !== state.chart) model.put({ chart });
    await showZone(wanted);
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
