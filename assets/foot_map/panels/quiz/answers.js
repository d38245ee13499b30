// How a question is answered beside the feet: by choices, by a picture and choices, or by typing.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { techniqueArt } from "../technique_art.js";
import { lazyFold } from "../texts.js";
import { isNamed, withoutName } from "./logic/judge.js";
import { BodyPicture } from "./body_picture.js";
import { Labels } from "./labels.js";
import { optionText, signOf } from "./wording.js";

/** @import { App } from "../../core/types.js" */
/** @import { Question } from "./logic/questions.js" */

/** `refuse` marks a choice as wrong, `reveal` shows the right one; `focus` is where the reader goes
 * on, the question itself by default; `labels`: the names, where those are put in their places.
 * @typedef {{nodes: Node[], focus?: HTMLElement, refuse: (id: string) => void,
 *   reveal: (id: string) => void, labels?: Labels}} Answers */
/** @typedef {{option: (id: string) => void, typed: (right: boolean) => void,
 *   put: (name: string, place: string) => void}} Then */

/** @param {App} app @param {Question} question @param {Then} then @returns {Answers} */
export function makeAnswers(app, question, then) {
  const { kind } = question;
  if (kind === "type") return typing(app, question, then);
  if (kind === "place") {
    const labels = new Labels(app, question, then.put);
    return { nodes: labels.nodes, refuse: () => {}, reveal: () => labels.reveal(), labels };
  }
  const choices = new Choices(app, question, then);
  const { refuse, reveal } = choices;
  if (kind === "find") {
    const hint = h("p", { class: "rz-lead", text: app.t("quiz_press") });
    const list = lazyFold(app.t("quiz_places"), () => [choices.node]);
    list.hidden = !question.options.length;
    const put = (/** @type {string} */ id) => {
      hint.hidden = true;
      list.hidden ||= !list.open;
      reveal(id);
    };
    return { nodes: [hint, list], refuse, reveal: put };
  }
  const above = kind === "technique" ? [picture(app, question)] : [];
  const body = kind === "body" ? new BodyPicture(app, question.options, then.option) : null;
  return {
    nodes: [...above, choices.node, ...(body?.nodes ?? [])],
    refuse: (id) => {
      refuse(id);
      body?.refuse(id);
    },
    reveal: (id) => {
      reveal(id);
      body?.reveal(id);
    },
  };
}

/** Buttons, of which those tried in vain stay to be read. */
class Choices {
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();

  /** @param {App} app @param {Question} question @param {Then} then */
  constructor(app, question, then) {
    this.app = app;
    for (const id of question.options) {
      const onclick = () => {
        if (!this.#buttons.get(id)?.hasAttribute("data-mark")) then.option(id);
      };
      const text = h("span", { text: optionText(app, question, id), dir: "auto" });
      const facts = { type: "button", class: "rz-quiz-choice", "data-option": id, onclick };
      this.#buttons.set(id, h("button", facts, text));
    }
    const name = { role: "group", "aria-label": app.t("quiz_choices") };
    const look = { class: "rz-quiz-choices", "data-kind": question.kind };
    this.node = h("div", { ...look, ...name }, ...this.#buttons.values());
  }

  /** @param {string} id @param {"wrong"|"first"} mark @param {string} said */
  #mark(id, mark, said) {
    const button = this.#buttons.get(id);
    if (!button || button.hasAttribute("data-mark")) return;
    button.dataset.mark = mark;
    button.setAttribute("aria-disabled", "true");
    button.prepend(signOf(mark));
    button.append(h("span", { class: "rz-hidden", text: ` (${said})` }));
  }

  refuse = (/** @type {string} */ id) => this.#mark(id, "wrong", this.app.t("quiz_said_wrong"));

  reveal = (/** @type {string} */ right) => {
    this.#mark(right, "first", this.app.t("quiz_said_right"));
    for (const button of this.#buttons.values()) {
      button.setAttribute("aria-disabled", "true");
      if (!button.hasAttribute("data-mark")) button.dataset.mark = "";
    }
  };
}

/** @param {App} app @param {Question} question @param {Then} then @returns {Answers} */
function typing(app, { zone }, then) {
  const { t, uid } = app;
  const box = h("input", {
    type: "text",
    class: "rz-quiz-box",
    "aria-label": t("quiz_ask_type"),
    "aria-describedby": `${uid}-quiz-clue`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    "data-key": "quiz-box",
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (box.value.trim()) then.typed(isNamed(box.value, zone, app.zones.values()));
  };
  const ok = h("button", { type: "submit", class: "rz-toggle", text: t("quiz_check") });
  const form = h("form", { class: "rz-quiz-form", onsubmit: submit }, box, ok);
  return {
    nodes: [form],
    focus: box,
    refuse: () => box.select(),
    reveal: () => {
      box.disabled = ok.disabled = true;
    },
  };
}

/** The picture of a technique; its steps where a host has no pictures. @param {App} app
 * @param {Question} question */
function picture(app, { right, zone }) {
  const art = techniqueArt(app, right, zone.feet[0]);
  if (art) return art;
  const { steps = [], name = "" } = own(app.data.techniques, right) ?? {};
  return h("ol", {}, ...steps.map((step) => h("li", { text: withoutName(step, name) })));
}
