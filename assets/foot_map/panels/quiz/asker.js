// Asks one question after the other, and says how each was answered.

import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { judgePress } from "./logic/judge.js";
import { makeAnswers } from "./answers.js";
import { answerText, clockText, nameOf, questionText, signOf } from "./wording.js";

/** @import { AnswerMark, App, Asking, Foot, Zone } from "../../core/types.js" */
/** @import { Question } from "./logic/questions.js" */
/** @import { Mark, Run } from "./logic/run.js" */
/** @import { Answers } from "./answers.js" */

const SECOND = 1000;

export class Asker {
  /** How the question now asked is answered in the panel. @type {Answers|null} */
  #answers = null;

  /** @param {App} app @param {Run} run
   * @param {{leave: () => void, over: () => void}} then */
  constructor(app, run, then) {
    const { t } = app;
    this.app = app;
    this.run = run;
    this.then = then;
    this.place = h("span", {});
    this.tally = h("span", { class: "rz-quiz-tally" });
    this.time = h("span", { class: "rz-quiz-time", "aria-hidden": true });
    const close = iconButton("clear", t("quiz_end"), then.leave, { "data-key": "quiz-close" });
    const bar = h("div", { class: "rz-quiz-bar" }, this.place, this.tally, this.time, close);
    this.last = h("div", { class: "rz-quiz-last" });
    this.title = h("h2", { tabindex: -1, dir: "auto" });
    this.room = h("div", { class: "rz-quiz-answers" });
    this.told = h("div", { class: "rz-quiz-told" });
    this.next = this.#button("quiz_next", "rz-toggle rz-primary", () => this.#goOn());
    this.show = this.#button("quiz_show", "rz-chip", () => this.#giveUp());
    const row = h("div", { class: "rz-quiz-row" }, this.next, this.show);
    this.nodes = [bar, this.last, this.title, this.told, this.room, row];
    this.timer = setInterval(() => this.#paintTime(), SECOND);
    this.#paintTime();
  }

  /** @param {string} key @param {string} look @param {() => void} onclick */
  #button(key, look, onclick) {
    const facts = { type: "button", class: look, "data-key": key, onclick };
    return h("button", { ...facts, text: this.app.t(key) });
  }

