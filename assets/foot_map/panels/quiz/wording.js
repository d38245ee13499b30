// What a quiz says: its questions, its answers, and how they went.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { SIGNS } from "../../plate/answer_marks.js";
import { withoutName } from "./logic/judge.js";

/** @import { AnswerMark, App, Zone } from "../../core/types.js" */
/** @import { Question } from "./logic/questions.js" */

/** An acupoint is known by its code too. @param {Zone} zone */
export const nameOf = ({ name, code }) => code ? `${code} ${name}` : name;

/** @param {App} app @param {Question} question */
export const questionText = ({ t }, { kind, zone }) =>
  t(`quiz_ask_${kind}`, { name: nameOf(zone) });

/** What stands on one of the choices. @param {App} app @param {Question} question
 * @param {string} id */
export function optionText({ t, data, zones }, { kind, zone }, id) {
  if (kind === "foot") return t(`feet_${id}`);
  if (kind === "body") return own(data.body_areas, id)?.name ?? id;
  if (kind === "technique") return own(data.techniques, id)?.name ?? id;
  const other = zones.get(id);
  if (kind === "find") return withoutName(other?.landmark?.says ?? "", zone.name);
  return other ? nameOf(other) : id;
}

/** The right answer, which names the zone too. @param {App} app @param {Question} question */
export function answerText(app, question) {
  const name = nameOf(question.zone);
  if (["find", "name", "type"].includes(question.kind)) return name;
  if (question.kind === "place") {
    return question.options.map((id) => optionText(app, question, id)).join(", ");
  }
  const answer = optionText(app, question, question.right);
  return question.kind === "technique" ? answer : app.t("quiz_pair", { name, answer });
}

/** Where the marked zone lies, in words that do not name it, for who does not see the feet; "" where
 * the question marks none. @param {App} app @param {Question} question */
export function clueText({ t }, { kind, zone: { name, also, landmark } }) {
  if (!["name", "type", "body"].includes(kind) || !landmark) return "";
  return t("quiz_clue", { text: [name, ...also].reduce(withoutName, landmark.says.trim()) });
}

/** A sign in the colour of how an answer went. @param {AnswerMark} mark */
export const signOf = (mark) =>
  h("span", { class: "rz-quiz-sign", "data-mark": mark, "aria-hidden": true, text: SIGNS[mark] });

/** Minutes and seconds: "1:07". @param {number} ms */
export function clockText(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
