// Steps of the history: one for each place, and one for the dialog that lies over it.

import { NEW, PROGRESS } from "../foot_map/panels/quiz/logic/spec.js";

/** @import { State } from "../foot_map/core/types.js" */

const TYPING = 400; // ms in which several changes are one step

/** Whether a dialog that stands in the address lies over the place. @param {State} state */
const isOver = ({ compare }) => compare !== "";

/** Whether questions are asked. @param {string} quiz */
const isQuiz = (quiz) => !["", NEW, PROGRESS].includes(quiz);

/** Notes where the reader is.  A dialog is one step: Back closes it, and closed otherwise it leaves
 * no step behind. */
export class Steps {
  #pushed = -Infinity;
  #over = false;
  #quiz = "";
  /** The address of the place that is shown. */
  last = "";

  /** The place is shown because its address was asked for. @param {string} address
   * @param {State} state */
  arrive(address, state) {
    this.last = address;
    this.#over = isOver(state);
    this.#quiz = state.quiz;
  }

  /**
   * The reader has gone to another place on the map.
   *
   * @param {string} address
   * @param {State} state
   * @param {{at?: number, joins?: boolean}} [how]  when the change began, and whether it belongs to
   *   the step before
   */
  note(address, state, { at = performance.now(), joins = false } = {}) {
    if (address === this.last) return;
    const before = this.last;
    const was = this.#over;
    const asked = this.#quiz;
    this.arrive(address, state);
    const { under } = history.state ?? {};
    if (was && !this.#over && under === address) return history.back();
    const soon = at - this.#pushed < TYPING; // browsers limit how many steps are made
    const opens = this.#over && !was;
    const starts = isQuiz(state.quiz) && !isQuiz(asked);
    const inside = was && this.#over;
    const alone = was && !this.#over && !under; // the page was opened with the dialog
    // Each question shows its own view: Back leaves the quiz, not the question.
    const asks = isQuiz(asked) && isQuiz(state.quiz);
    const replaces = inside || alone || asks || joins || (soon && !opens && !starts);
    this.#pushed = at;
    try {
      if (replaces) history.replaceState(history.state, "", address);
      else history.pushState(opens ? { under: before } : null, "", address);
    } catch { /* too many at once, or not allowed here: the next one will do */ }
  }
}
