// The way into the quiz, where there is something to learn.

import { h } from "../../core/dom.js";
import { section } from "../texts.js";
import { usualSpec } from "./logic/questions.js";
import { newSeed } from "./logic/random.js";
import { dueNow, dueQuiz } from "./progress.js";
import { NEW, PROGRESS, writeSpec } from "./logic/spec.js";

/** @import { App } from "../../core/types.js" */

/** A section that starts a quiz, goes on with one, or lets the reader choose. @param {App} app */
export function quizEntrance(app) {
  const { t, quiz: { text, progress, school }, data } = app;
  const kept = progress !== null && progress.ended === null && school === data.school.id;
  const known = Object.keys(app.deck.deck.cards).length > 0;
  const due = dueNow(app);
  const button = (/** @type {string} */ name, /** @type {() => string} */ quiz, look = "") =>
    h("button", {
      type: "button",
      class: `rz-toggle ${look}`,
      text: t(name, { at: (progress?.at ?? 0) + 1 }),
      // Each its own: the focus must not go to another one when the card is made again.
      "data-key": name === (kept ? "quiz_resume" : "quiz_start") ? "quiz-start" : name,
      onclick: () => app.set({ quiz: quiz() }),
    });
  const node = section(
    t("quiz"),
    h("p", { text: t("quiz_lead") }),
    due.length
      ? h(
        "p",
        { class: "rz-quiz-due" },
        t("progress_due", { n: due.length }),
        " ",
        h("button", {
          type: "button",
          class: "rz-chip rz-comparer",
          text: t("progress_ask"),
          onclick: () => app.set({ quiz: dueQuiz(due) }),
        }),
      )
      : null,
    h(
      "div",
      { class: "rz-quiz-row" },
      kept ? button("quiz_resume", () => text, "rz-primary") : null,
      button("quiz_start", () => writeSpec(usualSpec(newSeed())), kept ? "" : "rz-primary"),
      button("quiz_choose", () => NEW),
      known ? button("progress", () => PROGRESS) : null,
    ),
  );
  node.classList.add("rz-quiz-entrance");
  return node;
}
