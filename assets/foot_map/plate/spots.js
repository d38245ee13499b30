// Spots: each zone on each foot of the plate, with its number.

import { flag, s } from "../core/dom.js";
import { zoneLabel } from "../core/messages.js";
import { patternOver } from "../core/patterns.js";
import { neighbours, place } from "../core/geometry.js";
import { outlineOf, shapeRings } from "./names/outline.js";

/** @import { App, Foot, Matrix, Point, Shape, Zone } from "../core/types.js" */
/** @import { Look } from "../core/values.js" */

/** One zone on one foot of the plate; x and y are its badge's centre there, r its radius in the
 * payload and `shown` on the screen now.
 * @typedef {{zone: Zone, foot: Foot, shape: Shape, matrix: Matrix, x: number, y: number, r: number,
 *   shown: number, box?: DOMRect, path: SVGPathElement, hit: SVGPathElement|null,
 *   disc: SVGElement|null,
 *   code?: {node: SVGElement, at: Point}, label?: SVGElement|null, named?: [number, number, number, number]|null}} Spot  code: of an
 *   acupoint, and where it stands on the whole plate; label: its name there, and `named` the box of that */

const TINY = 4.8; // CSS px: the radius of the smallest disc whose number can be read
const EM = 1.06; // font size of a number, as a multiple of its disc's radius
/** That of three and four signs, which have to fit too. @type {Record<number, number>} */
const LONGER = { 3: 0.9, 4: 0.78 };
const MOST = 0.48; // of a zone may lie under its number
const DOT = 2.4; // drawing units: the radius of an acupoint
/** @type {Matrix} */
const WHOLE = [1, 0, 0, 1, 0, 0];
const HATCH = 4; // drawing units between the lines of a pattern

/** @param {App["t"]} t @param {Zone} zone @param {Foot} foot @param {Shape} shape
 * @param {Matrix} matrix  from the left foot onto the plate @returns {Spot} */
export function makeSpot(t, zone, foot, shape, matrix) {
  const [x, y] = place(matrix, shape.badge ?? [0, 0]);
  const r = shape.badge_r ?? 3;
  const path = s("path", {
    d: shape.d,
    class: "zone",
    role: "option",
    tabindex: -1,
    "data-zone": zone.id,
    "data-foot": foot,
    "data-system": zone.system,
    "data-group": zone.group,
    "data-dot": shape.label !== undefined,
    "aria-selected": "false",
    "aria-label": zoneLabel(t, zone, foot),
  });
  const hit = shape.hit ? s("path", { d: shape.hit, class: "rz-hit", "data-hit": zone.id }) : null;
  const disc = shape.badge && shape.label === undefined ? makeDisc(zone, x, y) : null;
  if (disc) sizeDisc(disc, y, r);
  return { zone, foot, shape, matrix, x, y, r, shown: r, path, hit, disc };
}

/** @param {Zone} zone @param {number} x @param {number} y */
function makeDisc({ number, group }, x, y) {
  const text = number !== null && s("text", { x, text: number });
  return s("g", { class: "rz-badge", "data-group": group }, s("circle", { cx: x, cy: y }), text);
}

/** Without a transform, which would cost the browser a layer for each.
 * @param {SVGElement} disc @param {number} y @param {number} r */
function sizeDisc(disc, y, r) {
  const [circle, text] = disc.children;
  circle.setAttribute("r", (text ? r : r * 0.5).toFixed(2));
  const size = r * sizeOf(text);
  text?.setAttribute("y", (y + size * 0.35).toFixed(2));
  text?.setAttribute("font-size", size.toFixed(2));
}

/** @param {Element|null} text  a number */
const sizeOf = (text) => LONGER[text?.textContent?.length ?? 0] ?? EM;

/** Numbers grow towards a readable size on the screen as far as their zones and their neighbours
 * leave room, and keep it when the feet come closer.
 *
 * @param {Spot[]} spots
 * @param {number} scale  CSS px to a drawing unit
 * @param {number} zoom  how much closer the feet are than the whole plate
 * @returns {(at: {x: number, y: number}) => Spot[]} the spots whose number is not far
 */
