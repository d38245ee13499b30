// What there is to learn: routines step by step, complaints, techniques, kinds of massage, studies.

import { h } from "../../core/dom.js";
import { quizEntrance } from "../quiz/entrance.js";
import { OWN } from "../player/logic/own_routine.js";
import { sourceMark, studyList } from "../sources.js";
import { lazyFold, named, paragraph, section } from "../texts.js";
import { techniqueEnd, techniqueSteps, warning, zoneChips } from "./pieces.js";
import { routineOf } from "./from_complaint.js";
import { makeRoutine } from "./routine.js";

/** @import { App, Payload } from "../../core/types.js" */
/** @import { Child } from "../texts.js" */

/** The shelf with all that there is to learn, and the zones that it marks on the plate. */
export class Learn {
  /** The zones of the step shown, unless a search has come between. @type {Set<string>|null} */
  #marked = null;

  /**
   * @param {App} app
   * @param {Map<string, number>} steps  the step of each routine, kept by the caller
   * @param {() => void} moved  another step is shown
   */
  constructor(app, steps, moved) {
    this.app = app;
    this.steps = steps;
    this.moved = moved;
    const { t, data, state } = app;
    const own = routineOf(app, state.complaint);
    const routines = [...own ? [own] : [], ...data.routines ?? []];
    this.parts = {
      techniques: section(t("all_techniques"), techniques(app)),
      evidence: section(t("evidence"), paragraph(data.evidence.summary), studies(app)),
    };
    this.quiz = quizEntrance(app);
    this.node = h(
      "div",
      { class: "rz-learn" },
      h("h2", { text: t("learn_title") }),
      h("p", { class: "rz-lead", text: t("learn_lead") }),
      this.quiz,
      ...shelf(t("routines"), routines.map((one) => makeRoutine(this, one))),
      section(
        t("own_title"),
        h("p", { text: t("own_invite") }),
        h("button", {
          type: "button",
          class: "rz-toggle rz-play-routine",
          "data-key": "player-open",
          text: t("own_open"),
          onclick: () => app.set({ player: OWN }),
        }),
      ),
      ...shelf(t("complaints"), complaints(app)),
      this.parts.techniques,
      ...shelf(t("styles"), (data.styles ?? []).map((one) => style(app, one))),
      this.parts.evidence,
    );
  }

  /** A quiz has begun or ended. */
  renewQuiz() {
    const fresh = quizEntrance(this.app);
    this.quiz.replaceWith(fresh);
    this.quiz = fresh;
  }

  /** Mark the zones of a step on the plate. @param {string[]} zones */
  mark(zones) {
    this.quiet();
    if (zones.length) this.app.find(this.#marked = new Set(zones));
  }

  /** Take the marks away again. */
  quiet() {
    if (this.#marked && this.app.found === this.#marked) this.app.find(null);
    this.#marked = null;
  }

  /** One routine at a time. @param {HTMLDetailsElement|null} kept */
  closeOthers(kept) {
    for (const other of this.node.querySelectorAll("details[data-routine][open]")) {
      if (other !== kept && other instanceof HTMLDetailsElement) other.open = false;
    }
  }

  /** Open a technique, or another part of the shelf, and take the focus there.
   * @param {{kind: string, id: string}} asked */
  reveal({ kind, id }) {
    const { evidence, techniques } = this.parts;
    const part = kind === "technique" ? techniques : id === "evidence" ? evidence : null;
    if (!part) return;
    const all = /** @type {HTMLDetailsElement} */ (part.querySelector("details"));
    openNow(all);
    const one = all.querySelector(`[data-technique="${CSS.escape(id)}"]`);
    if (one instanceof HTMLDetailsElement) openNow(one);
    const target = one ?? part;
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary")?.focus({ preventScroll: true });
  }

  /** @param {string} id  of the routine to open; none has it: all are closed */
  show(id) {
    const found = this.node.querySelector(`details[data-routine="${CSS.escape(id)}"]`);
    const made = found instanceof HTMLDetailsElement ? found : null;
    this.closeOthers(made);
    if (made?.open) made.dispatchEvent(new Event("toggle")); // its zones are marked again
    else if (made) made.open = true;
  }
}

/** Open a fold, with what it holds made at once. @param {HTMLDetailsElement} fold */
function openNow(fold) {
  fold.open = true;
  fold.dispatchEvent(new Event("toggle"));
}

/** @param {string} title @param {Child[]} children  none: no such shelf */
const shelf = (title, children) => (children.length ? [section(title, ...children)] : []);

/** @param {App} app */
function techniques(app) {
  const { t, data } = app;
  const all = Object.entries(data.techniques);
  return lazyFold(
    t("learn_all", { n: all.length }),
    () =>
      all.map(([id, { name, suits }]) => {
        const node = lazyFold(name, () => [
          ...techniqueSteps(app, id),
          named(t("technique_suits"), suits),
          ...techniqueEnd(app, id),
        ]);
        node.dataset.technique = id;
        return node;
      }),
  );
}

/** @param {App} app */
function complaints(app) {
  const { t, data } = app;
  if (!data.complaints.length) return [];
  const all = () =>
    data.complaints.map((one) =>
      lazyFold(one.name, () => [
        zoneChips(app, one.zones),
        warning(one.see_doctor),
        paragraph(one.note),
        sourceMark(app, one.sources),
      ])
    );
  const note = h("p", { class: "rz-mark", text: t("complaint_note") });
  return [note, lazyFold(t("learn_all", { n: data.complaints.length }), all)];
}

/** A kind of foot massage. @param {App} app
 * @param {NonNullable<Payload["styles"]>[number]} style */
function style(app, { name, what, article, caution }) {
  return lazyFold(name, () => [
    paragraph(what.says),
    sourceMark(app, what.sources),
    ...(article ? [paragraph(article.says), sourceMark(app, article.sources)] : []),
    ...(caution ? [warning(caution.says), sourceMark(app, caution.sources)] : []),
  ]);
}

/** @param {App} app */
const studies = (app) =>
  lazyFold(app.t("learn_all", { n: app.data.evidence.studies.length }), () => [studyList(app)]);
