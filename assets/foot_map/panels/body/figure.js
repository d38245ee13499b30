// The drawing of the body with its areas.

import { drawn, flag, s, SVG } from "../../core/dom.js";

/** @import { App, Body, BodyShape } from "../../core/types.js" */

const GREY = { fill: "#999999", ink: "#444444" };
const SMALL = 4; // radii: an area that is lower than this is ringed

/** What the figure needs to know of its areas.
 * @typedef {object} Areas
 * @property {(area: string, side: string) => string} nameOf
 * @property {(area: string, side: string) => boolean} isLit
 * @property {(area: string, side: string) => void} press
 */

/** One view of the body. */
export class Figure {
  #targets = s("g");
  /** @type {{shape: BodyShape, node: SVGGElement}[]} */
  #organs;

  /** @param {App} app @param {string} view @param {Areas} areas */
  constructor(app, view, areas) {
    const body = /** @type {Body} */ (app.data.body);
    const { art, viewBox, shapes } = body.views[view];
    this.areas = areas;
    this.radius = viewBox[2] * 0.05;
    const facts = { class: "rz-body-svg", viewBox: viewBox.join(" "), "aria-hidden": true };
    const parts = drawn(`<svg xmlns="${SVG}">${art}</svg>`, `${app.uid}-body`);
    this.svg = s("svg", facts, ...parts, this.#targets);
    this.#organs = shapes.map((shape) => ({ shape, node: this.#organ(app, body, shape) }));
    this.svg.append(...this.#organs.map((one) => one.node));
  }

  /** @param {App} app @param {Body} body @param {BodyShape} shape */
  #organ({ data, systems }, body, { area, side, kind, d, lines, flip, hit }) {
    const system = data.body_areas[area]?.system ?? "";
    const { fill, ink } = systems.get(system) ?? body.systems[system] ?? GREY;
    const transform = flip ? "scale(-1 1)" : null;
    const onclick = () => this.areas.press(area, side);
    const title = () => s("title", { text: this.areas.nameOf(area, side) });
    if (hit) this.#targets.append(s("path", { d: hit, class: "rz-hit", onclick }, title()));
    const line = { fill: "none", stroke: ink, class: "rz-organ-lines" };
    return s(
      "g",
      { class: "rz-organ", "data-area": area, "data-side": side, "data-kind": kind, onclick },
      title(),
      s("path", { d, transform, fill, stroke: ink, "fill-rule": "evenodd" }),
      lines ? s("path", { d: lines, transform, ...line }) : null,
    );
  }

  /** Light the areas of the zone on the card. */
  paint() {
    const { svg, areas } = this;
    for (const { shape, node } of this.#organs) {
      flag(node, "data-lit", areas.isLit(shape.area, shape.side));
    }
    // What is lit comes to the front.
    const lit = this.#organs.filter(({ node }) => node.hasAttribute("data-lit"));
    const others = this.#organs.filter((one) => !lit.includes(one));
    for (const ring of svg.querySelectorAll(".rz-organ-ring")) ring.remove();
    svg.append(...[...others, ...lit].map((one) => one.node));
    this.lit = lit;
  }

  /** A ring leads the eye to what is lit and small; the figure must be in the page. */
  ringSmall() {
    const r = this.radius;
    const small = (this.lit ?? []).filter(({ shape, node }) =>
      shape.hit && node.getBBox().height < SMALL * r
    );
    this.svg.append(
      ...small.map(({ shape: { at: [cx, cy] } }) =>
        s("circle", { cx, cy, r, class: "rz-organ-ring" })
      ),
    );
  }
}
