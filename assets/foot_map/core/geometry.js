// Places on the plate, and what lies near or in the direction of an arrow key.

/** @import { Matrix, Point } from "./types.js" */

/** @param {Matrix} m @param {Point} p @returns {Point} from the left foot onto the plate */
export const place = (m, [x, y]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

/** @param {Matrix} m @param {Point} p @returns {Point} from the plate back onto the left foot */
export function unplace([a, b, c, d, e, f], [x, y]) {
  const scale = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / scale, (a * (y - f) - b * (x - e)) / scale];
}

/**
 * The nearest of `points` in the direction of an arrow key, on the plate (y down).
 *
 * @param {{x: number, y: number}[]} points
 * @param {{x: number, y: number}} from
 * @param {string} key  ArrowLeft, ArrowRight, ArrowUp or ArrowDown
 * @returns {number} its index, -1 if there is none that way
 */
export function nearestTowards(points, from, key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1] }[key] ?? [0, 1];
  let found = -1;
  let least = Infinity;
  for (const [i, { x, y }] of points.entries()) {
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    // What lies more aside than ahead is left to the other arrows, unless nothing else is there.
    const cost = along + 2 * aside + (aside > 2 * along ? 1000 : 0);
    if (along > 0.01 && cost < least) [found, least] = [i, cost];
  }
  return found;
}

/**
 * Sorts places into the squares of a grid, to look up those near one without asking all.
 *
 * @template {{x: number, y: number}} P
 * @param {P[]} places
 * @param {number} size  of a square
 * @returns {(place: {x: number, y: number}) => P[]} those in its square and the eight around it: all that are nearer than `size`
 */
export function neighbours(places, size) {
  /** @type {Map<string, P[]>} */
  const squares = new Map();
  const at = (/** @type {number} */ value) => Math.floor(value / size);
  for (const one of places) {
    const key = `${at(one.x)} ${at(one.y)}`;
    const square = squares.get(key);
    if (square) square.push(one);
    else squares.set(key, [one]);
  }
  const around = [-1, 0, 1];
  return ({ x, y }) =>
    around.flatMap((dx) =>
      around.flatMap((dy) => squares.get(`${at(x) + dx} ${at(y) + dy}`) ?? [])
    );
}
