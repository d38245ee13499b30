// The arrows and spots over a zone, and the finger that follows them.

import { s } from "../../core/dom.js";

/** @import { Point } from "../../core/types.js" */
/** @import { Moves } from "./motion.js" */

const SPEED = { walk: 16, glide: 34 }; // mm a second
const HEAD = 7; // px of a picture 160 px wide
const FINGER = 5;
const RING = { least: 6, most: 10 };

/**
 * @param {Moves[]} moves  on each part of the zone
 * @param {number} unit  drawing units to a pixel of a picture 160 px wide
 * @param {boolean} walked
 * @returns {{still: SVGGElement, moving: SVGGElement}}
 */
export function drawMoves(moves, unit, walked) {
  const still = s("g", { class: "rz-step-moves", "data-walked": walked });
  const moving = s("g", { class: "rz-step-moves rz-moving" });
  const lines = moves.flatMap((one) => one.lines);
  if (lines.length) {
    const both = moves[0].both;
    const ways = moves.flatMap((one) => one.both ? one.lines.flatMap(thereAndBack) : one.lines);
    const d = lines.map(lineData).join("");
    const heads = (both ? ways : lines).map((line) => headData(line, HEAD * unit)).join("");
    still.append(
      s("path", { d, class: "rz-step-casing" }),
      s("path", { d, class: "rz-step-line" }),
      s("path", { d: heads, class: "rz-step-head" }),
    );
    const long = lines.reduce((sum, line) => sum + lengthOf(line), 0) * (both ? 2 : 1);
    const seconds = Math.max(1.6, long / (walked ? SPEED.walk : SPEED.glide));
    moving.append(finger(ways.map(lineData).join(""), seconds, unit, walked));
  }
  for (const { at, size, kinds } of moves.flatMap((one) => one.spots)) {
    const radius = Math.min(RING.most, Math.max(RING.least, size / unit));
    for (const kind of kinds) {
      const [rests, goes] = SPOTS[kind](at, unit, radius);
      still.append(...rests);
      moving.append(...goes);
    }
  }
  return { still, moving };
}

/** @param {Point[]} line */
const thereAndBack = (line) => [line, [...line].reverse()];

/** A finger that follows a line again and again. @param {string} path @param {number} seconds
 * @param {number} unit @param {boolean} [walked]  in small steps */
function finger(path, seconds, unit, walked) {
  const r = FINGER * unit;
  return s(
    "circle",
    { r, class: "rz-step-finger" },
    s("animateMotion", { path, dur: `${seconds.toFixed(1)}s`, repeatCount: "indefinite" }),
    walked ? pulse("r", [r, r * 1.3, r], 0.6) : null,
  );
}

/** @param {string} attributeName @param {number[]} values @param {number} seconds */
const pulse = (attributeName, values, seconds) =>
  s("animate", {
    attributeName,
    values: values.map(round).join(";"),
    dur: `${seconds}s`,
    repeatCount: "indefinite",
  });

/** What is drawn at a spot, and what moves there; the radius is one of pixels.
 * @type {Record<string, (at: Point, unit: number, radius: number) => [SVGElement[], SVGElement[]]>} */
const SPOTS = {
  in: ([cx, cy], unit, radius) => [
    [
      s("circle", { cx, cy, r: radius * unit, class: "rz-step-casing" }),
      s("circle", { cx, cy, r: radius * unit, class: "rz-step-line" }),
      s("circle", { cx, cy, r: 3 * unit, class: "rz-step-head" }),
    ],
    [throb([cx, cy], [radius, 3, 3, radius].map((r) => r * unit), 3.2)],
  ],
  pinch: (at, unit, radius) => {
    const heads = [[1, 1], [-1, 1], [-1, -1], [1, -1]].map((corner) => {
      const [from, to] = [radius + 3, radius - 1].map((
        far,
      ) => /** @type {Point} */ (at.map((value, i) => value + corner[i] * far * unit)));
      return headData([from, to], (HEAD - 1) * unit);
    });
    return [
      [s("path", { d: heads.join(""), class: "rz-step-head" })],
      [throb(at, [radius + 6, radius - 2, radius - 2, radius + 6].map((r) => r * unit), 2.8)],
    ];
  },
  circle: (at, unit, radius) => circling(at, unit, radius, true),
  clockwise: (at, unit, radius) => circling(at, unit, radius, false),
};

/** A ring that closes and opens. @param {Point} at @param {number[]} radii @param {number} seconds */
const throb = ([cx, cy], radii, seconds) =>
  s("circle", { cx, cy, r: radii[0], class: "rz-step-pulse" }, pulse("r", radii, seconds));

/** @param {Point} at @param {number} unit @param {number} radius @param {boolean} either  way round
 * @returns {[SVGElement[], SVGElement[]]} */
function circling(at, unit, radius, either) {
  const clockwise = arc(at, radius * unit, 1);
  const other = arc(at, radius * unit, -1);
  const ends = either ? [clockwise, other] : [clockwise];
  const heads = ends.map((line) => headData(line, HEAD * unit)).join("");
  const round = ends.map((line) => `${lineData(line)}z`).join("");
  return [
    [
      s("path", { d: lineData(clockwise), class: "rz-step-casing" }),
      s("path", { d: lineData(clockwise), class: "rz-step-line" }),
      s("path", { d: heads, class: "rz-step-head" }),
    ],
    [finger(round, either ? 6 : 3, unit)],
  ];
}

/** A circle that is open at the top, as points. @param {Point} at @param {number} r
 * @param {number} way  1 clockwise, -1 the other way round @returns {Point[]} */
const arc = ([x, y], r, way) =>
  Array.from({ length: 22 }, (_, i) => {
    const angle = way * (0.55 + (i / 21) * (2 * Math.PI - 1.1)) - Math.PI / 2;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });

/** An arrow's head at the end of a line. @param {Point[]} line @param {number} size */
function headData(line, size) {
  const [[x0, y0], [x, y]] = line.slice(-2);
  const far = Math.hypot(x - x0, y - y0) || 1;
  const [u, v] = [(x - x0) / far * size, (y - y0) / far * size];
  return lineData([[x + u / 2, y + v / 2], [x - u / 2 - v * 0.55, y - v / 2 + u * 0.55], [
    x - u / 2 + v * 0.55,
    y - v / 2 - u * 0.55,
  ]]) + "z";
}

/** @param {Point[]} line */
const lineData = (line) => `M${line.map((point) => point.map(round).join(" ")).join("L")}`;
/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
/** @param {Point[]} line */
const lengthOf = (line) =>
  line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i][0], y - line[i][1]), 0);
