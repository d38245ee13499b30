// A page that is the map and no program stands behind: it keeps the address in step with the map,
// which fetches its files or finds them in the page.

import { sanitize } from "../../foot_map/core/state.js";
import map from "../../foot_map/index.js";
import {
  byNumber,
  chartOf,
  offerLinks,
  queryOf,
  readAddress,
  usualPlace,
  writeAddress,
} from "../address.js";
import { tellBarRoom } from "../bar_room.js";
import { Steps } from "../history.js";
import { PageModel } from "../model.js";
import { connect } from "./frame.js";
import { explain, messagesIn, namePage } from "./text.js";

/** @import { State, Zone } from "../../foot_map/core/types.js" */
/** @import { Fault } from "../address.js" */
/** @typedef {{state: Partial<State>, schools: string[], title: string, embedded: boolean,
 *   report_to: string, messages: Record<string, Record<string, string>>}} Start
 *   messages by language; "school:ID" is a title */

/** @param {string} id */
const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The state that the page around this frame wrote into its name. @returns {Partial<State>} */
function fromFrame() {
  try {
    const state = JSON.parse(window.name);
    return state && typeof state === "object" ? state : {};
  } catch {
    return {}; // a name that is only a name
  }
}

/** Where the map is drawn, where its files are, and what the page does beside.
 * @typedef {{el: HTMLElement, charts_url: string,
 *   open: (name: string) => Promise<string|undefined>,
 *   changed?: (state: State) => void, ready?: () => void}} Means */

/** The page with its map. */
export class MapPage {
  /** @type {Start} */
  #start;
  /** @type {Means} */
  #means;
  /** By chart, read when a zone is asked for. @type {Record<string, Promise<Zone[]>>} */
  #zones = {};
  #steps = new Steps();
  /** To the page around the frame. @type {ReturnType<typeof connect>} */
  #tell;
  /** What the page around the frame has asked for, one after the other. */
  #heard = Promise.resolve();

  /** @param {Start} start  what the page says of itself @param {Means} means */
  constructor(start, means) {
    this.#start = start;
    this.#means = means;
    const { state, embedded, report_to, schools } = start;
    const usual = { ...state, ...(embedded ? fromFrame() : {}) };
    this.model = new PageModel(
      { ...usual, charts_url: means.charts_url, charts_json: "" },
      (changed) => {
        this.#follow();
        this.#tell(this.model.state, changed);
      },
    );
    this.#tell = connect(report_to, (asked) => this.#hear(asked), schools);
    /** What an address leaves out. @type {Partial<State>} */
    this.usual = { chart: this.model.state.chart };
    for (const name of /** @type {const} */ (["view", "feet", "language"])) {
      Object.assign(this.usual, { [name]: sanitize(name, usual[name]) });
    }
  }

