// How far the quiz has come that was begun last; it outlasts a reload of the page.

import { keep, readKept, tabStorage } from "../core/storage.js";
import { MARKS, TRIES } from "../panels/quiz/logic/run.js";

/** @import { KeptQuiz } from "../core/types.js" */

const PLACE = "foot-reflex-zones.quiz";

/** What an earlier page of this tab has kept; a new one if there is none that can be read.
 * @returns {KeptQuiz} */
export function readKeptQuiz() {
  try {
    const found = JSON.parse(readKept(PLACE, tabStorage()) ?? "null");
    if (isQuiz(found)) return found;
  } catch { /* damaged: then there is none */ }
  return { text: "", school: "", progress: null };
}

/** @param {KeptQuiz} quiz */
export function keepQuiz(quiz) {
  if (!quiz.text) return; // another map of the page may have one
  keep(PLACE, JSON.stringify(quiz), tabStorage());
}

const isText = (/** @type {unknown} */ one) => typeof one === "string";

/** @param {any} one */
function isQuiz({ text, school, progress }) {
  if (![text, school].every(isText)) return false;
  if (progress === null) return true;
  const { at, wrong, placed, marks, begun, ended } = progress;
  return Number.isInteger(at) && at >= 0 && at <= marks.length && wrong.every(isText) &&
    wrong.length <= TRIES &&
    placed.every(isText) && marks.every((/** @type {any} */ mark) => MARKS.includes(mark)) &&
    Number.isFinite(begun) && (ended === null || Number.isFinite(ended));
}
