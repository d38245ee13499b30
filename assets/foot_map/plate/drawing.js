// Draws the feet of a view with their zones, and fits them to their size on the screen.

import { drawn, s, SVG } from "../core/dom.js";
import { shapesOf } from "../core/state.js";
import { loadText } from "../loading/files.js";
import { place } from "../core/geometry.js";
import { MANY } from "./hit_test.js";
import { channelLine, codeLabel, drawMark, guidelineNames, overlayMarks } from "./overlays.js";
import { Panes } from "./panes.js";
import { fitCodes, fitNumbers, makeSpot, patternsOf } from "./spots.js";

/** @import { App, Foot, Matrix, Plate, Shape, View } from "../core/types.js" */
/** @import { Spot } from "./spots.js" */

/** The groups of a plate while it is drawn, from the lowest to the uppermost.
 * @typedef {Record<"feet"|"targets"|"zones"|"lines"|"numbers", SVGGElement>} Groups */

/** @param {string} name  of the plate @returns {Groups} */
const makeGroups = (name) => ({
  feet: s("g"),
  targets: s("g", { "aria-hidden": true }), // larger than the zones they stand for
  zones: s("g", { role: "listbox", "aria-multiselectable": true, "aria-label": name }),
  lines: s("g", { class: "rz-lines", "aria-hidden": true }),
  numbers: s("g", { class: "rz-badges", "aria-hidden": true }),
});

/** What is drawn now: the spots of a view on its feet. */
export class Drawing {
  /** @type {Spot[]} */
  spots = [];
  /** @type {Map<string, Spot[]>} */
  byZone = new Map();
  /** The spots whose number is not far. @type {(at: {x: number, y: number}) => Spot[]} */
  near = () => [];
  /** Whether the feet could not be drawn. */
  bare = false;
  /** Called when the feet came later than their zones. @type {() => void} */
  arrived = () => {};
  /** The feet as they stand on the plate. @type {{foot: Foot, matrix: Matrix}[]} */
  feet = [];
  /** Where the patterns of a foot are still to be drawn. @type {[Foot, SVGGElement][]} */
  #plain = [];
  /** What the uppermost pane is to hold. @type {SVGElement[]} */
  #numbers = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #later;

  /** @param {App} app @param {HTMLElement} node  of the whole plate */
  constructor(app, node) {
    this.app = app;
    this.node = node;
    this.panes = new Panes(app);
  }

  /** The spot of the zone on the card. */
  chosen() {
    return this.byZone.get(this.app.state.selection.at(-1) ?? "")?.[0];
  }

  /** Draw the view that the state names. @param {SVGElement[]} above  the numbers */
  draw(above) {
    const { app, panes } = this;
    const { state, data, t } = app;
    const view = data.views[state.view];
    const plate = view.plates[state.feet === "both" ? state.arrangement : state.feet];
    const name = t("drawing_name", { view: view.label, feet: t(`foot_${state.feet}`) });
    const groups = makeGroups(name);
    const shapes = shapesOf(view, state.further);
    this.spots = [];
    this.#plain = [];
    this.feet = plate.feet;
    for (const standing of plate.feet) this.#drawFoot(groups, standing, shapes, view);
    groups.lines.append(...guidelineNames(view, plate));
    panes.feet.replaceChildren(s("defs", {}, this.#art(view)), groups.feet);
    panes.map.replaceChildren(groups.targets, groups.zones);
    panes.patterns.replaceChildren(groups.lines);
    panes.numbers.replaceChildren(); // laid out once, when their size is known
    this.#numbers = [groups.numbers, ...above];
    const [x, y, width, height] = plate.viewBox;
    if (this.spots.length > MANY) { // so that the browser need not ask all when the pointer moves
      this.#numbers.push(s("rect", { class: "rz-cover", x, y, width, height }));
    }
    for (const pane of panes.all) pane.setAttribute("viewBox", plate.viewBox.join(" "));
    panes.map.setAttribute("aria-label", name);
    panes.stage.style.setProperty("--code", String(view.code_height ?? 4));
    panes.stage.style.setProperty("--ratio", String(width / height));
    this.byZone = new Map();
    for (const spot of this.spots) {
      const { id } = spot.zone;
      this.byZone.set(id, [...(this.byZone.get(id) ?? []), spot]);
    }
  }

  /** The left foot, which each foot of the plate uses. @param {View} view */
  #art(view) {
    const { state, uid } = this.app;
    const id = `${uid}-art`;
    const art = s("g", { id, class: "rz-art" });
    this.bare = false;
    if (view.art) art.append(...drawn(`<svg xmlns="${SVG}">${view.art}</svg>`, id));
    else {
      loadText(`${state.charts_url}feet-${state.view}.svg`)
        .then((text) => {
          art.append(...drawn(text, id));
          this.arrived();
        }, (error) => {
          this.bare = true;
          console.error(error);
        });
    }
    return art;
  }

  /** @param {Groups} groups @param {Plate["feet"][number]} standing
   * @param {Shape[]} shapes @param {View} view */
  #drawFoot(groups, { foot, matrix, label: [x, y] }, shapes, view) {
    const { t, uid } = this.app;
    const transform = `matrix(${matrix.join(" ")})`;
    const caption = t(`caption_${foot}`);
    const channels = (view.channels ?? []).flatMap(channelLine);
    groups.feet.append(
      s("use", { href: `#${uid}-art`, transform, class: "rz-foot" }),
      s("g", { transform, class: "rz-channels" }, ...channels),
    );
    this.#drawBeyond(groups, matrix, view);
    const zones = s("g", { role: "group", "aria-label": caption, transform });
    const targets = s("g", { transform });
    for (const shape of shapes) {
      if (shape.feet.includes(foot)) this.#drawZone(groups, zones, targets, foot, matrix, shape);
    }
    groups.zones.append(zones);
    groups.targets.append(targets);
    const lines = s("g", { transform });
    for (const mark of overlayMarks(this.app)) {
      const { line, upright } = drawMark(mark, matrix);
      if (line) lines.append(line);
      groups.lines.append(...upright);
    }
    lines.append(...view.guidelines.map(({ d }) => s("path", { d, class: "rz-guideline" })));
    this.#plain.push([foot, lines]);
    groups.lines.append(lines, s("text", { x, y, class: "rz-caption", text: caption }));
  }

