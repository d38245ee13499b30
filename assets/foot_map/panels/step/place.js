// Where a technique is done and which way: the zone on its foot, with arrows that can move.

import { h, s } from "../../core/dom.js";
import { place } from "../../core/geometry.js";
import { shapesOf } from "../../core/state.js";
import { footArt } from "../foot_art.js";
import { drawMoves } from "./arrows.js";
import { movesOn, wayOf } from "./motion.js";
import { boxOf, middleOf, outlinesOf } from "./outlines.js";

/** @import { App, Foot, Point, Shape, ViewId, Zone } from "../../core/types.js" */
/** @import { Use } from "./step_picture.js" */

const RATIO = 4 / 3;
const NEAR = 112; // mm: the least width of a picture, in which the part of the foot is known again
const AROUND = 1.35; // the width of a picture to that of its zone
const MARGIN = 5; // mm around arrows
const REACH = 26; // mm: a line over an acupoint
/** Two corners of the drawings of the left foot. @type {Record<ViewId, [Point, Point]>} */
const FRAMES = {
  plantar: [[-6, -6], [105, 257]],
  dorsal: [[-6, -6], [105, 246]],
  medial: [[-6, -184], [256, 6]],
  lateral: [[-6, -184], [256, 6]],
};

let pictures = 0;

/**
 * A picture of the zone on this foot, and what moves on it.
 *
 * @param {App} app @param {Zone} zone @param {Foot} foot  the owner's @param {Use} use
 * @param {string[]} motion
 * @returns {{stage: HTMLElement, view: ViewId, draw: () => void, move: (on: boolean) => void}|null}
 *   null where the zone is not drawn on this foot
 */
export function placeArt(app, zone, foot, use, motion) {
  const view = viewOf(app, zone, motion, foot);
  if (!view) return null;
  const shapes = shapesOn(app, zone, view, foot);
  const { t, data, state } = app;
  const { label, plates } = data.views[view];
  const plate = plates[state.feet === "both" ? state.arrangement : foot];
  const matrix = plate.feet.find((one) => one.foot === foot)?.matrix ?? [1, 0, 0, 1, 0, 0];
  const stage = h("div", { class: "rz-art-stage", "data-system": zone.system });
  const says = [zone.name, t(`caption_${foot}`), label, use.direction].filter(Boolean).join(". ");
  /** The arrows, and what moves along them. @type {[SVGElement, SVGElement]|undefined} */
  let drawn;
  let playing = false;
  const move = (/** @type {boolean} */ on) => {
    playing = on;
    const [arrows, moving] = drawn ?? [];
    if (on && moving) arrows?.append(moving);
    else moving?.remove(); // hidden, it would still have the browser draw frame after frame
  };
  const draw = () => {
    const outlines = shapes.flatMap(({ d }) => outlinesOf(d))
      .map((ring) => ring.map((point) => place(matrix, point)));
    const way = (/** @type {string} */ word) => wayOf(word, view, foot, matrix);
    const reach = zone.code ? REACH : undefined;
    const middle = middleOf(outlines.flat());
    const manner = data.techniques[use.use]?.manner;
    const moves = motion.length
      ? outlines.map((one) => movesOn(motion, manner, one, way, reach, middle))
      : [];
    // An arrow may begin beside the foot.
    const [left, top, right, bottom] = boxOf(
      [...outlines, ...moves.flatMap(({ lines }) => lines)].flat(),
    );
    /** @type {Point[]} */
    const arrows = [[left - MARGIN, top - MARGIN], [right + MARGIN, bottom + MARGIN]];
    const frame = FRAMES[view].map((corner) => place(matrix, corner));
    const viewBox = cropOf(outlines, [...frame, ...arrows]);
    const over = drawMoves(moves, viewBox[2] / 160, manner === "walk");
    const lines = s("svg", { viewBox: viewBox.join(" "), "aria-hidden": true }, over.still);
    stage.append(
      s(
        "svg",
        { viewBox: viewBox.join(" "), role: "img", "aria-label": says },
        s(
          "g",
          { transform: `matrix(${matrix.join(" ")})` },
          s("g", { class: "rz-foot" }, footArt(app, view, `${app.uid}-step-${pictures++}`)),
          ...shapes.map(({ d }) => s("path", { d, class: "rz-step-zone" })),
        ),
      ),
      lines,
    );
    drawn = [lines, over.moving];
    move(playing);
  };
  return { stage, view, draw, move };
}

/** The view that shows where the zone lies and which way the hand moves: if it can, that of the
 * plate. @param {App} app @param {Zone} zone @param {string[]} motion @param {Foot} foot */
function viewOf(app, zone, motion, foot) {
  const shown = zone.views.filter((view) => shapesOn(app, zone, view, foot).length);
  const now = app.state.view;
  const order = shown.sort((a, b) => Number(b === now) - Number(a === now));
  const tells = (/** @type {ViewId} */ view) =>
    motion.some((word) => wayOf(word, view, foot, [1, 0, 0, 1, 0, 0]));
  return order.find(tells) ?? order[0];
}

/** @param {App} app @param {Zone} zone @param {ViewId} view @param {Foot} foot @returns {Shape[]} */
const shapesOn = ({ data }, zone, view, foot) =>
  shapesOf(data.views[view], zone.group === "further")
    .filter((shape) => shape.zone === zone.id && shape.feet.includes(foot));

/** What is shown: the zone, and as much of the foot as tells where it is; little beside the foot.
 * @param {Point[][]} outlines @param {Point[]} foot  corners of what there is
 * @returns {number[]} as a viewBox */
function cropOf(outlines, foot) {
  const [x0, y0, x1, y1] = boxOf(outlines.flat());
  const [left, top, right, bottom] = boxOf(foot);
  const width = Math.max(NEAR, AROUND * Math.max(x1 - x0, (y1 - y0) * RATIO));
  const height = width / RATIO;
  return [
    within((x0 + x1 - width) / 2, left, right - width),
    within((y0 + y1 - height) / 2, top, bottom - height),
    width,
    height,
  ];
}

/** The value, or the nearest to it between two that may stand in any order.
 * @param {number} value @param {number} a @param {number} b */
const within = (value, a, b) => Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));
