// A routine while it is played: the step, its time, and what the hands need at once.

import { own } from "../../core/own.js";
import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { answeredHere } from "../card/cautions.js";
import { stepPicture } from "../step/step_picture.js";
import { AT_ONCE, techniqueArt } from "../technique_art.js";
import { lazyFold, paragraph } from "../texts.js";
import { techniqueEnd, techniqueSteps } from "../learn/pieces.js";
import { Awake } from "./awake.js";
import { Bell } from "./bell.js";
import { Keys } from "./keys.js";
import { Drift } from "./logic/countdown.js";
import { signals } from "./ready.js";
import { clockText, footText, sideText } from "./wording.js";

/** @import { App, Routine } from "../../core/types.js" */
/** @import { Countdown } from "./logic/countdown.js" */
/** @import { Stage } from "./logic/stages.js" */

const TICK = 200; // ms
const APART = 5000; // ms by which clocks differ after sleep

/** What is told: the place is another, the reader leaves, all is over.
 * @typedef {{moved: () => void, close: () => void, over: () => void}} Then */

export class Running {
  #bell = new Bell();
  #drift = new Drift(() => performance.now(), () => Date.now());
  #shown = -1; // the stage that is painted
  #seen = () => {
    if (!document.hidden) this.#tick();
  };

  /** @param {App} app @param {Routine} routine @param {Countdown} count
   * @param {(stage: Stage, zones: string[]) => void} light  shows the stage on the feet
   * @param {Then} then */
  constructor(app, routine, count, light, then) {
    const { t } = app;
    this.app = app;
    this.routine = routine;
    this.count = count;
    this.light = light;
    this.then = then;
    this.place = h("span");
    this.awakeMark = h("p", { class: "rz-mark" });
    this.title = h("h2", { tabindex: -1, dir: "auto" });
    this.foot = h("p", { class: "rz-player-foot" });
    this.digits = h("span", { class: "rz-digits" });
    this.time = h("div", { class: "rz-player-time", role: "timer" }, this.digits);
    this.bar = h("progress", { max: 1, "aria-hidden": true });
    this.warned = h("div", { class: "rz-player-warned" });
    this.what = h("div", { class: "rz-player-what" });
    this.told = h("p", { class: "rz-mark", role: "status" });
    this.next = h("p", { class: "rz-player-next" });
    this.whole = h("span", { class: "rz-digits" });
    this.keys = new Keys(app, count, () => {
      this.#bell.wake(); // a browser lets it sound after a press only
      this.#moved();
    });
    const close = iconButton("clear", t("close"), then.close, { "data-key": "player-close" });
    const bar = h("div", { class: "rz-player-bar" }, this.place, this.whole, close);
    const head = h("div", {}, this.title, this.foot);
    this.nodes = [
      bar,
      h("div", { class: "rz-player-top" }, head, this.time),
      this.bar,
      this.keys.node,
      this.told,
      this.warned,
      this.what,
      this.next,
      signals(app, () => this.#plan()),
      this.awakeMark,
    ];
    this.awake = new Awake((on) => {
      this.awakeMark.textContent = on ? t("player_awake") : "";
    });
    this.ticks = setInterval(() => this.#tick(), TICK);
    document.addEventListener("visibilitychange", this.#seen);
  }

  /** Go on, by a press of the reader, so that it may sound. */
  start() {
    this.count.start();
    this.#bell.wake();
    this.begin();
  }

  /** Show where it is; it may be running already. */
  begin() {
    this.#moved();
  }

  #tick() {
    const { app: { places, t }, count } = this;
    const ended = count.tick();
    if (count.isRunning && this.#drift.noticed(APART)) this.#tell(t("player_slept"));
    if (!ended) return this.#paintTime();
    if (places.settings.vibration) this.#bell.vibrate();
    this.#moved();
    if (ended > 1 && !count.isOver) this.#tell(t("player_meanwhile", { n: ended }));
  }

  /** @param {string} text */
  #tell(text) {
    this.told.textContent = text;
  }

  /** The place or the pace is another: all of it is shown anew. */
  #moved() {
    const { count, then } = this;
    if (count.isOver) return then.over();
    this.#drift.noticed(APART);
    this.#plan();
    this.awake.keep(count.isRunning);
    if (this.#shown !== count.progress.at) this.#paintStage();
    this.#paintKeys();
    this.#paintTime();
    then.moved();
  }

  #plan() {
    const { app: { places }, count } = this;
    this.#bell.plan(places.settings.sound ? count.ends : []);
  }

  #paintStage() {
    const { app, count, routine: { steps } } = this;
    const { t } = app;
    const stage = /** @type {Stage} */ (count.stage);
    const { at } = count.progress;
    const first = this.#shown < 0;
    this.#shown = at;
    const step = steps[stage.step];
    const total = count.stages.length;
    this.place.textContent = t("player_at", { n: at + 1, total });
    this.title.textContent = step.name;
    this.foot.textContent = footText(app, stage, step);
    this.foot.hidden = !this.foot.textContent;
    this.foot.dataset.half = stage.half ?? "";
    this.warned.replaceChildren(...[answeredHere(app, step.zones)].flatMap((one) => one ?? []));
    this.what.replaceChildren(...this.#body(stage));
    this.#tell("");
    const next = count.stages[at + 1];
    const parts = next ? [steps[next.step].name, sideText(app, next, steps[next.step])] : [];
    this.next.textContent = next
      ? t("player_next", { name: parts.filter(Boolean).join(" · ") })
      : t("player_last");
    this.light(stage, step.zones);
    this.title.closest(".rz-player-body")?.scrollTo(0, 0);
    if (!first) {
      const place = [step.name, this.foot.textContent].filter(Boolean).join(", ");
      app.announce(t("step_of", { n: at + 1, total, name: place }));
    }
  }

  /** @param {Stage} stage */
  #body(stage) {
    const { app, routine: { steps } } = this;
    const { what, technique, time } = steps[stage.step];
    const known = technique ? own(app.data.techniques, technique) : undefined;
    const art = technique && known ? this.#picture(stage, technique) : null;
    const text = h(
      "div",
      {},
      paragraph(what),
      time ? h("p", { class: "rz-player-words", text: time }) : null,
      technique && known
        ? lazyFold(known.name, () => [
          ...techniqueSteps(app, technique).slice(1),
          ...techniqueEnd(app, technique),
        ])
        : null,
    );
    return art ? [art, text] : [text];
  }

  /** The technique on the zone and foot of this stage. @param {Stage} stage @param {string} use */
  #picture({ step, foot }, use) {
    const { app, routine: { steps } } = this;
    if (!foot) return techniqueArt(app, use, undefined, AT_ONCE);
    const zones = steps[step].zones.flatMap((id) => app.zones.get(id) ?? []);
    const zone = zones.find(({ feet }) => feet.includes(foot)) ?? null;
    return stepPicture(app, { zone, foot, use }, AT_ONCE);
  }

  #paintKeys() {
    const { count, keys } = this;
    const open = count.stage?.ms === null;
    keys.paint();
    this.time.toggleAttribute("data-paused", !open && !count.isRunning);
    this.time.toggleAttribute("data-open", open);
    this.bar.hidden = open;
  }

  #paintTime() {
    const { app: { t }, count } = this;
    const { left } = count;
    write(this.digits, left === null ? t("player_untimed") : clockText(left));
    this.bar.value = count.share;
    write(this.whole, t("player_left", { time: clockText(count.leftInAll) }));
  }

  dispose() {
    clearInterval(this.ticks);
    document.removeEventListener("visibilitychange", this.#seen);
    this.awake.dispose();
    this.#bell.dispose();
  }
}

/** @param {HTMLElement} node @param {string} text */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
