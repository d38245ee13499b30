// The card as a sheet over the plate, where the map is narrow: low, half or in full.

import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { followDrag } from "./drag.js";

/** @import { App, Panel } from "../../core/types.js" */
/** @import { Shell } from "../../app/shell.js" */

/** From the lowest to the highest: how much of the card is in sight. */
const PLACES = /** @type {const} */ (["closed", "peek", "half", "full"]);
/** @typedef {typeof PLACES[number]} Place */

const OPENED_BY = ["selection", "complaint", "learn", "asked"];
const PEEK = 120; // CSS px, more where the head of the card needs it
const GRIP = 16; // CSS px above the head, as in the CSS
const HALF = 320; // CSS px at least: the picture of the first technique

/**
 * The sheet keeps within the map's own part of the window: it sticks to the lower edge of what is
 * seen of the map, so that in a notebook it covers nothing but the map.
 *
 * @param {App} app
 * @param {HTMLElement} card
 * @param {Shell} shell
 * @param {() => void} moved  called when it covers more or less of the plate
 * @returns {Panel & {lower: () => boolean}}
 */
export const makeSheet = (app, card, shell, moved) => new Sheet(app, card, shell, moved);

class Sheet {
  /** @param {App} app @param {HTMLElement} card @param {Shell} shell @param {() => void} moved */
  constructor(app, card, shell, moved) {
    const { t, uid } = app;
    this.app = app;
    this.node = this.card = card;
    this.shell = shell;
    this.moved = moved;
    const [bar, body] = /** @type {HTMLElement[]} */ ([...card.children]);
    body.id = `${uid}-sheet`;
    this.grip = h("button", {
      type: "button",
      class: "rz-grip",
      "aria-label": t("card"),
      "aria-controls": body.id,
      onclick: () => this.#to(this.#place === "half" ? this.#places[1] : "half"),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    this.raise = iconButton("up", t("sheet_raise"), () => this.#step(1), { "data-key": "raise" });
    this.fall = iconButton("down", t("sheet_lower"), () => this.#step(-1), { "data-key": "lower" });
    this.quit = iconButton("clear", t("close"), () => this.#close(), { "data-key": "quit" });
    for (const one of [this.raise, this.fall, this.quit]) one.classList.add("rz-sheet-button");
    bar.prepend(this.grip);
    bar.append(this.raise, this.fall, this.quit);
    this.drop = followDrag(card, {
      begins: (target) => shell.narrow() && !shell.beside() && this.#holds(target, bar),
      height: () => this.#height(this.#place),
      moves: (height) => this.#show(Math.min(height, this.#height("full"))),
      ends: (height, flick) => this.#settle(height, flick),
    });
    app.cover = () => this.#top();
    this.size = new ResizeObserver(() => this.#measure());
    this.size.observe(shell.room);
    for (const type of ["focusin", "focusout"]) shell.room.addEventListener(type, this.#giveWay);
    this.#follow();
  }

  /** The keyboard has reached something that the sheet lies over, or has left it.
   * @param {Event} event */
  #giveWay = ({ type, target }) => {
    if (!this.shell.narrow() || this.#place === "closed") return;
    const over = type === "focusin" && target instanceof HTMLElement && this.#covers(target);
    if (over !== this.#isAside) {
      this.#isAside = over;
      this.#measure();
    }
  };
  #isAside = false;

  /** Whether the focus of the keyboard on something would be hidden. @param {HTMLElement} focused */
  #covers(focused) {
    if (this.card.contains(focused) || !focused.matches(":focus-visible")) return false;
    const { bottom } = (focused.closest("label") ?? focused).getBoundingClientRect();
    return bottom > this.card.getBoundingClientRect().bottom - this.#height(this.#place);
  }

  /** @returns {Place} */
  get #place() {
    const { sheet } = this.shell.room.dataset;
    return PLACES.find((place) => place === sheet) ?? "closed";
  }

  /** The bar and the head always move the sheet; low, all of it does.
   * @param {Element} target @param {HTMLElement} bar */
  #holds(target, bar) {
    return this.#place === "peek" || bar.contains(target) || !!target.closest(".rz-card-head");
  }

  /** CSS px of the sheet. @param {Place} place */
  #height(place) {
    const { room } = this.shell;
    const above = room.querySelector(".rz-toolbar")?.clientHeight ?? 0;
    const full = room.clientHeight - above - 1;
    if (place === "closed") return 0;
    if (place === "full") return full;
    const peek = Math.min(full, Math.max(PEEK, this.#headHeight()));
    return place === "peek" ? peek : Math.max(peek, Math.min(full, Math.max(full * 0.54, HALF)));
  }

  #headHeight() {
    const head = this.card.querySelector(".rz-card-head");
    const below = parseFloat(getComputedStyle(this.card).paddingBottom) || 0;
    return (head?.clientHeight ?? 0) + GRIP + below;
  }

  /** Where the sheet begins to cover the plate, as y in the window. */
  #top() {
    const { shell } = this;
    const place = this.#place === "full" ? "half" : this.#place;
    if (!shell.narrow() || shell.beside() || place === "closed") return Infinity;
    return this.card.getBoundingClientRect().bottom - this.#height(place);
  }

  /** @param {number} height */
  #show(height) {
    this.shell.room.style.setProperty("--sheet", `${Math.max(0, height)}px`);
  }

  #measure() {
    if (!this.shell.narrow()) return;
    this.#show(this.#isAside ? 0 : this.#height(this.#place));
    this.moved();
  }

