// A routine: what it is for, and its steps, one at a time.

import { own } from "../../core/own.js";
import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { techniqueArt } from "../technique_art.js";
import { lazyFold, named, paragraph } from "../texts.js";
import { SHELF, techniqueEnd, techniqueSteps, warning, zoneChips } from "./pieces.js";

/** @import { App, Routine } from "../../core/types.js" */
/** @import { Learn } from "./learn.js" */

/** The fold of a routine on the shelf. @param {Learn} learn @param {Routine} routine */
export function makeRoutine(learn, routine) {
  const { app } = learn;
  /** @type {Walk|undefined} */
  let walk;
  const node = lazyFold(routine.name, () => {
    walk = new Walk(learn, routine);
    return [...about(app, routine), playButton(app, routine), walk.node, ...end(app, routine)];
  });
  node.dataset.routine = routine.id;
  node.addEventListener("toggle", () => {
    const open = app.state.learn;
    if (node.open) {
      learn.closeOthers(node);
      if (open) walk?.mark();
      if (open && open !== routine.id) app.set({ learn: routine.id });
    } else if (open === routine.id) {
      learn.quiet();
      app.set({ learn: SHELF });
    }
  });
  return node;
}

/** Opens the player. @param {App} app @param {Routine} routine */
const playButton = (app, { id, steps }) =>
  steps.length
    ? h("button", {
      type: "button",
      class: "rz-toggle rz-primary rz-play-routine",
      "data-key": "player-open",
      text: app.t("player_open"),
      onclick: () => app.set({ player: id }),
    })
    : null;

/** What stands before the steps. @param {App} app @param {Routine} routine */
function about(app, { summary, duration, needs, leave_out, cautions }) {
  const { t, data } = app;
  const known = cautions.flatMap((id) => own(data.cautions, id) ?? []);
  const items = () =>
    known.map(({ name, advice }) => h("li", {}, h("strong", { text: `${name}. ` }), advice));
  return [
    paragraph(summary),
    named(t("learn_duration"), duration),
    needs.length ? named(t("learn_needs"), needs.join(", ")) : null,
    warning(leave_out),
    known.length ? lazyFold(t("cautions"), () => [h("ul", {}, ...items())]) : null,
  ];
}

/** What stands after the steps. @param {App} app @param {Routine} routine */
const end = (app, { course, note, sources }) => [
  named(app.t("learn_course"), course),
  named(app.t("note"), note),
  sourceMark(app, sources),
];

/** The steps of a routine; the one that the reader has come to is kept in `learn.steps`. */
class Walk {
  /** @param {Learn} learn @param {Routine} routine */
  constructor(learn, { id, steps }) {
    const { t } = learn.app;
    this.learn = learn;
    this.id = id;
    this.steps = steps;
    this.title = h("h4", {});
    this.bar = h("progress", { max: steps.length, "aria-hidden": true });
    this.body = h("div", { "aria-live": "polite" });
    this.previous = iconButton("previous", t("step_previous"), () => this.#move(-1), {
      "data-key": `previous-${id}`,
    });
    this.next = iconButton("next", t("step_next"), () => this.#move(1), {
      "data-key": `next-${id}`,
    });
    const onclick = () => this.#goOn();
    this.on = h("button", { type: "button", class: "rz-toggle", text: t("step_next"), onclick });
    this.#paint();
    const head = h("div", { class: "rz-walk" }, this.previous, this.title, this.next);
    this.node = h("div", { class: "rz-technique" }, head, this.bar, this.body, this.on);
  }

  get at() {
    return Math.min(this.learn.steps.get(this.id) ?? 0, this.steps.length - 1);
  }

  /** Mark the zones of the step on the plate. */
  mark() {
    this.learn.mark(this.steps[this.at].zones);
  }

  /** @param {number} by */
  #move(by) {
    this.learn.steps.set(this.id, this.at + by);
    this.#paint();
    this.mark();
    this.learn.moved();
  }

  /** To the next step, with the focus where the reader may go on. */
  #goOn() {
    this.#move(1);
    this.node.scrollIntoView({ block: "nearest" });
    (this.next.disabled ? this.previous : this.next).focus({ preventScroll: true });
  }

  #paint() {
    const { at, steps } = this;
    const { app } = this.learn;
    const one = steps[at];
    this.title.replaceChildren(
      app.t("step_of", { n: at + 1, total: steps.length, name: "" }),
      h("span", { text: one.name }),
    );
    this.bar.value = at + 1;
    this.body.replaceChildren(...stepBody(app, one).flatMap((node) => node ?? []));
    this.previous.disabled = at === 0;
    this.on.hidden = this.next.disabled = at === steps.length - 1;
  }
}

/** @param {App} app @param {Routine["steps"][number]} step */
function stepBody(app, { what, time, technique, zones, sources }) {
  const { t, data } = app;
  const known = technique ? data.techniques[technique] : null;
  const [art, fold] = technique && known
    ? [
      techniqueArt(app, technique),
      lazyFold(known.name, () => [
        ...techniqueSteps(app, technique).slice(1),
        ...techniqueEnd(app, technique),
      ]),
    ]
    : [];
  return [
    paragraph(what),
    named(t("technique_time"), time),
    art,
    fold,
    zones.length ? h("p", { class: "rz-mark", text: t("learn_zones") }) : null,
    zones.length ? zoneChips(app, zones) : null,
    sourceMark(app, sources, { none: "technique_own" }),
  ];
}
