// Names inside their zones.

import { meet, ROW, without } from "./outline.js";

/** @import { Point } from "../../core/types.js" */
/** @import { Box, Outline, Rows, Span } from "./outline.js" */

/** A zone on one foot, in CSS px. `rows` are what can be seen of it, `r` is
 * the radius of a number that stays, and a `dot` is an acupoint.
 * @typedef {{outline: Outline, at: Point, r: number, rows: Rows, dot: boolean}} Place */
/** A name in lines: `ink` is the height from the capitals to the descenders, `height` all that the
 * browser counts. @typedef {{lines: string[], size: number, width: number, height: number, ink: number}} Setting */

const SIDE = 2.5; // CSS px to the edge of the zone
const CLEAR = 4; // CSS px from the ink of a name to the number: a browser's line is taller than its ink
const MOST = 0.5; // of a zone may be hidden

/**
 * The first of some settings of a name that fits into a zone, beside its number if that stays.
 *
 * @param {Place} place
 * @param {Setting[]} settings
 * @param {Box[]} taken
 * @returns {{setting: Setting, middle: Point, box: Box}|null}
 */
export function fitInside(place, settings, taken) {
  const { outline, at: [x, y], r } = place;
  const [left, top, right, bottom] = outline.box;
  const free = MOST * outline.area - Math.PI * r * r;
  const { first } = place.rows;
  let { spans } = place.rows;
  if (r) {
    spans = spans.map((row, i) => {
      const dy = (first + i) * ROW - y;
      return Math.abs(dy) < r + CLEAR ? without(row, [[x - r - CLEAR, x + r + CLEAR]]) : row;
    });
  }
  for (const setting of settings) {
    const { width, height, ink } = setting;
    if (width * height > free || width + 2 * SIDE > right - left || ink > bottom - top) continue;
    const middle = roomFor(spans, first * ROW, width + 2 * SIDE, ink, [x, y]);
    if (!middle) continue;
    const box = boxAbout(middle, setting);
    if (!taken.some((other) => meet(box, other))) return { setting, middle, box };
  }
  return null;
}

/** @param {Point} middle @param {Setting} setting @returns {Box} */
export const boxAbout = ([x, y], { width, height }) => [
  x - width / 2,
  y - height / 2,
  x + width / 2,
  y + height / 2,
];

/** Where a box fits nearest to a point: its middle. @param {Span[][]} rows @param {number} top
 * @param {number} width @param {number} height @param {Point} near @returns {Point|null} */
function roomFor(rows, top, width, height, near) {
  const wide = rows.map((row) => row.filter(([from, to]) => to - from >= width));
  const first = wide.map((row) => row[0]);
  const found = roomAlong(first, top, width, height, near);
  if (wide.every((row) => row.length < 2)) return found;
  const last = wide.map((row) => row.at(-1));
  const other = roomAlong(last, top, width, height, near);
  if (!found || !other) return found ?? other;
  const far = (/** @type {Point} */ [x, y]) => Math.hypot(x - near[0], y - near[1]);
  return far(found) <= far(other) ? found : other;
}

/** The same with one stretch a row. @param {(Span|undefined)[]} rows @param {number} top
 * @param {number} width @param {number} height @param {Point} near @returns {Point|null} */
function roomAlong(rows, top, width, height, near) {
  const count = Math.ceil(height / ROW) + 1;
  /** @type {Point|null} */
  let found = null;
  let least = Infinity;
  for (let first = 0; first + count <= rows.length; first++) {
    const y = top + first * ROW + height / 2;
    if (Math.abs(y - near[1]) >= least) continue;
    let [from, to] = [-Infinity, Infinity];
    for (let i = first; i < first + count && to - from >= width; i++) {
      const span = rows[i];
      if (!span) to = -Infinity;
      else {
        if (span[0] > from) from = span[0];
        if (span[1] < to) to = span[1];
      }
    }
    if (to - from < width) continue;
    const x = Math.min(Math.max(near[0], from + width / 2), to - width / 2);
    const far = Math.hypot(x - near[0], y - near[1]);
    if (far < least) [found, least] = [[x, y], far];
  }
  return found;
}
