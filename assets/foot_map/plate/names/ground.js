// What is taken on the plate: names, numbers, captions, feet, and the leaders between them.

import { meet, ROW } from "./outline.js";

/** @import { Point } from "../../core/types.js" */
/** @import { Box, Outline, Rows } from "./outline.js" */

/** @typedef {{at: Point, r: number}} Disc */
/** From a name to its zone. @typedef {[from: Point, to: Point]} Leader */

const COLUMN = 4; // CSS px
const APART = 3; // CSS px between a name, or the end of a leader, and what else there is
const FOOT = 6; // CSS px between a name and a foot

export class Ground {
  /** @type {Leader[]} */
  leaders = [];

  /**
   * @param {Box} frame  of all names
   * @param {Outline[]} feet
   * @param {Box[]} boxes  of texts and controls
   * @param {Disc[]} discs  of numbers
   * @param {Rows[]} zones
   */
  constructor(frame, feet, boxes, discs, zones) {
    this.zones = zones;
    this.frame = frame;
    this.feet = feet;
    this.boxes = boxes;
    this.discs = discs;
    this.contours = feet.map((foot) => contourOf(foot));
  }

  /** Above what and below what a name is clear of a foot. @param {number} foot  its index
   * @param {number} left @param {number} right  of the name
   * @returns {[top: number, bottom: number]} */
  extremes(foot, left, right) {
    let [top, bottom] = [Infinity, -Infinity];
    const { first, highs, lows } = this.contours[foot];
    const end = Math.min(Math.floor(right / COLUMN) - first, highs.length - 1);
    for (let i = Math.max(0, Math.floor(left / COLUMN) - first); i <= end; i++) {
      if (highs[i] < top) top = highs[i];
      if (lows[i] > bottom) bottom = lows[i];
    }
    return [top - FOOT, bottom + FOOT];
  }

  /** @param {Box} box @param {boolean} onFoot @returns {boolean} whether a name may stand there */
  isFree(box, onFoot) {
    const [left, top, right, bottom] = this.frame;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    if (this.boxes.some((other) => meet(box, other, APART))) return false;
    if (this.leaders.some(([from, to]) => crosses(from, to, box, APART))) return false;
    if (onFoot) {
      return !this.discs.some(({ at: [x, y], r }) => meet(box, [x - r, y - r, x + r, y + r], 1)) &&
        !this.zones.some((zone) => covers(box, zone));
    }
    return !this.feet.some((foot, i) => {
      if (!meet(box, foot.box, FOOT)) return false;
      const [top, bottom] = this.extremes(i, box[0], box[2]);
      return box[3] > top + 1e-6 && box[1] < bottom - 1e-6;
    });
  }

  /** @param {Point} from @param {Point} to @param {Point|null} own  the middle of its own number
   * @returns {boolean} whether a leader may run there */
  isOpen(from, to, own) {
    const [left, right] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
    const [top, bottom] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    for (const { at, r } of this.discs) {
      const reach = r + 1.5;
      if (at[0] + reach < left || at[0] - reach > right) continue;
      if (at[1] + reach < top || at[1] - reach > bottom) continue;
      if (own && at[0] === own[0] && at[1] === own[1]) continue;
      if (distance(at, from, to) < reach) return false;
    }
    if (this.boxes.some((box) => crosses(from, to, box, 1))) return false;
    return !this.leaders.some(([start, end]) =>
      cut(from, to, start, end) || distance(end, from, to) < APART ||
      distance(to, start, end) < APART
    );
  }

  /** @param {Box} box @param {Leader} leader */
  take(box, leader) {
    this.boxes.push(box);
    this.leaders.push(leader);
  }
}

/** Whether a name would lie over a zone. @param {Box} box @param {Rows} zone */
function covers([left, top, right, bottom], { first, spans }) {
  const end = Math.min(Math.ceil(bottom / ROW) - first, spans.length);
  for (let i = Math.max(0, Math.floor(top / ROW) - first); i < end; i++) {
    if (spans[i].some(([from, to]) => from < right && to > left)) return true;
  }
  return false;
}

/** The upper and the lower edge of a foot by column. @param {Outline} outline */
function contourOf({ rings, box }) {
  const first = Math.floor(box[0] / COLUMN);
  const count = Math.floor(box[2] / COLUMN) - first + 1;
  const highs = Array(count).fill(Infinity);
  const lows = Array(count).fill(-Infinity);
  for (const ring of rings) {
    let [before] = ring.slice(-1);
    for (const point of ring) {
      const [a, b] = before[0] < point[0] ? [before, point] : [point, before];
      const end = Math.floor(b[0] / COLUMN) - first;
      for (let i = Math.floor(a[0] / COLUMN) - first; i <= end; i++) {
        highs[i] = Math.min(highs[i], a[1], b[1]);
        lows[i] = Math.max(lows[i], a[1], b[1]);
      }
      before = point;
    }
  }
  return { first, highs, lows };
}

/** @param {Point} p @param {Point} a @param {Point} b  ends of a segment */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Whether two segments cut each other. @param {Point} a @param {Point} b @param {Point} c
 * @param {Point} d */
const cut = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** @param {Point} a @param {Point} b @param {Point} p */
const side = (a, b, p) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

/** Whether a segment comes near a box. @param {Point} from @param {Point} to @param {Box} box
 * @param {number} apart */
function crosses([x1, y1], [x2, y2], [left, top, right, bottom], apart) {
  let [enter, leave] = [0, 1];
  for (
    const [start, way, low, high] of [
      [x1, x2 - x1, left - apart, right + apart],
      [y1, y2 - y1, top - apart, bottom + apart],
    ]
  ) {
    if (Math.abs(way) < 1e-9) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / way, (high - start) / way];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
    if (enter > leave) return false;
  }
  return true;
}
