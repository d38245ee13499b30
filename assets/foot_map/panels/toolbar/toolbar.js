// The switches above the drawing.

import { flag, h } from "./dom.js";
import { icon, switchOf } from "./parts.js";
import { makeLayers } from "./layers.js";
import { interfaces } from "./language.js";
import { OWN_NAMES } from "./state.js";

/** @import { App, Part } from "./types.js" */

/**
 * @param {App} app
 * @param {() => void} toSearch  move to the search box
 * @returns {Part}
 */
export function makeToolbar(app, toSearch) {
  const { t, data, state } = app;
  const view = switchOf(app, "view", Object.entries(data.views).map(([id, one]) => [id, one.label]));
  const feet = switchOf(app, "feet", ["both", "left", "right"].map((id) =>
    [id, t(`feet_${id}_short`), t(`feet_${id}`)]));
  /** @param {"school"|"arrangement"} key @param {[string, string][]} choices @param {string} value
   *  @param {(value: string) => void} pick */
  const choice = (key, choices, value, pick) => {
    const select = h("select", { "data-key": key, onchange: () => pick(select.value) },
      ...choices.map(([id, text]) => h("option", { value: id, text })));
    select.value = value;
    return { select, node: h("label", { class: "rz-select" }, h("span", { text: t(key) }), select) };
  };
  const school = choice("school", data.schools.map((one) => [one.id, one.title]), data.school.id,
    (value) => app.set({ chart: value }));
  const arrangement = choice("arrangement",
    ["facing", "own"].map((id) => [id, t(`arrangement_${id}`)]), state.arrangement,
    (value) => app.set({ arrangement: value }));
  const hasFurther = data.zones.some((zone) => zone.layer === "further");
  const layers = (/** @type {const} */ (["guidelines", "further"])).map((name) => ({ name,
    node: h("button", { type: "button", class: "rz-toggle", text: t(name), "data-key": name,
      hidden: name === "further" && !hasFurther,
      onclick: () => app.set({ [name]: !app.state[name] }) }) }));
  const menu = makeLayers(app);
  const languages = h("select", { "data-key": "language",
    onchange: () => app.set({ language: languages.value }) },
  ...[true, false].map((whole) => h("optgroup", { label: t(whole ? "language_whole" : "language_names") },
    ...Object.entries(OWN_NAMES).filter(([id]) => interfaces(state, data).includes(id) === whole).map(([id, text]) =>
      h("option", { value: id, lang: id, text })))));
  languages.value = state.language;
  const extra = h("div", { class: "rz-extra", id: `${app.uid}-extra` }, school.node, arrangement.node,
    h("div", { class: "rz-layers", role: "group", "aria-label": t("layers") }, ...layers.map((one) => one.node)), menu.node,
    h("label", { class: "rz-select" }, h("span", { text: t("language") }), languages));
  const more = h("button", { type: "button", class: "rz-toggle rz-more", "aria-expanded": "false",
    "aria-controls": extra.id, onclick: () => {
      flag(extra, "data-open", more.getAttribute("aria-expanded") === "false");
      more.setAttribute("aria-expanded", String(extra.hasAttribute("data-open")));
    } }, icon("options"), h("span", { text: t("options") }));
  const find = h("button", { type: "button", class: "rz-toggle rz-find", onclick: toSearch },
    icon("find"), h("span", { text: t("find") }));
  const node = h("div", { class: "rz-toolbar", role: "group", "aria-label": t("toolbar") },
    view.node, feet.node, find, more, extra);
  const paint = () => {
    view.paint();
    feet.paint();
    arrangement.select.value = app.state.arrangement;
    arrangement.select.disabled = app.state.feet !== "both";
    for (const one of layers) one.node.setAttribute("aria-pressed", String(app.state[one.name]));
    menu.paint();
  };
  paint();
  return { node, paint };
}
