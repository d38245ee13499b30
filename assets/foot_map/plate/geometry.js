// Places on the plate, ways of the arrow keys, and the lines of patterns.

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
export function nearest(points, from, key) {
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
 * Explicit lines of a system's pattern over a box, the second code beside its colour.  They lie on
 * one grid for the whole drawing, so boxes that overlap agree, and look the same in a mirror.
 *
 * @param {string} pattern  as in the systems' records
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {number} step  distance of the grid, in the units of the box
 * @returns {string} path data; "" for a plain or unknown pattern
 */
export function patternOver(pattern, { x: x0, y: y0, width, height }, step) {
  const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  /** @param {number} from @param {number} length @returns {number[]} grid places that matter */
  const places = (from, length) => {
    const first = Math.floor(from / step) - 1;
    return Array.from({ length: Math.ceil(length / step) + 4 }, (_, i) => first + i);
  };
  const xs = places(x0, width);
  const ys = places(y0, height);
  const [left, right, top, bottom] = [xs[0], xs.at(-1) ?? 0, ys[0], ys.at(-1) ?? 0]
    .map((place) => round(place * step));
  const rows = (/** @type {(y: number, place: number) => string} */ draw) =>
    ys.map((place) => draw(round(place * step), place)).join("");
  /** Marks on the grid, every second row moved by half a step.
   * @param {(x: number, y: number) => string} draw */
  const marks = (draw) => rows((y, row) =>
    xs.map((place) => draw(round((place + (row % 2 ? 0.5 : 0)) * step), y)).join(""));
  const across = () => rows((y) => `M${left} ${y}H${right}`);
  const down = () => xs.map((place) => `M${round(place * step)} ${top}V${bottom}`).join("");
  const [a, b, c] = [0.14, 0.24, 0.32].map((part) => round(part * step));
  const ring = (/** @type {number} */ r) => marks((x, y) =>
    `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`);
  const high = bottom - top;
  /** @type {Record<string, () => string>} */
  const draw = {
    plus: () => marks((x, y) => `M${round(x - c)} ${y}h${2 * c}M${x} ${round(y - c)}v${2 * c}`),
    dots: () => ring(a * 0.7),
    rings: () => ring(c),
    diamonds: () => marks((x, y) => `M${x} ${round(y - c)}l${b} ${c}l${-b} ${c}l${-b} ${-c}z`),
    horizontal: across,
    vertical: down,
    grid: () => across() + down(),
    crosshatch: () => places(x0 - high, width + 2 * high).map((place) => {
      // The slanting lines meet on the grid: both kinds start a whole number of rows away.
      const x = round((place - (ys[0] % 2)) * 2 * step);
      return `M${x} ${top}l${high} ${high}M${x} ${top}l${-high} ${high}`;
    }).join(""),
    zigzag: () => rows((y) => `M${left} ${y}${`l${step / 2} ${-2 * b}l${step / 2} ${2 * b}`.repeat(xs.length - 1)}`),
    dashes: () => marks((x, y) => `M${round(x - c)} ${y}h${2 * c}`),
  };
  return draw[pattern]?.() ?? "";
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
  return ({ x, y }) => around.flatMap((dx) => around.flatMap((dy) =>
    squares.get(`${at(x) + dx} ${at(y) + dy}`) ?? []));
}
