// Which way a hand moves over a zone: lines, arrows and spots on its shape.
//
// Everything is in the units of the picture, after the foot was mirrored or turned: what goes
// clockwise goes clockwise on both feet, and what goes to the big toe is mirrored with them.

import {
  areaOf,
  boxOf,
  dot,
  endsOf,
  extent,
  longest,
  middleLine,
  middleOf,
  outermost,
  plus,
  ribbon,
  straight,
  through,
  times,
  turned,
} from "./outlines.js";

/** @import { Foot, Matrix, Point, ViewId } from "../../core/types.js" */

/** @typedef {{lines: Point[][], both: boolean, spots: {at: Point, size: number, kinds: string[]}[]}} Moves
 *   lines: with an arrow at the end; `both`: at the start too; size: half of the shape's width */

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
const STROKE = 14; // mm: the shortest line that is seen to lead somewhere
const SLIM = 2.2; // times as long as wide: a line follows the bends of such a shape
const WIDE = 50; // mm: what circles go over in several places

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
 * What a hand does on a shape.
 *
 * @param {string[]} motion  the words of the chart, in order
 * @param {string|undefined} manner  of the technique: walk, glide or press
 * @param {Point[]} shape
 * @param {(word: string) => Point|null} way
 * @param {number} [reach]  mm: the length of a line over a place that a fingertip covers
 * @param {Point} [middle]  of the whole zone
 * @returns {Moves}
 */
export function movesOn(motion, manner, shape, way, reach = STROKE, middle = middleOf(shape)) {
  const ways = motion.flatMap((word) => {
    const one = way(word);
    return one ? [one] : [];
  });
  const kinds = motion.filter((word) => IN_PLACE.includes(word));
  if (kinds.length || manner === "press") {
    return pressed(kinds, ways, shape, !IN_PLACE.includes(motion[0]));
  }
  /** @type {Moves} */
  const moves = { lines: [], both: motion.includes("back"), spots: [] };
  if (motion.includes("apart")) {
    const aside = way("medial") ?? way("distal");
    if (aside) {
      for (const to of [aside, times(aside, -1)]) {
        const line = middleLine(shape, to).filter((at) => dot(at, to) >= dot(middle, to));
        if (line.length > 1) moves.lines.push(line);
      }
    }
  } else if (motion.includes("along")) {
    moves.lines.push(ribbon(shape, ...endsOf(shape)));
    moves.both = true; // no way is said
  } else if (ways.length) moves.lines.push(...lanes(shape, ways, manner === "walk", reach));
  return moves;
}

/** A press, with the way by which it comes or leaves. @param {string[]} kinds @param {Point[]} ways
 * @param {Point[]} shape @param {boolean} comes @returns {Moves} */
function pressed(kinds, ways, shape, comes) {
  if (!kinds.length) kinds = ["in"];
  const turns = kinds.every((kind) => kind !== "in" && kind !== "pinch");
  const [left, top, right, bottom] = boxOf(shape);
  const size = Math.min(right - left, bottom - top) / 2;
  const spots = (turns ? spreadOver(shape) : [middleOf(shape)]).map((at) => ({ at, size, kinds }));
  const [x, y] = ways.reduce(plus, [0, 0]);
  const far = Math.hypot(x, y);
  if (!far) return { lines: [], both: false, spots };
  /** @type {Point} */
  const slant = [x / far, y / far];
  const [from, to] = comes ? [-20, -8] : [8, 20];
  const { at } = spots[0];
  const line = [from, to].map((on) => plus(at, times(slant, on)));
  return { lines: [line], both: false, spots };
}

/** The middle of a shape, or several places of a large one. @param {Point[]} shape */
function spreadOver(shape) {
  const [left, top, right, bottom] = boxOf(shape);
  const places = (/** @type {number} */ from, /** @type {number} */ to) =>
    (to - from > WIDE ? [0.26, 0.74] : [0.5]).map((share) => from + share * (to - from));
  return places(left, right).flatMap((x) =>
    places(top, bottom).map((y) => /** @type {Point} */ ([x, y]))
  );
}

/** Lines that lead over a shape. @param {Point[]} shape @param {Point[]} ways
 * @param {boolean} walked  strip beside strip @param {number} reach */
function lanes(shape, ways, walked, reach) {
  const last = ways[ways.length - 1];
  if (ways.length > 1) {
    return [ribbon(shape, outermost(shape, times(ways[0], -1)), outermost(shape, last))];
  }
  const [along] = ways;
  const [from, to] = extent(shape, along);
  const long = to - from;
  if (long < SMALL) return [through(shape, along, reach)];
  const width = areaOf(shape) / long;
  const count = walked ? Math.min(LANES, Math.max(1, Math.round(width / LANE))) : 1;
  if (count === 1 && long > SLIM * width) return [middleLine(shape, along)];
  const across = turned(along);
  if (count === 1) return [longest(shape, along)];
  const [near, far] = extent(shape, across);
  return Array.from(
    { length: count },
    (_, i) => straight(shape, along, near + ((i + 0.5) / count) * (far - near)),
  );
}
