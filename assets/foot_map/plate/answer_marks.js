// What a quiz shows on the plate: the zone it asks for, and how those before were answered.

import { flag, s } from "../core/dom.js";
import { zoneLabel } from "../core/messages.js";
import { valueOn, valuesOf } from "../core/values.js";
import { outline } from "./marks.js";

/** @import { AnswerMark, Foot } from "../core/types.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

/** Told by a sign besides the colour. @type {Record<AnswerMark, string>} */
export const SIGNS = {
  asked: "?",
  wrong: "✕",
  first: "✓",
  second: "2",
  third: "3",
  missed: "!",
  due: "!",
  learning: "…",
  known: "✓",
};
const SMALLEST = 7; // CSS px: radius of a sign

/** The marks of a quiz, while one is on. */
export class AnswerMarks {
  shapes = s("g", { "aria-hidden": true });
  signs = s("g", { class: "rz-signs", "aria-hidden": true });
  #on = false;

  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
  }

  paint() {
    const { app: { asking }, byZone, panes } = this.drawing;
    if (!asking && !this.#on) return;
    this.#on = !!asking;
    const masked = asking?.masked ?? false;
    this.#mask(masked);
    flag(panes.stage, "data-asking", masked);
    const marked = [...asking?.marks ?? []].flatMap(([id, mark]) =>
      (byZone.get(id) ?? []).map((spot) => ({ spot, mark }))
    );
    this.shapes.replaceChildren(
      ...marked.map(({ spot, mark }) => look(outline(spot, "rz-answer"), mark)),
    );
    const smallest = SMALLEST / (panes.unit() || 1);
    const textOf = (/** @type {string} */ id, /** @type {AnswerMark} */ mark) =>
      asking?.signs?.get(id) ?? SIGNS[mark];
    this.signs.replaceChildren(
      ...marked.map(({ spot, mark }) => sign(spot, mark, textOf(spot.zone.id, mark), smallest)),
    );
  }

  /** What is said of a zone that has no name now. @param {string} id @param {Foot} foot */
  #hidden(id, foot) {
    const { asking, t } = this.drawing.app;
    const where = { foot: t(`foot_${foot}`) };
    const sign = asking?.signs?.get(id);
    if (sign) return t("quiz_lettered", { ...where, letter: sign });
    return t(asking?.marks.get(id) === "asked" ? "quiz_marked" : "quiz_place", where);
  }

  /** Say which zone each spot is, or not. @param {boolean} masked */
  #mask(masked) {
    const { app, spots } = this.drawing;
    const { t } = app;
    const values = valuesOf(app);
    for (const { zone, foot, path } of spots) {
      const said = [zoneLabel(t, zone, foot), valueOn(app, values, zone.id, foot)];
      const label = masked ? this.#hidden(zone.id, foot) : said.filter(Boolean).join(", ");
      path.setAttribute("aria-label", label);
    }
  }
}

/** @template {SVGElement} E @param {E} node @param {AnswerMark} mark */
function look(node, mark) {
  node.setAttribute("data-mark", mark);
  return node;
}

/** A sign where the number of the zone stands. @param {Spot} spot @param {AnswerMark} mark
 * @param {string} text @param {number} smallest  its radius, in drawing units */
function sign({ x, y, shown }, mark, text, smallest) {
  const r = Math.max(shown, smallest);
  const at = { x, y: (y + r * 0.42).toFixed(2), "font-size": (r * 1.25).toFixed(2) };
  return look(
    s(
      "g",
      { class: "rz-sign" },
      s("circle", { cx: x, cy: y, r }),
      s("text", { ...at, text }),
    ),
    mark,
  );
}