  async begin() {
    if (!this.#start.embedded) offerLinks();
    const { place, faults } = await this.#address();
    this.model.put(await this.#showZone(place));
    this.#explain(faults);
    this.#name();
    document.documentElement.dataset.theme = this.model.state.theme;
    this.#arrive();
    addEventListener("popstate", () => this.#go());
    addEventListener("hashchange", () => this.#go());
    addEventListener("keydown", (event) => { // the slash leads to the search from anywhere
      if (event.key !== "/" || document.activeElement !== document.body) return;
      const passed = new KeyboardEvent("keydown", { key: "/", cancelable: true });
      this.#means.el.querySelector(".rz")?.dispatchEvent(passed);
      if (passed.defaultPrevented) event.preventDefault();
    });
    tellBarRoom(
      [...document.querySelectorAll("header h1, header p")],
      document.querySelector("#print, #nav"),
    );
    document.getElementById("print")?.addEventListener("click", () => print());
    this.#render();
  }

  #render() {
    const { el } = this.#means;
    map.render({ model: this.model, el });
    const ready = () => {
      const shown = el.querySelector(".rz-map [role=listbox], [role=alert]:not(:empty)");
      if (!shown) return void setTimeout(ready);
      elementOf("still").remove();
      document.documentElement.dataset.ready = "";
      this.#tell(this.model.state, []);
      this.#means.ready?.();
    };
    ready();
  }

  /** @param {string} chart @returns {Promise<Zone[]>} */
  #zonesOf(chart) {
    return this.#zones[chart] ??= this.#means.open(`${chart}.json`)
      .then((text) => JSON.parse(text ?? "{}").zones ?? []);
  }

  /** The last zone that is chosen. @param {string} chart @param {string[]|undefined} selection */
  async #chosen(chart, selection) {
    const id = selection?.at(-1);
    return id ? (await this.#zonesOf(chart)).find((one) => one.id === id) : undefined;
  }

  /** What the address asks for. @returns {Promise<{place: Partial<State>, faults: Fault[]}>} */
  async #address() {
    const { embedded, schools } = this.#start;
    if (embedded) return { place: {}, faults: [] };
    const query = queryOf(location.search, location.hash);
    const chart = chartOf(query, schools, this.usual.chart ?? "");
    const zones = query.get("zone") ? await this.#zonesOf(chart) : [];
    const selection = zones.map((zone) => zone.id);
    const numbers = byNumber(zones.map((zone) => [zone.id, zone.code || zone.number]));
    return readAddress(query, { chart: schools, selection }, numbers);
  }

  /** A zone is asked for, and no view that shows it: go to where it is.
   * @param {Partial<State>} place @returns {Promise<Partial<State>>} */
  async #showZone(place) {
    const zone = await this.#chosen(place.chart ?? this.usual.chart ?? "", place.selection);
    const found = { ...place };
    const [view] = zone?.views ?? [];
    const seen = zone?.views.some((one) => one === this.usual.view);
    if (view && !place.view && !seen) found.view = view;
    if (zone?.group === "further") found.further = true;
    return found;
  }

  #messages() {
    return messagesIn(this.#start, this.model.state);
  }

  /** @param {Fault[]} faults */
  #explain(faults) {
    explain(elementOf("notice"), faults, this.#messages());
  }

  async #name() {
    const { state } = this.model;
    namePage(this.#start, state, await this.#chosen(state.chart, state.selection));
  }

  #written() {
    const place = writeAddress(this.model.state, this.usual);
    return `${location.pathname}${place ? `#${place}` : ""}`;
  }

  /** The map has changed: title and address follow. */
  #follow() {
    this.#name();
    document.documentElement.dataset.theme = this.model.state.theme;
    if (!this.#start.embedded) this.#steps.note(this.#written(), this.model.state);
    this.#means.changed?.(this.model.state);
  }

  #arrive() {
    this.#steps.arrive(this.#written(), this.model.state);
  }

  /** The address has changed: the map follows. */
  async #go() {
    const { place, faults } = await this.#address();
    const wanted = { ...usualPlace(this.usual), ...await this.#showZone(place) };
    this.#explain(faults);
    this.#put(wanted);
    this.#arrive();
  }

  /** The page around the frame asks for a state; zones that the chart lacks are left out.
   * @param {Partial<State>} asked */
  #hear(asked) {
    this.#heard = this.#heard.then(async () => {
      const zones = await this.#zonesOf(asked.chart ?? this.model.state.chart);
      const known = new Set(zones.map((zone) => zone.id));
      for (const name of /** @type {const} */ (["selection", "highlight"])) {
        const ids = asked[name];
        if (Array.isArray(ids)) asked[name] = ids.filter((id) => known.has(id));
      }
      this.#put(asked);
    });
  }

  /** @param {Partial<State>} wanted */
  #put({ chart, ...rest }) {
    // First the chart, which the other values belong to.
    if (chart && chart !== this.model.state.chart) this.model.put({ chart });
    this.model.put(rest);
    this.#name();
  }
}
