// The quiz: what stands in the place of the card while the reader is asked about the zones.

import { h } from "../../core/dom.js";
import { askedFor, makeQuestions } from "./logic/questions.js";
import { newSeed } from "./logic/random.js";
import { newProgress, Run } from "./logic/run.js";
import { NEW, PROGRESS, readSpec, writeSpec } from "./logic/spec.js";
import { Asker } from "./asker.js";
import { EndDialog } from "./end_dialog.js";
import { Progress } from "./progress.js";
import { makeResult } from "./result.js";
import { Setup } from "./setup.js";

/** @import { App, Panel } from "../../core/types.js" */
/** @import { Spec } from "./logic/spec.js" */

const ENDED_BY = /** @type {const} */ (["selection", "learn", "complaint"]);

/**
 * @param {App} app
 * @param {HTMLElement} room  of all panels; what a quiz hides is hidden by its attribute
 * @returns {Panel & {escape: () => boolean}} `escape` ends the quiz, for the key; false if none is on
 */
export const makeQuiz = (app, room) => new QuizPanel(app, room);

class QuizPanel {
  /** The quiz that is on. @type {Run|null} */
  #run = null;
  /** @type {Asker|null} */
  #asker = null;
  #wasOn = false;

  /** @param {App} app @param {HTMLElement} room */
  constructor(app, room) {
    const { t } = app;
    this.app = app;
    this.room = room;
    this.end = new EndDialog(app, "quiz_end", "quiz_go_on", () => this.#close());
    this.body = h("div", { class: "rz-quiz-body" });
    const facts = { class: "rz-quiz", "aria-label": t("quiz"), tabindex: -1, hidden: true };
    this.node = h("section", facts, this.body, this.end.node);
  }

  /** Show what the state names. @param {boolean} focus  whether to take it: not when the map comes,
   * as the reader may be anywhere */
  #show(focus) {
    const { app, node, room } = this;
    const { quiz: text } = app.state;
    const focused = node.contains(/** @type {Document} */ (node.getRootNode()).activeElement);
    this.#asker?.dispose();
    this.#asker = null;
    this.#run = null;
    node.hidden = !text;
    if (text) room.dataset.quiz = "on";
    else delete room.dataset.quiz;
    const spec = readSpec(text);
    if (!text) this.#leave(focused);
    else if (text === PROGRESS) this.#showProgress(focus);
    else if (text === NEW || !spec) this.#setUp(null, focus);
    else this.#begin(text, spec, focus);
    this.#wasOn = Boolean(text);
  }

  /** @param {boolean} focused  whether the focus was here */
  #leave(focused) {
    this.body.replaceChildren();
    if (!this.#wasOn) return;
    this.app.ask(null);
    if (!focused) return;
    for (const place of ["[data-key=quiz-start]", ".rz-map .zone[tabindex='0']"]) {
      const node = /** @type {HTMLElement|null} */ (this.room.querySelector(place));
      if (node?.checkVisibility({ visibilityProperty: true })) {
        return node.focus({ preventScroll: true });
      }
    }
  }

  /** @param {boolean} focus */
  #showProgress(focus) {
    const { app, body, room } = this;
    room.dataset.quiz = PROGRESS;
    const progress = new Progress(app, () => this.#close());
    body.replaceChildren(...progress.nodes);
    if (focus) progress.title.focus({ preventScroll: true });
  }

  /** Let the reader choose what is asked. @param {Spec|null} spec  that asks nothing, if any
   * @param {boolean} focus */
  #setUp(spec, focus) {
    const { app, body, room } = this;
    room.dataset.quiz = NEW;
    const setup = new Setup(app, room, spec, () => this.#close());
    body.replaceChildren(...setup.nodes);
    setup.begin();
    if (focus) setup.title.focus({ preventScroll: true });
  }

  /** @param {string} text @param {Spec} spec @param {boolean} focus */
  #begin(text, spec, focus) {
    const { app, body } = this;
    const { data, state, t } = app;
    const waiting = spec.kinds.includes("body") && !data.body && state.charts_url &&
      !state.charts_json;
    if (waiting) return body.replaceChildren(h("p", { class: "rz-lead", text: t("loading") }));
    // The state names the very questions: for the address, for Python, for a sheet.
    if (!spec.seed) return app.set({ quiz: writeSpec({ ...spec, seed: newSeed() }) });
    const kept = app.quiz;
    const known = kept.text === text && kept.school === data.school.id ? kept : null;
    const questions = makeQuestions(data, spec);
    if (!questions.length) return this.#setUp(spec, focus);
    const progress = known?.progress ?? newProgress(Date.now());
    const results = progress.marks.length ? state.quiz_results : [];
    Object.assign(kept, { text, school: data.school.id, progress });
    const run = this.#run = new Run(questions, progress);
    app.set({ selection: [], learn: "", complaint: "", systems: [], quiz_results: results });
    this.#asker = new Asker(app, run, {
      leave: () => this.escape(),
      over: () => this.#finish(spec),
    });
    body.replaceChildren(...this.#asker.nodes);
    this.#asker.ask("", focus);
  }

  /** @param {Spec} spec */
  #finish(spec) {
    const { app, body } = this;
    const run = /** @type {Run} */ (this.#run);
    this.room.dataset.quiz = "over";
    const { nodes, title } = makeResult(app, this.room, run, spec, () => this.#close());
    body.replaceChildren(...nodes);
    body.scrollTop = 0;
    const marks = new Map(
      run.questions.flatMap((one, i) => askedFor(one).map((id) => [id, run.progress.marks[i]])),
    );
    app.ask({ masked: false, marks, press: ({ zone }) => app.choose(zone.id) });
    title.focus({ preventScroll: true });
    app.announce(title.textContent ?? "");
  }

  #close() {
    const { app } = this;
    app.quiz.progress = null;
    app.set({ quiz: "" });
  }

  escape() {
    if (this.node.hidden) return false;
    const { end } = this;
    const run = this.#run && !this.#run.isOver ? this.#run.progress : null;
    const answered = run ? run.marks.length + Math.min(run.placed.length, 1) : 0;
    if (answered) end.open(this.app.t("quiz_lost", { n: answered }));
    else this.#close();
    return true;
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { app } = this;
    if (changed.has("quiz")) return this.#show(true);
    if (changed.has("start") && app.state.quiz) this.#show(false);
    if (changed.has("later") && !this.#run && readSpec(app.state.quiz)) {
      this.#show(false);
    }
    // What is opened elsewhere has its place here; the quiz may be gone on with later.
    const opened = ENDED_BY.some((name) => changed.has(name) && app.state[name].length);
    if (opened && (this.#run || app.state.quiz === PROGRESS)) app.set({ quiz: "" });
  }

  dispose() {
    this.#asker?.dispose();
  }
}
