// How well a reader knows the zones of a school, and what may be done with that.

import { chip, fileBox, textButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { EndDialog } from "./end_dialog.js";
import { dueOf, levelOf, standingOf } from "./logic/deck.js";
import { newSeed } from "./logic/random.js";
import { NEW, USUAL, writeSpec } from "./logic/spec.js";
import { signOf } from "./wording.js";

/** @import { App } from "../../core/types.js" */
/** @import { Values } from "../../core/values.js" */
/** @import { Level, Standing } from "./logic/deck.js" */

const AT_ONCE = 20; // zones that are due, in one quiz
/** How each level looks on the feet, from what needs work to what is known best: colour, pattern, and
 * the colour of that. @type {[Level, string, string, string][]} */
const LEVELS = [
  ["due", "#d55e00", "crosshatch", "#1c1410"],
  ["learning", "#f0e442", "dots", "#1c1410"],
  ["days", "#a8dcb5", "horizontal", "#1c1410"],
  ["weeks", "#4daf6e", "plain", "#1c1410"],
  ["months", "#14693a", "vertical", "#ffffff"],
];
const STANDINGS = /** @type {const} */ (["due", "learning", "known"]);

/** The zones of a school that can be asked for. @param {App} app @returns {string[]} */
const asked = (app) => app.data.zones.filter((zone) => zone.views.length).map((zone) => zone.id);

/** The zones that are due now. @param {App} app */
export const dueNow = (app) => dueOf(app.deck.deck, asked(app), new Date());

/** The quiz on what is due, as the state has it. @param {string[]} due  not empty */
export const dueQuiz = (due) =>
  writeSpec({
    ...USUAL,
    scope: { kind: "zones", ids: due.slice(0, AT_ONCE) },
    length: 0,
    seed: newSeed(),
  });

export class Progress {
  /** @param {App} app @param {() => void} close */
  constructor(app, close) {
    const { t } = app;
    this.app = app;
    this.close = close;
    this.title = h("h2", { tabindex: -1, text: t("progress") });
    this.told = h("p", { class: "rz-quiz-told", role: "status" });
    this.body = h("div");
    this.sure = new EndDialog(app, "progress_clear", "close", () => {
      app.deck.clear();
      this.paint(t("progress_cleared"));
    });
    this.nodes = [
      this.title,
      h("p", { class: "rz-lead", text: t("progress_lead") }),
      this.body,
      this.told,
      this.sure.node,
    ];
    this.paint();
  }

  /** @param {string} [text]  to tell */
  paint(text = "") {
    const { app, body, told } = this;
    const { t, deck: store } = app;
    const now = new Date();
    const { deck } = store;
    const zones = asked(app);
    const standing = new Map(zones.map((id) => [id, standingOf(deck, id, now)]));
    const count = (/** @type {Standing} */ which) =>
      [...standing.values()].filter((one) => one === which).length;
    const lines = STANDINGS.map((which) =>
      h("li", {}, signOf(which), t(`progress_count_${which}`, { n: count(which) }))
    );
    body.replaceChildren(
      h(
        "ul",
        { class: "rz-quiz-marks" },
        ...lines,
        h("li", {}, t("progress_count_fresh", { n: count("fresh") })),
      ),
      h("div", { class: "rz-quiz-row" }, ...this.#buttons(zones.length > count("fresh"))),
      this.#files(Object.keys(deck.cards).length > 0),
    );
    told.textContent = [
      text,
      store.isKept ? "" : t("progress_not_kept"),
      store.isSetAside ? t("progress_set_aside") : "",
    ].filter(Boolean).join(" ");
    app.ask({
      masked: false,
      marks: new Map(),
      values: this.#values(now),
      press: ({ zone }) => app.choose(zone.id),
    });
  }

  /** The colours of the feet: how well each zone is known. @param {Date} now @returns {Values} */
  #values(now) {
    const { app } = this;
    const { t, data, deck: { deck } } = app;
    const levels = new Map(data.zones.map((zone) => [zone, levelOf(deck, zone.id, now)]));
    const classes = LEVELS.map(([level, colour, pattern, ink]) => ({
      text: t(`progress_level_${level}`),
      colour,
      pattern,
      ink,
    }));
    const look = new Map(LEVELS.map(([level], i) => [level, classes[i]]));
    const valueOf = (/** @type {Level|null} */ level) => {
      const { colour = "", text = "" } = (level && look.get(level)) ?? {};
      return /** @type {[string, string]} */ ([colour, text]);
    };
    const zones = [...levels].filter(([, level]) => level).map(([{ id, feet }, level]) => [
      id,
      Object.fromEntries(feet.map((foot) => [foot, valueOf(level)])),
    ]);
    const none = t("progress_level_none");
    return {
      zones: Object.fromEntries(zones),
      bar: { label: t("progress_levels"), classes, none },
      notes: {},
    };
  }

  /** @param {boolean} any  whether anything was asked yet */
  #buttons(any) {
    const { app } = this;
    const due = dueNow(app);
    return [
      due.length
        ? textButton(app, "progress_ask", () => app.set({ quiz: dueQuiz(due) }), "rz-primary")
        : null,
      textButton(app, "quiz_choose", () => app.set({ quiz: NEW }), any ? "" : "rz-primary"),
      textButton(app, "close", this.close),
    ];
  }

  /** Saving, loading, clearing. @param {boolean} any  whether there is anything to save */
  #files(any) {
    const { app } = this;
    const { t, deck: store, data } = app;
    const text = JSON.stringify(store.deck);
    const href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
    const facts = { class: "rz-chip", href, download: `foot-zones-${data.school.id}.json` };
    const box = fileBox((file) => this.#load(file));
    const ask = () =>
      this.sure.open(t("progress_clear_ask", { n: Object.keys(store.deck.cards).length }));
    return h(
      "div",
      { class: "rz-quiz-row" },
      any ? h("a", { ...facts, text: t("progress_save") }) : null,
      chip(app, "progress_load", () => box.click()),
      box,
      any ? chip(app, "progress_clear", ask) : null,
    );
  }

  /** @param {File} file */
  async #load(file) {
    const { app } = this;
    const n = app.deck.load(await file.text());
    const { name } = file;
    this.paint(
      n === null ? app.t("progress_damaged", { name }) : app.t("progress_loaded", { n }),
    );
  }
}
