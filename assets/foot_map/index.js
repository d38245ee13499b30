// The foot map in the browser: the feet, the list of zones with its search, the card of a zone.
//
// Its parts are modules in foot_map/.  A host loads a module from text or from a blob, where
// relative imports fail, so zones/script.py joins the parts into one: each name stands once over
// all of them.  Python owns every word (`payload.texts`); authors' words go in through
// textContent only.

import { afterPaint, h, same } from "./foot_map/dom.js";
import { DEFAULTS, OWN_NAMES, inOrder, reach, tidy, toggle } from "./foot_map/state.js";
import { languageOf } from "./foot_map/language.js";
import { word } from "./foot_map/words.js";
import { makeDrawing } from "./foot_map/drawing.js";
import { makeLegend } from "./foot_map/legend.js";
import { makeFinder } from "./foot_map/finder.js";
import { makeCard } from "./foot_map/card.js";
import { makeShelf } from "./foot_map/shelf.js";
import { makePeek } from "./foot_map/peek.js";
import { makeToolbar } from "./foot_map/toolbar.js";
import { FIRST_WORDS, loadChart, loadLater, systemRules } from "./foot_map/charts.js";

/** @import { App, Model, Name, Part, Payload, State } from "./foot_map/types.js" */

export * from "./foot_map/dom.js";
export * from "./foot_map/state.js";
export * from "./foot_map/values.js";
export * from "./foot_map/words.js";
export * from "./foot_map/search.js";
export * from "./foot_map/geometry.js";
export * from "./foot_map/drawing.js";
export * from "./foot_map/body.js";
export * from "./foot_map/charts.js";
export * from "./foot_map/language.js";
export * from "./foot_map/compare.js";

let count = 0;

const STACKED = 760; // CSS px: below this width the parts stand below one another, as in the CSS

/**
 * Draw the map into `el` and keep it in step with the model.
 *
 * @param {{model: Model, el: HTMLElement}} host
 * @returns {() => void} takes everything away again
 */
