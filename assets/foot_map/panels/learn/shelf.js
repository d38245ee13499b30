// The two sides of the card: the zone, and what there is to learn.

import { flag, h, openFolds, reopen } from "../../core/dom.js";
import { ART, keepArt } from "../technique_art.js";
import { COMPLAINT, routineOf } from "./from_complaint.js";
import { Learn } from "./learn.js";
import { SHELF } from "./pieces.js";

/** @import { App, Panel } from "../../core/types.js" */

/**
 * The switch between the zone and what there is to learn, in the bar of the card.  A routine keeps
 * its place while the zone is shown.
 *
 * @param {App} app
 * @param {HTMLElement} card
 * @param {Map<string, number>} steps  the step of each routine
 * @returns {Panel}
 */
export const makeShelf = (app, card, steps) => new ShelfPanel(app, card, steps);

class ShelfPanel {
  /** Made when it is first asked for. @type {Learn|undefined} */
  #learn;
  #last = ""; // the routine that was open
  #count = h("small");

  /** @param {App} app @param {HTMLElement} card @param {Map<string, number>} steps */
  constructor(app, card, steps) {
    const { t } = app;
    this.app = app;
    this.card = card;
    this.steps = steps;
    this.node = h("div", { class: "rz-card-body rz-shelf", hidden: true });
    this.radios = ["", SHELF].map((value) => this.#radio(value));
    const tabs = h(
      "div",
      { class: "rz-switch rz-tabs", role: "radiogroup", "aria-label": t("card") },
      ...this.radios.map((radio) => radio.node),
    );
    card.querySelector(".rz-steps-name")?.replaceWith(tabs);
    card.append(this.node);
    this.#show();
  }

  /** @param {string} value  of the state `learn` */
  #radio(value) {
    const { t, uid } = this.app;
    const input = h("input", {
      type: "radio",
      name: `${uid}-learn`,
      "data-key": `learn-${value}`,
      onchange: () => {
        this.app.set({ learn: value && this.#last ? this.#last : value });
        this.app.announce(t("said_learn", { name: t(value ? "learn" : "card") }));
      },
    });
    const label = h("span", {}, t(value ? "learn" : "tab_zone"), value ? this.#count : null);
    return { value, input, node: h("label", { class: "rz-choice" }, input, label) };
  }

  /** Write the step of the last routine beside its tab. */
  #tally() {
    const { data, state } = this.app;
    const routine = this.#last === COMPLAINT
      ? routineOf(this.app, state.complaint)
      : data.routines?.find((one) => one.id === this.#last);
    const at = this.steps.get(this.#last) ?? 0;
    this.#count.textContent = routine ? ` ${at + 1}/${routine.steps.length}` : "";
  }

  #show() {
    const { node } = this;
    const { learn: open } = this.app.state;
    if (open && open !== SHELF) this.#last = open;
    if (open === SHELF && !node.hidden) this.#last = ""; // the reader closed it
    for (const { value, input } of this.radios) input.checked = Boolean(value) === Boolean(open);
    flag(this.card, "data-learn", Boolean(open));
    node.hidden = !open;
    if (open) this.#open(open);
    else this.#learn?.quiet();
    this.#tally();
  }

  /** Another complaint is open: its routine takes the place of the one before. */
  #renew() {
    this.#learn?.quiet();
    this.#learn = undefined;
    this.#show();
  }

  /** @param {string} routine */
  #open(routine) {
    if (!this.#learn) {
      this.#learn = new Learn(this.app, this.steps, () => this.#tally());
      this.node.replaceChildren(this.#learn.node);
    }
    this.#learn.show(routine);
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    if (changed.has("later")) { // more has come; what was open stays open
      const open = openFolds(this.node);
      const art = this.node.querySelectorAll(ART);
      this.#renew();
      reopen(this.node, open);
      keepArt(this.node, art);
    } else if (changed.has("complaint")) {
      this.steps.delete(COMPLAINT);
      this.#renew();
    } else if (changed.has("learn")) this.#show();
    else if (changed.has("player") && !this.app.state.player) this.#show(); // its zones are lit again
    if (changed.has("quiz")) this.#learn?.renewQuiz();
    const { asked, state } = this.app;
    if (changed.has("asked") && asked && state.learn) this.#learn?.reveal(asked);
  }
}
