// The card: of the zone chosen last, of a complaint, or of safety advice.

import { badge, iconButton } from "../../core/controls.js";
import { afterPaint, flag, h, openFolds, putBack, reopen } from "../../core/dom.js";
import { makeBody } from "../body/body.js";
import { canCompare } from "../compare/places.js";
import { SHELF } from "../learn/pieces.js";
import { quizEntrance } from "../quiz/entrance.js";
import { ADDED } from "../own/add.js";
import { RUNNING } from "../player/small_timer.js";
import { ART, keepArt } from "../technique_art.js";
import { prose, section } from "../texts.js";
import { adviceCard } from "./advice.js";
import { answered, cautionsOf, forbidden, generalCheck } from "./cautions.js";
import { complaintCard, complaintOf } from "./complaint.js";
import { otherSchools, variants } from "./schools.js";
import { languageNote, standing } from "./standing.js";
import { techniquesOf } from "./techniques.js";
import {
  alsoChosen,
  head,
  linkedTo,
  otherNames,
  statement,
  valueNote,
  valueOf,
  whereExactly,
  zoneSources,
} from "./zone.js";

/** @import { App, Panel, Zone } from "../../core/types.js" */

const PAINTED_BY = [
  "selection",
  "view",
  "feet",
  "arrangement",
  "complaint",
  "learn",
  "asked",
  "quiz",
  "safety",
  "noted",
];

/**
 * The region "Zone details": what the chart says about the zone chosen last.
 *
 * @param {App} app
 * @returns {Panel}
 */
export const makeCard = (app) => new CardPanel(app);

