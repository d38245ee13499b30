// Schools side by side: where each of them puts a part of the body, on one pair of feet.

import { h } from "../../core/dom.js";
import { own } from "../../core/own.js";
import { sourceMark } from "../sources.js";
import { legendRow, Names } from "./looks.js";
import { makePicture } from "./picture.js";
import { canCompare, loadPlaces, placesOf } from "./places.js";

/** @import { App, Panel, SchoolPlaces, ZonePlace } from "../../core/types.js" */
/** @import { Places } from "./places.js" */

/**
 * The dialog that compares the schools, open while the state names a part of the body.
 *
 * @param {App} app
 * @returns {Panel}
 */
export const makeCompare = (app) => new CompareDialog(app);

class CompareDialog {
  /** @type {SchoolPlaces[]|null} */
  #schools = null;

  /** @param {App} app */
  constructor(app) {
    const { t, uid } = app;
    this.app = app;
    this.names = new Names(app);
    this.title = h("h2", { id: `${uid}-compare` });
    this.body = h("div", { class: "rz-compare-body", "aria-busy": true, tabindex: -1 });
    const label = { "aria-label": t("compare_area") };
    this.chips = h("div", { class: "rz-views", role: "group", ...label });
    this.select = h("select", {
      ...label,
      onchange: () => app.set({ compare: this.select.value }),
    });
    const node = this.node = h(
      "dialog",
      {
        class: "rz-compare",
        "aria-labelledby": this.title.id,
        onclick: (/** @type {Event} */ event) => {
          if (event.target === node) node.close();
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key === "Escape") event.stopPropagation();
        },
        onclose: () => this.#closed(),
      },
      h(
        "div",
        { class: "rz-compare-head" },
        this.title,
        button(t("print_this"), () => window.print()),
        button(t("close"), () => node.close()),
      ),
      h(
        "div",
        { class: "rz-compare-choice" },
        this.chips,
        h("label", { class: "rz-select" }, this.select),
      ),
      this.body,
    );
  }

  #closed() {
    this.app.set({ compare: "" });
    // The card may have been made anew meanwhile, and the button that opened this with it.
    const opener = this.node.parentElement?.querySelector("[data-key=compare]");
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { app, node } = this;
    const { compare } = app.state;
    if (changed.has("start") || changed.has("compare")) {
      // Asked for by an address or by a program, where there is nothing to compare.
      if (compare && !(own(app.data.body_areas, compare) && canCompare(app.state))) {
        return app.set({ compare: "" });
      }
      if (compare) this.#open(compare);
      else if (node.open) node.close();
    } else if (changed.has("later") && node.open) this.#show(compare);
  }

  /** @param {string} area  of the body */
  #open(area) {
    const { node, body } = this;
    if (!node.open && node.isConnected) {
      this.#offer();
      node.showModal();
      body.scrollTop = 0;
    }
    this.#show(area);
    if (!this.#schools) this.#load();
  }

  /** What can be compared: what the chosen zone stands for, and everything else. */
  #offer() {
    const { app, names, select } = this;
    const { body_areas: areas = [] } = app.zones.get(app.state.selection.at(-1) ?? "") ?? {};
    const all = Object.keys(app.data.body_areas)
      .sort((a, b) => names.area(a).localeCompare(names.area(b)));
    select.replaceChildren(
      ...all.map((id) => h("option", { value: id, text: names.area(id) })),
    );
    const offered = areas.length > 1 ? areas : [];
    this.chips.replaceChildren(...offered.map((id) => this.#chip(id)));
  }

  /** @param {string} id  of a body area */
  #chip(id) {
    return h("button", {
      type: "button",
      class: "rz-chip",
      "data-area": id,
      text: this.names.area(id),
      onclick: () => this.app.set({ compare: id }),
    });
  }

  #load() {
    const { app, body, node } = this;
    const { t } = app;
    body.setAttribute("aria-busy", "true");
    body.replaceChildren(h("p", { class: "rz-mark", role: "status", text: t("compare_loading") }));
    loadPlaces(app.state).then((loaded) => {
      this.#schools = loaded;
      if (node.open) this.#show(app.state.compare);
    }).catch(() => {
      body.removeAttribute("aria-busy");
      body.replaceChildren(
        h("p", { role: "alert", text: t("compare_failed") }),
        button(t("retry"), () => this.#load()),
      );
    });
  }

  /** @param {string} id  of a body area */
  #show(id) {
    const { app, names, title, body } = this;
    title.textContent = app.t("compare_title", { name: names.area(id) });
    this.select.value = id;
    for (const chip of this.chips.children) {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("data-area") === id));
    }
    if (!this.#schools) return;
    const found = placesOf(this.#schools, id);
    const n = found.filter(({ zones }) => zones.length).length;
    const count = app.t("compare_count", { n, total: found.length });
    const pictures = viewsOf(app, found).map((view) => makePicture(app, names, view, found));
    const figures = pictures.map(({ svg, label }) =>
      h("figure", {}, h("figcaption", { text: label }), svg)
    );
    body.replaceChildren(
      h("div", { class: "rz-compare-pictures" }, ...figures),
      this.#text(id, found, count),
    );
    for (const { finish } of pictures) finish();
    body.removeAttribute("aria-busy");
    app.announce(`${title.textContent}. ${count}`);
  }

  /** What stands beside the pictures. @param {string} id @param {Places[]} found
   * @param {string} count */
  #text(id, found, count) {
    const { app, names } = this;
    const { t } = app;
    const rows = found.map((one, at) =>
      legendRow(names, one, at, (school, zone) => this.#go(school, zone))
    );
    const others = found.some(({ zones }) => zones.some((zone) => zone.others));
    return h(
      "div",
      { class: "rz-compare-words" },
      h("p", {}, h("strong", { text: count }), " ", t("compare_lead")),
      h("ul", { class: "rz-compare-legend" }, ...rows),
      others ? h("p", { class: "rz-mark", text: t("compare_other") }) : null,
      h("h3", { text: t("compare_differ") }),
      ...differences(app, id),
    );
  }

  /** Close, and go to a zone of a school. @param {string} chart @param {ZonePlace} zone */
  #go(chart, zone) {
    const { app } = this;
    const seen = Object.keys(zone.views);
    const hidden = seen.length && !seen.includes(app.state.view);
    app.set({
      chart,
      compare: "",
      selection: [zone.id],
      feet: "both",
      systems: [],
      learn: "",
      ...(hidden ? { view: seen[0] } : {}),
    });
  }
}

/** @param {string} text @param {() => void} onclick */
const button = (text, onclick) =>
  h("button", { type: "button", class: "rz-toggle", text, onclick });

/** The views on which a school has a place. @param {App} app @param {Places[]} found */
const viewsOf = ({ data }, found) =>
  Object.keys(data.views).filter((view) =>
    found.some(({ zones }) => zones.some((zone) => zone.views[view] ?? zone.others?.[view]))
  );

/** On what the schools differ. @param {App} app @param {string} area */
function differences(app, area) {
  const differ = (app.data.disagreements ?? []).filter((one) => one.body_areas.includes(area));
  if (!differ.length) return [h("p", { class: "rz-mark", text: app.t("compare_agree") })];
  return differ.flatMap((one) => [
    h("h4", { text: one.topic }),
    h("p", { text: one.says.trim() }),
    sourceMark(app, one.sources),
  ]);
}
