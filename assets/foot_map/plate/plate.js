// The plate: the feet of the current view with their zones, one tab stop for the keyboard.

import { afterPaint, flag, h } from "../core/dom.js";
import { AnswerMarks } from "./answer_marks.js";
import { CautionMarks } from "./caution_marks.js";
import { Drawing } from "./drawing.js";
import { makeElsewhere } from "./elsewhere.js";
import { hitTest } from "./hit_test.js";
import { Hover } from "./hover.js";
import { Roving } from "./keyboard.js";
import { Marks } from "./marks.js";
import { Names } from "./names/names.js";
import { press } from "./press.js";
import { Zoom } from "./zoom.js";

/** @import { App, Panel, State } from "../core/types.js" */

const DRAWN_BY = ["view", "feet", "arrangement", "further", "overlays"];
const NAMED_BY = ["labels", "guidelines", "asking"];
const VALUED_BY = ["values_json", "asking", "tint"];
const FILTERED_BY = ["systems", "highlight", "found"];

/** @param {App} app @returns {Panel} */
export function makePlate(app) {
  return new PlatePanel(app);
}

class PlatePanel {
  #callOff = () => {}; // the focus that is to follow a click

  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.node = h("div", { class: "rz-plate" });
    const drawing = this.drawing = new Drawing(app, this.node);
    const hover = this.hover = new Hover(drawing);
    const roving = this.roving = new Roving(drawing, hover);
    const marks = this.marks = new Marks(drawing);
    const answers = this.answers = new AnswerMarks(drawing);
    const cautions = this.cautions = new CautionMarks(drawing);
    const { panes } = drawing;
    const zoom = this.zoom = new Zoom(app, panes, () => (drawing.chosen() ?? roving.spot)?.path);
    const names = this.names = new Names(drawing, zoom.buttons);
    zoom.changed = () => this.#zoomed();
    drawing.arrived = () => names.follow();
    names.placed = () => this.#lift();
    zoom.moving = () => hover.show(null);
    panes.fills.append(marks.fills, hover.fills);
    panes.marks.append(cautions.shapes, answers.shapes, hover.edges, marks.rings, roving.ring);
    const help = h("p", { class: "rz-hidden", id: `${app.uid}-help`, text: app.t("drawing_help") });
    this.elsewhere = makeElsewhere(app);
    const { node: elsewhere } = this.elsewhere;
    this.node.append(panes.stage, zoom.buttons, marks.bar, elsewhere, hover.tip, help);
    this.#followPointer();
    this.#followFocus();
    this.resized = new ResizeObserver(() => this.#measure());
    this.resized.observe(panes.stage);
    this.#draw();
  }

  #measure() {
    this.drawing.measure(() => this.marks.paintFilter());
    this.answers.paint(); // as large as the numbers are now
    this.cautions.paint();
    this.names.follow();
  }

  #zoomed() {
    this.drawing.fit();
    this.answers.paint();
    this.cautions.paint();
    this.names.followZoom();
  }

  #draw() {
    const { drawing, hover, roving, marks, cautions, answers } = this;
    this.names.clear();
    drawing.draw([marks.values, cautions.signs, answers.signs]);
    hover.show(null);
    roving.to(drawing.chosen() ?? roving.ordered()[0] ?? null);
    marks.paintAll();
    this.#measure();
  }

  #followPointer() {
    const { drawing, hover } = this;
    const { room, stage } = drawing.panes;
    room.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const spot = hitTest(drawing, event);
      flag(stage, "data-over", !!spot);
      if (spot) hover.show(spot, [event.clientX, event.clientY]);
      else hover.leave();
    });
    room.addEventListener("pointerleave", () => hover.leave());
    room.addEventListener("mousedown", (event) => {
      // The focus follows the click once that is painted: moving it costs a layout.
      const target = /** @type {Element} */ (event.target);
      if (target.closest(".zone, .rz-hit, .rz-cover")) event.preventDefault();
    });
    room.addEventListener("click", (event) => this.#click(event));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const { app, drawing, hover } = this;
    const spot = hitTest(drawing, event);
    const beyond = /** @type {Element} */ (event.target).getAttribute("data-beyond");
    if (!spot) return beyond && !app.asking ? app.choose(beyond) : undefined;
    this.roving.to(spot);
    this.#callOff();
    const add = event.ctrlKey || event.metaKey || event.shiftKey;
    if (app.asking) { // who asks says where the focus goes from here
      spot.path.focus({ preventScroll: true });
      return press(drawing, spot, add, drawing.panes.placeOf(event));
    }
    hover.defer(); // the frame is the card's
    this.#callOff = afterPaint(() => {
      spot.path.focus({ preventScroll: true });
      hover.flush();
    });
    press(drawing, spot, add);
  }

  #followFocus() {
    const { drawing, hover, roving } = this;
    const { room } = drawing.panes;
    room.addEventListener("focusin", (event) => {
      const spot = drawing.spots.find((one) => one.path === event.target) ?? null;
      if (spot) roving.to(spot);
      roving.showFocus(spot);
    });
    room.addEventListener("focusout", () => {
      roving.showFocus(null);
      hover.show(null);
    });
    room.addEventListener("keydown", (event) => {
      const { altKey, ctrlKey, metaKey, key } = event;
      if (altKey || ctrlKey || metaKey) return roving.press(event);
      if ((key !== "0" || !roving.typing()) && this.zoom.press(key)) event.preventDefault();
      else roving.press(event);
    });
  }

  /** @param {Set<string>} changed @param {State} before */
  paint(changed, before) {
    const { app, drawing, hover, marks } = this;
    const any = (/** @type {string[]} */ names) => names.some((name) => changed.has(name));
    if (any(DRAWN_BY) || (changed.has("later") && (app.state.overlays.length || drawing.bare))) {
      this.#draw();
    } else {
      if (changed.has("selection")) marks.paintSelection(before.selection, app.state.selection);
      if (any(FILTERED_BY)) marks.paintFilter();
      if (any(VALUED_BY)) marks.paintValues();
      if (any(VALUED_BY)) this.answers.paint();
      if (any(["safety", "asking"])) this.cautions.paint();
      if (any(NAMED_BY)) this.names.follow();
    }
    if (any(["start", "systems", "view", "further", "asking"])) this.elsewhere.paint();
    if (changed.has("selection")) drawing.panes.show(drawing.chosen());
    if (any(["sheet", "view", "feet", "arrangement", "further"])) this.#lift();
    // Acupoints are found from bones and tendons: there the lines are an overlay like others.
    const guided = app.state.guidelines && !app.data.channels?.length;
    flag(drawing.panes.stage, "data-guidelines", guided);
    if (changed.has("escape")) hover.show(null);
  }

  /** Keep the zone on the card above the sheet: the foot that was pressed, if not both fit. */
  #lift() {
    const { app, drawing, roving } = this;
    if (!app.narrow()) return drawing.panes.lift([], Infinity);
    const spots = drawing.byZone.get(app.state.selection.at(-1) ?? "") ?? [];
    const sorted = [...spots].sort((a, b) => Number(b === roving.spot) - Number(a === roving.spot));
    const shapes = sorted.flatMap(({ path, disc }) => disc ? [path, disc] : [path]);
    drawing.panes.lift(shapes, app.cover(), this.names.node);
  }

  dispose() {
    this.#callOff();
    this.hover.dispose();
    this.drawing.dispose();
    this.names.dispose();
    this.resized.disconnect();
  }
}
