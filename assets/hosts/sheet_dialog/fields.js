// The fields of the dialog: what is asked for, and the controls to change it.

import { h } from "../../foot_map/core/dom.js";
import { remember, remembered, usualPaper } from "./remembered.js";

/** @typedef {{name: string, label: string, value: string, choices?: [string, string][],
 *   low?: number, high?: number}} Field */

const PATIENCE = 300; // ms without a change before a typed number counts

const PASSING = ["language", "routine", "body_area"]; // these follow the map each time

/** The values of the fields, kept from one kind of sheet to the next and to the next visit. */
export class Fields {
  /** By field; papers by kind too, as a wall chart is larger than a handout.
   * @type {Record<string, string>} */
  #kept = remembered();
  #kind = "";
  /** @type {Map<string, HTMLInputElement|HTMLSelectElement>} */
  #inputs = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {() => void} changed  a value has changed for good */
  constructor(changed) {
    this.changed = changed;
    this.node = h("div", { class: "fields" });
  }

  /** What is asked for. @returns {Record<string, string>} */
  get values() {
    return Object.fromEntries(Array.from(this.#inputs, ([name, { value }]) => [name, value]));
  }

  /** Put up the fields of a kind. @param {string} kind @param {Field[]} fields */
  fill(kind, fields) {
    this.#kind = kind;
    this.#inputs.clear();
    this.node.replaceChildren(...fields.map((field) => this.#control(field)));
  }

  /** @param {string} name  of a field */
  #keyOf(name) {
    return name === "paper" ? `paper ${this.#kind}` : name;
  }

  /** @param {Field} field @returns {string} */
  #startOf({ name, value, choices }) {
    const known = choices?.map(([id]) => id);
    const kept = this.#kept[this.#keyOf(name)];
    if (kept !== undefined && (!known || known.includes(kept))) return kept;
    return name === "paper" ? usualPaper(value, known ?? []) : value;
  }

  /** @param {Field} field */
  #control(field) {
    const { name, label, choices, low, high } = field;
    const input = choices
      ? h("select", {}, ...choices.map(([id, text]) => new Option(text, id)))
      : h("input", { type: "number", min: low, max: high });
    input.value = this.#startOf(field);
    input.name = name;
    this.#inputs.set(name, input);
    input.addEventListener("input", () => {
      if (!PASSING.includes(name)) {
        this.#kept[this.#keyOf(name)] = input.value;
        remember(this.#kept);
      }
      this.stop();
      this.#timer = setTimeout(this.changed, choices ? 0 : PATIENCE);
    });
    return h("label", {}, h("span", { text: label }), input);
  }

  /** Forget a change that was still waited for. */
  stop() {
    clearTimeout(this.#timer);
  }
}
