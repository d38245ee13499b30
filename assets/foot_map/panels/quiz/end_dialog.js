// Asks before answers are lost.

import { h } from "../../core/dom.js";

/** @import { App } from "../../core/types.js" */

/** The question whether to end a quiz. */
export class EndDialog {
  /** @param {App} app @param {() => void} end */
  constructor(app, end) {
    const { t, uid } = app;
    this.app = app;
    const id = `${uid}-quiz-end`;
    this.text = h("p", { id });
    const button = (/** @type {string} */ text, /** @type {() => void} */ press) =>
      h("button", {
        type: "button",
        class: "rz-toggle",
        text,
        onclick: () => {
          this.node.close();
          press();
        },
      });
    this.node = h(
      "dialog",
      {
        class: "rz-quiz-end",
        "aria-labelledby": id,
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key === "Escape") event.stopPropagation();
        },
      },
      this.text,
      h(
        "div",
        { class: "rz-quiz-row" },
        button(t("quiz_go_on"), () => {}),
        button(t("quiz_end"), end),
      ),
    );
  }

  /** @param {number} answered  questions */
  open(answered) {
    this.text.textContent = this.app.t("quiz_lost", { n: answered });
    if (!this.node.open) this.node.showModal();
  }
}
