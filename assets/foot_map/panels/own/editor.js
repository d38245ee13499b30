// One of the reader's own routines: its name, its steps, their order and times. Each change is kept at once.

import { own } from "../../core/own.js";
import { badge, icon, iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { linkBox } from "../quiz/link.js";
import { LONGEST_NAME, SECONDS, tidyName, writeOwn } from "../player/logic/own_routine.js";
import { footOn, known, missing, nameOf, sizeOf } from "./made.js";
import { dragRow } from "./order.js";

/** @import { App } from "../../core/types.js" */
/** @import { Kept } from "../player/logic/book.js" */
/** @import { OwnStep } from "../player/logic/own_routine.js" */

export class Editor {
  /** What undo brings back. @type {OwnStep[]|null} */
  #before = null;

  /** @param {App} app @param {HTMLElement} room @param {string} id
   * @param {{back: () => void, close: () => void, remove: () => void}} then */
  constructor(app, room, id, then) {
    const { t, uid } = app;
    this.app = app;
    this.id = id;
    this.kept = /** @type {Kept} */ (app.routines.book.get(id));
    const label = `${uid}-own-name`;
    this.name = h("input", {
      id: label,
      type: "text",
      maxlength: LONGEST_NAME,
      placeholder: t("own_unnamed"),
      autocomplete: "off",
      dir: "auto",
      "data-key": "own-name",
      onchange: () => this.#change({ name: tidyName(this.name.value) }),
    });
    this.name.value = this.kept.name;
    this.title = h("h2", { tabindex: -1, text: nameOf(app, this.kept), dir: "auto" });
    this.size = h("p", { class: "rz-lead" });
    this.list = h("ol", { class: "rz-own-steps" });
    this.told = h("p", { class: "rz-mark", role: "status" });
    this.undo = h("button", {
      type: "button",
      class: "rz-chip rz-comparer",
      text: t("own_undo"),
      onclick: () => this.#undo(),
    });
    this.play = h("button", {
      type: "button",
      class: "rz-player-big rz-primary",
      text: t("player_open"),
      onclick: () => app.set({ player: writeOwn(this.kept) }),
    });
    this.print = h("button", {
      type: "button",
      class: "rz-player-big",
      text: t("print_this"),
      onclick: () => {
        app.set({ player: writeOwn(this.kept) }); // a sheet is of what is shown
        app.open("page", "print");
      },
    });
    this.link = linkBox(
      app,
      room,
      () => this.kept.steps.length ? { player: writeOwn(this.kept) } : {},
      {
        label: t("own_link"),
        note: t("own_link_note"),
      },
    );
    this.linked = h("div", {}, ...this.link.nodes);
    this.more = h("div");
    const back = { type: "button", class: "rz-chip rz-way-back", onclick: then.back };
    const bar = h(
      "div",
      { class: "rz-player-bar" },
      h("button", { ...back, text: t("own_all") }),
      iconButton("clear", t("close"), then.close, { "data-key": "player-close" }),
    );
    this.nodes = [
      bar,
      this.title,
      this.size,
      h("label", { class: "rz-quiz-select", for: label }, t("own_name")),
      this.name,
      this.more,
      this.list,
      h("p", { class: "rz-own-told" }, this.told, this.undo),
      h("p", { class: "rz-mark", text: t("own_hint") }),
      this.linked,
      h("button", {
        type: "button",
        class: "rz-chip rz-own-delete",
        text: t("own_delete"),
        onclick: then.remove,
      }),
      h("div", { class: "rz-player-row rz-player-go" }, this.play, this.print),
    ];
    this.#paint();
  }

  /** @param {Partial<Pick<Kept, "name"|"steps">>} patch @param {string} [text]  to tell */
  #change(patch, text = "") {
    const { app, app: { routines, t } } = this;
    const { id, copied } = routines.put(this.id, { ...this.kept, ...patch });
    this.id = routines.editing = id;
    this.kept = /** @type {Kept} */ (routines.book.get(id));
    const said = [text, copied ? t("own_copied", { name: nameOf(app, this.kept) }) : ""];
    if (!routines.isKept) said.push(t("own_not_kept"));
    else if (!text) said.push(t("own_saved"));
    this.told.textContent = said.filter(Boolean).join(" ");
    this.#paint();
  }

  #undo() {
    if (!this.#before) return;
    const steps = this.#before;
    this.#before = null;
    this.#change({ steps });
    this.title.focus({ preventScroll: true });
  }

  #paint() {
    const { app, kept, name } = this;
    this.title.textContent = nameOf(app, kept);
    if (name.value !== kept.name) name.value = kept.name;
    this.size.textContent = sizeOf(app, kept);
    this.more.replaceChildren(...[missing(app, kept)].flatMap((one) => one ?? []));
    this.list.replaceChildren(...kept.steps.map((step, at) => this.#row(step, at)));
    this.undo.hidden = !this.#before;
    this.linked.hidden = !kept.steps.length;
    this.play.disabled = this.print.disabled = !known(app, kept).length;
    this.link.paint();
  }

  /** @param {OwnStep} step @param {number} at */
  #row(step, at) {
    const { app: { t, data, zones }, kept: { steps }, list } = this;
    const zone = zones.get(step.zone);
    const technique = own(data.techniques, step.technique)?.name ?? step.technique;
    const name = zone?.name ?? step.zone;
    const moveTo = (/** @type {number} */ to) => this.#move(at, to);
    const place = t("own_place", { name, n: at + 1, total: steps.length });
    const handle = h("button", {
      type: "button",
      class: "rz-own-handle",
      "aria-label": `${t("own_drag")}: ${place}`,
      title: t("own_drag"),
      "data-key": `own-drag-${at}`,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        moveTo(at + by);
      },
    }, icon("drag"));
    const button = (
      /** @type {string} */ sign,
      /** @type {string} */ key,
      /** @type {() => void} */ press,
    ) => iconButton(sign, `${t(key)}: ${name}`, press, { "data-key": `${key}-${at}` });
    const up = button("up", "own_up", () => moveTo(at - 1));
    const down = button("down", "own_down", () => moveTo(at + 1));
    up.disabled = at === 0;
    down.disabled = at === steps.length - 1;
    const row = h(
      "li",
      { class: "rz-own-step" },
      handle,
      h(
        "div",
        { class: "rz-own-what" },
        h("strong", {}, zone ? badge(zone) : null, " ", h("span", { text: name, dir: "auto" })),
        h("span", { text: technique }),
        h("div", { class: "rz-own-facts" }, this.#foot(step, at), this.#seconds(step, at, name)),
      ),
      h(
        "div",
        { class: "rz-own-keys" },
        up,
        down,
        button("clear", "own_remove", () => this.#remove(at)),
      ),
    );
    dragRow(list, row, handle, moveTo);
    return row;
  }

  /** @param {number} at @param {Partial<OwnStep>} patch */
  #set(at, patch) {
    this.#change({
      steps: this.kept.steps.map((step, i) => (i === at ? { ...step, ...patch } : step)),
    });
  }

  /** @param {OwnStep} step @param {number} at */
  #foot(step, at) {
    const { t, zones } = this.app;
    const zone = zones.get(step.zone);
    if (zone?.feet.length === 1) return h("span", { text: t(`feet_${zone.feet[0]}`) });
    const texts = { each: t("own_each"), left: t("feet_left"), right: t("feet_right") };
    const select = h("select", {
      "aria-label": `${t("feet")}: ${zone?.name ?? step.zone}`,
      "data-key": `own-foot-${at}`,
      onchange: () => this.#set(at, { foot: /** @type {OwnStep["foot"]} */ (select.value) }),
    }, ...Object.entries(texts).map(([value, text]) => h("option", { value, text })));
    select.value = zone ? footOn(zone, step.foot) : step.foot;
    return select;
  }

  /** @param {OwnStep} step @param {number} at @param {string} name  of the zone */
  #seconds(step, at, name) {
    const { t } = this.app;
    const { least, most, step: by } = SECONDS;
    const box = h("input", {
      type: "number",
      inputmode: "numeric",
      min: least,
      max: most,
      step: by,
      "aria-label": `${t("own_seconds")}: ${name}`,
      "data-key": `own-seconds-${at}`,
      onchange: () => {
        const wanted = Math.round(Number(box.value));
        const seconds = box.value.trim() && Number.isFinite(wanted) ? wanted : step.seconds;
        this.#set(at, { seconds: Math.min(most, Math.max(1, seconds)) });
      },
    });
    box.value = String(step.seconds);
    return h("label", {}, box, h("span", { "aria-hidden": true, text: t("own_seconds_short") }));
  }

  /** @param {number} from @param {number} to */
  #move(from, to) {
    const { app: { t, zones }, kept } = this;
    if (to < 0 || to >= kept.steps.length) return;
    const steps = [...kept.steps];
    const [step] = steps.splice(from, 1);
    steps.splice(to, 0, step);
    const { activeElement } = /** @type {Document|ShadowRoot} */ (this.list.getRootNode());
    const key = /** @type {HTMLElement|null} */ (activeElement)?.dataset.key?.replace(/\d+$/, "");
    const name = zones.get(step.zone)?.name ?? step.zone;
    this.#change({ steps }, t("own_place", { name, n: to + 1, total: steps.length }));
    const again = /** @type {HTMLButtonElement|null} */ (
      key ? this.list.querySelector(`[data-key="${key}${to}"]`) : null
    );
    const handle =
      /** @type {HTMLElement|null} */ (this.list.querySelector(`[data-key="own-drag-${to}"]`));
    (again && !again.disabled ? again : handle)?.focus({ preventScroll: true });
  }

  /** @param {number} at */
  #remove(at) {
    const { app: { t, zones }, kept: { steps } } = this;
    this.#before = steps;
    const name = zones.get(steps[at].zone)?.name ?? steps[at].zone;
    this.#change({ steps: steps.filter((_, i) => i !== at) }, t("own_removed", { name }));
    this.undo.focus({ preventScroll: true });
  }
}
