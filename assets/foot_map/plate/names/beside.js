// Names beside the feet, each with a straight leader into its zone.

import { boxAbout } from "./inside.js";
import { ROW } from "./outline.js";

/** @import { Point } from "../../core/types.js" */
/** @import { Place, Setting } from "./inside.js" */
/** @import { Box } from "./outline.js" */
/** @import { Ground, Leader } from "./ground.js" */

/** A zone that is named beside one of the feet: where it lies on them; settings in one line, two
 * and three. @typedef {{places: (Place & {foot: number})[], settings: Setting[]}} Subject */
/** @typedef {{place: Place, setting: Setting, middle: Point, box: Box, leader: Leader,
 *   align: "start"|"middle"|"end", on?: boolean}} Named  on: the foot */
/** Places in a row that a name might have, each farther than the one before. `extra` is what it
 * costs besides the way that the eye has to travel; `side` the names that it would stand among.
 * `long` is how long its leader may be.
 * @typedef {{place: Place, setting: Setting, to: Point, align: "start"|"middle"|"end",
 *   upward: boolean, extra: number, long: number, side: string, steps: number, middle: (step: number) => Point,
 *   from: (middle: Point) => Point}} Lane */

const COLUMN = 15; // CSS px between the foot and the column of names beside it
const WIDE = 128; // CSS px: wider names are broken
const STEP = 5; // CSS px
const SHIFT = 90; // CSS px that a name may stand above or below its zone
const SHIFT_BETWEEN = 50; // the same between the feet, where leaders are short
const BETWEEN = 20; // CSS px of a leader that a name beside the feet is better than one between them
const BOW = 24; // CSS px that two feet are farther apart at most places than at the nearest
const REACH = 132; // CSS px that a name over a foot may stand left or right of its zone
const SIDESTEP = 12; // CSS px
const LEVELS = 5; // rows of names over a foot that is seen from the side
const LEVEL = 15; // CSS px between those
const LONG = { zone: 260, dot: 190, between: 170, near: 120 }; // CSS px that a leader may be
const INSET = 7; // CSS px from the edge of a zone to the end of its leader
const ON_FOOT = 90; // CSS px of a leader that a name beside the feet is better than one on them
/** From a dot to its name. @type {Point[]} */
const AROUND = [[1, 0], [-1, 0], [0, 1], [0, -1], [0.7, 0.7], [-0.7, 0.7], [0.7, -0.7], [
  -0.7,
  -0.7,
]];
const GAP = 5; // CSS px from a leader to its name

/**
 * Place names beside the feet; those that have the shortest way to go first.
 *
 * @param {Subject[]} subjects
 * @param {Ground} ground
 * @param {{stacked: boolean, close: boolean}} how  whether the feet are seen from the side, one above
 *   the other; whether they are so close that names have room on them
 * @returns {(Named|null)[]} in the order of the subjects
 */
export function placeBeside(subjects, ground, { stacked, close }) {
  /** @type {Record<string, number>} */
  const full = {}; // names on a side
  const found = /** @type {(Named|null)[]} */ (subjects.map(() => null));
  const waiting = subjects.map(({ places, settings }, i) => {
    const lanes = places.flatMap((place) => [
      ...sideways(place, settings, ground),
      ...(stacked ? upright(place, settings, ground) : []),
      ...(close ? nearby(place, settings) : []),
    ]).map((lane) => ({ ...lane, least: costOf(lane, 0) }));
    lanes.sort((a, b) => a.least - b.least);
    return { i, lanes };
  });
  waiting.sort((a, b) => (a.lanes[0]?.least ?? 0) - (b.lanes[0]?.least ?? 0));
  for (const { i, lanes } of waiting) {
    const best = search(lanes, ground, full);
    if (!best) continue;
    full[best.side] = (full[best.side] ?? 0) + 1;
    ground.take(best.named.box, best.named.leader);
    found[i] = best.named;
  }
  return found;
}

