// What a reader sets once: language, colours, and whether a key leads to the search.

import { switchOf } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { slashIsOn, turnSlash } from "../../core/slash.js";
import { LANGUAGES } from "../../core/state.js";
import { choicesOf, part } from "./display.js";
import { Menu } from "./menu.js";

/** @import { App } from "../../core/types.js" */

/** The menu "Settings". */
export class SettingsMenu extends Menu {
  /** @param {App} app */
  constructor(app) {
    const { t } = app;
    const theme = switchOf(app, "theme", choicesOf(app, "theme"));
    const keys = slashBox(app);
    super(app, "settings", "settings", languageChoice(app), part(t("theme"), theme.node), keys);
    this.theme = theme;
  }

  paint() {
    this.theme.paint();
  }
}

/** @param {App} app */
function slashBox({ t }) {
  const turn = () => turnSlash(input.checked);
  const input = h("input", { type: "checkbox", "data-key": "slash", onchange: turn });
  input.checked = slashIsOn();
  return h(
    "label",
    { class: "rz-display-switch" },
    input,
    h("span", {}, h("strong", { text: t("slash") })),
  );
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

/** A select with its name before it. @param {string} key @param {string} label
 * @param {Node[]} options @param {string} value @param {(value: string) => void} pick */
export function choice(key, label, options, value, pick) {
  const select = h("select", { "data-key": key, onchange: () => pick(select.value) }, ...options);
  select.value = value;
  const node = h(
    "label",
    { class: "rz-select", "data-select": key },
    h("span", { text: label }),
    select,
  );
  return { select, node };
}
