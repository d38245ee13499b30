// Asks one question after the other, and says how each was answered.

import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { judgePress } from "./logic/judge.js";
import { askedFor } from "./logic/questions.js";
import { makeAnswers } from "./answers.js";
import { lettersOf } from "./labels.js";

import { answerText, clockText, clueText, nameOf, questionText, signOf } from "./wording.js";

/** @import { AnswerMark, App, Asking, Foot } from "../../core/types.js" */
/** @import { Question } from "./logic/questions.js" */
/** @import { Mark, Run } from "./logic/run.js" */
/** @import { Answers } from "./answers.js" */
/** @import { Labels } from "./labels.js" */

const SECOND = 1000;

export class Asker {
  /** How the question now asked is answered in the panel. @type {Answers|null} */
  #answers = null;

  /** @param {App} app @param {Run} run
   * @param {{leave: () => void, over: () => void}} then */
  constructor(app, run, then) {
    const { t, uid } = app;
    this.app = app;
    this.run = run;
    this.then = then;
    this.place = h("span", {});
    this.tally = h("span", { class: "rz-quiz-tally" });
    this.time = h("span", { class: "rz-quiz-time", "aria-hidden": true });
    const close = iconButton("clear", t("quiz_end"), then.leave, { "data-key": "quiz-close" });
    const bar = h("div", { class: "rz-quiz-bar" }, this.place, this.tally, this.time, close);
    this.last = h("div", { class: "rz-quiz-last" });
    const clue = `${uid}-quiz-clue`;
    this.title = h("h2", { tabindex: -1, dir: "auto", "aria-describedby": clue });
    this.clue = h("p", { class: "rz-hidden", id: clue });
    this.room = h("div", { class: "rz-quiz-answers" });
    this.told = h("div", { class: "rz-quiz-told" });
    this.next = this.#button("quiz_next", "rz-toggle rz-primary", () => this.#goOn());
    this.show = this.#button("quiz_show", "rz-chip", () => this.#giveUp());
    const row = h("div", { class: "rz-quiz-row" }, this.next, this.show);
    this.nodes = [bar, this.last, this.title, this.clue, this.told, this.room, row];
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
    this.clue.textContent = clueText(app, question);
    this.told.replaceChildren();
    this.next.hidden = true;
    this.show.hidden = false;
    this.#answers = makeAnswers(app, question, {
      option: (id) => this.#take(id === question.right, { option: id }),
      typed: (right) => this.#take(right, {}),
      put: (name, place) => this.#put(name, place),
    });
    this.room.replaceChildren(...this.#answers.nodes);
    this.#paintBar();
    this.title.parentElement?.scrollTo(0, 0);
    const elsewhere = !zone.feet.some((foot) => foot === app.state.feet);
    app.set({
      view: question.view,
      ...(["foot", "place"].includes(kind) || elsewhere ? { feet: "both" } : {}),
      // From the first question on: they would tell which one needs them.
      ...(this.#anyFurther() ? { further: true } : {}),
    });
    this.#paintPlate();
    const onPlate = this.#focusOnPlate() && kind === "find";
    if (focus && !onPlate) (this.#answers.focus ?? this.title).focus({ preventScroll: true });
    app.announce(
      [before, onPlate || !before ? this.title.textContent : ""].filter(Boolean).join(" "),
    );
    for (const id of run.progress.placed) this.#answers.labels?.settle(id, run.markOf(id));
    if (run.isAnswered) this.#close(run.progress.marks[run.progress.at]); // as it was left
    else for (const id of run.progress.wrong) this.#answers.refuse(id);
  }

  #anyFurther() {
    const { app: { zones }, run: { questions } } = this;
    return questions.flatMap(askedFor).some((id) => zones.get(id)?.group === "further");
  }

  #focusOnPlate() {
    const root = /** @type {Document|ShadowRoot} */ (this.title.getRootNode());
    return Boolean(root.activeElement?.closest(".rz-map"));
  }

  /** What the plate shows and whom it tells of presses. */
  #paintPlate() {
    const { app, run } = this;
    const { at, marks, wrong } = run.progress;
    const question = this.#question;
    const { kind, zone } = question;
    /** @type {Map<string, AnswerMark>} */
    const shown = new Map(
      marks.flatMap((mark, i) => askedFor(run.questions[i]).map((id) => [id, mark])),
    );
    const tried = kind === "find" && marks.length <= at ? wrong : [];
    for (const id of tried) shown.set(id, "wrong");
    shown.delete(zone.id); // asked for in another way before
    if (marks.length > at) shown.set(zone.id, marks[at]);
    else if (kind !== "find" && kind !== "foot") shown.set(zone.id, "asked");
    if (kind === "place") { for (const id of question.options) shown.set(id, this.#markOf(id)); }
    const signs = kind === "place" ? lettersOf(question) : undefined;
    app.ask({ masked: true, marks: shown, signs, press: (pressed) => this.#press(pressed) });
  }

  /** How a place with a letter stands. @param {string} id @returns {AnswerMark} */
  #markOf(id) {
    const { run } = this;
    return run.isAnswered || run.progress.placed.includes(id) ? run.markOf(id) : "asked";
  }

  /** @param {Parameters<Asking["press"]>[0]} pressed */
  #press({ zone, foot, far }) {
    const { kind, zone: wanted, right, options } = this.#question;
    if (this.run.isAnswered) return;
    if (kind === "place") {
      const place = options.find((id) => id === zone.id) ?? options.find((id) => far(id) === 0);
      return place ? this.#answers?.labels?.put(place) : undefined;
    }
    if (kind === "foot") return this.#take(foot === right, { option: foot });
    if (kind !== "find") return;
    const verdict = judgePress(wanted, { zone: zone.id, far: far(wanted.id) });
    const key = verdict === "near" ? "quiz_near" : "quiz_not";
    const said = this.app.t(key, { name: nameOf(zone) });
    this.#take(verdict === "right", { option: zone.id, said });
  }

  /** A name was put at a place. @param {string} name @param {string} place */
  #put(name, place) {
    const { app, run } = this;
    if (run.isAnswered || run.progress.placed.includes(place)) return;
    const labels = /** @type {Labels} */ (this.#answers?.labels);
    const texts = { name: labels.chosen, letter: labels.letters.get(place) ?? "" };
    const mark = run.put(name, place);
    if (name === place) labels.settle(name, run.markOf(name));
    if (mark) this.#note(mark);
    if (mark && mark !== "missed") return this.#goOn();
    const said = app.t(name === place ? "quiz_put" : "quiz_put_wrong", texts);
    if (mark) return this.#close(mark, said);
    const text = [said, app.t("quiz_put_next", { name: labels.chosen })].join(" ");
    const sign = signOf(name === place ? "first" : "wrong");
    this.told.replaceChildren(h("p", {}, sign, h("span", { text })));
    this.#paintPlate();
    app.announce(text);
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

  /** Keep what is known of the zones and when they are due again, and tell the program.
   * @param {Mark} mark */
  #note(mark) {
    const { app, run } = this;
    const { kind, zone, right } = this.#question;
    for (const id of askedFor(this.#question)) app.deck.review(id, run.markOf(id));
    const tried = run.progress.wrong.filter(Boolean);
    const answer = { kind, zone: zone.id, right, mark, tried };
    app.set({ quiz_results: [...app.state.quiz_results, answer] });
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
      ...where(app, question),
    );
    this.next.hidden = false;
    this.show.hidden = true;
    this.#paintBar();
    this.#paintPlate();
    this.next.focus({ preventScroll: true });
    const place = question.kind === "place" ? "" : question.zone.landmark?.says;
    app.announce([said, text, place].filter(Boolean).join(" "));
  }

  /** To the next question; what was right stands above it. */
  #goOn() {
    const { app, run } = this;
    const question = this.#question;
    const mark = run.progress.marks[run.progress.at];
    const text = app.t(`quiz_mark_${mark}`, { name: answerText(app, question) });
    this.last.replaceChildren(
      h("p", {}, signOf(mark), h("span", { text })),
      ...where(app, question),
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

/** Where the zone of a question lies, in words. @param {App} app @param {Question} question */
const where = (app, { kind, zone: { landmark } }) =>
  landmark && kind !== "place"
    ? [h("p", { class: "rz-quiz-where", text: landmark.says.trim(), dir: "auto", lang: app.prose })]
    : [];
