// The player of routines: what stands in the place of the card while one is done.

import { h } from "../../core/dom.js";
import { routineOf } from "../learn/from_complaint.js";
import { SHELF } from "../learn/pieces.js";
import { asRoutine, known } from "../own/made.js";
import { OwnShelf } from "../own/shelf.js";
import { keepMade } from "../own/shared.js";
import { Countdown, newProgress } from "./logic/countdown.js";
import { OWN, readOwn } from "./logic/own_routine.js";
import { resumed } from "./logic/places.js";
import { stagesOf } from "./logic/stages.js";
import { Feet } from "./feet.js";
import { makeFinish } from "./finish.js";
import { Ready } from "./ready.js";
import { Running } from "./running.js";

/** @import { App, Panel, Routine } from "../../core/types.js" */

const ENDED_BY = /** @type {const} */ (["selection", "learn", "complaint", "quiz"]);

/**
 * @param {App} app
 * @param {HTMLElement} room  of all panels; what a player hides is hidden by its attribute
 * @returns {Panel & {escape: () => boolean}} `escape` closes it; false if it is not open
 */
export const makePlayer = (app, room) => new PlayerPanel(app, room);

class PlayerPanel {
  /** @type {Running|null} */
  #running = null;
  /** @type {Countdown|null} */
  #count = null;
  /** @type {OwnShelf|null} */
  #own = null;
  #wasOn = false;
  #leave = () => this.#keep();

  /** @param {App} app @param {HTMLElement} room */
  constructor(app, room) {
    this.app = app;
    this.room = room;
    this.feet = new Feet(app);
    this.body = h("div", { class: "rz-player-body" });
    this.node = h("section", {
      class: "rz-player",
      "aria-label": app.t("player"),
      tabindex: -1,
      hidden: true,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const { target } = event;
        const control = target instanceof Element && target.closest("button, input, summary, a");
        const arrow = event.key.startsWith("Arrow") && target instanceof HTMLButtonElement;
        if (!control || arrow) this.#running?.keys.press(event);
      },
    }, this.body);
    addEventListener("pagehide", this.#leave);
  }

