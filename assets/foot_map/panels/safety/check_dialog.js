// The dialog that asks what applies, and says at once what follows.

import { textButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { fold, paragraph } from "../texts.js";
import { redFlag } from "../card/cautions.js";
import { gravest, questionsOf } from "./answers.js";

/** @import { App } from "../../core/types.js" */
/** @import { AnswerStore } from "./answer_store.js" */

export class CheckDialog {
  /** What is to begin once the check is answered. @type {(() => void)|null} */
  #start = null;

  /** @param {App} app @param {AnswerStore} store @param {() => void} changed */
  constructor(app, store, changed) {
    const { t, uid, data } = app;
    this.app = app;
    this.store = store;
    this.changed = changed;
    const title = h("h2", { id: `${uid}-safety`, tabindex: -1, text: t("safety_title") });
    this.title = title;
    this.boxes = questionsOf(data.cautions).map(({ level, ids }) => ({
      level,
      items: ids.map((id) => this.#question(id)),
    }));
    this.verdict = h("output", { class: "rz-verdict" });
    this.told = h("p", { class: "rz-mark", role: "status" });
    this.none = textButton(app, "safety_none_apply", () => this.#finish());
    this.on = textButton(app, "safety_go_on", () => this.#finish());
    this.out = textButton(app, "safety_leave_out", () => this.#finish(false));
    this.shut = textButton(app, "close", () => this.node.close());
    for (const one of [this.none, this.on, this.out]) one.classList.add("rz-primary");
    this.node = h(
      "dialog",
      {
        class: "rz-check-dialog",
        "aria-labelledby": title.id,
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key === "Escape") event.stopPropagation();
        },
        onclose: () => this.#closed(),
      },
      h("div", { class: "rz-check-head" }, title, this.shut),
      h("div", { class: "rz-check-body" }, ...this.#body()),
      h(
        "div",
        { class: "rz-check-foot" },
        this.verdict,
        this.told,
        h("div", { class: "rz-quiz-row" }, this.none, this.on, this.out),
      ),
    );
  }

  #body() {
    const { app, boxes } = this;
    const { t, data } = app;
    return [
      h("p", { class: "rz-lead", text: t("safety_ask") }),
      h("p", { class: "rz-mark", text: t("safety_private") }),
      data.red_flags.length
        ? fold(t("red_flags"), h("ul", {}, ...data.red_flags.map((one) => redFlag(app, one))))
        : null,
      ...boxes.map(({ level, items }) =>
        h(
          "fieldset",
          { class: "rz-check-group", "data-level": level },
          h("legend", { text: t(`level_${level}`) }),
          ...items.map(({ node }) => node),
        )
      ),
    ];
  }

  /** @param {string} id  of a caution */
  #question(id) {
    const { app } = this;
    const { name, advice, sources } = app.data.cautions[id];
    const box = h("input", { type: "checkbox", value: id, onchange: () => this.#ticked() });
    const more = h(
      "div",
      { class: "rz-check-advice" },
      paragraph(advice),
      sourceMark(app, sources),
    );
    return { box, more, node: h("div", {}, h("label", {}, box, h("span", { text: name })), more) };
  }

  get #items() {
    return this.boxes.flatMap(({ items }) => items);
  }

  #ticked() {
    const here = this.#items.map(({ box }) => box.value);
    const others = this.store.answers.ticked.filter((id) => !here.includes(id)); // of other charts
    const ticked = this.#items.filter(({ box }) => box.checked).map(({ box }) => box.value);
    this.store.tick([...others, ...ticked]);
    this.paint();
    this.changed();
  }

  /** @param {(() => void)|null} start  what is to begin after the check, if anything */
  open(start) {
    this.#start = start;
    this.paint();
    if (!this.node.open) this.node.showModal();
    this.title.focus({ preventScroll: true });
  }

  /** Show what is ticked now, and what follows. */
  paint() {
    const { app: { t }, store } = this;
    const { ticked } = store.answers;
    for (const { box, more } of this.#items) {
      box.checked = ticked.includes(box.value);
      more.hidden = !box.checked;
    }
    const some = this.boxes.filter(({ items }) => items.some(({ box }) => box.checked));
    const level = gravest(some.map((one) => one.level));
    this.verdict.dataset.level = level;
    this.verdict.textContent = t(`safety_verdict_${level || "none"}`);
    this.none.hidden = level !== "";
    this.on.hidden = level === "";
    this.out.hidden = level !== "leave" || !this.#start;
    this.on.textContent = t(level === "leave" && this.#start ? "safety_read_on" : "safety_go_on");
    this.on.classList.toggle("rz-primary", this.out.hidden);
    this.told.textContent = [
      store.isKept ? "" : t("safety_not_kept"),
      store.isSetAside ? t("safety_set_aside") : "",
    ].filter(Boolean).join(" ");
  }

  /** @param {boolean} [begin]  whether what was waited for begins */
  #finish(begin = true) {
    const start = begin ? this.#start : null;
    this.#start = null;
    this.store.tick(this.store.answers.ticked, true);
    this.changed();
    this.node.close();
    start?.();
  }

  #closed() {
    this.#start = null;
  }
}
