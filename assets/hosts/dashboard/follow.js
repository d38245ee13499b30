// Keeps address, history and title in step with the map.

import { same } from "../../foot_map/core/dom.js";
import {
  byNumber,
  chartOf,
  offerLinks,
  queryOf,
  readAddress,
  usualPlace,
  writeAddress,
} from "../address.js";
import { Steps } from "../history.js";
import { chosenLanguage, rememberLanguage, usualLanguage } from "./language.js";
import { explain } from "./notices.js";
import { pageText, speak } from "./page_text.js";
import { followTheme } from "./theme.js";

/** @import { State } from "../../foot_map/core/types.js" */
/** @import { BokehModel } from "./bokeh.js" */

const usual = () => ({ chart: pageText().default, language: usualLanguage });

/** The address of a place on this page. @param {State} state */
function addressOf(state) {
  const query = writeAddress(state, usual());
  return location.pathname + (query ? `?${query}` : "") + location.hash;
}

/** @param {string} search  such as "?zone=liver&view=plantar" */
function read(search) {
  const { schools, learn, complaints, body_areas, default: standard } = pageText();
  const query = queryOf(search);
  const charts = Object.keys(schools);
  const zones = Object.entries(schools[chartOf(query, charts, standard)] ?? {});
  const known = {
    chart: charts,
    learn,
    complaint: complaints,
    compare: body_areas,
    selection: zones.map(([id]) => id),
  };
  return readAddress(query, known, byNumber(zones.map(([id, [, number]]) => [id, number])));
}

/** Whether an address asks for what there is not: a zone of another school, until its own chart has
 * come.  To go back to it would lead to where one is. @param {string} address */
const leadsNowhere = (address) => read(new URL(address, location.href).search).faults.length > 0;

/** The query of this page's address. What stands after its "#" is a zone, such as "#liver", or
 * else a part of the page. */
function asked() {
  const { hash, pathname, search } = location;
  const all = `?${queryOf(search, hash)}`;
  if (!hash || document.getElementById(hash.slice(1)) || read(all).faults.length) return search;
  history.replaceState(null, "", pathname + search); // the zone goes into the query
  return all;
}

/** The reader's steps between places. */
class Follower {
  #steps = new Steps();
  #planned = false;
  #at = 0; // when the change began that is to be noted
  /** @type {string} */
  language = "";

  /** @param {BokehModel} model */
  constructor({ data }) {
    this.data = data;
    data.change.connect(() => this.#changed());
    addEventListener("popstate", () => this.#show(asked()));
    this.#start();
  }

  /** Take the address that the page was opened with. */
  #start() {
    const { data } = this;
    const search = asked();
    const { place, faults } = read(search);
    this.#explain(search, faults, "replaceState");
    const language = place.language ?? chosenLanguage() ?? data.language;
    // The server has read the address too, unless the session was made without it.
    const missing = this.#missing({ ...place, language });
    if (missing.length) data.setv(Object.fromEntries(missing));
    this.language = language;
    this.#steps.arrive(addressOf(data), data);
    history.replaceState(history.state, "", this.#steps.last);
    this.#name();
  }

  /** What of a place the map does not show. @param {Partial<State>} place */
  #missing(place) {
    return Object.entries(place).filter(([name, value]) => !same(this.data[name], value));
  }

  /** @param {string} search @param {ReturnType<typeof read>["faults"]} faults
   * @param {"pushState"|"replaceState"} step */
  #explain(search, faults, step) {
    explain(search, faults, (better) => {
      history[step](null, "", location.pathname + better);
      this.#show(better);
    });
  }

  /** @param {string} search */
  #show(search) {
    const { place, faults } = read(search);
    const wanted = { ...usualPlace(usual()), ...place };
    this.#explain(search, faults, "pushState");
    const state = /** @type {State} */ (wanted);
    this.#steps.arrive(addressOf(state), state);
    if (this.#missing(wanted).length) this.data.setv(wanted);
    this.#name();
  }

  /** The map has changed. */
  #changed() {
    followTheme(this.data.theme);
    if (this.data.language !== this.language) rememberLanguage(this.data.language);
    this.language = this.data.language;
    speak(this.data.language).then(() => this.#name(), console.error);
    if (this.#planned) return;
    this.#planned = true;
    this.#at = performance.now();
    // After the paint: a new address makes the browser lay the page out at once.
    requestAnimationFrame(() => {
      if ("requestIdleCallback" in window) {
        requestIdleCallback(() => this.#note(), { timeout: 100 });
      } else setTimeout(() => this.#note(), 30);
    });
  }

  #note() {
    this.#planned = false;
    this.#name();
    const joins = leadsNowhere(this.#steps.last);
    this.#steps.note(addressOf(this.data), this.data, { at: this.#at, joins });
  }

  #name() {
    const { chart, selection, view } = this.data;
    const { schools, views, messages } = pageText();
    const [zone] = schools[chart]?.[selection.at(-1) ?? ""] ?? [];
    document.title = zone ? `${zone} · ${views[view]} – ${messages.title}` : messages.title;
  }
}

/** Keep address, history, title and map in step. @param {BokehModel} model */
export function follow(model) {
  offerLinks();
  return new Follower(model);
}