function render({ model, el }) {
  const names = /** @type {Name[]} */ (Object.keys(DEFAULTS));
  const state = /** @type {State} */ (Object.fromEntries(
    names.map((name) => [name, tidy(name, model.get(name))])));
  const uid = `rz${++count}`;
  const status = h("p", { class: "rz-hidden", role: "status" });
  const alarm = h("div", { class: "rz-alert", role: "alert" });
  const shell = h("div", { class: "rz-shell", "aria-busy": true });
  const rules = h("style");
  const root = h("div", { class: "rz" }, rules, status, alarm, shell);
  const darkness = window.matchMedia("(prefers-color-scheme: dark)");
  /** @type {App|null} */
  let app = null;
  /** @type {Part[]} */
  let parts = [];
  /** @type {string[][]} selections before this one, for Back */
  let past = [];
  /** @type {Map<string, number>} the step that the reader has come to, by routine */
  const places = new Map();
  let asked = "";
  let alive = true;
  let width = 0; // as the browser tells it, since to ask lays the page out
  const stacked = () => width > 0 && width < STACKED;

  /** @param {Set<string>} changed @param {State} before */
  function paint(changed, before) {
    if (changed.has("theme")) paintTheme();
    if (["chart", "language", "charts_json", "charts_url"].some((name) => changed.has(name))) load();
    for (const part of parts) part.paint(changed, before);
  }
  function paintTheme() {
    const dark = state.theme === "dark" || (state.theme === "auto" && darkness.matches);
    root.dataset.theme = dark ? "dark" : "light";
  }

  /** Change the state here, repaint at once, then tell the host. @param {Partial<State>} patch */
  function set(patch) {
    const before = { ...state };
    const changed = new Set(Object.keys(patch).filter((name) =>
      !same(state[/** @type {Name} */ (name)], patch[/** @type {Name} */ (name)])));
    if (!changed.size) return;
    Object.assign(state, patch);
    paint(changed, before);
    for (const name of changed) untold.add(/** @type {Name} */ (name));
    callOff();
    callOff = afterPaint(tell);
  }

  /** What the host has not been told yet. @type {Set<Name>} */
  const untold = new Set();
  let callOff = () => {};
  function tell() {
    for (const name of untold) model.set(name, state[name]);
    untold.clear();
    model.save_changes();
  }

  /** @param {string} text */
  const say = (text) => { status.textContent = text; };

  function load() {
    const wanted = JSON.stringify([state.chart, state.language, state.charts_url, state.charts_json.length]);
    asked = wanted;
    /** @param {string} key */
    const t = (key) => word({ ...FIRST_WORDS, ...app?.data.texts }, key, { chart: state.chart });
    if (!app) shell.replaceChildren(h("p", { class: "rz-loading", text: t("loading") }));
    if (!state.charts_json && !state.charts_url) return; // the host has not told us yet
    shell.setAttribute("aria-busy", "true");
    alarm.replaceChildren();
    loadChart(state).then((data) => {
      if (!alive || asked !== wanted) return;
      start(data);
      loadLater({ ...state }, data).then(() => {
        if (alive && app?.data === data) for (const part of parts) part.paint(new Set(["later"]), state);
      }).catch(console.error);
    }).catch((error) => {
      if (!alive || asked !== wanted) return;
      const key = error.message in FIRST_WORDS ? error.message : "error_load";
      alarm.replaceChildren(h("p", { text: t(key) }),
        h("button", { type: "button", class: "rz-toggle", text: t("retry"), onclick: load }));
      shell.removeAttribute("aria-busy");
      if (!app) shell.replaceChildren();
      console.error(error);
    });
  }

  /** @param {Payload} data */
  function start(data) {
    const again = app !== null;
    const focused = /** @type {ShadowRoot|Document} */ (root.getRootNode()).activeElement;
    const key = focused instanceof HTMLElement && root.contains(focused) ? focused.dataset.key : null;
    for (const part of parts) part.dispose?.();
    parts = [];
    const zones = new Map(data.zones.map((zone) => [zone.id, zone]));
    const lang = data.spoken ?? "en";
    const sameChart = app?.data.school.id === data.school.id;
    root.lang = lang;
    /** @type {App} */
    const next = {
      state, data, zones, uid, set, say, stacked, choose, chooseAll, step, clear, back, found: null,
      canGoBack: () => past.length > 0,
      systems: new Map(data.systems.map((system) => [system.id, system])),
      prose: lang === "en" ? null : "en",
      lang: (one) => (languageOf(one) === lang ? null : languageOf(one)),
      t: (name, values) => word(data.texts, name, values),
      find(ids) {
        next.found = ids;
        for (const part of parts) part.paint(new Set(["found"]), state);
      },
    };
    app = next;
    if (!sameChart) past = [];
    rules.textContent = systemRules(data.systems);
    const known = state.selection.filter((id) => zones.has(id));
    const finder = makeFinder(next);
    const drawing = makeDrawing(next);
    const legend = makeLegend(next);
    const card = makeCard(next);
    const shelf = makeShelf(next, card.node, places);
    const toolbar = makeToolbar(next, () => {
      finder.node.scrollIntoView({ block: "start" });
      finder.focus();
    });
    const peek = makePeek(next, card.node);
    parts = [drawing, toolbar, legend, card, shelf, peek, finder]; // the finder measures, so it comes last
    shell.replaceChildren(toolbar.node, finder.node,
      h("div", { class: "rz-middle", "data-title": data.school.title }, drawing.node, peek.node, legend.node), card.node);
    shell.removeAttribute("aria-busy");
    alarm.replaceChildren();
    for (const part of [drawing, finder]) part.paint(new Set(["start"]), state);
    arrange();
    if (key) /** @type {HTMLElement|null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
    if (again) {
      say(sameChart ? next.t("said_language", { language: OWN_NAMES[state.language] })
        : next.t("said_chart", { title: data.school.title }));
      if (known.length < state.selection.length) set({ selection: known });
    }
  }

  /** The order on the page is the order in the document, for Tab and for screen readers. */
  function arrange() {
    const finder = shell.querySelector(".rz-finder");
    const card = shell.querySelector(".rz-card");
    if (!finder || !card) return;
    const focused = /** @type {ShadowRoot|Document} */ (root.getRootNode()).activeElement;
    const last = stacked();
    if (last !== (card.compareDocumentPosition(finder) === Node.DOCUMENT_POSITION_FOLLOWING)) {
      if (last) card.after(finder);
      else shell.querySelector(".rz-toolbar")?.after(finder);
      if (focused instanceof HTMLElement && finder.contains(focused)) focused.focus();
    }
  }

  /** @param {string} id @param {{add?: boolean, show?: boolean}} [how] */
  function choose(id, how = {}) {
    const zone = app?.zones.get(id);
    if (!app || !zone) return;
    const { t, data } = app;
    past = [...past.slice(-49), state.selection];
    const selection = how.add ? toggle(state.selection, id) : [id];
    const patch = { ...(how.show ? reach(state, zone) : {}), ...(selection.length ? { learn: "" } : {}) };
    set({ ...patch, selection });
    if (!selection.includes(id)) return say(t("said_cleared"));
    say([t("said_selected", { name: zone.name }),
      zone.cautions.length ? t("said_cautions", { n: zone.cautions.length }) : "",
      patch.view ? t("said_view", { view: data.views[patch.view].label }) : "",
      patch.feet ? t("said_feet") : "", patch.further ? t("said_further") : "",
      zone.views.length ? "" : t("said_not_drawn")].filter(Boolean).join(" "));
    if (how.show && stacked()) shell.querySelector(".rz-middle, .rz-card")?.scrollIntoView({ block: "nearest" });
  }

  /** Several zones at once, the last one on the card.
   * @param {string[]} ids @param {Partial<State>} patch @param {string} said */
  function chooseAll(ids, patch, said) {
    past = [...past.slice(-49), state.selection];
    set({ learn: "", ...patch, selection: ids });
    say(said);
  }

  /** The next or previous zone in the order of the numbers. @param {number} by */
  function step(by) {
    if (!app) return;
    const zones = inOrder([...app.zones.values()])
      .filter((zone) => state.further || zone.layer === "numbered");
    const at = zones.findIndex((zone) => zone.id === state.selection.at(-1));
    const next = at < 0 ? (by > 0 ? 0 : zones.length - 1) : (at + by + zones.length) % zones.length;
    choose(zones[next].id, { show: true });
  }

  function back() {
    const selection = past.pop();
    const zone = app?.zones.get(selection?.at(-1) ?? "");
    if (!selection || !app) return;
    set({ ...(zone ? reach(state, zone) : {}), selection, learn: "" });
    say(zone ? app.t("said_selected", { name: zone.name }) : app.t("said_cleared"));
  }

  function clear() {
    if (!state.selection.length) return;
    past = [...past.slice(-49), state.selection];
    set({ selection: [] });
    if (app) say(app.t("said_cleared"));
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const tip = root.querySelector(".rz-tip:not([hidden])");
    for (const part of parts) part.paint(new Set(["escape"]), state);
    if (!tip || root.querySelector(".rz-map")?.contains(/** @type {Node} */ (event.target))) clear();
  });

  const listeners = names.map((name) => {
    const callback = () => {
      const value = tidy(name, model.get(name));
      if (same(state[name], value)) return; // our own change coming back
      const before = { ...state };
      Object.assign(state, { [name]: value });
      paint(new Set([name]), before);
    };
    model.on(`change:${name}`, callback);
    return () => model.off(`change:${name}`, callback);
  });
  darkness.addEventListener("change", paintTheme);
  const size = new ResizeObserver(([entry]) => {
    width = entry.contentRect.width;
    arrange();
  });
  size.observe(root);

  el.append(root);
  paintTheme();
  load();

  return () => {
    alive = false;
    callOff();
    if (untold.size) tell();
    for (const stop of listeners) stop();
    for (const part of parts) part.dispose?.();
    darkness.removeEventListener("change", paintTheme);
    size.disconnect();
    root.remove();
  };
}

export default { render };
