// The frame around the panels: root element, colours, announcements, and the order on the page.

import { h } from "../core/dom.js";

/** @import { State } from "../core/types.js" */

const ROOMY = 1240; // CSS px: below this width the list of zones opens from the search, as in the CSS
const NARROW = 900; // CSS px: below this width the card is a sheet over the plate, as in the CSS
const LOW = 560; // CSS px: below this height the sheet stands beside the plate, if there is room
const BESIDE = 600; // CSS px: the width from which on there is

/** The map's own root element with what is there before any chart. */
export class Shell {
  #status = h("p", { class: "rz-hidden", role: "status" });
  #width = 0; // as the browser tells it, since asking lays the page out
  #height = 0;
  #arrange = () => this.arrange();
  #paper = window.matchMedia("print");
  #darkness = window.matchMedia("(prefers-color-scheme: dark)");
  #repaint = () => this.paintTheme();

  /** @param {string} uid  of the map @param {() => string} theme  auto, light or dark */
  constructor(uid, theme) {
    this.theme = theme;
    this.alarm = h("div", { class: "rz-alert", role: "alert" });
    this.room = h("div", { class: "rz-shell", "aria-busy": true });
    this.waiting = h("p", { class: "rz-waiting", "aria-hidden": true });
    this.rules = h("style");
    this.root = h(
      "div",
      { class: "rz", "data-map": uid },
      this.rules,
      this.#status,
      this.alarm,
      this.waiting,
      this.room,
    );
    this.#darkness.addEventListener("change", this.#repaint);
    this.size = new ResizeObserver(([entry]) => {
      this.#width = entry.contentRect.width;
      this.#height = entry.contentRect.height;
      this.arrange();
    });
    this.size.observe(this.root);
    /** Called when the list of zones has a place of its own. @type {() => void} */
    this.widened = () => {};
    this.#paper.addEventListener("change", this.#arrange);
    this.paintTheme();
  }

  /** Find out how wide the map is before the first panels stand: the browser tells it only after. */
  measure() {
    if (this.#width) return;
    const { width, height } = this.root.getBoundingClientRect();
    [this.#width, this.#height] = [width, height];
  }

  paintTheme() {
    const theme = this.theme();
    const dark = theme === "dark" || (theme === "auto" && this.#darkness.matches);
    this.root.dataset.theme = dark ? "dark" : "light";
  }

  /** What stands around the feet, and how high the map is. @param {State} state */
  paintFrame({ controls, map_height: height }) {
    this.root.dataset.controls = controls;
    this.root.toggleAttribute("data-fixed", height > 0);
    if (height > 0) this.root.style.setProperty("--rz-height", `${height}px`);
    else this.root.style.removeProperty("--rz-height");
    this.arrange();
  }

  /** Another school is on its way, or has not come; nothing to say ends the waiting.
   * @param {string} text */
  wait(text) {
    this.waiting.textContent = text;
    if (text) {
      this.root.toggleAttribute("data-bare", true);
      this.announce(text);
    }
  }

  /** The zones on the feet are those of the school that is named. */
  arrived() {
    this.wait("");
    for (const name of ["data-bare", "data-empty"]) this.root.toggleAttribute(name, false);
  }

  /** Say something to screen readers. @param {string} text */
  announce(text) {
    this.#status.textContent = text;
  }

  /** Whether the card is a sheet over the plate. */
  narrow() {
    const whole = this.root.dataset.controls === "full";
    return whole && this.#width > 0 && this.#width < NARROW && !this.#paper.matches;
  }

  /** Whether the list of zones is a layer that opens from the search. */
  layered() {
    const whole = this.root.dataset.controls === "full";
    return whole && this.#width > 0 && this.#width < ROOMY && !this.#paper.matches;
  }

  /** Whether that sheet stands beside the plate, as on a phone held sideways. */
  beside() {
    return this.#width >= BESIDE && this.#height < LOW;
  }

  /** Whether the whole window is narrow, and not the map alone. */
  narrowWindow() {
    return window.innerWidth < NARROW;
  }

  /** The element of the map that has the focus. @returns {HTMLElement|null} */
  focused() {
    const { activeElement } = /** @type {ShadowRoot|Document} */ (this.root.getRootNode());
    return activeElement instanceof HTMLElement && this.root.contains(activeElement)
      ? activeElement
      : null;
  }

  /** The order on the page is the order in the document, for Tab and for screen readers. */
  arrange() {
    const { room } = this;
    const part = (/** @type {string} */ name) => room.querySelector(name);
    const [finder, card, legend] = [part(".rz-finder"), part(".rz-card"), part(".rz-legend")];
    if (!finder || !card || !legend) return;
    const focused = this.focused();
    const narrow = this.narrow();
    room.toggleAttribute("data-beside", narrow && this.beside());
    if (!this.layered()) this.widened();
    if (narrow === (card.nextElementSibling === finder)) return;
    const [feet, school] = [part("[data-switch='feet']"), part("[data-select='school']")];
    const [view, extra] = [part("[data-switch='view']"), part(".rz-extra")];
    if (narrow) {
      card.after(finder);
      extra?.prepend(feet ?? "", school ?? "");
      extra?.append(legend);
    } else {
      part(".rz-toolbar")?.after(finder);
      view?.before(school ?? "");
      view?.after(feet ?? "");
      part(".rz-middle")?.append(legend);
    }
    if (focused && finder.contains(focused)) focused.focus();
  }

  dispose() {
    this.#darkness.removeEventListener("change", this.#repaint);
    this.#paper.removeEventListener("change", this.#arrange);
    this.size.disconnect();
    this.root.remove();
  }
}
