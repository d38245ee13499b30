// How far a reader has come in a quiz.

/** @import { Question } from "./questions.js" */

/** How a question was answered in the end: at the first, second or third try, or not.
 * @typedef {"first"|"second"|"third"|"missed"} Mark */
/** What is kept while the panels are made again, in another language for instance; `wrong`: the
 * options of the question that were tried, `placed`: the names that are in their places; `begun` and `ended` are times in ms.
 * @typedef {{at: number, wrong: string[], placed: string[], marks: Mark[], begun: number, ended: number|null}} Progress */
/** @typedef {{first: number, total: number, streak: number, best: number, ms: number,
 *   counts: Record<Mark, number>}} Score  right at the first try; in a row, now and at most */

export const MARKS = /** @type {Mark[]} */ (["first", "second", "third", "missed"]);
export const TRIES = 3;

/** @param {number} now  a time in ms @returns {Progress} */
export const newProgress = (now) => ({
  at: 0,
  wrong: [],
  placed: [],
  marks: [],
  begun: now,
  ended: null,
});

/** The way through the questions. */
export class Run {
  /**
   * @param {Question[]} questions  at least one
   * @param {Progress} progress  written to
   * @param {() => number} [clock]  ms
   */
  constructor(questions, progress, clock = () => Date.now()) {
    this.questions = questions;
    this.progress = progress;
    this.clock = clock;
  }

  /** The question that is asked or has just been answered; none at the end. */
  get question() {
    return this.questions.at(this.progress.at);
  }

  get isOver() {
    return this.progress.at >= this.questions.length;
  }

  /** Whether the answer to the question is known and shown. */
  get isAnswered() {
    return this.progress.marks.length > this.progress.at;
  }

  /** Tries that a question allows: one option always stays. @param {Question} question */
  triesOf({ kind, options }) {
    const byOption = !["find", "type", "place"].includes(kind);
    return byOption ? Math.min(TRIES, options.length - 1) : TRIES;
  }

  /**
   * Take an answer.
   *
   * @param {boolean} right
   * @param {string} [option]  that was tried
   * @returns {Mark|null} null if it may be tried again
   */
  answer(right, option = "") {
    const { progress, question } = this;
    if (!question || this.isAnswered) return null;
    if (right) return this.#mark(MARKS[progress.wrong.length]);
    if (option && progress.wrong.includes(option)) return null;
    progress.wrong = [...progress.wrong, option];
    return progress.wrong.length >= this.triesOf(question) ? this.#mark("missed") : null;
  }

  /**
   * Take a name that was put at a place of a question with several.
   *
   * @param {string} name  the zone of that name
   * @param {string} place  the zone where it was put
   * @returns {Mark|null} null if there is more to put, or it may be tried again
   */
  put(name, place) {
    const { progress, question } = this;
    if (!question || this.isAnswered || progress.placed.includes(name)) return null;
    if (name !== place) return this.answer(false, `${name}>${place}`);
    progress.placed = [...progress.placed, name];
    return progress.placed.length < question.options.length ? null : this.answer(true);
  }

  /** How the name of one zone of the question was found. @param {string} zone @returns {Mark} */
  markOf(zone) {
    const { progress, question } = this;
    if (question?.kind !== "place") return progress.marks[progress.at];
    if (!progress.placed.includes(zone)) return "missed";
    return MARKS[progress.wrong.filter((one) => one.startsWith(`${zone}>`)).length];
  }

  /** The reader does not know. */
  giveUp() {
    if (this.question && !this.isAnswered) this.#mark("missed");
  }

  /** @param {Mark} mark */
  #mark(mark) {
    const { progress, questions } = this;
    progress.marks = [...progress.marks, mark];
    if (progress.marks.length === questions.length) progress.ended = this.clock();
    return mark;
  }

  next() {
    const { progress } = this;
    if (!this.isAnswered) return;
    progress.at++;
    progress.wrong = [];
    progress.placed = [];
  }

  /** @returns {Score} */
  get score() {
    const { marks, begun, ended } = this.progress;
    let [streak, best] = [0, 0];
    for (const mark of marks) {
      streak = mark === "first" ? streak + 1 : 0;
      best = Math.max(best, streak);
    }
    const count = (/** @type {Mark} */ mark) => marks.filter((one) => one === mark).length;
    const counts = /** @type {Record<Mark, number>} */ (
      Object.fromEntries(MARKS.map((mark) => [mark, count(mark)]))
    );
    const ms = (ended ?? this.clock()) - begun;
    return { first: counts.first, total: this.questions.length, streak, best, ms, counts };
  }

  /** The questions that were not right at the first try. */
  get missed() {
    return this.questions.filter((_, i) =>
      this.progress.marks[i] && this.progress.marks[i] !== "first"
    );
  }
}
