// Outlines as polygons in CSS px, and what lies inside them row by row.

import { place } from "../../core/geometry.js";

/** @import { Matrix, Point, Shape } from "../../core/types.js" */

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** A stretch of a row. @typedef {[from: number, to: number]} Span */
/** @typedef {{rings: Point[][], box: Box, area: number}} Outline */

export const ROW = 3; // CSS px

/** Numbers that belong to a command of a path. @type {Record<string, number>} */
const TAKES = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7 };
const TOKENS = /[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)/gi;

/**
 * A path as polygons: where its pieces end, and halfway along the long ones.
 *
 * @param {string} d
 * @returns {Point[][]}
 */
export function ringsOf(d) {
  /** @type {Point[][]} */
  const rings = [];
  const tokens = d.match(TOKENS) ?? [];
  let [x, y, i] = [0, 0, 0];
  let command = "";
  while (i < tokens.length) {
    if (/[a-z]/i.test(tokens[i])) command = tokens[i++];
    const kind = command.toLowerCase();
    const takes = TAKES[kind];
    if (!takes) {
      if (kind === "z") [x, y] = rings.at(-1)?.[0] ?? [0, 0];
      else return rings; // no path
      continue;
    }
    const [dx, dy] = command === kind ? [x, y] : [0, 0];
    const numbers = tokens.slice(i, i + takes).map(Number);
    i += takes;
    const from = /** @type {Point} */ ([x, y]);
    if (kind === "h") x = numbers[0] + dx;
    else if (kind === "v") y = numbers[0] + dy;
    else [x, y] = [numbers[takes - 2] + dx, numbers[takes - 1] + dy];
    if (kind === "m") {
      rings.push([]);
      command = command === "m" ? "l" : "L";
    }
    if (kind === "c") {
      rings.at(-1)?.push([
        (from[0] + 3 * (numbers[0] + numbers[2] + 2 * dx) + x) / 8,
        (from[1] + 3 * (numbers[1] + numbers[3] + 2 * dy) + y) / 8,
      ]);
    }
    rings.at(-1)?.push([x, y]);
  }
  return rings;
}

/** @type {WeakMap<Shape, Point[][]>} */
const known = new WeakMap();

/** Those of a zone, read once. @param {Shape} shape @returns {Point[][]} */
export function shapeRings(shape) {
  const rings = known.get(shape) ?? ringsOf(shape.d);
  known.set(shape, rings);
  return rings;
}

/** @param {Point[][]} rings  on the left foot @param {Matrix} matrix  onto the plate
 * @param {number} scale  CSS px to a drawing unit @returns {Outline} */
export function outlineOf(rings, matrix, scale) {
  const onto = /** @type {Matrix} */ (matrix.map((value) => value * scale));
  const placed = rings.map((ring) => ring.map((point) => place(onto, point)));
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  for (const ring of placed) {
    let [before] = ring.slice(-1);
    for (const point of ring) {
      const [x, y] = point;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
      area += (before[0] * y - x * before[1]) / 2;
      before = point;
    }
  }
  return { rings: placed, box, area: Math.abs(area) };
}

/** The rows of an outline: `first` counts them from the top of the plate.
 * @typedef {{first: number, spans: Span[][]}} Rows */

/** What of each row lies inside. @param {Outline} outline @returns {Rows} */
export function rowsOf({ rings, box }) {
  const first = Math.ceil(box[1] / ROW);
  const count = Math.max(0, Math.floor(box[3] / ROW) - first + 1);
  const crossings = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  for (const ring of rings) {
    let [before] = ring.slice(-1);
    for (const point of ring) {
      const [[x1, y1], [x2, y2]] = before[1] < point[1] ? [before, point] : [point, before];
      for (let row = Math.ceil(y1 / ROW); row * ROW < y2; row++) {
        crossings[row - first]?.push(x1 + ((row * ROW - y1) / (y2 - y1)) * (x2 - x1));
      }
      before = point;
    }
  }
  const spans = crossings.map((xs) => {
    xs.sort((a, b) => a - b);
    /** @type {Span[]} */
    const row = [];
    for (let i = 0; i + 1 < xs.length; i += 2) row.push([xs[i], xs[i + 1]]);
    return row;
  });
  return { first, spans };
}

/** The rows without what lies over them. @param {Rows} rows @param {Rows[]} over @returns {Rows} */
export function uncovered({ first, spans }, over) {
  const left = [...spans];
  for (const cover of over) {
    for (const [i, holes] of cover.spans.entries()) {
      const row = i + cover.first - first;
      if (holes.length && left[row]?.length) left[row] = without(left[row], holes);
    }
  }
  return { first, spans: left };
}

/** @param {Span[]} spans @param {Span[]} holes @returns {Span[]} what the holes leave */
export function without(spans, holes) {
  return holes.reduce(
    (left, [from, to]) =>
      left.flatMap((span) => {
        if (to <= span[0] || from >= span[1]) return [span];
        /** @type {Span[]} */
        const rest = [];
        if (from > span[0]) rest.push([span[0], from]);
        if (to < span[1]) rest.push([to, span[1]]);
        return rest;
      }),
    spans,
  );
}

/** @param {Box} a @param {Box} b @param {number} [apart]  that they have to be @returns {boolean} */
export const meet = (a, b, apart = 0) =>
  a[0] < b[2] + apart && b[0] < a[2] + apart && a[1] < b[3] + apart && b[1] < a[3] + apart;
