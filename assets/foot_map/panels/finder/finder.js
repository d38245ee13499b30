// The list of all zones with its search box: the full equivalent of the plate.

import { icon, iconButton } from "../../core/controls.js";
import { afterPaint, h } from "../../core/dom.js";
import { inOrder } from "../../core/state.js";
import { words } from "../../core/text.js";
import { ZoneList } from "./list.js";
import { makeIndex, search } from "./search.js";

/** @import { App, Panel, Zone } from "../../core/types.js" */
/** @import { Hits } from "./search.js" */

const START = 50; // ms until the row of a zone that is chosen from the start is shown

/**
 * @param {App} app
 * @returns {Panel & {focus: () => void}}
 */
export const makeFinder = (app) => new FinderPanel(app);

class FinderPanel {
  /** @type {ReturnType<typeof makeIndex>|undefined} */
  #index;
  #alive = true;
  #callOff = () => {}; // the marks on the plate that follow the list
  #callOffMarks = () => {}; // the marks in the list that follow the plate

  /** @param {App} app */
  constructor(app) {
    const { t } = app;
    this.app = app;
    this.stop = words(t("stop_words"));
    this.list = new ZoneList(app, () => this.box.focus());
    this.box = h("input", {
      type: "search",
      class: "rz-search",
      "aria-label": t("search"),
      placeholder: t("search_hint"),
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "data-key": "search",
      oninput: () => this.#look(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    this.wipe = iconButton("clear", t("search_clear"), () => this.#ask(""), { hidden: true });
    this.tally = h("p", { class: "rz-tally", "aria-hidden": true });
    this.nothing = h("div", { class: "rz-nothing", hidden: true });
    const box = h("div", { class: "rz-search-box" }, icon("find"), this.box, this.wipe);
    const facts = { class: "rz-finder", "aria-label": t("finder") };
    this.node = h("section", facts, box, this.tally, this.list.node, this.nothing);
    this.#look();
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => {
      if (this.#alive) this.#index ??= makeIndex(app.data);
    });
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
    const { app, box, list } = this;
    if (box.value) this.#index ??= makeIndex(app.data);
    const hits = this.#index ? search(this.#index, box.value, this.stop) : null;
    this.wipe.hidden = !box.value;
    this.#callOff();
    list.fill(hits ? this.#found(hits) : this.#everything());
    this.nothing.hidden = list.rows.size > 0;
    if (!list.rows.size) this.#suggest();
  }

  /** All zones, as far as the legend lets them through. */
  #everything() {
    const { app, list } = this;
    const { t, state: { systems } } = app;
    const zones = inOrder(app.data.zones)
      .filter((zone) => !systems.length || systems.includes(zone.system));
    const further = zones.filter((zone) => zone.group === "further");
    const n = further.length;
    const numbered = t("shown", { n: zones.length - n });
    this.tally.textContent = n ? t("shown_further", { numbered, n }) : numbered;
    app.find(null);
    return [
      ...zones.filter((zone) => zone.group !== "further").map((zone) => list.single(zone)),
      ...(n ? [list.several(t("list_further"), further)] : []),
    ];
  }

  /** What a search has found. @param {Hits} hits */
  #found(hits) {
    const { app, list } = this;
    const { t } = app;
    const found = new Set(hits.zones.map(({ zone }) => zone.id));
    const groups = hits.complaints.map((complaint) => {
      const zones = complaint.zones.flatMap((id) => app.zones.get(id) ?? []);
      for (const zone of zones) found.add(zone.id);
      const remark = [t("complaint_note"), complaint.see_doctor].filter(Boolean).join(" ");
      return list.several(t("complaint_group", { name: complaint.name }), zones, remark);
    });
    const tally = t("found", { n: found.size });
    this.tally.textContent = tally;
    this.#callOff = afterPaint(() => app.find(found)); // the list first, then the plate
    app.announce(found.size ? tally : t("found_none", { query: this.box.value }));
    return [...hits.zones.map(({ zone, text }) => list.single(zone, text)), ...groups];
  }

  /** Say that nothing was found, and what might be. */
  #suggest() {
    const { t } = this.app;
    const examples = t("found_none_examples").split(/\s*,\s*/).map((text) =>
      h("button", { type: "button", class: "rz-chip", text, onclick: () => this.#ask(text) })
    );
    this.nothing.replaceChildren(
      h("p", { text: t("found_none", { query: this.box.value }) }),
      h("p", { text: t("found_none_hint") }),
      h("div", { class: "rz-suggestions" }, ...examples),
    );
  }

  /** @param {KeyboardEvent} event  in the search box */
  #press(event) {
    const { box, list } = this;
    const first = list.all()[0];
    if (event.key === "ArrowDown") list.enter();
    else if (event.key === "Enter" && box.value && first) {
      this.app.choose(first.dataset.row ?? "", { show: true });
    } else if (event.key === "Escape" && box.value) {
      box.value = "";
      this.#look();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { list } = this;
    if (changed.has("systems")) this.#look();
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

  dispose() {
    this.#alive = false;
    this.#callOff();
    this.#callOffMarks();
    this.list.dispose();
  }
}
