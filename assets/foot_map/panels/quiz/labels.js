// Names to be put in their places: dragged onto the feet, or chosen and then pressed on the feet or
// by the letter of the place.

import { h } from "../../core/dom.js";
import { makeDraggable } from "./drag.js";
import { withoutName } from "./logic/judge.js";
import { nameOf, signOf } from "./wording.js";

/** @import { App, Point } from "../../core/types.js" */
/** @import { Question } from "./logic/questions.js" */
/** @import { Mark } from "./logic/run.js" */

/** The letter of each place, by zone. @param {Question} question @returns {Map<string, string>} */
export const lettersOf = ({ options }) =>
  new Map(options.map((id, i) => [id, String.fromCodePoint(65 + i)]));

export class Labels {
  /** The name to be put next. */
  #chosen = "";
  /** @type {Map<string, HTMLButtonElement>} */
  #names = new Map();
  /** @type {Map<string, HTMLButtonElement>} */
  #places = new Map();

  /** @param {App} app @param {Question} question
   * @param {(name: string, place: string) => void} put */
  constructor(app, question, put) {
    const { t } = app;
    this.app = app;
    this.question = question;
    this.letters = lettersOf(question);
    this.put = (/** @type {string} */ place) => put(this.#chosen, place);
    // In the order of their names, which tells nothing of their places.
    const byName = [...question.options].sort((a, b) => this.#name(a).localeCompare(this.#name(b)));
    for (const id of byName) this.#names.set(id, this.#nameButton(id));
    for (const id of question.options) this.#places.set(id, this.#placeButton(id));
    const group = (
      /** @type {string} */ key,
      /** @type {string} */ look,
      /** @type {Node[]} */ all,
    ) => h("div", { role: "group", "aria-label": t(key), class: look }, ...all);
    this.nodes = [
      h("p", { class: "rz-lead", text: t("quiz_labels_hint") }),
      group("quiz_names", "rz-quiz-choices rz-quiz-names", [...this.#names.values()]),
      group("quiz_letters", "rz-quiz-letters", [...this.#places.values()]),
    ];
    this.#choose(byName[0]);
  }

  /** @param {string} id */
  #name(id) {
    const zone = this.app.zones.get(id);
    return zone ? nameOf(zone) : id;
  }

  /** The place in words that name none of the zones. @param {string} id */
  #says(id) {
    const { app: { zones }, question: { options } } = this;
    const says = zones.get(id)?.landmark?.says.trim() ?? "";
    return options.reduce((text, one) => withoutName(text, zones.get(one)?.name ?? ""), says);
  }

  /** @param {string} id */
  #nameButton(id) {
    const facts = { type: "button", class: "rz-quiz-choice", "data-option": id, dir: "auto" };
    const onclick = () => this.#choose(id);
    const node = h("button", { ...facts, text: this.#name(id), onclick });
    const begin = () => {
      this.#choose(id);
      return this.#chosen === id;
    };
    makeDraggable(node, begin, (at) => this.#drop(node, at));
    return node;
  }

  /** @param {string} id */
  #placeButton(id) {
    const letter = this.letters.get(id) ?? "";
    const onclick = () => {
      if (!this.#places.get(id)?.hasAttribute("aria-disabled")) this.put(id);
    };
    const facts = { type: "button", class: "rz-quiz-letter", "data-place": id, onclick };
    const more = [letter, this.#says(id)].filter(Boolean).join(": ");
    return h(
      "button",
      facts,
      h("span", { "aria-hidden": true, text: letter }),
      h("span", { class: "rz-hidden", text: more }),
    );
  }

  /** Let go of a name: what lies there is pressed. @param {HTMLElement} node @param {Point} at */
  #drop(node, [clientX, clientY]) {
    const root = /** @type {Document|ShadowRoot} */ (node.getRootNode());
    const there = root.elementFromPoint(clientX, clientY);
    if (!there?.closest(".rz-map")) return;
    there.dispatchEvent(new MouseEvent("click", { clientX, clientY, bubbles: true }));
  }

  /** @param {string} id */
  #choose(id) {
    if (this.#names.get(id)?.hasAttribute("aria-disabled")) return;
    this.#chosen = id;
    for (const [one, button] of this.#names) {
      if (!button.hasAttribute("aria-disabled")) {
        button.setAttribute("aria-pressed", String(one === id));
      }
    }
  }

  /** The name that is to be put next. */
  get chosen() {
    return this.#name(this.#chosen);
  }

  /** Show that a name is in its place, and go on with the next one. @param {string} id
   * @param {Mark} mark  how it was found */
  settle(id, mark) {
    const [name, place] = [this.#names.get(id), this.#places.get(id)];
    if (!name || !place || name.hasAttribute("aria-disabled")) return;
    for (const button of [name, place]) {
      button.setAttribute("aria-disabled", "true");
      button.removeAttribute("aria-pressed");
      button.dataset.mark = mark;
    }
    const letter = this.letters.get(id) ?? "";
    const sign = signOf(mark);
    sign.textContent = letter;
    name.prepend(sign);
    name.append(h("span", { class: "rz-hidden", text: ` (${letter})` }));
    const rest = [...this.#names].find(([, button]) => !button.hasAttribute("aria-disabled"));
    if (this.#chosen === id && rest) this.#choose(rest[0]);
  }

  /** Show where the names that are left belong. */
  reveal() {
    for (const id of this.#names.keys()) this.settle(id, "missed");
  }
}
