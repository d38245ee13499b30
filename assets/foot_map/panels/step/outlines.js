// Closed outlines of zones, and lines that run over them.

/** @import { Point } from "../../core/types.js" */

const RIM = 1.5; // mm between the end of a line and the edge of its zone
const STOPS = 12; // of a line that follows a shape

/**
 * The closed lines of a shape as points, without the holes in it.
 *
 * @param {string} d  as `zones/geometry/path_data.py` writes it: M, then q and t, or l; z
 * @returns {Point[][]}
 */
export function outlinesOf(d) {
  const rings = d.split("M").slice(1).map((part) => {
    const [x, y, ...steps] = (part.match(/-?(\d+(\.\d+)?|\.\d+)/g) ?? []).map(Number);
    /** @type {Point[]} */
    const points = [[x, y]];
    for (let i = part.includes("q") ? 2 : 0; i + 1 < steps.length; i += 2) {
      const [fromX, fromY] = points[points.length - 1];
      points.push([fromX + steps[i], fromY + steps[i + 1]]);
    }
    return points;
  });
  return rings.filter((ring) => !rings.some((other) => other !== ring && holds(other, ring)));
}

/** @param {Point[]} outer @param {Point[]} inner */
function holds(outer, inner) {
  const [a, b] = [boxOf(outer), boxOf(inner)];
  return a[0] < b[0] && a[1] < b[1] && a[2] > b[2] && a[3] > b[3];
}

/** @param {Point[]} points @returns {[number, number, number, number]} left, top, right, bottom */
export function boxOf(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** @param {Point[]} points @returns {Point} */
export function middleOf(points) {
  const [left, top, right, bottom] = boxOf(points);
  return [(left + right) / 2, (top + bottom) / 2];
}

/** A line through the middle of a shape. @param {Point[]} shape @param {Point} along
 * @param {number} long @returns {Point[]} */
export function through(shape, along, long) {
  const middle = centreOf(shape);
  return [-0.5, 0.5].map((share) => plus(middle, times(along, share * long)));
}

/** A line straight over a shape, from edge to edge. @param {Point[]} shape @param {Point} along
 * @param {number} aside  where it runs, measured across @returns {Point[]} */
export function straight(shape, along, aside) {
  const across = turned(along);
  const cuts = crossings(shape, across, aside, along);
  const ends = [cuts[0] + RIM, cuts[cuts.length - 1] - RIM];
  return ends.map((on) => plus(times(along, on), times(across, aside)));
}

/** Along the middle of a shape, without what forks off or lies across at its ends.
 * @param {Point[]} shape @param {Point} along @returns {Point[]} */
export function middleLine(shape, along) {
  const across = turned(along);
  const [from, to] = extent(shape, along);
  const stops = Array.from({ length: STOPS }, (_, i) => {
    const on = from + RIM + (i / (STOPS - 1)) * (to - from - 2 * RIM);
    const cuts = crossings(shape, along, on, across);
    const [first, last] = [cuts[0], cuts[cuts.length - 1]];
    return { at: plus(times(along, on), times(across, (first + last) / 2)), wide: last - first };
  });
  const usual = stops.map(({ wide }) => wide).sort((a, b) => a - b)[STOPS / 2];
  const line = stops.filter(({ wide }) => wide > usual * 0.6 && wide < usual * 1.8);
  return line.length > 1 ? line.map(({ at }) => at) : through(shape, along, to - from);
}

/** From one end of a bent shape to the other, midway between its sides.
 * @param {Point[]} shape @param {number} start @param {number} end  places in the shape */
export function ribbon(shape, start, end) {
  const there = spread(between(shape, start, end));
  const back = spread(between(shape, end, start)).reverse();
  return there.map((one, i) => times(plus(one, back[i]), 0.5)).slice(1, -1);
}

/** The part of a closed line from one of its points to another. @param {Point[]} shape
 * @param {number} start @param {number} end */
const between = (shape, start, end) =>
  start <= end ? shape.slice(start, end + 1) : [...shape.slice(start), ...shape.slice(0, end + 1)];

/** Points at the same distance from one another along a line. @param {Point[]} line
 * @returns {Point[]} */
function spread(line) {
  const steps = line.slice(1).map((point, i) => distance(line[i], point));
  const whole = steps.reduce((sum, step) => sum + step, 0);
  return Array.from({ length: STOPS + 2 }, (_, i) => {
    let left = (i / (STOPS + 1)) * whole;
    let at = 0;
    while (at < steps.length - 1 && left > steps[at]) left -= steps[at++];
    const share = steps[at] ? Math.min(1, left / steps[at]) : 0;
    return plus(times(line[at], 1 - share), times(line[at + 1] ?? line[at], share));
  });
}

/** Where a line across `axis` cuts a shape, measured along `other`, in order. @param {Point[]} shape
 * @param {Point} axis @param {number} at @param {Point} other */
function crossings(shape, axis, at, other) {
  return shape.flatMap((from, i) => {
    const to = shape[(i + 1) % shape.length];
    const [before, after] = [dot(from, axis) - at, dot(to, axis) - at];
    if (before < 0 === after < 0) return [];
    const share = before / (before - after);
    return [dot(from, other) * (1 - share) + dot(to, other) * share];
  }).sort((a, b) => a - b);
}

/** The two places of a shape that lie farthest apart. @param {Point[]} shape
 * @returns {[number, number]} */
export function farthest(shape) {
  /** @type {[number, number]} */
  let found = [0, 1];
  let most = 0;
  for (const [i, one] of shape.entries()) {
    for (const [j, other] of shape.entries()) {
      const far = distance(one, other);
      if (far > most) [most, found] = [far, [i, j]];
    }
  }
  return found;
}

/** @param {Point[]} shape @param {Point} way */
export function outermost(shape, way) {
  const far = shape.map((point) => dot(point, way));
  return far.indexOf(Math.max(...far));
}

/** @param {Point[]} shape @param {Point} axis @returns {Point} */
export function extent(shape, axis) {
  const far = shape.map((point) => dot(point, axis));
  return [Math.min(...far), Math.max(...far)];
}

/** @param {Point[]} shape */
export const areaOf = (shape) =>
  Math.abs(sides(shape).reduce((sum, [a, b]) => sum + cross(a, b), 0) / 2);

/** @param {Point[]} shape @returns {Point} */
export function centreOf(shape) {
  let [x, y, whole] = [0, 0, 0];
  for (const [a, b] of sides(shape)) {
    const part = cross(a, b);
    x += (a[0] + b[0]) * part;
    y += (a[1] + b[1]) * part;
    whole += 3 * part;
  }
  return [x / whole, y / whole];
}

/** Half the width of a shape where it is least wide. @param {Point[]} shape */
export function radiusOf(shape) {
  const [left, top, right, bottom] = boxOf(shape);
  return Math.min(right - left, bottom - top) / 2;
}

/** @param {Point[]} shape @returns {[Point, Point][]} */
const sides = (shape) => shape.map((point, i) => [point, shape[(i + 1) % shape.length]]);
/** @param {Point} a @param {Point} b @returns {Point} */
export const plus = (a, b) => [a[0] + b[0], a[1] + b[1]];
/** @param {Point} p @param {number} by @returns {Point} */
export const times = (p, by) => [p[0] * by, p[1] * by];
/** @param {Point} p @returns {Point} */
export const turned = ([x, y]) => [-y, x];
/** @param {Point} a @param {Point} b */
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
/** @param {Point} a @param {Point} b */
const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