export function fitNumbers(spots, scale, zoom) {
  const radius = 5.5 + 1.4 * Math.min(scale / zoom, 2.5); // CSS px: smaller where the whole is small
  const numbered = spots.filter((spot) => spot.disc);
  const most = 2 * Math.max(0, ...numbered.map((spot) => spot.r));
  const near = neighbours(numbered, 2 * (most + 0.2));
  for (const spot of numbered) {
    const { x, y, r, disc } = spot;
    const gaps = near(spot).map((other) => Math.hypot(other.x - x, other.y - y) || Infinity);
    const gap = Math.min(Infinity, ...gaps);
    const least = r / zoom;
    const wanted = Math.min(Math.max(least, radius / scale), 2 * r, gap / 2 - 0.2);
    const { area } = outlineOf(shapeRings(spot.shape), WHOLE, 1);
    spot.shown = Math.min(Math.max(least, wanted), Math.sqrt(MOST * area / Math.PI));
    if (disc) sizeDisc(disc, y, spot.shown);
  }
  hideTiny(spots, scale);
  return neighbours(spots.filter((spot) => spot.shape.badge), Math.max(most, 24 / scale, 12));
}

/** Codes stay as large as they are, and as far from their dots. @param {Spot[]} spots
 * @param {number} zoom */
export function fitCodes(spots, zoom) {
  for (const { x, y, code } of spots) {
    if (!code) continue;
    const [dx, dy] = [code.at[0] - x, code.at[1] - y];
    const rim = Math.min(1, DOT / (Math.hypot(dx, dy) || DOT));
    const near = rim + (1 - rim) / zoom; // the dots grow
    code.node.setAttribute("x", (x + dx * near).toFixed(2));
    code.node.setAttribute("y", (y + dy * near).toFixed(2));
  }
}

/** A number that is too small to read waits for the zoom. @param {Spot[]} spots
 * @param {number} scale  CSS px to a drawing unit */
function hideTiny(spots, scale) {
  for (const { disc, shown } of spots) {
    if (disc) flag(disc, "data-tiny", shown * scale * sizeOf(disc.children[1]) < TINY * EM);
  }
}

/**
 * The pattern of each system over all its zones on one foot: explicit lines, so that paper keeps
 * them.
 *
 * @param {App} app
 * @param {Spot[]} spots
 * @param {Foot} foot
 * @returns {SVGElement[]}
 */
export function patternsOf({ data, uid }, spots, foot) {
  if (data.channels?.length) return []; // dots are too small; the lines are told by dashes
  return data.systems.flatMap(({ id, pattern }) => {
    const mine = spots.filter((spot) => spot.foot === foot && spot.zone.system === id);
    const look = { class: "zone-pattern", "data-system": id };
    return clipped(`${uid}-${foot}-${id}`, pattern, mine, look);
  });
}

/** A pattern over some zones, clipped to them. @param {string} clip  the id of the clip
 * @param {string} pattern @param {Spot[]} spots @param {Record<string, string>} look */
function clipped(clip, pattern, spots, look) {
  const d = spots.map((spot) => patternOver(pattern, spot.path.getBBox(), HATCH)).join("");
  if (!d) return [];
  return [
    s("clipPath", { id: clip }, ...spots.map((spot) => s("path", { d: spot.shape.d }))),
    s("path", { d, ...look, "clip-path": `url(#${clip})` }),
  ];
}

/**
 * The pattern of each category over its zones on one foot.
 *
 * @param {string} uid
 * @param {Foot} foot
 * @param {Look[]} looks
 * @param {Spot[]} spots  on this foot
 * @param {(spot: Spot) => string|undefined} textOf  the category of a spot
 * @returns {SVGElement[]}
 */
export const classPatterns = (uid, foot, looks, spots, textOf) =>
  looks.flatMap(({ text, pattern, ink }, at) => {
    const mine = spots.filter((spot) => textOf(spot) === text);
    const look = { class: "rz-class-lines", stroke: ink };
    return clipped(`${uid}-${foot}-class-${at}`, pattern, mine, look);
  });
