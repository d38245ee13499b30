// The names of the zones on the feet: inside where they fit, else beside the feet.

import { afterPaint, flag, s } from "../../core/dom.js";
import { fitInside } from "./inside.js";
import { placeBeside } from "./beside.js";
import { Ground } from "./ground.js";
import { broken } from "./lines.js";
import { meet, outlineOf, ringsOf, rowsOf, shapeRings, uncovered } from "./outline.js";

/** @import { Point } from "../../core/types.js" */
/** @import { Drawing } from "../drawing.js" */
/** @import { Spot } from "../spots.js" */
/** @import { Named } from "./beside.js" */
/** @import { Place, Setting } from "./inside.js" */
/** @import { Box } from "./outline.js" */

/** @typedef {Place & {spot: Spot, foot: number}} Placed */

const SIZES = [12, 11]; // CSS px, whatever the zoom
const LINES = [1, 2, 3];
const LEADING = 1.14; // of the size
const [RISE, DROP] = [0.7, 0.2]; // of capitals and descenders
const REST = 160; // ms without a change of the zoom
const DOT = 1.3; // CSS px, the end of a leader
const MANY = 600; // spots from which on names stand inside zones only

export class Names {
  node = s("g", { class: "rz-names" });
  /** Called when they have got their places. @type {() => void} */
  placed = () => {};
  #callOff = () => {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rest;
  /** @type {Map<string, number>} widths at the first size */
  #widths = new Map();
  #font = "";
  #pen = document.createElement("canvas").getContext("2d");
  #tall = 1.3; // what the browser counts as the height of a line, of the size

