// Closer and farther: wheel with Ctrl, pinch, double tap, keys and buttons; a drag moves the feet.

import { flag, h } from "../core/dom.js";
import { iconButton } from "../core/controls.js";
import { place } from "../core/geometry.js";

/** @import { App, Point } from "../core/types.js" */
/** @import { Panes } from "./panes.js" */

const MOST = 5;
const STEP = 1.5; // of a button or key
const LEAP = 2.5; // of a double tap
const WHEEL = 0.0025; // of the scale's logarithm, per CSS px of the wheel
const SLACK = 4; // CSS px that a click may move

/** How close the plate is. */
export class Zoom {
  value = 1;
  /** What must follow. @type {() => void} */
  changed = () => {};
  /** What lies over the feet goes. @type {() => void} */
  moving = () => {};

  /**
   * @param {App} app
   * @param {Panes} panes
   * @param {() => Element|undefined} subject  what the buttons and keys approach: the zone on the
   *   card, or else the one with the tab stop
   */
  constructor({ t }, panes, subject) {
    this.panes = panes;
    this.subject = subject;
    this.buttons = h(
      "div",
      { class: "rz-zoom", role: "group", "aria-label": t("zoom") },
      iconButton("plus", t("zoom_in"), () => this.#step(STEP)),
      iconButton("minus", t("zoom_out"), () => this.#step(1 / STEP)),
      iconButton("fit", t("zoom_fit"), () => this.#set(1)),
    );
    const { stage } = panes;
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("dblclick", (event) => this.#leap(event));
    this.#followPinch(stage);
    this.#followDrag(stage);
  }

  /** @param {string} key @returns {boolean} whether it is one of the zoom's */
  press(key) {
    if (key === "+" || key === "=") this.#step(STEP);
    else if (key === "-" || key === "_") this.#step(1 / STEP);
    else if (key === "0") this.#set(1);
    else return false;
    return true;
  }

  /** @param {number} value */
  #set(value) {
    const { stage } = this.panes;
    this.value = Math.min(MOST, Math.max(1, value));
    stage.style.setProperty("--zoom", String(this.value));
    flag(stage, "data-zoomed", this.value > 1);
    this.changed();
  }

  /** To a value, with a place of the window staying where it is.
   * @param {number} value @param {Point} at */
  #setAbout(value, at) {
    const { panes } = this;
    const there = panes.placeOf({ clientX: at[0], clientY: at[1] });
    this.#set(value);
    const { a, b, c, d, e, f } = panes.map.getScreenCTM() ?? new DOMMatrix();
    const [x, y] = place([a, b, c, d, e, f], there);
    panes.stage.scrollBy({ left: x - at[0], top: y - at[1], behavior: "instant" });
  }

  /** At first towards the subject, then about the middle of what is seen. @param {number} factor */
  #step(factor) {
    const frame = this.panes.stage.getBoundingClientRect();
    const middle = /** @type {Point} */ ([frame.x + frame.width / 2, frame.y + frame.height / 2]);
    const subject = this.value === 1 ? this.subject() : undefined;
    if (!subject) return this.#setAbout(this.value * factor, middle);
    this.#set(this.value * factor);
    const { x, y, width, height } = subject.getBoundingClientRect();
    this.panes.stage.scrollBy(x + width / 2 - middle[0], y + height / 2 - middle[1]);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey) return; // a pinch on a touch pad comes with it too
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * WHEEL * (event.deltaMode ? 16 : 1));
    this.#setAbout(this.value * factor, [event.clientX, event.clientY]);
  }

  /** @param {MouseEvent} event */
  #leap({ clientX, clientY }) {
    if (this.value > 1) this.#set(1);
    else this.#setAbout(LEAP, [clientX, clientY]);
  }

  /** @param {HTMLElement} stage */
  #followPinch(stage) {
    let [apart, before] = [0, 1];
    const measure = (/** @type {TouchList} */ [one, other]) => ({
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
      at: /** @type {Point} */ ([
        (one.clientX + other.clientX) / 2,
        (one.clientY + other.clientY) / 2,
      ]),
    });
    stage.addEventListener("touchstart", ({ touches }) => {
      if (touches.length === 2) [apart, before] = [measure(touches).apart, this.value];
    }, { passive: true });
    stage.addEventListener("touchmove", (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const now = measure(event.touches);
      this.#setAbout(before * now.apart / apart, now.at);
    }, { passive: false });
  }

  /** A mouse moves the feet while they are close; a finger does by itself.
   * @param {HTMLElement} stage */
  #followDrag(stage) {
    /** @type {Point|null} */
    let from = null;
    let dragged = false;
    stage.addEventListener("pointerdown", ({ pointerType, button, clientX, clientY }) => {
      dragged = false;
      from = pointerType === "mouse" && !button && this.value > 1 ? [clientX, clientY] : null;
      flag(stage, "data-pressed", !!from); // the label of a zone is not in the way
    });
    stage.addEventListener("pointermove", ({ buttons, clientX, clientY, pointerId }) => {
      if (!from || !(buttons & 1)) return;
      const [x, y] = [clientX - from[0], clientY - from[1]];
      if (!dragged && Math.hypot(x, y) < SLACK) return;
      if (!dragged) {
        stage.setPointerCapture(pointerId);
        this.moving();
      }
      dragged = true;
      flag(stage, "data-dragged", true);
      stage.scrollBy({ left: -x, top: -y, behavior: "instant" });
      from = [clientX, clientY];
    });
    stage.addEventListener("pointerup", () => {
      from = null;
      for (const name of ["data-pressed", "data-dragged"]) flag(stage, name, false);
    });
    stage.addEventListener("click", (event) => { // the end of a drag chooses nothing
      if (dragged) event.stopPropagation();
      dragged = false;
    }, { capture: true });
  }
}
