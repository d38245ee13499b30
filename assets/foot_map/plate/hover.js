// The zone under the pointer: its label and its marks on the plate.

import { badge } from "../core/controls.js";
import { flag, h, s } from "../core/dom.js";
import { valueOn, valuesOf } from "../core/values.js";
import { hitTest } from "./hit_test.js";
import { outline } from "./marks.js";
import { press } from "./press.js";

/** @import { Point } from "../core/types.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

const LINGER = 300; // ms: time enough to move onto the label

/** What the pointer, or the focus of the keyboard, is on. */
export class Hover {
  fills = s("g", { class: "rz-warm" });
  edges = s("g", { class: "rz-marks" });
  /** @type {Spot|null} */
  #spot = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #leaving;
  /** Shows what the pointer is on, with the next frame. @type {(() => void)|null} */
  #marking = null;
  #frame = 0;

  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
    this.tip = h("div", {
      class: "rz-tip",
      role: "tooltip",
      hidden: true,
      onpointerenter: () => clearTimeout(this.#leaving),
      // The label of a number that it lay over moves away: the pointer stays on that number.
      onpointerleave: (/** @type {PointerEvent} */ event) => {
        if (hitTest(drawing, event) !== this.#spot) this.show(null);
      },
      // A number or a small zone under the label is reached all the same.
      onpointermove: (/** @type {PointerEvent} */ event) => {
        const spot = hitTest(drawing, event);
        if (spot) this.show(spot, [event.clientX, event.clientY]);
      },
      onclick: (/** @type {PointerEvent} */ event) => {
        const spot = hitTest(drawing, event) ?? this.#spot;
        if (spot) press(drawing, spot, false, drawing.panes.placeOf(event));
      },
    });
  }

  /** @param {Spot|null} spot @param {Point} [at]  of the pointer, in CSS px of the window */
  show(spot, at) {
    clearTimeout(this.#leaving);
    if (spot === this.#spot) return;
    this.#spot = spot;
    this.tip.hidden = true; // until it is placed, so that it never lies under the pointer
    this.defer();
    this.#marking = () => this.#mark(spot, at);
    this.#frame = requestAnimationFrame(() => this.flush()); // with the frame, to lay out once
  }

  /** The pointer has left all zones. */
  leave() {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.show(null), LINGER);
  }

  /** Leave the coming frame to others; `flush` shows what is still to be shown. */
  defer() {
    cancelAnimationFrame(this.#frame);
  }

  /** Show what the pointer is on, if that is still to be shown. */
  flush() {
    const task = this.#marking;
    this.#marking = null;
    task?.();
  }

  /** @param {Spot|null} spot @param {Point} [at] */
  #mark(spot, at) {
    const { app, byZone } = this.drawing;
    const all = byZone.get(spot?.zone.id ?? "") ?? [];
    this.fills.replaceChildren(...all.map((one) => outline(one, "rz-glow")));
    this.edges.replaceChildren(...all.map((one) => outline(one, "rz-edge")));
    if (!spot) return;
    const value = valueOn(app, valuesOf(app), spot.zone.id, spot.foot);
    const foot = [app.t(`foot_${spot.foot}`), value].filter(Boolean).join(" · ");
    const name = h("strong", { text: spot.zone.name, dir: "auto" });
    this.tip.replaceChildren(
      badge(spot.zone),
      h("span", {}, name, " ", h("span", { class: "rz-tip-foot", text: foot })),
    );
    this.#place(spot, at);
  }

  /** @param {Spot} spot @param {Point} [at] */
  #place(spot, at) {
    const { tip } = this;
    const frame = this.drawing.node.getBoundingClientRect();
    const box = spot.path.getBoundingClientRect();
    const [x, y] = at ?? [box.x + box.width / 2, box.y];
    const half = tip.offsetWidth / 2;
    const left = Math.min(Math.max(x - frame.x, half + 4), frame.width - half - 4);
    const above = y - frame.y - tip.offsetHeight - 14 > 0;
    tip.style.setProperty("--x", `${left}px`);
    tip.style.setProperty("--y", `${y - frame.y}px`);
    flag(tip, "data-below", !above);
    tip.hidden = false;
  }

  dispose() {
    this.defer();
    clearTimeout(this.#leaving);
  }
}
