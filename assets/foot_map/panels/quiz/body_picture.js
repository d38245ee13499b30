// The figure of the body with the areas to choose from.

import { h } from "../../core/dom.js";
import { Figure } from "../body/figure.js";

/** @import { App } from "../../core/types.js" */

/** The view of the body that shows most of the areas; each that is lit may be pressed. */
export class BodyPicture {
  /** @type {Set<string>} */
  #lit;
  /** @type {Figure|null} */
  #figure = null;

  /** @param {App} app @param {string[]} options  ids of body areas
   * @param {(id: string) => void} choose */
  constructor(app, options, choose) {
    const { data } = app;
    this.#lit = new Set(options);
    const { wholes = {}, views = {} } = data.body ?? {};
    /** The choice that a part of the figure stands for. @param {string} area */
    const choiceOf = (area) =>
      options.find((id) => id === area || wholes[area]?.includes(id) || wholes[id]?.includes(area));
    const count = (/** @type {string} */ view) =>
      new Set(views[view].shapes.map(({ area }) => choiceOf(area)).filter(Boolean)).size;
    const [best] = Object.keys(views).sort((a, b) => count(b) - count(a));
    if (!best || !count(best)) return;
    this.#figure = new Figure(app, best, {
      nameOf: (area) => data.body_areas[choiceOf(area) ?? area]?.name ?? "",
      isLit: (area) => this.#lit.has(choiceOf(area) ?? ""),
      press: (area) => {
        const id = choiceOf(area);
        if (id && this.#lit.has(id)) choose(id);
      },
    });
    this.#figure.paint();
  }

  get nodes() {
    return this.#figure ? [h("div", { class: "rz-quiz-figure" }, this.#figure.svg)] : [];
  }

  /** @param {string} id */
  refuse(id) {
    this.#lit.delete(id);
    this.#figure?.paint();
  }

  /** @param {string} id */
  reveal(id) {
    this.#lit = new Set([id]);
    this.#figure?.paint();
  }
}
