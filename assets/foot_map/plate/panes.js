// The panes of the plate: drawings over one another, each a layer of its own on the screen.  A
// click paints the colour below the zones and the marks above them again, and nothing of which a
// large chart has much.

import { flag, h, s } from "../core/dom.js";
import { unplace } from "../core/geometry.js";

/** @import { App, Point } from "../core/types.js" */
/** @import { Spot } from "./spots.js" */

const ROUND = 14; // CSS px of room round what is kept in sight

/** The nodes of the plate, and where its units lie on the screen. */
export class Panes {
  #lifted = 0; // CSS px

  /** @param {App} app */
  constructor({ uid }) {
    this.feet = pane();
    this.fills = pane();
    this.map = pane({
      class: "rz-svg rz-map",
      role: "graphics-document document",
      "aria-describedby": `${uid}-help`,
      "aria-hidden": null,
    });
    this.patterns = pane();
    this.marks = pane();
    this.names = pane({ class: "rz-svg rz-names-pane" }); // names may stand at the edge of the stage
    this.numbers = pane();
    const { feet, fills, map, patterns, marks, names, numbers } = this;
    this.all = [feet, fills, map, patterns, marks, names, numbers];
    this.room = h("div", { class: "rz-panes" }, ...this.all);
    this.stage = h("div", { class: "rz-stage" }, this.room);
  }

  /** CSS px to a drawing unit, 0 while the plate is not shown. */
  unit() {
    return this.map.getScreenCTM()?.a ?? 0;
  }

  /** @param {{clientX: number, clientY: number}} event @returns {Point} on the plate */
  placeOf({ clientX, clientY }) {
    const matrix = this.map.getScreenCTM();
    if (!matrix) return [0, 0];
    const { a, b, c, d, e, f } = matrix;
    return unplace([a, b, c, d, e, f], [clientX, clientY]);
  }

  /** Move the feet up, so that what is chosen stays above a sheet, or back to where they were.
   * @param {Element[]} shapes  of what is chosen
   * @param {number} cover  y in the window from which on the sheet covers the plate
   * @param {Element} [names]  kept in sight too, as far as there is empty room above the feet */
  lift(shapes, cover, names) {
    const { stage, room } = this;
    const covers = shapes.length > 0 && Number.isFinite(cover);
    const lift = covers ? Math.max(this.#liftOf(shapes, cover), this.#spare(cover, names)) : 0;
    if (lift === this.#lifted) return;
    this.#lifted = lift;
    stage.style.setProperty("--lift", `${-lift}px`);
    flag(room, "data-lifted", lift > 0);
  }

  /** How far the feet are up, perhaps on their way. */
  #moved() {
    return this.room.getBoundingClientRect().y - this.stage.getBoundingClientRect().y +
      this.stage.scrollTop;
  }

  /** CSS px up into the room above the feet, so that their names are above the sheet.
   * @param {number} cover @param {Element} [names] @returns {number} */
  #spare(cover, names) {
    if (!names?.firstChild) return 0;
    const box = names.getBoundingClientRect();
    const feet = this.feet.getElementsByClassName("rz-foot");
    const tops = [names, ...feet].map((one) => one.getBoundingClientRect().top);
    const upper = Math.max(this.stage.getBoundingClientRect().y, 0);
    const room = Math.min(...tops) - this.#moved() - upper - ROUND / 2;
    const wanted = box.bottom - this.#moved() - (cover - ROUND / 2);
    return Math.round(Math.max(0, Math.min(room, wanted)));
  }

  /** CSS px up. @param {Element[]} shapes @param {number} cover @returns {number} */
  #liftOf(shapes, cover) {
    const frame = this.stage.getBoundingClientRect();
    const moved = this.#moved();
    const upper = Math.max(frame.y, 0) + ROUND;
    const boxes = shapes.map((shape) => shape.getBoundingClientRect());
    const [top, bottom] = [
      Math.min(...boxes.map((box) => box.top)) - moved,
      Math.max(...boxes.map((box) => box.bottom)) - moved,
    ];
    const wanted = bottom - (cover - ROUND);
    if (wanted <= 0) return 0;
    const fits = bottom - top <= cover - ROUND - upper;
    if (!fits && shapes.length > 1) return this.#liftOf(shapes.slice(0, 1), cover);
    return Math.round(fits ? wanted : (top + bottom) / 2 - (upper + cover) / 2);
  }

  /** While the feet are close: bring a zone that was chosen elsewhere into sight.
   * @param {Spot|undefined} spot */
  show(spot) {
    if (!this.stage.hasAttribute("data-zoomed") || !spot) return;
    const frame = this.stage.getBoundingClientRect();
    const box = spot.path.getBoundingClientRect();
    const across = box.left >= frame.left && box.right <= frame.right;
    if (across && box.top >= frame.top && box.bottom <= frame.bottom) return;
    this.stage.scrollBy(
      box.x + box.width / 2 - frame.x - frame.width / 2,
      box.y + box.height / 2 - frame.y - frame.height / 2,
    );
  }
}

/** @param {Record<string, string|null>} [more] */
const pane = (more) =>
  s("svg", {
    preserveAspectRatio: "xMidYMid meet",
    class: "rz-svg",
    "aria-hidden": "true",
    ...more,
  });