  /** A face that comes late has other widths. */
  #measureAgain = () => {
    this.#font = "";
    this.follow();
  };

  /** @param {Drawing} drawing @param {Element} controls  that lie over the plate */
  constructor(drawing, controls) {
    this.drawing = drawing;
    this.controls = controls;
    drawing.panes.names.append(this.node);
    document.fonts.addEventListener("loadingdone", this.#measureAgain);
  }

  /** Take the names away: the plate is drawn anew. */
  clear() {
    this.node.replaceChildren();
    for (const spot of this.drawing.spots) {
      spot.named = spot.label = null;
      if (spot.disc) flag(spot.disc, "data-named", false);
    }
  }

  /** Place them anew, once what is seen now is painted. */
  follow() {
    const { stage } = this.drawing.panes;
    const { labels } = this.drawing.app.state;
    stage.dataset.labels = labels;
    this.#callOff();
    if (labels === "numbers" && !this.node.firstChild) return;
    this.#callOff = afterPaint(() => this.#place());
  }

  /** The same when the zoom has come to rest. */
  followZoom() {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.follow(), REST);
  }

  dispose() {
    this.#callOff();
    clearTimeout(this.#rest);
    document.fonts.removeEventListener("loadingdone", this.#measureAgain);
  }

  #place() {
    const start = performance.now();
    const { app, panes } = this.drawing;
    const scale = panes.unit();
    this.clear();
    if (app.state.labels === "numbers" || app.asking || !scale) return;
    this.#takeFont();
    const keeps = app.state.labels === "both";
    const placed = this.#placed(scale, keeps);
    const inside = this.#inside(placed);
    const outside = this.#outside(placed, inside, scale);
    const drawn = [...inside, ...outside];
    this.node.style.setProperty("--px", String(1 / scale));
    this.node.append(...drawn.map(([spot, named]) => this.#draw(spot, named, scale)));
    performance.measure("rz-names", { start });
    this.placed();
  }

  #takeFont() {
    const font = `${SIZES[0]}px ${getComputedStyle(this.drawing.node).fontFamily}`;
    if (!this.#pen || font === this.#font) return;
    this.#font = this.#pen.font = font;
    this.#widths.clear();
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = this.#pen.measureText("x");
    if (up + down > 0) this.#tall = (up + down) / SIZES[0];
  }

  /** @param {string} text */
  #widthOf(text) {
    const width = this.#widths.get(text) ?? this.#pen?.measureText(text).width ?? 0;
    this.#widths.set(text, width);
    return width;
  }

  /** A name in one line, two and three, at a size. @param {string} name @param {number} size
   * @returns {Setting[]} */
  #settings(name, size) {
    return LINES.flatMap((count) => {
      const found = broken(name, count, (text) => this.#widthOf(text));
      if (!found) return [];
      const leading = (count - 1) * LEADING * size;
      return [{
        lines: found.lines,
        size,
        width: found.width * size / SIZES[0] + 1,
        height: this.#tall * size + leading,
        ink: (RISE + DROP) * size + leading,
      }];
    });
  }

  /** The zones as they lie on the screen. @param {number} scale @param {boolean} keeps  numbers
   * @returns {Placed[]} */
  #placed(scale, keeps) {
    const { spots, feet } = this.drawing;
    const all = spots.map((spot) => {
      const outline = outlineOf(shapeRings(spot.shape), spot.matrix, scale);
      return { spot, outline, rows: rowsOf(outline) };
    });
    return all.flatMap(({ spot, outline, rows }) => {
      const { shape, disc, foot, x, y, shown } = spot;
      if (shape.label === "" || !shape.badge) return []; // another dot has the name
      const over = all.filter(({ spot: other, outline: { area, box } }) =>
        other.foot === foot && area < outline.area && meet(box, outline.box)
      );
      const stays = keeps && disc && !disc.hasAttribute("data-tiny");
      return [{
        spot,
        foot: feet.findIndex((standing) => standing.foot === foot),
        outline,
        dot: shape.label !== undefined,
        at: /** @type {Point} */ ([x * scale, y * scale]),
        r: stays ? shown * scale : 0,
        rows: uncovered(rows, over.map((one) => one.rows)),
      }];
    });
  }

  /** @param {Placed[]} placed @returns {[Spot, Named][]} */
  #inside(placed) {
    const numbers = placed.filter(({ r }) => r).map(({ spot, at: [x, y], r }) => {
      return { spot, box: /** @type {Box} */ ([x - r, y - r, x + r, y + r]) };
    });
    /** @type {Box[]} */
    const taken = [];
    return placed.flatMap((place) => {
      const { spot } = place;
      if (place.dot) return [];
      const settings = SIZES.flatMap((size) => this.#settings(spot.zone.name, size));
      const others = numbers.flatMap((number) => number.spot === spot ? [] : [number.box]);
      const found = fitInside(place, settings, [...others, ...taken]);
      if (!found) return [];
      taken.push(found.box);
      /** @type {Named} */
      const named = { ...found, place, leader: [[0, 0], [0, 0]], align: "middle" };
      return [[spot, named]];
    });
  }

  /** @param {Placed[]} placed @param {[Spot, Named][]} inside @param {number} scale
   * @returns {[Spot, Named][]} */
  #outside(placed, inside, scale) {
    const { app, feet, panes, spots } = this.drawing;
    const base = panes.feet.querySelector(".foot-base")?.getAttribute("d");
    if (!base || spots.length > MANY) return [];
    const rings = ringsOf(base);
    const outlines = feet.map(({ matrix }) => outlineOf(rings, matrix, scale));
    const there = new Set(inside.map(([spot]) => spot));
    const discs = spots.flatMap(({ disc, shape, x, y, shown }, i) => {
      const seen = disc ? !disc.hasAttribute("data-tiny") : shape.label !== undefined;
      const gone = app.state.labels === "names" && there.has(spots[i]);
      const at = /** @type {Point} */ ([x * scale, y * scale]);
      return seen && !gone ? [{ at, r: shown * scale }] : [];
    });
    const boxes = [...inside.map(([, { box }]) => box), ...this.#texts(scale)];
    const zones = placed.filter(({ dot }) => !dot).map(({ rows }) => rows);
    const ground = new Ground(this.#frame(), outlines, boxes, discs, zones);
    // On the whole plate once is enough; close up, one foot may be out of sight.
    const close = panes.stage.hasAttribute("data-zoomed");
    const keyOf = (/** @type {Spot} */ { zone, foot }) => close ? `${foot} ${zone.id}` : zone.id;
    const named = new Set(inside.map(([spot]) => keyOf(spot)));
    /** @type {Map<string, Placed[]>} */
    const groups = new Map();
    for (const place of placed) {
      const key = keyOf(place.spot);
      if (!named.has(key)) groups.set(key, [...(groups.get(key) ?? []), place]);
    }
    const subjects = [...groups.values()].map((places) => ({
      places,
      settings: this.#settings(places[0].spot.zone.name, SIZES[0]),
    }));
    const stacked = app.state.view === "medial" || app.state.view === "lateral";
    return placeBeside(subjects, ground, { stacked, close }).flatMap((one) => {
      return one ? [[/** @type {Placed} */ (one.place).spot, one]] : [];
    });
  }

  /** Where names may stand. @returns {Box} */
  #frame() {
    const { map, room } = this.drawing.panes;
    const { left, top, right, bottom } = room.getBoundingClientRect();
    const { e, f } = map.getScreenCTM() ?? new DOMMatrix();
    return [left - e + 6, top - f + 4, right - e - 6, bottom - f - 4];
  }

  /** What is written on the plate besides, and what lies over it. @param {number} scale
   * @returns {Box[]} */
  #texts(scale) {
    const { app, panes } = this.drawing;
    const lines = app.state.guidelines ? ", .rz-guideline-name" : "";
    const texts = panes.stage.querySelectorAll(`.rz-caption, .rz-code, .rz-overlay-name${lines}`);
    const boxes = Array.from(texts, (text) => {
      const { x, y, width, height } = /** @type {SVGTextElement} */ (text).getBBox();
      return /** @type {Box} */ ([x, y, x + width, y + height].map((value) => value * scale));
    });
    if (panes.stage.hasAttribute("data-zoomed")) return boxes;
    const { e, f } = panes.map.getScreenCTM() ?? new DOMMatrix();
    const over = [this.controls, ...this.drawing.node.querySelectorAll(".rz-corner > *")];
    const covered = over.map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect();
      return /** @type {Box} */ ([left - e, top - f, right - e, bottom - f]);
    });
    return [...boxes, ...covered];
  }

  /** @param {Spot} spot @param {Named} named @param {number} scale */
  #draw(spot, { setting, middle, box, leader: [from, to], align, on }, scale) {
    const { app } = this.drawing;
    const { lines, size, width, ink } = setting;
    const way = { start: -1, middle: 0, end: 1 }[align];
    const x = (middle[0] + way * width / 2) / scale;
    const first = middle[1] - ink / 2 + RISE * size;
    const unit = (/** @type {number} */ value) => (value / scale).toFixed(2);
    const text = s(
      "text",
      { "data-align": align, "font-size": unit(size), lang: app.lang(spot.zone) },
      ...lines.map((line, i) =>
        s("tspan", { x: x.toFixed(2), y: unit(first + i * LEADING * size), text: line })
      ),
    );
    const led = from[0] !== to[0] || from[1] !== to[1];
    const d = `M${unit(from[0])} ${unit(from[1])}L${unit(to[0])} ${unit(to[1])}`;
    const node = s(
      "g",
      { class: "rz-name", "data-zone": spot.zone.id, "data-led": led, "data-on": on },
      led && s("path", { d, class: "rz-leader-ground" }),
      led && s("path", { d, class: "rz-leader" }),
      led && s("circle", { cx: unit(to[0]), cy: unit(to[1]), r: unit(DOT) }),
      text,
    );
    spot.label = node;
    const [left, top, right, bottom] = box.map((value) => value / scale);
    spot.named = [left, top, right, bottom];
    flag(node, "data-dim", spot.path.hasAttribute("data-dim"));
    if (spot.disc) flag(spot.disc, "data-named", true);
    return node;
  }
}
