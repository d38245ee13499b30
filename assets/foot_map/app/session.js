// One map on a page: what its modules share between one chart and the next.

import { uniquePrefix } from "../core/dom.js";
import { keepQuiz, readKeptQuiz } from "./kept_quiz.js";
import { Shell } from "./shell.js";
import { NoteStore } from "../panels/notes/note_store.js";
import { AnswerStore } from "../panels/safety/answer_store.js";
import { RoutineStore } from "../panels/own/routine_store.js";
import { PlaceStore } from "../panels/player/place_store.js";
import { KeptSteps } from "./steps.js";
import { Store } from "./store.js";

/** @import { App, Model, Panel, State } from "../core/types.js" */

/** One rendering of the map, from its first paint until the host takes it away. */
export class Session {
  alive = true;
  uid = uniquePrefix();
  /** The chart shown, null before the first one has come. @type {App|null} */
  app = null;
  /** @type {Panel[]} */
  panels = [];
  /** What the card showed before, for Back. @type {{selection: string[], complaint: string}[]} */
  past = [];
  /** The step that the reader has come to, by routine. @type {Map<string, number>} */
  steps = new KeptSteps();
  /** The answers to the check before a massage. */
  check = new AnswerStore();
  /** What the reader notes, and which of it is shown. */
  noted = { store: new NoteStore(), place: { shown: {} } };
  /** The quiz that was begun last. */
  quiz = readKeptQuiz();
  #leave = () => keepQuiz(this.quiz);
  /** The routine that is played, and how the feet were shown before.
   * @type {import("../core/types.js").KeptPlayer} */
  player = { text: "", progress: null, before: {}, shown: {} };
  /** The places in routines and how they are played. */
  places = new PlaceStore();
  /** The reader's own routines. */
  routines = new RoutineStore();
  /** Move to the search box, wherever it is. */
  search = () => {};
  /** Take the layer of the search away, where it is one. */
  leaveSearch = () => {};
  /** Close or lower what lies over the plate. @type {() => boolean} whether there was anything */
  lower = () => false;
  /** What was asked for last, so that an older answer is dropped. */
  asked = "";

  /** @param {Model} model @param {(changed: Set<string>, before: State) => void} paint */
  constructor(model, paint) {
    this.store = new Store(model, paint);
    this.shell = new Shell(this.uid, () => this.state.theme);
    globalThis.addEventListener("pagehide", this.#leave);
  }

  get state() {
    return this.store.state;
  }

  /** @param {string} what  changed, beside the state @param {State} [before] */
  paint(what, before = this.state) {
    this.paintAll(new Set([what]), before);
  }

  /** @param {Set<string>} changed @param {State} before */
  paintAll(changed, before) {
    for (const panel of this.panels) panel.paint(changed, before);
  }

  disposePanels() {
    for (const panel of this.panels) panel.dispose?.();
    this.panels = [];
  }

  dispose() {
    this.alive = false;
    globalThis.removeEventListener("pagehide", this.#leave);
    this.#leave();
    this.store.dispose();
    this.disposePanels();
    this.shell.dispose();
  }
}
