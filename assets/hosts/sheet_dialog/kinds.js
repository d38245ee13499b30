// The kinds of sheets to choose from, each with a small picture and a sentence.

import { h, s } from "../../foot_map/core/dom.js";

/** @typedef {{id: string, name: string, note: string}} Kind */

/** A foot upright, 10 units wide and 22 high. */
const FOOT =
  "M2 4.5C2 1.5 8.5 1 8.5 5c0 2.5-1 3.5-1 6.500s1 4 .8 6.500c-.2 3.5-5.3 3.5-5.5 0c-.2-3 .7-4 .2-7.500C2.6 8 2 7 2 4.500z";
const LINES = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width) =>
  `M${x} ${y}h${width}M${x} ${y + 4}h${width}M${x} ${y + 8}h${width - 4}`;

/** What stands on each sheet: feet by place and size, and lines. Paper is 36 by 48 units.
 * @type {Record<string, {feet?: [x: number, y: number, size: number][], lines?: string, text?: string, wide?: boolean}>} */
const PICTURES = {
  "wall-chart": { feet: [[6, 4, 1.15], [19, 4, 1.15]], lines: LINES(5, 34, 26) },
  handout: { feet: [[4, 5, 1], [15, 5, 1]], lines: `${LINES(5, 32, 26)}M8.5 13a2 2 0 1 0 .1 0` },
  "technique-cards": {
    lines:
      "M18 3v42M3 13.500h30M3 24h30M3 34.500h30M6 8h8M22 8h8M6 19h8M22 19h8M6 29h8M22 29h8M6 40h8M22 40h8",
  },
  routine: {
    lines:
      "M8 7a2 2 0 1 0 .1 0M8 18a2 2 0 1 0 .1 0M8 29a2 2 0 1 0 .1 0M14 9h17M14 20h17M14 31h17M14 41h12M8 40a2 2 0 1 0 .1 0",
  },
  record: { feet: [[6, 4, 1], [18, 4, 1]], lines: "M5 30h26v14h-26zM5 37h26M14 30v14M22 30v14" },
  quiz: { feet: [[4, 6, 1.2]], text: "?" },
  "life-size": { feet: [[5, -4, 2.6]], lines: "M0 24h36M18 0v48" },
  comparison: {
    feet: [[6, 4, 1.2], [19, 4, 1.2]],
    lines: `M9 12a3 3 0 1 0 .1 0M12 15a3 3 0 1 0 .1 0${LINES(5, 36, 26)}`,
  },
  figure: { feet: [[4, 6, 1.5], [18, 6, 1.5]] },
};

/** @param {string} id */
function picture(id) {
  const { feet = [], lines = "", text } = PICTURES[id] ?? {};
  return s(
    "svg",
    { viewBox: "-1 -1 38 50", "aria-hidden": true },
    s("rect", { width: 36, height: 48, rx: 1.5 }),
    s(
      "svg",
      { width: 36, height: 48, viewBox: "0 0 36 48" },
      ...feet.map(([x, y, size]) =>
        s("path", {
          d: FOOT,
          transform: `translate(${x} ${y}) scale(${size})`,
          class: "foot-shape",
        })
      ),
      s("path", { d: lines }),
      text ? s("text", { x: 25, y: 30, text }) : "",
    ),
  );
}

/** A group of radio buttons that look like cards. */
export class Kinds {
  /** @type {HTMLInputElement[]} */
  #inputs = [];
  node = h("div", { class: "kinds", role: "radiogroup" });

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** @param {string} label @param {Kind[]} kinds @param {string} chosen */
  fill(label, kinds, chosen) {
    this.node.ariaLabel = label;
    this.#inputs = kinds.map(({ id }) =>
      h("input", {
        type: "radio",
        name: "sheet-kind",
        value: id,
        checked: id === chosen,
        onchange: this.changed,
      })
    );
    this.node.replaceChildren(...kinds.map(({ id, name, note }, i) =>
      h(
        "label",
        { class: "kind" },
        this.#inputs[i],
        picture(id),
        h("span", {}, h("strong", { text: name }), h("small", { text: note })),
      )
    ));
  }

  get value() {
    return this.#inputs.find((input) => input.checked)?.value ?? "";
  }

  focus() {
    this.#inputs.find((input) => input.checked)?.focus();
  }
}
