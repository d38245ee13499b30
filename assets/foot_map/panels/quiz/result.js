// How a quiz went, and what to look at again.

import { textButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { makeLink } from "./link.js";
import { askedFor } from "./logic/questions.js";
import { newSeed } from "./logic/random.js";
import { MARKS } from "./logic/run.js";
import { NEW, PROGRESS, writeSpec } from "./logic/spec.js";
import { answerText, clockText, signOf } from "./wording.js";

/** @import { App } from "../../core/types.js" */
/** @import { Run } from "./logic/run.js" */
/** @import { Spec } from "./logic/spec.js" */

/**
 * @param {App} app
 * @param {HTMLElement} room
 * @param {Run} run  that is over
 * @param {Spec} spec
 * @param {() => void} close
 * @returns {{nodes: (Node|string)[], title: HTMLElement}}
 */
export function makeResult(app, room, run, spec, close) {
  const { t } = app;
  const { first, total, best, ms, counts } = run.score;
  const title = h("h2", { tabindex: -1, text: t("quiz_score", { n: first, total }) });
  const again = (/** @type {Partial<Spec>} */ other) =>
    app.set({ quiz: writeSpec({ ...spec, seed: newSeed(), ...other }) });
  const zones = [...new Set(run.missed.flatMap(askedFor))];
  const buttons = [
    zones.length
      ? textButton(
        app,
        "quiz_missed",
        () => again({ scope: { kind: "zones", ids: zones }, length: 0 }),
        "rz-primary",
      )
      : null,
    textButton(app, "quiz_more", () => again({})),
    textButton(app, "quiz_choose", () => app.set({ quiz: NEW })),
    textButton(app, "progress", () => app.set({ quiz: PROGRESS })),
    textButton(app, "close", close),
  ];
  const tallies = MARKS.filter((mark) => counts[mark]).map((mark) =>
    h("li", {}, signOf(mark), t(`quiz_tally_${mark}`, { n: counts[mark] }))
  );
  return {
    title,
    nodes: [
      title,
      h("p", { class: "rz-lead", text: t("quiz_took", { time: clockText(ms), n: best }) }),
      h("ul", { class: "rz-quiz-marks" }, ...tallies),
      h("div", { class: "rz-quiz-row" }, ...buttons),
      app.deck.isKept ? null : h("p", { class: "rz-mark", text: t("progress_not_kept") }),
      ...review(app, run),
      ...makeLink(app, room, () => spec).nodes,
    ].flatMap((node) => node ?? []),
  };
}

/** What was not right at the first try, each leading to its card. @param {App} app @param {Run} run */
function review(app, run) {
  if (!run.missed.length) return [];
  const items = run.missed.map((question) => {
    const mark = run.progress.marks[run.questions.indexOf(question)];
    const onclick = () => app.choose(question.zone.id, { show: true });
    const text = h("span", { text: answerText(app, question), dir: "auto" });
    const button = { type: "button", class: "rz-example", onclick };
    return h("li", {}, h("button", button, signOf(mark), text));
  });
  return [
    h("h3", { text: app.t("quiz_review") }),
    h("ul", { class: "rz-quiz-review" }, ...items),
  ];
}