  /** @param {boolean} focus  whether to take it */
  #show(focus) {
    const { app, node, room } = this;
    const { player: text } = app.state;
    const { activeElement } = /** @type {Document|ShadowRoot} */ (node.getRootNode());
    const focused = node.contains(activeElement);
    this.#stop();
    node.hidden = !text;
    if (!text) return this.#close(focused);
    this.#wasOn = true;
    const routine = this.#routine;
    const waits = !routine && !app.data.routines;
    room.dataset.player = text === OWN ? OWN : "ready";
    if (text === OWN) this.#showOwn(focus);
    else if (waits) this.body.replaceChildren(h("p", { class: "rz-lead", text: app.t("loading") }));
    else if (!routine) this.#showUnknown(focus);
    else if (app.player.text === text && app.player.progress) this.#play(routine, focus);
    else this.#showReady(routine, focus);
  }

  /** The routine that the state names; undefined if there is none, or not yet. */
  get #routine() {
    const { app } = this;
    const { player: text, complaint } = app.state;
    const made = readOwn(text);
    if (made) return known(app, made).length ? asRoutine(app, made, text) : undefined;
    const all = [routineOf(app, complaint), ...app.data.routines ?? []];
    return all.find((one) => one?.id === text && one.steps.length > 0) ?? undefined;
  }

  /** @param {boolean} focus */
  #showOwn(focus) {
    this.#own = new OwnShelf(this.app, this.room, this.body, () => this.#end());
    if (focus) this.#own.focus();
  }

  /** The routine after this one; null where there is no other. @param {Routine} routine */
  #after(routine) {
    const all = this.app.data.routines ?? [];
    const at = all.findIndex((one) => one.id === routine.id);
    const next = all[(at + 1) % all.length];
    return next && next.id !== routine.id ? next : null;
  }

  /** @param {boolean} focus */
  #showUnknown(focus) {
    const { app, body } = this;
    const { t } = app;
    const title = h("h2", { tabindex: -1, text: t("player") });
    const onclick = () => app.set({ player: "", learn: SHELF });
    body.replaceChildren(
      title,
      h("p", { class: "rz-lead", text: t("player_unknown") }),
      h("button", { type: "button", class: "rz-player-big", text: t("routines"), onclick }),
    );
    if (focus) title.focus({ preventScroll: true });
  }

  /** @param {Routine} routine @param {boolean} focus */
  #showReady(routine, focus) {
    const { app, body } = this;
    const { places, state: { player: text } } = app;
    const place = resumed(places.place(text), stagesOf(routine.steps, places.settings).length);
    const begin = (/** @type {import("./logic/countdown.js").Progress} */ progress) => {
      app.safety.beforeFirst(() => {
        Object.assign(app.player, { text, progress });
        this.#play(routine, true, true);
      });
    };
    const ready = new Ready(app, routine, place, {
      start: () => begin(newProgress()),
      resume: () => begin(place ?? newProgress()),
      close: () => this.escape(),
    }, keepMade(app, text));
    body.replaceChildren(...ready.nodes);
    body.scrollTop = 0;
    if (focus) ready.title.focus({ preventScroll: true });
  }

  /** @param {Routine} routine @param {boolean} focus @param {boolean} [start]  it stood before */
  #play(routine, focus, start = false) {
    const { app, body, room } = this;
    const stages = stagesOf(routine.steps, app.places.settings);
    const progress = /** @type {import("./logic/countdown.js").Progress} */ (app.player.progress);
    progress.at = Math.min(progress.at, stages.length - 1); // another school may have fewer
    this.#count = new Countdown(stages, progress, () => performance.now());
    room.dataset.player = "on";
    const running = this.#running = new Running(
      app,
      routine,
      this.#count,
      (stage, zones) => this.feet.light(stage, zones),
      {
        moved: () => this.#keep(),
        close: () => this.escape(),
        over: () => this.#finish(routine),
      },
    );
    body.replaceChildren(...running.nodes);
    if (start) running.start();
    else running.begin();
    if (focus) running.keys.pause.focus({ preventScroll: true });
  }

  /** @param {Routine} routine */
  #finish(routine) {
    const { app, body, node, room } = this;
    const { activeElement } = /** @type {Document|ShadowRoot} */ (node.getRootNode());
    const focused = node.contains(activeElement);
    this.#stop();
    app.player.progress = null;
    app.places.keep(app.state.player, null);
    room.dataset.player = "over";
    this.feet.restore();
    const next = this.#after(routine);
    const { nodes, title } = makeFinish(app, routine, next, {
      again: () => this.#showReady(routine, true),
      next: () => app.set({ player: next?.id ?? "" }),
      close: () => this.#end(),
    });
    body.replaceChildren(...nodes);
    body.scrollTop = 0;
    if (focused) title.focus({ preventScroll: true });
    app.announce(title.textContent ?? "");
  }

  /** Keep the place, as it is now. */
  #keep() {
    const { app, app: { player: { progress, text } } } = this;
    if (!progress || !text) return;
    const gone = progress.since === null ? 0 : performance.now() - progress.since;
    app.places.keep(text, { ...progress, used: progress.used + gone });
  }

  /** It runs on in its progress, if it ran. */
  #stop() {
    this.#running?.dispose();
    this.#own?.dispose();
    this.#running = this.#own = null;
    this.#count = null;
  }

  #end() {
    this.app.set({ player: "" });
  }

  /** @param {boolean} focused  whether the focus was here */
  #close(focused) {
    const { app, body, room } = this;
    delete room.dataset.player;
    body.replaceChildren();
    if (!this.#wasOn) return;
    this.#wasOn = false;
    this.feet.restore();
    if (!focused) return;
    for (const place of ["[data-key=player-open]", ".rz-map .zone[tabindex='0']"]) {
      const nodes = /** @type {HTMLElement[]} */ ([...room.querySelectorAll(place)]);
      const seen = nodes.find((one) => one.checkVisibility({ visibilityProperty: true }));
      if (seen) return seen.focus({ preventScroll: true });
    }
    app.announce("");
  }

  escape() {
    if (this.node.hidden) return false;
    const { app } = this;
    const begun = app.player.progress !== null;
    this.#pause();
    this.#end();
    if (begun) app.announce(app.t("player_kept"));
    return true;
  }

  /** The reader leaves: time stands, and the place is kept. */
  #pause() {
    this.#count?.pause();
    this.#keep();
    this.app.player.progress = null;
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { app } = this;
    if (changed.has("player")) {
      if (this.#count) this.#pause(); // another routine, or none
      return this.#show(true);
    }
    if (changed.has("start") && app.state.player) this.#show(false);
    const renewed = changed.has("later") || changed.has("safety");
    if (renewed && this.room.dataset.player === "ready") this.#show(false);
    // What is opened elsewhere has its place here; the routine may be gone on with later.
    const opened = ENDED_BY.some((name) => changed.has(name) && app.state[name].length);
    if (opened && app.state.player && !this.feet.looking) {
      this.#pause();
      this.#end();
    }
  }

  dispose() {
    removeEventListener("pagehide", this.#leave);
    this.#stop();
  }
}