  /** @param {Place} place */
  #to(place) {
    const { card, grip, raise, fall, shell } = this;
    const focused = shell.focused();
    const before = this.#place;
    shell.room.dataset.sheet = place;
    grip.setAttribute("aria-expanded", String(place !== "peek"));
    raise.hidden = place === "full";
    fall.hidden = place === "peek";
    if (focused?.checkVisibility() === false) grip.focus({ preventScroll: true });
    if (place !== "full" && before !== place) card.querySelector(".rz-card-body")?.scrollTo(0, 0);
    this.#measure();
    if (before === "closed" && shell.narrow()) card.scrollIntoView({ block: "nearest" });
  }

  /** The places of what the card shows now: only a zone has a head to show alone. */
  get #places() {
    const zone = this.card.querySelector(".rz-card-head") && !this.app.state.learn;
    return PLACES.filter((place) => zone || place !== "peek");
  }

  /** @param {number} by */
  #step(by) {
    const places = this.#places;
    const next = places[places.indexOf(this.#place) + by];
    if (next === "closed") this.#close();
    else if (next) this.#to(next);
  }

  /** @param {number} height  where it was let go @param {number} flick  -1 down, 1 up, 0 neither */
  #settle(height, flick) {
    const far = (/** @type {Place} */ place) => Math.abs(this.#height(place) - height);
    const places = this.#places;
    const nearest = [...places].sort((a, b) => far(a) - far(b))[0];
    const place = flick ? places[places.indexOf(this.#place) + flick] ?? nearest : nearest;
    if (place === "closed") this.#close();
    else this.#to(place);
  }

  #close() {
    const { app, shell, card } = this;
    const inside = card.contains(shell.focused());
    if (app.state.learn) app.set({ learn: "" });
    else app.clear();
    const zone = shell.room.querySelector(".rz-map .zone[tabindex='0']");
    if (inside && zone instanceof SVGElement) zone.focus({ preventScroll: true });
  }

  /** One place down, for Escape. @returns {boolean} whether there was anything to lower */
  lower() {
    if (!this.shell.narrow() || this.#place === "closed") return false;
    if (this.shell.beside()) this.#close();
    else this.#step(-1);
    return true;
  }

  /** @param {KeyboardEvent} event  on the grip */
  #press(event) {
    if (event.key === "ArrowUp") this.#step(1);
    else if (event.key === "ArrowDown") this.#step(-1);
    else return;
    event.preventDefault();
  }

  /** What is chosen or open for learning raises the sheet. */
  #follow() {
    const { state: { learn }, asked } = this.app;
    const filled = this.card.dataset.card || learn || asked;
    const place = this.#place === "closed" ? "peek" : this.#place;
    if (!filled) this.#to("closed");
    else this.#to(this.#places.includes(place) ? place : "half");
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    if (OPENED_BY.some((name) => changed.has(name))) this.#follow();
    else if (changed.has("later") || changed.has("view") || changed.has("feet")) this.#measure();
  }

  dispose() {
    this.drop();
    this.size.disconnect();
    for (const type of ["focusin", "focusout"]) {
      this.shell.room.removeEventListener(type, this.#giveWay);
    }
    this.app.cover = () => Infinity;
  }
}
