// What the answers to the check before a massage show on the plate: the zones that they concern.

import { s } from "../core/dom.js";
import { outline } from "./marks.js";

/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

/** Told by a sign besides the colour. @type {Record<string, string>} */
const SIGNS = { leave: "✕", ask: "?", adapt: "!" };
const SMALLEST = 6.5; // CSS px: radius of a sign
const BESIDE = 0.75; // of the radius of the number, from its middle to that of the sign

/** The zones to leave out, to ask about or to go easy on. */
export class CautionMarks {
  shapes = s("g", { "aria-hidden": true });
  signs = s("g", { class: "rz-signs", "aria-hidden": true });
  #on = false;

  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
  }

  paint() {
    const { app, spots, panes } = this.drawing;
    const levels = app.asking ? new Map() : app.safety.marked();
    if (!levels.size && !this.#on) return;
    this.#on = levels.size > 0;
    const smallest = SMALLEST / (panes.unit() || 1);
    const marked = [];
    for (const spot of spots) {
      const level = levels.get(spot.zone.id);
      if (level) {
        spot.path.setAttribute("aria-description", app.t(`level_${level}`));
        marked.push({ spot, level });
      } else spot.path.removeAttribute("aria-description");
    }
    this.shapes.replaceChildren(
      ...marked.map(({ spot, level }) => look(outline(spot, "rz-concerned"), level)),
    );
    this.signs.replaceChildren(
      ...marked.map(({ spot, level }) => look(sign(spot, level, smallest), level)),
    );
  }
}

/** @template {SVGElement} E @param {E} node @param {string} level */
function look(node, level) {
  node.setAttribute("data-level", level);
  return node;
}

/** A sign at the upper end of the number of the zone. @param {Spot} spot @param {string} level
 * @param {number} smallest  its radius, in drawing units */
function sign({ x, y, shown }, level, smallest) {
  const r = Math.max(shown * 0.6, smallest);
  const [cx, cy] = [x + shown * BESIDE + r * 0.4, y - shown * BESIDE - r * 0.4];
  const text = { x: cx, y: (cy + r * 0.42).toFixed(2), "font-size": (r * 1.3).toFixed(2) };
  return s(
    "g",
    { class: "rz-caution-sign" },
    s("circle", { cx, cy, r }),
    s("text", { ...text, text: SIGNS[level] }),
  );
}
