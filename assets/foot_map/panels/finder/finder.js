// The list of all zones with its search box: the full equivalent of the plate, and the way to all
// that the map says.

import { icon, iconButton } from "../../core/controls.js";
import { afterPaint, h } from "../../core/dom.js";
import { SLASH, slashIsOn } from "../../core/slash.js";
import { watchKept } from "../../core/storage.js";
import { canCompare } from "../compare/places.js";
import { ZoneList } from "./list.js";
import { makeAnswer, makeRow } from "./rows.js";
import { Index } from "./search.js";

/** @import { App, Panel, Zone } from "../../core/types.js" */
/** @import { Answer, Hit } from "./search.js" */

const START = 50; // ms until the row of a zone that is chosen from the start is shown
const MOST = 8; // answers of one kind, zones aside

/** The groups of answers, by kind, with the message that names each. @type {Record<string, string>} */
const GROUPS = {
  red_flag: "found_advice",
  caution: "found_advice",
  complaint: "found_complaints",
  zone: "list",
  technique: "all_techniques",
  routine: "found_routines",
  page: "found_pages",
};

/**
 * @param {App} app
 * @returns {Panel & {focus: () => void, index: Index}}
 */
export const makeFinder = (app) => new FinderPanel(app);

class FinderPanel {
  /** @type {Index|undefined} */
  #index;
  #alive = true;
  #callOff = () => {}; // the marks on the plate that follow the list
  #unwatch = watchKept((key) => key === SLASH && this.#tellKey());
  #callOffMarks = () => {}; // the marks in the list that follow the plate

  /** @param {App} app */
  constructor(app) {
    const { t } = app;
    this.app = app;
    this.list = new ZoneList(app, () => this.box.focus());
    this.box = h("input", {
      type: "search",
      role: "combobox",
      class: "rz-search",
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-controls": this.list.node.id,
      "aria-label": t("search"),
      placeholder: t("search_hint"),
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "data-key": "search",
      oninput: () => this.#look(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    this.#tellKey();
    this.wipe = iconButton("clear", t("search_clear"), () => this.#ask(""), { hidden: true });
    this.tally = h("p", { class: "rz-tally", "aria-hidden": true });
    this.remark = h("p", { class: "rz-unlisted", hidden: true });
    this.nothing = h("div", { class: "rz-nothing", hidden: true });
    const box = h("div", { class: "rz-search-box" }, icon("find"), this.box, this.wipe);
    const facts = { class: "rz-finder", "aria-label": t("finder") };
    this.node = h(
      "section",
      facts,
      box,
      this.tally,
      this.remark,
      this.list.node,
      this.nothing,
    );
    this.#look();
  }

  /** Tell assistive programs of the key that leads here, if there is one. */
  #tellKey() {
    if (slashIsOn()) this.box.setAttribute("aria-keyshortcuts", "/");
    else this.box.removeAttribute("aria-keyshortcuts");
  }

  /** Made when it is first needed. */
  get index() {
    const { data, state, t } = this.app;
    const offered = (/** @type {string} */ page) => page !== "compare" || canCompare(state);
    const nameOf = (/** @type {string} */ page) => offered(page) ? t(`go_${page}`) : "";
    return this.#index ??= new Index(data, data.language, nameOf);
  }

  focus() {
    this.box.focus();
  }

  /** Search for a text from elsewhere than the keyboard. @param {string} text */
  #ask(text) {
    this.box.value = text;
    this.#look();
    this.box.focus();
  }

  /** List what the search box asks for. */
  #look() {
    const { box, list, remark } = this;
    const answer = box.value.trim() ? this.index.search(box.value) : null;
    this.wipe.hidden = !box.value;
    this.#callOff();
    list.fill(answer ? this.#found(answer) : this.#everything());
    this.#pointed();
    box.setAttribute("aria-expanded", String(list.rows.size > 0));
    this.nothing.hidden = list.rows.size > 0;
    remark.hidden = !answer?.unlisted || !answer.hits.length;
    remark.textContent = this.app.t("found_unlisted", { query: box.value.trim() });
    if (!list.rows.size) this.#suggest(answer?.unlisted ?? null);
  }

  /** All zones, as far as the legend lets them through. */
  #everything() {
    const { app, list } = this;
    const { t, state: { systems } } = app;
    const zones = app.data.zones
      .filter((zone) => !systems.length || systems.includes(zone.system));
    const further = zones.filter((zone) => zone.group === "further");
    const n = further.length;
    const numbered = t("shown", { n: zones.length - n });
    this.tally.textContent = n ? t("shown_further", { numbered, n }) : numbered;
    app.find(null);
    const row = (/** @type {string} */ id) => {
      const zone = /** @type {Zone} */ (app.zones.get(id));
      return makeRow(app, zone);
    };
    return [
      ...zones.filter((zone) => zone.group !== "further").map((zone) => list.single(zone)),
      ...(n ? [list.several(t("list_further"), further.map(({ id }) => id), row)] : []),
    ];
  }

