// The fields of the dialog: what is asked for, and the controls to change it.

import { h } from "../../foot_map/core/dom.js";

/** @typedef {{name: string, label: string, value: string, choices?: [string, string][],
 *   low?: number, high?: number}} Field */

const PATIENCE = 300; // ms without a change before a typed number counts

/** The values of the fields, kept from one kind of sheet to the next. */
export class Fields {
  /** @type {Record<string, string>} */
  values = {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {() => void} changed  a value has changed for good
   * @param {() => void} kindChanged  another kind of sheet has other fields */
  constructor(changed, kindChanged) {
    this.changed = changed;
    this.kindChanged = kindChanged;
    this.node = h("div", { class: "fields" });
  }

  /** Put up the fields of a kind, below that of the kind itself.
   * @param {Field} kind @param {Field[]} fields */
  fill(kind, fields) {
    const first = this.node.firstChild ?? this.control(kind);
    while (first.nextSibling) first.nextSibling.remove();
    this.node.append(first, ...fields.map((field) => this.control(field)));
  }

  clear() {
    this.node.replaceChildren();
  }

  /** @param {Field} field */
  control({ name, label, value, choices, low, high }) {
    const { values } = this;
    const known = choices?.map(([id]) => id);
    if (!(name in values) || (known && !known.includes(values[name]))) values[name] = value;
    const input = choices
      ? h("select", {}, ...choices.map(([id, text]) => new Option(text, id)))
      : h("input", { type: "number", min: low, max: high });
    input.value = values[name];
    input.name = name;
    input.addEventListener("input", () => {
      values[name] = input.value;
      if (name === "kind") this.kindChanged();
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
