// Which way a hand moves over a zone: lines, arrows and spots on its shape.
//
// Everything is in the units of the picture, after the foot was mirrored or turned: what goes
// clockwise goes clockwise on both feet, and what goes to the big toe is mirrored with them.

/** @import { Foot, Matrix, Point, ViewId } from "../../core/types.js" */

/** @typedef {{lines: Point[][], both: boolean, spots: {at: Point, kinds: string[]}[]}} Moves
 *   lines: with an arrow at the end; `both`: at the start too */

/** Where words lead on the drawing of the left foot. @type {Record<string, Record<string, Point>>} */
const WAYS = {
  plantar: { distal: [0, -1], medial: [-1, 0] },
  dorsal: { distal: [0, -1], medial: [1, 0] },
  medial: { distal: [1, 0], upward: [0, -1] },
  lateral: { distal: [-1, 0], upward: [0, -1] },
};
/** @type {Record<string, string>} */
const AGAINST = { proximal: "distal", lateral: "medial", downward: "upward" };
const IN_PLACE = ["in", "pinch", "circle", "clockwise"];
const SMALL = 9; // mm: a place that a fingertip covers
const LANE = 10; // mm: the width of a thumb
const LANES = 4; // at most, in a picture that small
const STROKE = 24; // mm: the shortest line that is seen to lead somewhere
const RIM = 1.5; // mm between the end of a line and the edge of its zone
const STOPS = 12; // of a line that follows a shape

/** Where a word leads in a picture of this foot; null where it cannot be seen from this side.
 * @param {string} word @param {ViewId} view @param {Foot} foot @param {Matrix} matrix  of the picture
 * @returns {Point|null} */
export function wayOf(word, view, foot, [a, b, c, d]) {
  if (word === "leftward") word = foot === "left" ? "lateral" : "medial"; // the owner's left
  else if (word === "rightward") word = foot === "left" ? "medial" : "lateral";
  const against = WAYS[view][AGAINST[word]];
  const [x, y] = WAYS[view][word] ?? (against ? times(against, -1) : [0, 0]);
  return x || y ? [a * x + c * y, b * x + d * y] : null;
}

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

/**
 * What a hand does on a shape.
 *
 * @param {string[]} motion  the words of the chart, in order
 * @param {string|undefined} manner  of the technique: walk, glide or press
 * @param {Point[]} shape
 * @param {(word: string) => Point|null} way
 * @returns {Moves}
 */
export function movesOn(motion, manner, shape, way) {
  const ways = motion.flatMap((word) => {
    const one = way(word);
    return one ? [one] : [];
  });
  const kinds = motion.filter((word) => IN_PLACE.includes(word));
  const middle = centreOf(shape);
  const pressed = kinds.length || manner === "press";
  /** @type {Moves} */
  const moves = { lines: [], both: motion.includes("back") && !pressed, spots: [] };
  if (pressed) {
    moves.spots.push({ at: middle, kinds: kinds.length ? kinds : ["in"] });
    const [x, y] = ways.reduce((sum, one) => plus(sum, one), [0, 0]);
    const size = Math.hypot(x, y);
    if (!size) return moves;
    /** @type {Point} */
    const slant = [x / size, y / size];
    // A press from the side comes to the spot; what follows on a press leaves it.
    const [from, to] = kinds.length ? [5, 17] : [-17, -5];
    moves.lines.push([plus(middle, times(slant, from)), plus(middle, times(slant, to))]);
  } else if (motion.includes("apart")) {
    const aside = way("medial") ?? way("distal");
    if (aside) moves.lines.push(...[aside, times(aside, -1)].map((to) => half(shape, to)));
  } else if (motion.includes("along")) {
    moves.lines.push(ribbon(shape, ...farthest(shape)));
    moves.both = true; // no way is said
  } else if (ways.length) moves.lines.push(...lanes(shape, ways, manner === "walk"));
  return moves;
}

/** Lines that lead over a shape. @param {Point[]} shape @param {Point[]} ways
 * @param {boolean} walked  strip beside strip */
function lanes(shape, ways, walked) {
  const last = ways[ways.length - 1];
  if (ways.length > 1 && dot(ways[0], last) > -0.5) {
    return [ribbon(shape, outermost(shape, times(ways[0], -1)), outermost(shape, last))];
  }
  const [along] = ways;
  const across = turned(along);
  const [from, to] = extent(shape, along);
  const middle = centreOf(shape);
  if (to - from < SMALL) {
    const reach = times(along, STROKE / 2);
    return [[plus(middle, times(reach, -1)), plus(middle, reach)]];
  }
  const width = areaOf(shape) / (to - from);
  const count = walked ? Math.min(LANES, Math.max(1, Math.round(width / LANE))) : 1;
  if (count === 1) return [middleLine(shape, along)];
  const [near, far] = extent(shape, across);
  return Array.from({ length: count }, (_, i) => {
    const aside = near + ((i + 0.5) / count) * (far - near);
    const cuts = crossings(shape, across, aside, along);
    const at = (/** @type {number} */ on) => plus(times(along, on), times(across, aside));
    return [at(cuts[0] + RIM), at(cuts[cuts.length - 1] - RIM)];
  });
}

/** Along the middle of a shape. @param {Point[]} shape @param {Point} along @returns {Point[]} */
function middleLine(shape, along) {
  const across = turned(along);
  const [from, to] = extent(shape, along);
  return Array.from({ length: STOPS }, (_, i) => {
    const on = from + RIM + (i / (STOPS - 1)) * (to - from - 2 * RIM);
    const cuts = crossings(shape, along, on, across);
    return plus(times(along, on), times(across, (cuts[0] + cuts[cuts.length - 1]) / 2));
  });
}

/** From the middle to one edge. @param {Point[]} shape @param {Point} to */
const half = (shape, to) => middleLine(shape, to).slice(STOPS / 2);

/** From one end of a bent shape to the other, midway between its sides.
 * @param {Point[]} shape @param {number} start @param {number} end  places in the shape */
function ribbon(shape, start, end) {
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
function farthest(shape) {
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
function outermost(shape, way) {
  const far = shape.map((point) => dot(point, way));
  return far.indexOf(Math.max(...far));
}

/** @param {Point[]} shape @param {Point} axis @returns {Point} */
function extent(shape, axis) {
  const far = shape.map((point) => dot(point, axis));
  return [Math.min(...far), Math.max(...far)];
}

/** @param {Point[]} shape */
const areaOf = (shape) => Math.abs(sides(shape).reduce((sum, [a, b]) => sum + cross(a, b), 0) / 2);

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

/** @param {Point[]} shape @returns {[Point, Point][]} */
const sides = (shape) => shape.map((point, i) => [point, shape[(i + 1) % shape.length]]);
/** @param {Point} a @param {Point} b @returns {Point} */
const plus = (a, b) => [a[0] + b[0], a[1] + b[1]];
/** @param {Point} p @param {number} by @returns {Point} */
const times = (p, by) => [p[0] * by, p[1] * by];
/** @param {Point} p @returns {Point} */
const turned = ([x, y]) => [-y, x];
/** @param {Point} a @param {Point} b */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
/** @param {Point} a @param {Point} b */
const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
