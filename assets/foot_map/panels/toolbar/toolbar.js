// The switches above the plate.

import { icon, switchOf } from "../../core/controls.js";
import { flag, h } from "../../core/dom.js";
import { CHOICES, LANGUAGES } from "../../core/state.js";
import { SHELF } from "../learn/pieces.js";
import { OverlaysMenu } from "./overlays_menu.js";

/** @import { App, Panel } from "../../core/types.js" */

/**
 * @param {App} app
 * @param {() => void} toSearch  move to the search box
 * @returns {Panel & {close: () => boolean}} closes what the narrow bar has no room for
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
  const arrangement = arrangementChoice(app);
  const toggles = makeToggles(app);
  const menu = new OverlaysMenu(app);
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
    schoolChoice(app),
    arrangement.node,
    toggles.node,
    menu.node,
    languageChoice(app),
    learn,
  );
  const find = h(
    "button",
    { type: "button", class: "rz-toggle rz-find", "aria-label": t("find"), onclick: toSearch },
    icon("find"),
  );
  const more = new MoreButton(app, extra);
  const name = h("strong", { class: "rz-bar-name", text: data.school.title, dir: "auto" });
  const facts = { class: "rz-toolbar", role: "group", "aria-label": t("toolbar") };
  const node = h("div", facts, name, view.node, feet.node, find, more.node, extra);
  const parts = [view, feet, arrangement, toggles, menu];
  const paint = () => parts.forEach((part) => part.paint());
  paint();
  return {
    node,
    paint: (changed) => {
      paint();
      if (changed.has("learn")) more.close();
    },
    close: () => more.close(),
  };
}

/** A select with its name before it. @param {string} key @param {string} label
 * @param {Node[]} options @param {string} value @param {(value: string) => void} pick */
function choice(key, label, options, value, pick) {
  const select = h(
    "select",
    { "data-key": key, onchange: () => pick(select.value) },
    ...options,
  );
  select.value = value;
  const node = h("label", { class: "rz-select" }, h("span", { text: label }), select);
  return { select, node };
}

/** @param {App} app */
function schoolChoice({ t, data, set }) {
  const options = data.schools.map(({ id, title }) => h("option", { value: id, text: title }));
  const pick = (/** @type {string} */ chart) => set({ chart });
  return choice("school", t("school"), options, data.school.id, pick).node;
}

/** @param {App} app */
function arrangementChoice({ t, state, set }) {
  const options = (CHOICES.arrangement ?? [])
    .map((id) => h("option", { value: id, text: t(`arrangement_${id}`) }));
  const pick = (/** @type {string} */ arrangement) => set({ arrangement });
  const { node, select } = choice(
    "arrangement",
    t("arrangement"),
    options,
    state.arrangement,
    pick,
  );
  const paint = () => {
    select.value = state.arrangement;
    select.disabled = state.feet !== "both";
  };
  return { node, paint };
}

/** @param {App} app */
function languageChoice({ t, data, state, set }) {
  const options = Object.entries(LANGUAGES).filter(([id]) => data.languages.includes(id))
    .map(([id, text]) => h("option", { value: id, lang: id, text }));
  const pick = (/** @type {string} */ language) => set({ language });
  const { node } = choice("language", t("language"), options, state.language, pick);
  node.hidden = options.length < 2;
  return node;
}

/** The switches of guidelines and further zones. @param {App} app */
function makeToggles(app) {
  const { t, data, state } = app;
  const hasFurther = data.zones.some((zone) => zone.group === "further");
  const names = /** @type {const} */ (["guidelines", "further"]);
  const buttons = names.map((name) => ({
    name,
    node: h("button", {
      type: "button",
      class: "rz-toggle",
      text: t(name),
      "data-key": name,
      hidden: name === "further" && !hasFurther,
      onclick: () => app.set({ [name]: !state[name] }),
    }),
  }));
  const facts = { class: "rz-overlays", role: "group", "aria-label": t("overlays") };
  const node = h("div", facts, ...buttons.map((one) => one.node));
  const paint = () => {
    for (const one of buttons) one.node.setAttribute("aria-pressed", String(state[one.name]));
  };
  return { node, paint };
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
