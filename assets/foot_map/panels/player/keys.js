// The keys of the player: large, in one row, the same in every step.

import { icon } from "../../core/controls.js";
import { h } from "../../core/dom.js";

/** @import { App } from "../../core/types.js" */
/** @import { Countdown } from "./logic/countdown.js" */

const SHIFT = 15_000; // ms

export class Keys {
  /** @param {App} app @param {Countdown} count  that they change @param {() => void} moved */
  constructor(app, count, moved) {
    this.app = app;
    this.count = count;
    const { t } = app;
    const key = (
      /** @type {string} */ name,
      /** @type {Node|string} */ face,
      /** @type {() => void} */ change,
    ) => {
      const onclick = () => {
        change();
        moved();
      };
      const facts = { type: "button", class: "rz-player-key", "data-key": name, onclick };
      return h("button", { ...facts, "aria-label": t(name), title: t(name) }, face);
    };
    this.back = key("player_back", icon("to-start"), () => count.back());
    this.less = key("player_less", "−15", () => count.shift(-SHIFT));
    this.more = key("player_more", "+15", () => count.shift(SHIFT));
    this.skip = key("player_skip", icon("to-end"), () => count.skip());
    this.text = h("span");
    this.sign = h("span", { class: "rz-small-sign" });
    this.pause = h(
      "button",
      {
        type: "button",
        class: "rz-player-key rz-player-pause rz-primary",
        "data-key": "player_pause",
        onclick: () => {
          this.#toggle();
          moved();
        },
      },
      this.sign,
      this.text,
    );
    const keys = [this.back, this.less, this.pause, this.more, this.skip];
    this.node = h(
      "div",
      { class: "rz-player-keys", role: "group", "aria-label": t("player") },
      ...keys,
    );
  }

  #toggle() {
    const { count } = this;
    if (count.stage?.ms === null) count.skip(); // it waits for the reader
    else if (count.isRunning) count.pause();
    else count.start();
  }

  /** A key of the keyboard, pressed outside of controls. @param {KeyboardEvent} event */
  press(event) {
    /** @type {Record<string, HTMLButtonElement>} */
    const keys = { " ": this.pause, ArrowLeft: this.back, ArrowRight: this.skip };
    const key = keys[event.key];
    if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    key.click();
  }

  paint() {
    const { app: { t }, count } = this;
    const open = count.stage?.ms === null;
    const waits = open || !count.isRunning;
    this.text.textContent = t(open ? "player_on" : waits ? "player_go_on" : "player_pause");
    this.sign.replaceChildren(icon(open ? "next" : waits ? "play" : "stop"));
    for (const key of [this.less, this.more]) key.disabled = open;
  }
}
