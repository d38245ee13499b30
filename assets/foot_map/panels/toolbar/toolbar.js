// The bar above the plate.

import { icon, switchOf } from "../../core/controls.js";
import { flag, h } from "../../core/dom.js";
import { CHOICES } from "../../core/state.js";
import { SHELF } from "../learn/pieces.js";
import { DisplayMenu } from "./display.js";
import { choice, SettingsMenu } from "./settings.js";

/** @import { App, Panel } from "../../core/types.js" */

/**
 * @param {App} app
 * @param {() => void} toSearch  move to the search box
 * @returns {Panel & {close: () => boolean}} closes what is open below the bar
 */
export function makeToolbar(app, toSearch) {
  const { t, data, uid } = app;
  const views = Object.entries(data.views).map((
    [id, one],
  ) => /** @type {[string, string]} */ ([id, one.label]));
  const view = switchOf(app, "view", views);
  const feet = switchOf(app, "feet", [
    ...(CHOICES.feet ?? []).map((
      id,
    ) => /** @type {[string, string, string]} */ ([id, t(`feet_${id}_short`), t(`feet_${id}`)])),
  ]);
  const display = new DisplayMenu(app);
  const settings = new SettingsMenu(app);
  const learn = h("button", {
    type: "button",
    class: "rz-toggle rz-to-learn",
    "data-key": "to-learn",
    text: t("learn"),
    onclick: () => app.set({ learn: SHELF }),
  });
  const extra = h(
    "div",
    { class: "rz-extra", id: `${uid}-extra` },
    learn,
    display.node,
    settings.node,
  );
  const find = h(
    "button",
    {
      type: "button",
      class: "rz-toggle rz-find",
      "aria-label": t("find"),
      title: t("find"),
      onclick: toSearch,
    },
    icon("find"),
  );
  const more = new MoreButton(app, extra);
  const school = schoolChoice(app);
  const name = h("strong", { class: "rz-bar-name", text: data.school.title, dir: "auto" });
  const facts = { class: "rz-toolbar", role: "group", "aria-label": t("toolbar") };
  const node = h(
    "div",
    facts,
    name,
    find,
    school.node,
    view.node,
    feet.node,
    more.node,
    extra,
  );
  const parts = [view, feet, display, settings];
  const paint = () => parts.forEach((part) => part.paint());
  paint();
  return {
    node,
    paint: (changed) => {
      paint();
      if (changed.has("chart")) { // it is on its way
        const coming = data.schools.find(({ id }) => id === app.state.chart);
        school.select.value = app.state.chart;
        name.textContent = coming?.title ?? app.state.chart;
      }
      if (changed.has("learn")) more.close();
    },
    close: () => display.close() || settings.close() || more.close(),
    dispose: () => [display, settings].forEach((menu) => menu.dispose()),
  };
}

/** @param {App} app */
function schoolChoice({ t, data, set }) {
  const options = data.schools.map(({ id, title }) => h("option", { value: id, text: title }));
  const pick = (/** @type {string} */ chart) => set({ chart });
  return choice("school", t("school"), options, data.school.id, pick);
}

/** Opens what a narrow toolbar has no room for. */
class MoreButton {
  /** @param {App} app @param {HTMLElement} extra */
  constructor({ t }, extra) {
    this.extra = extra;
    this.node = h(
      "button",
      {
        type: "button",
        class: "rz-toggle rz-more",
        "aria-label": t("options"),
        "aria-expanded": "false",
        "aria-controls": extra.id,
        onclick: () => this.#open(!this.#isOpen()),
      },
      icon("options"),
    );
    extra.addEventListener("focusout", ({ relatedTarget }) => {
      const to = relatedTarget instanceof Node ? relatedTarget : null;
      if (to && to !== this.node && !extra.contains(to)) this.#open(false);
    });
  }

  #isOpen() {
    return this.extra.hasAttribute("data-open");
  }

  /** @param {boolean} on */
  #open(on) {
    flag(this.extra, "data-open", on);
    this.node.setAttribute("aria-expanded", String(on));
  }

  /** @returns {boolean} whether it was open */
  close() {
    if (!this.#isOpen()) return false;
    this.#open(false);
    this.node.focus();
    return true;
  }
}