/** The cheapest place that is free. @param {(Lane & {least: number})[]} lanes
 * @param {Ground} ground @param {Record<string, number>} full
 * @returns {{named: Named, side: string}|null} */
function search(lanes, ground, full) {
  /** @type {{named: Named, side: string}|null} */
  let found = null;
  let best = Infinity;
  for (const lane of lanes) {
    if (lane.least >= best) break;
    const { place, setting, to, align, side } = lane;
    for (let step = 0; step < lane.steps; step++) {
      // Of two feet that are as good, the one with fewer names yet.
      const cost = costOf(lane, step) + (full[side] ?? 0);
      if (cost >= best) break;
      const middle = lane.middle(step);
      const box = boxAbout(middle, setting);
      if (!ground.isFree(box, side === "near")) continue;
      const from = lane.from(middle);
      const end = place.r ? rim(place, from, to) : to;
      if (!ground.isOpen(from, end, place.at)) continue;
      found = {
        named: { place, setting, middle, box, leader: [from, end], align, on: side === "near" },
        side,
      };
      best = cost;
      break;
    }
  }
  return found;
}

/** @param {Lane} lane @param {number} step @returns {number} */
function costOf({ middle, from, to, extra, long: most, upward }, step) {
  const [x, y] = from(middle(step));
  const [dx, dy] = [Math.abs(x - to[0]), Math.abs(y - to[1])];
  const long = Math.hypot(dx, dy);
  const slant = upward ? 0.7 * dx : 1.8 * dy;
  return long > most ? Infinity : long + slant + extra;
}

/** On the bare foot beside the zone: close up there is room, and a margin would be far.
 * @param {Place} place @param {Setting[]} settings @returns {Lane[]} */
function nearby(place, settings) {
  const to = place.at;
  const [left, top, right, bottom] = place.outline.box;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return settings.flatMap((setting) =>
    AROUND.map(([dx, dy]) => {
      const { width, height } = setting;
      return {
        place,
        setting,
        to,
        align: /** @type {Lane["align"]} */ ("middle"),
        upward: true,
        long: LONG.near,
        extra: ON_FOOT + 10 * setting.lines.length,
        side: "near",
        steps: 4,
        middle: (/** @type {number} */ step) => {
          const far = 5 + 7 * step;
          return /** @type {Point} */ ([
            x + dx * (far + (right - left + width) / 2),
            y + dy * (far + (bottom - top + height) / 2),
          ]);
        },
        from: (/** @type {Point} */ [x, y]) => /** @type {Point} */ ([
          Math.min(Math.max(to[0], x - width / 2), x + width / 2),
          Math.min(Math.max(to[1], y - height / 2 + 2), y + height / 2 - 2),
        ]),
      };
    })
  );
}

/** Where the leader meets a number that stays, if it would end on it. @param {Place} place
 * @param {Point} from @param {Point} to @returns {Point} */
function rim({ at: [x, y], r }, from, to) {
  if (Math.hypot(to[0] - x, to[1] - y) > r + 2) return to;
  const far = Math.hypot(from[0] - x, from[1] - y) || 1;
  return [x + (from[0] - x) * r / far, y + (from[1] - y) * r / far];
}

/** In a column left or right of the feet, or between two of them. @param {Place & {foot: number}} place
 * @param {Setting[]} settings @param {Ground} ground @returns {Lane[]} */