class CardPanel {
  #scrolled = false; // asking the element itself would lay the page out
  #callOff = () => {};
  /** What is still to come of the card. @type {(() => void)|null} */
  #due = null;
  #finish = () => {
    const task = this.#due;
    this.#due = null;
    task?.();
  };
  /** Made when it is first needed. @type {ReturnType<typeof makeBody>|undefined} */
  #figure;
  /** The zones of the complaint, marked on the plate. @type {Set<string>|null} */
  #marked = null;

  /** @param {App} app */
  constructor(app) {
    const { t } = app;
    this.app = app;
    this.back = iconButton("back", t("back"), app.back);
    this.clear = iconButton("clear", t("clear"), app.clear, { "data-key": "clear" });
    const bar = h(
      "div",
      { class: "rz-steps" },
      h("span", { class: "rz-steps-name", text: t("card") }),
      iconButton("previous", t("previous"), () => app.step(-1)),
      iconButton("next", t("next"), () => app.step(1)),
      this.back,
      this.clear,
    );
    const body = this.body = h("div", {
      class: "rz-card-body",
      onscroll: () => {
        this.#scrolled = body.scrollTop > 0;
      },
    });
    const facts = { class: "rz-card", "aria-label": t("card"), tabindex: -1 };
    this.node = h("section", facts, bar, body);
    // The same for every zone: made once, and left open if the reader opened it.
    this.check = generalCheck(app);
    this.footer = standing(app);
    window.addEventListener("beforeprint", this.#finish);
    this.#show();
  }

  #show() {
    const { app, body, node } = this;
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    const complaint = zone ? undefined : complaintOf(app, app.state.complaint);
    const asked = app.asked && ["caution", "red_flag", "page"].includes(app.asked.kind);
    const shown = zone?.id ?? complaint?.id ?? app.asked?.id ?? "";
    const other = node.dataset.card !== shown;
    if (other && this.#scrolled) body.scrollTop = 0;
    node.dataset.card = shown;
    flag(body, "data-fresh", !!zone && other);
    this.#callOff();
    this.#due = null;
    if (zone) this.#fill(zone, other);
    else if (complaint) this.#showInstead(complaintCard(app, complaint), other);
    else if (asked && app.asked) this.#showInstead(adviceCard(app, app.asked, this.check), other);
    else this.#showEmpty();
    this.#mark(complaint && "zones" in complaint ? complaint.zones : null);
    this.clear.disabled = !zone && !complaint && !asked;
    this.back.disabled = !app.canGoBack();
  }

  /** A complaint or advice, whose title takes the focus when it is new, so that it is read out.
   * @param {HTMLElement[]} parts @param {boolean} fresh */
  #showInstead(parts, fresh) {
    const { activeElement } = /** @type {ShadowRoot|Document} */ (this.node.getRootNode());
    const title = () => this.body.querySelector("h2");
    const kept = activeElement !== null && activeElement === title(); // painted twice
    this.body.replaceChildren(...parts, this.footer);
    if ((fresh || kept) && !this.app.state.learn) title()?.focus({ preventScroll: true });
  }

  /** Mark the zones of a complaint on the plate while its card is shown.
   * @param {string[]|null} zones */
  #mark(zones) {
    const { app } = this;
    if (app.state.learn) return; // the routine marks its steps
    if (zones) app.find(this.#marked = new Set(zones));
    else if (this.#marked && app.found === this.#marked) app.find(null);
    if (!zones) this.#marked = null;
  }

  /** @param {Zone} zone @param {boolean} fresh  whether another zone stood here before */
  #fill(zone, fresh) {
    const { app } = this;
    const top = [
      this.#wayBack(),
      head(app, zone),
      alsoChosen(app, zone),
      app.notes.current() ? null : valueOf(app, zone),
      valueNote(app, zone),
      answered(app, zone),
      app.notes.current() ? app.notes.section(zone) : null,
      forbidden(app, zone),
      techniquesOf(app, zone),
    ];
    const [timers, added] = [RUNNING, ADDED].map((what) =>
      fresh ? [] : [...this.body.querySelectorAll(what)]
    );
    this.body.replaceChildren(...top.flatMap((one) => one ?? []));
    putBack(this.body, timers, "data-timer");
    putBack(this.body, added, "data-add");
    // The head of the card is painted with the click; what lies below follows after that frame.
    this.#due = () => this.#fillRest(zone);
    if (fresh) this.#callOff = afterPaint(this.#finish);
    else this.#finish();
  }

  /** @param {Zone} zone */
  #fillRest(zone) {
    const { app, body, footer } = this;
    const { t } = app;
    flag(body, "data-fresh", false);
    const comparable = zone.body_areas.length && canCompare(app.state);
    const rest = [
      whereExactly(app, zone),
      cautionsOf(app, zone, this.check),
      app.notes.current() ? null : app.notes.section(zone),
      linkedTo(app, zone, comparable ? this.#comparer(zone) : null),
      this.#figureOf(zone),
      statement(app, t("tradition"), zone.tradition),
      otherSchools(app, zone),
      variants(app, zone),
      zone.note ? section(t("note"), prose(app, zone.note)) : null,
      otherNames(app, zone),
      zoneSources(app, zone),
      languageNote(app),
      footer,
    ];
    body.append(...rest.flatMap((one) => one ?? []));
  }

  /** @param {Zone} zone */
  #figureOf(zone) {
    if (!zone.body_areas.length) return null;
    if (!this.app.data.body) return h("div", { class: "rz-part rz-body-room" }); // it is still to come
    this.#figure ??= makeBody(this.app);
    this.#figure.paint(zone);
    return this.#figure.node;
  }

  /** To the complaint that led to this zone. */
  #wayBack() {
    const { app } = this;
    const complaint = complaintOf(app, app.state.complaint);
    if (!complaint) return null;
    const onclick = () => app.set({ selection: [] });
    const text = app.t("complaint_back", { name: complaint.name });
    return h("button", { type: "button", class: "rz-chip rz-way-back", text, onclick });
  }

  /** Opens the schools side by side. @param {Zone} zone */
  #comparer(zone) {
    return h("button", {
      type: "button",
      class: "rz-chip rz-comparer",
      text: this.app.t("compare"),
      "data-key": "compare",
      "aria-haspopup": "dialog",
      onclick: () => this.app.set({ compare: zone.body_areas[0] }),
    });
  }

  #showEmpty() {
    const { app, check, footer } = this;
    const { t } = app;
    const named = t("card_examples_ids").split(/\s*,\s*/).flatMap((id) => app.zones.get(id) ?? []);
    const examples = named.length ? named : app.data.zones.slice(0, 3);
    const open = { type: "button", class: "rz-toggle" };
    this.body.replaceChildren(
      h("h2", { text: t("card_empty_title") }),
      h("p", { class: "rz-lead", text: t("card_empty") }),
      examples.length ? h("p", { class: "rz-mark", text: t("card_examples") }) : "",
      h("div", { class: "rz-examples" }, ...examples.map((zone) => this.#example(zone))),
      h(
        "section",
        { class: "rz-part rz-cautions" },
        h("h3", { text: t("cautions") }),
        h("p", { class: "rz-stop", text: t("stop_rule") }),
        check,
        h("button", { ...open, text: t("safety"), onclick: () => app.safety.open() }),
      ),
      quizEntrance(app),
      app.notes.entrance(),
      section(
        t("learn_invite"),
        h("p", { text: t("learn_lead") }),
        h("button", { ...open, text: t("learn"), onclick: () => app.set({ learn: SHELF }) }),
      ),
      footer,
    );
  }

  /** @param {Zone} zone */
  #example(zone) {
    const { app } = this;
    const onclick = () => app.choose(zone.id, { show: true });
    return h(
      "button",
      { type: "button", class: "rz-example", onclick },
      badge(zone),
      h("span", { text: zone.name, lang: app.lang(zone) }),
    );
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    if (changed.has("later")) this.#takeMore();
    else if (PAINTED_BY.some((name) => changed.has(name))) this.#show();
    else if (changed.has("systems")) this.#paintFilter();
  }

  /** Whether the zones of this system are shown alone. */
  #paintFilter() {
    const button = this.body.querySelector("[data-filters]");
    const { filters = "" } = button instanceof HTMLElement ? button.dataset : {};
    button?.setAttribute("aria-pressed", String(this.app.state.systems.includes(filters)));
  }

  /** The rest of the chart has come; what was open stays open, what moves goes on moving. */
  #takeMore() {
    const { body, node } = this;
    const open = openFolds(body);
    const art = body.querySelectorAll(ART);
    const { activeElement: focused } = /** @type {ShadowRoot|Document} */ (node.getRootNode());
    const inside = focused instanceof HTMLElement && body.contains(focused);
    const key = inside ? focused.dataset.key : null;
    this.#show();
    keepArt(body, art);
    reopen(body, open);
    if (key) {
      const again = body.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    }
  }

  dispose() {
    this.#callOff();
    window.removeEventListener("beforeprint", this.#finish);
  }
}
