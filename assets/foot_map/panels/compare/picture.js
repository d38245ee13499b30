// One view with the places of all schools.

import { s } from "../../core/dom.js";
import { place } from "../../core/geometry.js";
import { patternOver } from "../../core/patterns.js";
import { footArt } from "../foot_art.js";
import { lookOf } from "./looks.js";
import { clearPlace } from "./places.js";

/** @import { App, Outlines, Plate, Point } from "../../core/types.js" */
/** @import { Names } from "./looks.js" */
/** @import { Places } from "./places.js" */

/** An outline of a school on the picture; `other`: one of several places that charts give it.
 * @typedef {Outlines & {letter: string, at: Point, school: number, other: boolean}} Outline */

const DISC = 4.6; // drawing units: the radius of a letter
const HATCH = 3; // drawing units between the lines of a pattern

/**
 * @param {App} app
 * @param {Names} names
 * @param {string} view
 * @param {Places[]} found
 * @returns {{svg: SVGSVGElement, label: string, finish: () => void}} finish: what needs the picture
 *   to be in the page
 */
export function makePicture(app, names, view, found) {
  const { t, uid, state, data } = app;
  const { plates, label } = data.views[view];
  const plate = plates[state.arrangement];
  const id = `${uid}-compare-${view}`;
  // Two feet beside each other are drawn smaller.
  const disc = Math.max(DISC, plate.viewBox[2] / 56);
  const places = describe(app, names, view, found);
  const svg = s(
    "svg",
    {
      class: "rz-svg rz-compare-svg",
      viewBox: plate.viewBox.join(" "),
      role: "img",
      "aria-label": t("compare_picture", { view: label, feet: t("foot_both"), places }),
    },
    s("defs", {}, footArt(app, view, id)),
    ...plate.feet.map(({ matrix }) => {
      const transform = `matrix(${matrix.join(" ")})`;
      return s("use", { href: `#${id}`, transform, class: "rz-foot" });
    }),
    captions(app, plate, disc * 1.5),
  );
  const order = bySize(outlines(view, found));
  const finish = plate.feet.flatMap((foot) => drawOutlines(svg, foot, order, id));
  svg.append(letters(plate, order, disc));
  return { svg, label, finish: () => finish.forEach((task) => task()) };
}

/** What a view shows, as text. @param {App} app @param {Names} names @param {string} view
 * @param {Places[]} found */
function describe({ t }, names, view, found) {
  return found.flatMap(({ letter, school, zones }) =>
    zones.filter((zone) => zone.views[view]).map((zone) =>
      t("compare_place", {
        letter,
        school: names.school(school),
        name: names.zone(zone),
        foot: names.feet(zone),
      })
    )
  ).join("; ");
}

/** Which foot is which. @param {App} app @param {Plate} plate @param {number} size */
export function captions({ t }, plate, size) {
  const texts = plate.feet.map(({ foot, label: [x, y] }) => {
    const text = t(`caption_${foot}`);
    return s("text", { x, y, class: "rz-compare-caption", "font-size": size, text });
  });
  return s("g", {}, ...texts);
}

/** @param {string} view @param {Places[]} found @returns {Outline[]} */
function outlines(view, found) {
  return found.flatMap(({ letter, zones }, school) =>
    zones.flatMap(({ views, others }) => [
      ...(views[view] ?? []).map((one) => ({ ...one, letter, school, other: false })),
      ...(others?.[view] ?? []).map((one) => ({
        ...one,
        letter: letter.toLowerCase(),
        school,
        other: true,
      })),
    ])
  );
}

/** Large ones first, so that a small place is not covered. @param {Outline[]} every */
function bySize(every) {
  const size = (/** @type {Outlines} */ { box }) => box[0] * box[1];
  return [...every].sort((a, b) => size(b) - size(a));
}

/** @param {SVGSVGElement} svg @param {Plate["feet"][number]} standing @param {Outline[]} order
 * @param {string} id @returns {(() => void)[]} what needs the picture to be in the page */
function drawOutlines(svg, { foot, matrix }, order, id) {
  const group = s("g", { transform: `matrix(${matrix.join(" ")})` });
  svg.append(group);
  const mine = order.filter((one) => one.feet.includes(foot));
  return mine.flatMap((one, at) => {
    const { look, pattern, dashes } = lookOf(one.school);
    const fill = s("path", { d: one.d, class: "rz-compare-fill" });
    const line = one.other ? "1.2 2" : dashes || null;
    const shape = s(
      "g",
      { "data-look": look, "data-other": one.other, class: "rz-compare-place" },
      fill,
      s("path", { d: one.d, class: "rz-compare-casing" }),
      s("path", { d: one.d, class: "rz-compare-line", "stroke-dasharray": line }),
    );
    group.append(shape);
    return one.other ? [] : [() => hatch(shape, fill, one.d, pattern, `${id}-${foot}-${at}`)];
  });
}

/** The pattern of a school over a shape, cut to it. @param {SVGElement} group
 * @param {SVGPathElement} shape @param {string} d @param {string} pattern @param {string} clip */
function hatch(group, shape, d, pattern, clip) {
  const lines = patternOver(pattern, shape.getBBox(), HATCH);
  group.append(
    s("clipPath", { id: clip }, s("path", { d })),
    s("path", { d: lines, class: "rz-compare-lines", "clip-path": `url(#${clip})` }),
  );
}

/** The letters of the schools, clear of one another; those of small places choose first.
 * @param {Plate} plate @param {Outline[]} order @param {number} disc  their radius */
function letters(plate, order, disc) {
  /** @type {Point[]} */
  const taken = [];
  const [leaders, discs] = [s("g"), s("g")]; // no leader crosses a letter
  for (const { foot, matrix } of plate.feet) {
    const mine = order.filter(({ feet }) => feet.includes(foot)).reverse();
    const first = mine.filter(({ other }) => !other);
    for (const one of [...first, ...mine.filter(({ other }) => other)]) {
      const at = place(matrix, one.at);
      const free = clearPlace(at, taken, disc);
      taken.push(free);
      const r = one.other ? disc * 0.8 : disc;
      leaders.append(leader(one, at, free, r));
      discs.append(letterDisc(one, free, r));
    }
  }
  return s("g", {}, leaders, discs);
}

/** From where a letter belongs to where it is. @param {Outline} outline @param {Point} from
 * @param {Point} to @param {number} r */
function leader({ school }, [x, y], [cx, cy], r) {
  const far = Math.hypot(cx - x, cy - y) > r;
  const d = `M${x} ${y}L${cx} ${cy}`;
  return s(
    "g",
    { "data-look": lookOf(school).look },
    far ? s("path", { d, class: "rz-compare-leader" }) : null,
  );
}

/** @param {Outline} outline @param {Point} at @param {number} r */
function letterDisc({ school, letter }, [cx, cy], r) {
  return s(
    "g",
    { "data-look": lookOf(school).look, class: "rz-compare-disc" },
    s("circle", { cx, cy, r }),
    s("text", { x: cx, y: cy, dy: "0.36em", "font-size": r * 1.35, text: letter }),
  );
}
