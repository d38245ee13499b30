// Which zone a pointer means.

import { unplace } from "../core/geometry.js";

/** @import { Point } from "../core/types.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

const TOUCH = 16; // CSS px around a badge that still count as a press on it
export const MANY = 800; // shapes from which on we find the one under the pointer faster than a browser

/**
 * The zone that a pointer means: a name or a badge first, then a small shape under the pointer, then the
 * enlarged outlines around small shapes (nearest centre), then the large shape underneath.
 *
 * @param {Drawing} drawing
 * @param {PointerEvent|MouseEvent} event
 * @returns {Spot|null}
 */
export function hitTest({ panes, spots, near }, event) {
  const [x, y] = panes.placeOf(event);
  const far = (/** @type {Spot} */ spot) => Math.hypot(spot.x - x, spot.y - y);
  const named = spots.find(({ named: box }) =>
    box && x > box[0] && y > box[1] && x < box[2] && y < box[3]
  );
  if (named) return named;
  const some = near({ x, y }).sort((a, b) => far(a) - far(b)).slice(0, 8);
  if (some.length && far(some[0]) <= some[0].shown) return some[0];
  const direct = spots.length > MANY
    ? shapeAt(spots, [x, y])
    : spots.find((spot) => spot.path === event.target);
  if (direct?.shape.hit) return direct;
  for (const spot of some) {
    const [px, py] = unplace(spot.matrix, [x, y]);
    if (spot.hit?.isPointInFill(new DOMPoint(px, py))) return spot;
  }
  if (direct) return direct;
  const touch = "pointerType" in event && event.pointerType === "touch";
  return touch && some.length && far(some[0]) * panes.unit() <= TOUCH ? some[0] : null;
}

/** The uppermost shape at a place on the plate. @param {Spot[]} spots @param {Point} at */
function shapeAt(spots, at) {
  return spots.findLast((spot) => {
    const [x, y] = unplace(spot.matrix, at);
    const box = (spot.box ??= spot.path.getBBox());
    return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height &&
      spot.path.isPointInFill(new DOMPoint(x, y));
  });
}
