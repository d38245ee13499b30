// A timer of one technique on the card of a zone.

import { h } from "../../core/dom.js";
import { icon } from "../../core/controls.js";
import { Awake } from "./awake.js";
import { Bell } from "./bell.js";
import { Countdown, newProgress } from "./logic/countdown.js";
import { clockText, secondsText } from "./wording.js";

/** @import { App } from "../../core/types.js" */

const TICK = 200; // ms

/** A button that counts down. @param {App} app @param {string} name  of what is timed
 * @param {number} seconds */
export const smallTimer = (app, name, seconds) => new SmallTimer(app, name, seconds).node;

/** The timers that count down. */
export const RUNNING = ".rz-small-timer[data-running]";

class SmallTimer {
  #bell = new Bell();
  /** @type {Awake|null} */
  #awake = null;
  /** @type {Countdown|null} */
  #count = null;
  #ticks = 0;

  /** @param {App} app @param {string} name @param {number} seconds */
  constructor(app, name, seconds) {
    this.app = app;
    this.name = name;
    this.seconds = seconds;
    this.face = h("span");
    this.sign = h("span", { class: "rz-small-sign" });
    const onclick = () => this.#count ? this.#stop() : this.#start();
    this.button = h("button", { type: "button", onclick }, this.sign, this.face);
    this.digits = h("span", { class: "rz-digits", "aria-hidden": true });
    this.node = h(
      "span",
      { class: "rz-small-timer", "data-timer": name },
      this.button,
      this.digits,
    );
    this.#paint();
  }

  #start() {
    const { app, seconds } = this;
    this.#count = new Countdown(
      [{ step: 0, foot: null, half: null, ms: seconds * 1000 }],
      newProgress(),
      () => performance.now(),
    );
    this.#count.start();
    if (app.places.settings.sound) this.#bell.wake();
    this.#bell.plan(this.#count.ends);
    this.#awake = new Awake(() => {});
    this.#awake.keep(true);
    this.#ticks = setInterval(() => this.#tick(), TICK);
    this.#paint();
  }

  #tick() {
    if (!this.node.isConnected) return this.#stop(); // another card has come
    if (this.#count?.tick()) {
      const { app } = this;
      if (app.places.settings.vibration) this.#bell.vibrate();
      this.#end();
      app.announce(app.t("timer_done", { name: this.name }));
    }
    this.#paint();
  }

  #stop() {
    this.#bell.dispose();
    this.#end();
    this.#paint();
  }

  #end() {
    clearInterval(this.#ticks);
    this.#awake?.dispose();
    this.#awake = this.#count = null;
  }

  #paint() {
    const { app: { t, data }, button, digits, face, node, name, seconds } = this;
    const left = this.#count?.left ?? null;
    const running = left !== null;
    digits.textContent = running ? clockText(left) : "";
    if (node.hasAttribute("data-running") === running && button.title) return;
    node.toggleAttribute("data-running", running);
    face.textContent = running ? "" : secondsText(data.language, seconds);
    this.sign.replaceChildren(icon(running ? "clear" : "play"));
    const time = secondsText(data.language, seconds);
    button.title = t(running ? "timer_stop" : "timer_start", { name, time });
    button.setAttribute("aria-label", button.title);
  }
}
