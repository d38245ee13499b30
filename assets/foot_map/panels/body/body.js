// The figure of the body that a zone points to.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { listed } from "../../core/messages.js";
import { reveal } from "../../core/state.js";
import { Figure } from "./figure.js";
import { leadsTo, sidesOf } from "./sides.js";

/** @import { App, Body, Zone } from "../../core/types.js" */

/**
 * The figure of the body with the areas of the zone on the card in full colour, and the list of
 * all its areas, which does the same for the keyboard and for screen readers.
 *
 * @param {App} app  whose chart has a body
 * @returns {{node: HTMLElement, paint: (zone: Zone) => void}}
 */
export const makeBody = (app) => new BodyPanel(app);

class BodyPanel {
  /** @type {Record<string, Figure>} by view, made when they are shown */
  #figures = {};
  /** @type {Zone|null} */
  #zone = null;
  #view = "front";
  /** What was pressed on the figure, and the zone that the card showed then. */
  #pressed = { zone: "", text: "" };

  /** @param {App} app */
  constructor(app) {
    const { t, data } = app;
    this.app = app;
    this.body = /** @type {Body} */ (data.body);
    this.stage = h("div", { class: "rz-body-stage" });
    this.linked = h("div", { class: "rz-views" });
    this.crossed = h("p", { class: "rz-mark", text: t("body_crossed") });
    this.buttons = Object.entries(this.body.views).map(([id, { label }]) => ({
      id,
      node: this.#chip(`body-${id}`, label, () => this.#show(id)),
    }));
    const views = h(
      "div",
      { class: "rz-views", role: "group", "aria-label": t("body_view") },
      ...this.buttons.map((one) => one.node),
    );
    const hint = h("p", { class: "rz-mark", text: t("body_hint") });
    this.all = h("ul", { class: "rz-body-list" });
    this.list = h(
      "details",
      { class: "rz-fold", ontoggle: () => this.#fillList() },
      h("summary", { text: t("body_list") }),
      this.all,
    );
    this.told = h("p", { class: "rz-mark" });
    const beside = h("div", {}, views, hint, this.linked, this.told, this.crossed);
    this.node = h(
      "section",
      { class: "rz-part rz-body" },
      h("h3", { text: t("body") }),
      h("div", { class: "rz-body-plate" }, this.stage, beside),
      this.list,
    );
  }

  /** @param {string} key @param {string} text @param {() => void} onclick
   * @param {Record<string, string>} [more] */
  #chip(key, text, onclick, more) {
    const facts = { type: "button", class: "rz-chip", "data-key": key, text, onclick, ...more };
    return h("button", facts);
  }

  /** @param {string} id */
  #name(id) {
    return own(this.app.data.body_areas, id)?.name ?? id;
  }

  /** @param {string} id @param {string} side */
  nameOf(id, side) {
    const name = this.#name(id);
    return side === "midline" ? name : this.app.t(`body_${side}`, { name });
  }

  /** The area itself, and what it is a part of. @param {string} id */
  #withWholes(id) {
    const { wholes } = this.body;
    return [id, ...Object.keys(wholes).filter((whole) => wholes[whole].includes(id))];
  }

  /** @param {string} area @param {string} side */
  isLit(area, side) {
    const zone = this.#zone;
    if (!zone || !this.#withWholes(area).some((id) => zone.body_areas.includes(id))) return false;
    return side === "midline" || sidesOf(zone, this.app.state.feet).some((one) => one === side);
  }

  /** Choose the zones of an area. @param {string} area @param {string} side */
  press(area, side) {
    const { app } = this;
    const { zones, feet } = leadsTo(app.data.zones, this.#withWholes(area), side);
    const last = zones.at(-1);
    if (!last) return;
    const text = app.t("said_body", {
      area: this.nameOf(area, side),
      names: listed(app.data.language, zones.map((zone) => zone.name)),
      foot: app.t(`foot_${feet}`),
    });
    const ids = zones.map((zone) => zone.id);
    // The foot is named, and the other one stays in sight.
    const shown = app.state.feet === feet ? feet : "both";
    this.#pressed = { zone: last.id, text };
    app.chooseAll(ids, { ...reveal(app.state, last), feet: shown }, text);
  }

  /** @param {string} view */
  #show(view) {
    this.#view = view;
    const figure = this.#figures[view] ??= new Figure(this.app, view, this);
    figure.paint();
    this.stage.replaceChildren(figure.svg);
    figure.ringSmall();
    for (const { id, node } of this.buttons) node.setAttribute("aria-pressed", String(id === view));
  }

  #fillList() {
    if (!this.list.open) return;
    const shapes = Object.values(this.body.views).flatMap((one) => one.shapes);
    const seen = new Map(shapes.map((shape) => [this.nameOf(shape.area, shape.side), shape]));
    const sorted = [...seen].sort(([a], [b]) => a.localeCompare(b));
    const items = sorted.map(([text, { area, side }]) => {
      const pressed = String(this.isLit(area, side));
      const press = () => this.press(area, side);
      return h(
        "li",
        {},
        this.#chip(`area-${area}-${side}`, text, press, { "aria-pressed": pressed }),
      );
    });
    this.all.replaceChildren(...items);
  }

  /** @param {Zone} zone */
  paint(zone) {
    this.#zone = zone;
    const { views } = this.body;
    const has = (/** @type {string} */ id) =>
      views[id].shapes.some((one) => this.isLit(one.area, one.side));
    const view = has(this.#view) ? this.#view : Object.keys(views).find(has) ?? this.#view;
    const chips = zone.body_areas.map((id) =>
      this.#chip(`linked-${id}`, this.#name(id), () => this.press(id, "midline"))
    );
    this.linked.replaceChildren(...chips);
    const { zone: pressed, text } = this.#pressed;
    this.told.textContent = pressed === zone.id ? text : "";
    this.told.hidden = !this.told.textContent;
    this.crossed.hidden = zone.crossing !== "crossed";
    this.#show(view);
    this.#fillList();
  }
}