  /** Acupoints above the drawing. @param {Groups} groups
   * @param {Matrix} matrix @param {View} view */
  #drawBeyond(groups, matrix, view) {
    for (const { zone, label, at } of view.beyond ?? []) {
      const [x, y] = place(matrix, at);
      const box = { x: x - 9, y: y - 7, width: 18, height: 14 };
      groups.targets.append(s("rect", { ...box, class: "rz-beyond", "data-beyond": zone }));
      groups.numbers.append(codeLabel(this.app.zones.get(zone), label, [x, y]));
    }
  }

  /** @param {Groups} groups @param {SVGGElement} zones
   * @param {SVGGElement} targets @param {Foot} foot @param {Matrix} matrix @param {Shape} shape */
  #drawZone(groups, zones, targets, foot, matrix, shape) {
    const zone = this.app.zones.get(shape.zone);
    if (!zone) return;
    const spot = makeSpot(this.app.t, zone, foot, shape, matrix);
    zones.append(spot.path);
    if (spot.hit) targets.append(spot.hit);
    if (spot.disc) groups.numbers.append(spot.disc);
    if (shape.label && shape.label_at) {
      const at = place(matrix, shape.label_at);
      spot.code = { node: codeLabel(zone, shape.label, at), at };
      groups.numbers.append(spot.code.node);
    }
    this.spots.push(spot);
  }

  /** Letters and numbers keep their size on the screen; what was too small to read shows when it is
   * close enough. */
  fit() {
    const { panes } = this;
    const scale = panes.unit();
    const zoom = Number(panes.stage.style.getPropertyValue("--zoom")) || 1;
    panes.patterns.style.setProperty("--unit", String(1 / scale)); // drawing units to a CSS px
    this.near = fitNumbers(this.spots, scale, zoom);
    fitCodes(this.spots, zoom);
  }

  /** What needs the plate to be laid out; again whenever its size changes.
   * @param {() => void} patterned  called when patterns were drawn */
  measure(patterned) {
    const { panes } = this;
    const scale = panes.unit();
    if (!scale || !panes.stage.clientWidth) return;
    this.fit();
    panes.numbers.append(...this.#numbers);
    clearTimeout(this.#later); // patterns may follow a frame later
    this.#later = setTimeout(() => {
      // All are measured before any is drawn, so that the plate is laid out once.
      const made = this.#plain.map(([foot]) => patternsOf(this.app, this.spots, foot));
      for (const [i, [, lines]] of this.#plain.entries()) lines.prepend(...made[i]);
      this.#plain = [];
      patterned();
    });
  }

  dispose() {
    clearTimeout(this.#later);
  }
}