  /** What a search has found, by kind: the kind of the best answer first. @param {Answer} answer */
  #found({ hits, unlisted, mark }) {
    const { app, list } = this;
    const { t } = app;
    /** @type {Map<string, Map<string, Hit>>} */
    const groups = new Map();
    for (const hit of hits) {
      const { kind, id } = hit.entry;
      const group = groups.get(GROUPS[kind]) ?? new Map();
      groups.set(GROUPS[kind], group);
      if (kind === "zone" || group.size < MOST) {
        group.set(kind === "zone" ? id : `${kind}/${id}`, hit);
      }
    }
    const total = [...groups.values()].reduce((sum, group) => sum + group.size, 0);
    const tally = t("found", { n: total });
    this.tally.textContent = tally;
    const marked = this.#zonesOf(hits);
    this.#callOff = afterPaint(() => app.find(marked)); // the list first, then the plate
    const query = this.box.value.trim();
    app.announce(
      [
        unlisted ? t("found_unlisted", { query }) : "",
        total ? tally : t("found_none", { query }),
      ].filter(Boolean).join(" "),
    );
    return [...groups].map(([name, group]) =>
      list.several(t(name), [...group.keys()], (key) => {
        const hit = /** @type {Hit} */ (group.get(key));
        const zone = app.zones.get(key);
        return zone ? makeRow(app, zone, hit.text, mark) : makeAnswer(app, hit, mark);
      })
    );
  }

  /** The zones to mark on the plate, if any: those found, and those of a complaint that comes first.
   * @param {Hit[]} hits */
  #zonesOf(hits) {
    const first = hits[0]?.entry;
    const complaint = first?.kind === "complaint"
      ? this.app.data.complaints.find((one) => one.id === first.id)
      : null;
    const found = hits.filter(({ entry, field }) => entry.kind === "zone" && field !== "prose");
    const ids = [...found.map(({ entry }) => entry.id), ...complaint?.zones ?? []];
    return ids.length ? new Set(ids) : null;
  }

  /** Say that nothing was found, and offer what is. @param {string|null} unlisted */
  #suggest(unlisted) {
    const { t, data } = this.app;
    const query = this.box.value.trim();
    const known = [
      ...t("found_none_examples").split(/\s*,\s*/),
      ...data.zones.map(({ name }) => name),
    ]
      .filter((text) => this.index.search(text)?.hits.length);
    const examples = known.slice(0, 4).map((text) =>
      h("button", { type: "button", class: "rz-chip", text, onclick: () => this.#ask(text) })
    );
    this.nothing.replaceChildren(
      h("p", { text: t(unlisted ? "found_unlisted" : "found_none", { query }) }),
      h("p", { text: t(unlisted ? "safety_doctor" : "found_none_hint") }),
      h("div", { class: "rz-suggestions" }, ...examples),
    );
  }

  /** Tell the box which row it points at. */
  #pointed() {
    const { pointed } = this.list;
    if (pointed) this.box.setAttribute("aria-activedescendant", pointed.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event  in the search box */
  #press(event) {
    const { box, list } = this;
    const { key } = event;
    const chosen = list.pointed ?? list.all()[0];
    if (key === "ArrowDown" && !box.value) list.enter();
    else if (key === "ArrowDown" || key === "ArrowUp") list.pointOn(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && box.value && chosen) list.choose(chosen);
    else if (key === "Escape") {
      if (box.value) this.#ask("");
      else box.blur();
      event.stopPropagation();
    } else return;
    this.#pointed();
    event.preventDefault();
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { list } = this;
    if (changed.has("systems")) this.#look();
    if (changed.has("later")) this.#takeMore();
    if (changed.has("start")) list.bringLater(START);
    if (!changed.has("selection")) return;
    const { activeElement } = /** @type {ShadowRoot|Document} */ (this.node.getRootNode());
    this.#callOffMarks();
    list.stopBringing();
    if (list.node.contains(activeElement)) return list.markRows();
    this.#callOffMarks = afterPaint(() => {
      list.markRows();
      list.bring();
    });
  }

  /** Routines and the vocabulary have come: they are found too. */
  #takeMore() {
    const { list } = this;
    this.#index = undefined;
    const key = list.pointed?.dataset.row ?? "";
    if (this.box.value) this.#look();
    list.point(list.rows.get(key)?.[0]);
    this.#pointed();
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => {
      if (this.#alive) this.index;
    });
  }

  dispose() {
    this.#alive = false;
    this.#callOff();
    this.#callOffMarks();
    this.#unwatch();
    this.list.dispose();
  }
}
