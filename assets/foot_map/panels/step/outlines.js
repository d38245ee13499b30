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
  const middle = middleOf(shape);
  return [-0.5, 0.5].map((share) => plus(middle, times(along, share * long)));
}

/** A line straight over a shape, from edge to edge. @param {Point[]} shape @param {Point} along
 * @param {number} aside  where it runs, measured across @returns {Point[]} */
export function straight(shape, along, aside) {
  const across = turned(along);
  const cuts = crossings(shape, across, aside, along);
  const ends = [cuts[0] + RIM, cuts.slice(-1)[0] - RIM];
  return ends.map((on) => plus(times(along, on), times(across, aside)));
}

/** The longest line straight over a shape, or one almost as long nearer to its middle.
 * @param {Point[]} shape @param {Point} along @returns {Point[]} */
export function longest(shape, along) {
  const [near, far] = extent(shape, turned(along));
  const lines = [0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3].map((off) =>
    straight(shape, along, near + (0.5 + off) * (far - near))
  );
  const long = lines.map(([[x, y], [toX, toY]], i) => Math.hypot(toX - x, toY - y) * (1 - i / 20));
  return lines[most(long)];
}

/** Along the middle of a shape, without what forks off or lies across at its ends.
 * @param {Point[]} shape @param {Point} along @returns {Point[]} */
export function middleLine(shape, along) {
  const across = turned(along);
  const [from, to] = extent(shape, along);
  const stops = Array.from({ length: STOPS }, (_, i) => {
    const on = from + RIM + (i / (STOPS - 1)) * (to - from - 2 * RIM);
    const cuts = crossings(shape, along, on, across);
    const [first, last] = [cuts[0], cuts.slice(-1)[0]];
    return { at: plus(times(along, on), times(across, (first + last) / 2)), wide: last - first };
  });
  const usual = stops.map(({ wide }) => wide).sort((a, b) => a - b)[STOPS / 2];
  const line = stops.filter(({ wide }) => wide > usual * 0.6 && wide < usual * 1.8);
  return line.length > 1 ? line.map(({ at }) => at) : through(shape, along, to - from);
}

/** From one end of a bent shape to the other, midway between its sides, along which the chart's
 * points lie close together.
 * @param {Point[]} shape @param {number} start @param {number} end  places in the shape */
export function ribbon(shape, start, end) {
  const round = [...shape, ...shape, ...shape].slice(start);
  const long = (end - start + shape.length) % shape.length;
  const at = (/** @type {number} */ share) => Math.round(share * long);
  const rest = shape.length - long;
  return Array.from({ length: STOPS }, (_, i) => {
    const share = (i + 1) / (STOPS + 1);
    return times(plus(round[at(share)], round[shape.length - Math.round(share * rest)]), 0.5);
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

/** The two ends of a long shape. @param {Point[]} shape @returns {[number, number]} */
export function endsOf(shape) {
  const farFrom = (/** @type {Point} */ [x, y]) =>
    most(shape.map(([a, b]) => Math.hypot(a - x, b - y)));
  const one = farFrom(middleOf(shape));
  return [one, farFrom(shape[one])];
}

/** @param {number[]} values */
const most = (values) => values.indexOf(Math.max(...values));

/** @param {Point[]} shape @param {Point} way */
export const outermost = (shape, way) => most(shape.map((point) => dot(point, way)));

/** @param {Point[]} shape @param {Point} axis @returns {Point} */
export function extent(shape, axis) {
  const far = shape.map((point) => dot(point, axis));
  return [Math.min(...far), Math.max(...far)];
}

/** @param {Point[]} shape */
export const areaOf = (shape) =>
  Math.abs(shape.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = shape[(i + 1) % shape.length];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;

/** @param {Point} a @param {Point} b @returns {Point} */
export const plus = (a, b) => [a[0] + b[0], a[1] + b[1]];
/** @param {Point} p @param {number} by @returns {Point} */
export const times = (p, by) => [p[0] * by, p[1] * by];
/** @param {Point} p @returns {Point} */
export const turned = ([x, y]) => [-y, x];
/** @param {Point} a @param {Point} b */
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
