// What follows when a zone on the plate is pressed: its card, or an answer.

import { place, unplace } from "../core/geometry.js";

/** @import { Point } from "../core/types.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

const SLIP = 4; // CSS px beside a zone that still count as on it: some are no wider on a phone
const CORNERS = 96; // points of an outline that a distance is taken to

/**
 * @param {Drawing} drawing
 * @param {Spot} spot
 * @param {boolean} add  to what is chosen already
 * @param {Point} [at]  on the plate; the middle of the zone where no pointer pressed it
 */
export function press({ app, spots, panes }, spot, add, at = [spot.x, spot.y]) {
  const { zone, foot } = spot;
  if (!app.asking) return app.choose(zone.id, { add });
  const slip = SLIP / (panes.unit() || 1);
  const far = (/** @type {string} */ id) => {
    const there = spots.filter((one) => one.foot === foot && one.zone.id === id);
    if (there.some((one) => holds(one, at))) return 0;
    const least = Math.min(Infinity, ...there.map((one) => distance(one, at)));
    return least <= slip ? 0 : least;
  };
  app.asking.press({ zone, foot, far });
}

/** @param {Spot} spot @param {Point} at */
function holds({ path, matrix }, at) {
  const [x, y] = unplace(matrix, at);
  return path.isPointInFill(new DOMPoint(x, y));
}

/** Drawing units from a place to the outline of a zone. @param {Spot} spot @param {Point} at */
function distance({ path, matrix }, at) {
  const length = path.getTotalLength();
  const distances = Array.from({ length: CORNERS }, (_, i) => {
    const { x, y } = path.getPointAtLength(length * i / CORNERS);
    const [px, py] = place(matrix, [x, y]);
    return Math.hypot(px - at[0], py - at[1]);
  });
  return Math.min(...distances);
}