  #paintTime() {
    this.time.textContent = clockText(this.run.score.ms);
  }

  /** @returns {Question} */
  get #question() {
    return /** @type {Question} */ (this.run.question);
  }

  /** Ask the question that comes next, or end. @param {string} [before]  how the last one went
   * @param {boolean} [focus]  whether to take it, unless the reader presses zones */
  ask(before = "", focus = true) {
    const { app, run } = this;
    if (run.isOver) return this.then.over();
    const question = this.#question;
    const { kind, zone } = question;
    this.title.textContent = questionText(app, question);
    this.told.replaceChildren();
    this.next.hidden = true;
    this.show.hidden = false;
    this.#answers = makeAnswers(app, question, {
      option: (id) => this.#take(id === question.right, { option: id }),
      typed: (right) => this.#take(right, {}),
    });
    this.room.replaceChildren(...this.#answers.nodes);
    this.#paintBar();
    this.title.parentElement?.scrollTo(0, 0);
    const elsewhere = !zone.feet.some((foot) => foot === app.state.feet);
    app.set({
      view: question.view,
      ...(kind === "foot" || elsewhere ? { feet: "both" } : {}),
      // From the first question on: they would tell which one needs them.
      ...(run.questions.some((one) => one.zone.group === "further") ? { further: true } : {}),
    });
    this.#paintPlate();
    const onPlate = this.#focusOnPlate() && kind === "find";
    if (focus && !onPlate) (this.#answers.focus ?? this.title).focus({ preventScroll: true });
    app.announce(
      [before, onPlate || !before ? this.title.textContent : ""].filter(Boolean).join(" "),
    );
    if (run.isAnswered) this.#close(run.progress.marks[run.progress.at]); // as it was left
    else for (const id of run.progress.wrong) this.#answers.refuse(id);
  }

  #focusOnPlate() {
    const root = /** @type {Document|ShadowRoot} */ (this.title.getRootNode());
    return Boolean(root.activeElement?.closest(".rz-map"));
  }

  /** What the plate shows and whom it tells of presses. */
  #paintPlate() {
    const { app, run } = this;
    const { at, marks, wrong } = run.progress;
    const { kind, zone } = this.#question;
    /** @type {Map<string, AnswerMark>} */
    const shown = new Map(marks.map((mark, i) => [run.questions[i].zone.id, mark]));
    const tried = kind === "find" && marks.length <= at ? wrong : [];
    for (const id of tried) shown.set(id, "wrong");
    shown.delete(zone.id); // asked for in another way before
    if (marks.length > at) shown.set(zone.id, marks[at]);
    else if (kind !== "find" && kind !== "foot") shown.set(zone.id, "asked");
    app.ask({ masked: true, marks: shown, press: (pressed) => this.#press(pressed) });
  }

  /** @param {Parameters<Asking["press"]>[0]} pressed */
  #press({ zone, foot, far }) {
    const { kind, zone: wanted, right } = this.#question;
    if (this.run.isAnswered) return;
    if (kind === "foot") return this.#take(foot === right, { option: foot });
    if (kind !== "find") return;
    const verdict = judgePress(wanted, { zone: zone.id, far: far(wanted.id) });
    const key = verdict === "near" ? "quiz_near" : "quiz_not";
    const said = this.app.t(key, { name: nameOf(zone) });
    this.#take(verdict === "right", { option: zone.id, said });
  }

  /** @param {boolean} right @param {{option?: string, said?: string}} how  what was tried, and what
   * is said of it */
  #take(right, { option, said = this.app.t("quiz_wrong") }) {
    const { app, run } = this;
    if (run.isAnswered || (option && run.progress.wrong.includes(option))) return;
    const mark = run.answer(right, option);
    if (mark) this.#note(mark);
    if (mark && right) return this.#goOn();
    if (option) this.#answers?.refuse(option);
    if (mark) return this.#close(mark, said);
    const text = `${said} ${app.t("quiz_again")}`;
    this.told.replaceChildren(h("p", {}, signOf("wrong"), h("span", { text })));
    this.#paintPlate();
    app.announce(text);
  }

  /** What is known of the zone, and when it is due again. @param {Mark} mark */
  #note(mark) {
    this.app.deck.review(this.#question.zone.id, mark);
  }

  #giveUp() {
    this.run.giveUp();
    this.#note("missed");
    this.#close("missed");
  }

  /** Show the answer, and wait until the reader has seen it. @param {Mark} mark @param {string} [said] */
  #close(mark, said = "") {
    const { app } = this;
    const question = this.#question;
    const text = app.t(`quiz_mark_${mark}`, { name: answerText(app, question) });
    this.#answers?.reveal(question.right);
    this.told.replaceChildren(
      h("p", {}, signOf(mark), h("span", { text })),
      ...where(app, question.zone),
    );
    this.next.hidden = false;
    this.show.hidden = true;
    this.#paintBar();
    this.#paintPlate();
    this.next.focus({ preventScroll: true });
    app.announce([said, text, question.zone.landmark?.says].filter(Boolean).join(" "));
  }

  /** To the next question; what was right stands above it. */
  #goOn() {
    const { app, run } = this;
    const question = this.#question;
    const mark = run.progress.marks[run.progress.at];
    const text = app.t(`quiz_mark_${mark}`, { name: answerText(app, question) });
    this.last.replaceChildren(
      h("p", {}, signOf(mark), h("span", { text })),
      ...where(app, question.zone),
    );
    run.next();
    this.ask(text);
  }

  #paintBar() {
    const { app: { t }, run } = this;
    const { first, streak, total } = run.score;
    this.place.textContent = t("quiz_at", { at: run.progress.at + 1, total });
    this.tally.replaceChildren(signOf("first"), ` ${first}`);
    if (streak > 1) this.tally.append(` · ${t("quiz_streak", { n: streak })}`);
    this.#paintTime();
  }

  dispose() {
    clearInterval(this.timer);
  }
}

/** Where a zone lies, in words. @param {App} app @param {Zone} zone */
const where = (app, { landmark }) =>
  landmark
    ? [h("p", { class: "rz-quiz-where", text: landmark.says.trim(), dir: "auto", lang: app.prose })]
    : [];
