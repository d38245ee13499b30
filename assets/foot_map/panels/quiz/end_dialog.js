// Asks before something is lost.

import { h } from "../../core/dom.js";

/** @import { App } from "../../core/types.js" */

/** A question with two answers: to leave all as it is, or to do it. */
export class EndDialog {
  /** @param {App} app @param {string} key  the message of what is to be done
   * @param {string} other  that of the other answer @param {() => void} act */
  constructor(app, key, other, act) {
    const { t, uid } = app;
    const id = `${uid}-${key}`;
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
        button(t(other), () => {}),
        button(t(key), act),
      ),
    );
  }

  /** @param {string} text  the question */
  open(text) {
    this.text.textContent = text;
    if (!this.node.open) this.node.showModal();
  }
}
