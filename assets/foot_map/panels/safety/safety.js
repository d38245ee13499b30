// The check before a massage: asked once before the first routine or session, and from its button
// at any time. Its answers mark zones on the plate and bring advice to cards and to the player.

import { flag, h } from "../../core/dom.js";
import { icon } from "../../core/controls.js";
import { watchKept } from "../../core/storage.js";
import { ANSWERS } from "./answer_store.js";
import { adviceOn, gravest, levelsByZone } from "./answers.js";
import { CheckDialog } from "./check_dialog.js";

/** @import { App, Panel } from "../../core/types.js" */
/** @import { Advice } from "./answers.js" */
/** @import { AnswerStore } from "./answer_store.js" */

/**
 * What the other parts of the map may ask of the check.
 *
 * @typedef {Panel & Asker & {dialog: HTMLElement}} Safety
 * @typedef {object} Asker
 * @property {(start: () => void) => void} beforeFirst  begin something at once if the check was
 *   answered on this device, else after it; not at all if the reader closes it
 * @property {(zones: string[]) => Advice[]} adviceFor  what applies to a massage of these zones
 * @property {() => Map<string, string>} marked  the zones that the answers concern, with the level
 * @property {() => void} open  the check
 */

/**
 * @param {App} app
 * @param {AnswerStore} store
 * @param {() => void} changed  called when the answers are others than before
 * @returns {Safety}
 */
export const makeSafety = (app, store, changed) => new SafetyPanel(app, store, changed);

class SafetyPanel {
  #seen = "";

  /** @param {App} app @param {AnswerStore} store @param {() => void} changed */
  constructor(app, store, changed) {
    this.app = app;
    this.store = store;
    this.changed = changed;
    this.check = new CheckDialog(app, store, () => this.#follow());
    this.dialog = this.check.node;
    this.label = h("span");
    const onclick = () => this.open();
    const facts = { type: "button", class: "rz-pill rz-safety", "data-key": "safety", onclick };
    this.node = h("button", { ...facts, "aria-haspopup": "dialog" }, icon("shield"), this.label);
    this.stop = watchKept((key) => {
      if (key === ANSWERS || key === null) this.#follow();
    });
    this.#paintButton();
    this.#seen = JSON.stringify(store.answers);
  }

  #follow() {
    const now = JSON.stringify(this.store.answers);
    if (now === this.#seen) return;
    this.#seen = now;
    this.check.paint();
    this.#paintButton();
    this.changed();
  }

  #paintButton() {
    const { app: { t, data }, node, label, store } = this;
    const { ticked, done } = store.answers;
    const level = gravest(ticked.map((id) => data.cautions[id]?.level ?? ""));
    const n = this.marked().size;
    const said = level ? [t(`level_${level}`), n ? t("safety_marked", { n }) : ""] : [];
    const [first = t("safety"), more = ""] = said;
    label.replaceChildren(
      level ? h("span", { class: "rz-hidden", text: `${t("safety")}:` }) : "",
      h("span", { text: first }),
      h("small", { text: more }),
    );
    node.dataset.level = level;
    flag(node, "data-done", !!done && !level);
    node.title = t("safety");
  }

  open() {
    this.check.open(null);
  }

  /** @param {() => void} start */
  beforeFirst(start) {
    if (this.store.answers.done) start();
    else this.check.open(start);
  }

  /** @param {string[]} ids */
  adviceFor(ids) {
    const { app: { data, zones }, store } = this;
    const some = ids.flatMap((id) => zones.get(id) ?? []);
    return adviceOn(data.cautions, some, store.answers.ticked);
  }

  marked() {
    const { app: { data }, store } = this;
    return levelsByZone(data.cautions, data.zones, store.answers.ticked);
  }

  paint() {}

  dispose() {
    this.stop();
  }
}
