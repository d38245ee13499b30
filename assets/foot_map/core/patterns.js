// The lines of patterns: the second code of a system, beside its colour.

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * Explicit lines of a system's pattern over a box.  They lie on one grid for the whole drawing, so
 * boxes that overlap agree, and look the same in a mirror.
 *
 * @param {string} pattern  as in the systems' records
 * @param {Box} box
 * @param {number} step  distance of the grid, in the units of the box
 * @returns {string} path data; "" for a plain or unknown pattern
 */
export function patternOver(pattern, box, step) {
  return DRAWN[pattern]?.(makeGrid(box, step)) ?? "";
}

/**
 * The grid over a box, a little larger than it.
 *
 * @typedef {object} Grid
 * @property {Box} box
 * @property {number} step
 * @property {number[]} xs  places of its columns, counted in steps
 * @property {number[]} ys  places of its rows
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {[number, number, number]} sizes  of small, middling and large marks
 */

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/** @param {number} from @param {number} length @param {number} step
 * @returns {number[]} places on the grid, counted in steps */
function places(from, length, step) {
  const first = Math.floor(from / step) - 1;
  return Array.from({ length: Math.ceil(length / step) + 4 }, (_, i) => first + i);
}

/** @param {Box} box @param {number} step @returns {Grid} */
function makeGrid(box, step) {
  const xs = places(box.x, box.width, step);
  const ys = places(box.y, box.height, step);
  const [left, right, top, bottom] = [xs[0], xs.at(-1) ?? 0, ys[0], ys.at(-1) ?? 0]
    .map((place) => round(place * step));
  const sizes = /** @type {Grid["sizes"]} */ ([0.14, 0.24, 0.32].map((part) => round(part * step)));
  return { box, step, xs, ys, left, right, top, bottom, sizes };
}

/** One piece for each row. @param {Grid} grid
 * @param {(y: number, place: number) => string} draw */
const rows = ({ ys, step }, draw) => ys.map((place) => draw(round(place * step), place)).join("");

/** Marks on the grid, every second row moved by half a step. @param {Grid} grid
 * @param {(x: number, y: number) => string} draw */
const marks = (grid, draw) =>
  rows(
    grid,
    (y, row) =>
      grid.xs.map((place) => draw(round((place + (row % 2 ? 0.5 : 0)) * grid.step), y)).join(""),
  );

/** @param {Grid} grid @param {number} r */
const rings = (grid, r) =>
  marks(
    grid,
    (x, y) => `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`,
  );

/** @param {Grid} grid */
const across = (grid) => rows(grid, (y) => `M${grid.left} ${y}H${grid.right}`);

/** @param {Grid} grid */
const down = ({ xs, step, top, bottom }) =>
  xs.map((place) => `M${round(place * step)} ${top}V${bottom}`).join("");

/** @param {Grid} grid */
function crosshatch({ box, ys, step, top, bottom }) {
  const high = bottom - top;
  return places(box.x - high, box.width + 2 * high, step).map((place) => {
    // Both kinds of slanting lines meet on the grid, whichever row of it the box starts in.
    const x = round((2 * place - (ys[0] % 2)) * step);
    return `M${x} ${top}l${high} ${high}M${x} ${top}l${-high} ${high}`;
  }).join("");
}

/** @param {Grid} grid */
function zigzag(grid) {
  const { xs, left, step, sizes: [, b] } = grid;
  const line = `l${step / 2} ${-2 * b}l${step / 2} ${2 * b}`.repeat(xs.length - 1);
  return rows(grid, (y) => `M${left} ${y}${line}`);
}

/** @param {Grid} grid */
function plus(grid) {
  const [, , c] = grid.sizes;
  return marks(grid, (x, y) => `M${round(x - c)} ${y}h${2 * c}M${x} ${round(y - c)}v${2 * c}`);
}

/** @param {Grid} grid */
function diamonds(grid) {
  const [, b, c] = grid.sizes;
  return marks(grid, (x, y) => `M${x} ${round(y - c)}l${b} ${c}l${-b} ${c}l${-b} ${-c}z`);
}

/** @param {Grid} grid */
function dashes(grid) {
  const [, , c] = grid.sizes;
  return marks(grid, (x, y) => `M${round(x - c)} ${y}h${2 * c}`);
}

/** @type {Record<string, (grid: Grid) => string>} */
const DRAWN = {
  plus,
  dots: (grid) => rings(grid, grid.sizes[0] * 0.7),
  rings: (grid) => rings(grid, grid.sizes[2]),
  diamonds,
  horizontal: across,
  vertical: down,
  grid: (grid) => across(grid) + down(grid),
  crosshatch,
  zigzag,
  dashes,
};