function sideways(place, settings, ground) {
  const { feet, frame } = ground;
  const own = feet[place.foot].box;
  return [-1, 1].flatMap((way) => {
    const [edge, end] = way < 0 ? [own[0], frame[0]] : [own[2], frame[2]];
    const other = feet.find(({ box }) =>
      box[1] < own[3] && own[1] < box[3] && (way < 0 ? box[2] <= own[0] : box[0] >= own[2])
    );
    const opposite = other ? other.box[way < 0 ? 2 : 0] : null;
    const room = Math.abs((opposite ?? end) - edge);
    const setting = opposite === null
      ? fitting(settings, (end - edge) * way > COLUMN ? room - COLUMN : 0)
      : settings.find(({ width }) => width + 2 * GAP < room + BOW) ?? settings.at(-1);
    if (!setting) return [];
    const x = opposite === null ? edge + way * (COLUMN + setting.width / 2) : (edge + opposite) / 2;
    const shift = opposite === null ? SHIFT : SHIFT_BETWEEN;
    return sideTargets(place, way).map((to) => ({
      place,
      setting,
      to,
      align:
        /** @type {Lane["align"]} */ (opposite !== null ? "middle" : way < 0 ? "end" : "start"),
      upward: false,
      long: opposite === null ? place.dot ? LONG.dot : LONG.zone : LONG.between,
      extra: opposite === null ? 0 : BETWEEN,
      side: opposite === null ? `${place.foot}${way}` : "between",
      steps: 2 * Math.floor(shift / STEP) + 1,
      middle: (/** @type {number} */ step) => {
        const dy = Math.ceil(step / 2) * STEP * (step % 2 ? -1 : 1);
        return /** @type {Point} */ ([x, to[1] + dy]);
      },
      from: (
        /** @type {Point} */ [, y],
      ) => /** @type {Point} */ ([x - way * (setting.width / 2 + GAP), y]),
    }));
  });
}

/** Over and under a foot that is seen from the side, in rows. @param {Place & {foot: number}} place
 * @param {Setting[]} settings @param {Ground} ground @returns {Lane[]} */
function upright(place, settings, ground) {
  /** @type {Lane[]} */
  const lanes = [];
  for (const way of [-1, 1]) {
    const [to] = uprightTargets(place, way);
    for (const setting of settings) {
      const { width, height, lines } = setting;
      for (let dx = -REACH; dx <= REACH; dx += SIDESTEP) {
        const x = to[0] + dx;
        const [top, bottom] = ground.extremes(place.foot, x - width / 2, x + width / 2);
        if (!Number.isFinite(top)) continue;
        const edge = way < 0 ? top - height / 2 : bottom + height / 2;
        lanes.push({
          place,
          setting,
          to,
          align: "middle",
          upward: true,
          long: place.dot ? LONG.dot : LONG.zone,
          extra: 10 * lines.length,
          side: `${place.foot}${way < 0 ? "up" : "down"}`,
          steps: LEVELS,
          middle: (step) => [x, edge + way * step * LEVEL],
          from: ([, y]) => [
            Math.min(Math.max(to[0], x - width / 2 + 8), x + width / 2 - 8),
            y - way * (height / 2 + 1),
          ],
        });
      }
    }
  }
  return lanes;
}

/** The fewest lines that are not too wide. @param {Setting[]} settings @param {number} room
 * @returns {Setting|undefined} */
const fitting = (settings, room) =>
  settings.find(({ width }) => width <= Math.min(room, WIDE)) ??
    settings.findLast(({ width }) => width <= room);

/** Where a leader from the left (-1) or the right may end. @param {Place} place @param {number} way
 * @returns {Point[]} */
function sideTargets({ rows: { first, spans }, at }, way) {
  const points = [0.5, 0.25, 0.75].flatMap((part) => {
    const row = Math.floor(part * spans.length);
    const span = way < 0 ? spans[row]?.[0] : spans[row]?.at(-1);
    if (!span) return [];
    const inset = Math.min(INSET, (span[1] - span[0]) / 2);
    const x = way < 0 ? span[0] + inset : span[1] - inset;
    return [/** @type {Point} */ ([x, (first + row) * ROW])];
  });
  return points.length ? points : [at];
}

/** Where a leader from above (-1) or below may end. @param {Place} place @param {number} way
 * @returns {Point[]} */
function uprightTargets({ rows: { first, spans }, at }, way) {
  const inset = Math.min(INSET / ROW, spans.length / 2);
  const row = Math.floor(way < 0 ? inset : spans.length - 1 - inset);
  const points = (spans[row] ?? []).map((
    [from, to],
  ) => /** @type {Point} */ ([(from + to) / 2, (first + row) * ROW]));
  return points.length ? points : [at];
}
