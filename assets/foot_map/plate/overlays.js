// What is drawn besides the zones: guidelines, overlays, channels and the codes of acupoints.

import { s } from "../core/dom.js";
import { place } from "../core/geometry.js";

/** @import { App, Course, Matrix, Plate, Point, View, Zone } from "../core/types.js" */

/** One mark of an overlay: its path, or its point where there is no path.
 * @typedef {{name: string, d: string, kind: string, label: string, at: Point}} Mark */

/** What the overlays that are on draw in this view. @param {App} app @returns {Mark[]} */
export function overlayMarks({ data, state }) {
  return (data.overlays ?? []).filter(({ id }) => state.overlays.includes(id))
    .flatMap(({ kind, marks, views }) =>
      (views[state.view] ?? []).map(({ id, d, at }) => {
        const mark = marks.find((one) => one.id === id);
        return { name: mark?.name ?? id, d, kind, label: mark?.label ?? "", at };
      })
    );
}

/** The nodes of a mark: a line within a foot, or a point, and a label, upright on the plate.
 * @param {Mark} mark @param {Matrix} matrix
 * @returns {{line: SVGElement|null, upright: SVGElement[]}} */
export function drawMark({ name, d, kind, label, at }, matrix) {
  const [x, y] = place(matrix, at);
  const common = { class: "rz-overlay", "data-kind": kind };
  const line = d ? s("path", { d, ...common }, s("title", { text: name })) : null;
  const point = d ? [] : [s("circle", { cx: x, cy: y, r: 2.2, ...common })];
  const above = kind === "points" ? y - 3.4 : y;
  return {
    line,
    upright: [...point, s("text", { x, y: above, class: "rz-overlay-name", text: label })],
  };
}

/** A channel's line over a pale casing, with the arrows of its flow. @param {Course} course */
export function channelLine({ system, d, arrows, branch, dash }) {
  const common = { "data-system": system, "data-branch": branch };
  return [
    s("path", { ...common, d, class: "rz-casing" }),
    s("path", { ...common, d, class: "rz-channel", "stroke-dasharray": dash.join(" ") || null }),
    s("path", { ...common, d: arrows.join(""), class: "rz-flow" }),
  ];
}

/** The code of an acupoint, upright on the plate. @param {Zone|undefined} zone
 * @param {string} text @param {Point} at  its middle */
export function codeLabel(zone, text, [x, y]) {
  return s("text", { x, y, dy: "0.35em", class: "rz-code", text, "data-system": zone?.system });
}

const BETWEEN = 28; // drawing units between the feet for the name of a guideline
const LETTER = 0.52; // of the size of the letters: how wide one is; those of Chinese are 1
const LEAST = 5; // drawing units

/** How large letters may be for the longest word to stand between the feet. @param {string[]} words
 * @returns {number} drawing units */
function fitting(words) {
  const widths = words.map((word) => word.length * (/\p{Script=Han}/u.test(word) ? 1 : LETTER));
  return Math.max(LEAST, BETWEEN / Math.max(1, ...widths));
}

/** Each guideline is named once, one word a line: there is little room between the feet.
 * @param {View} view @param {Plate} plate */
export function guidelineNames(view, plate) {
  const fits = fitting(view.guidelines.flatMap(({ name }) => name.split(" "))).toFixed(1);
  return view.guidelines.flatMap(({ id, name }) => {
    const [x, y] = plate.guidelines[id] ?? [];
    if (x === undefined) return [];
    const parts = name.split(" ");
    const line = (/** @type {string} */ text, /** @type {number} */ i) =>
      s("tspan", { x, dy: i ? "1.1em" : `${0.35 - (parts.length - 1) * 0.55}em`, text });
    const node = s("text", { y, class: "rz-guideline-name" }, ...parts.map(line));
    node.style.setProperty("--fits", fits);
    return [node];
  });
}
