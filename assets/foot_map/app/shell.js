// The frame around the panels: root element, colours, announcements, and the order on the page.

import { h } from "../core/dom.js";

/** @import { State } from "../core/types.js" */

const STACKED = 760; // CSS px: below this width the panels stand below one another, as in the CSS

/** The map's own root element with what is there before any chart. */
export class Shell {
  #status = h("p", { class: "rz-hidden", role: "status" });
  #width = 0; // as the browser tells it, since asking lays the page out
  #darkness = window.matchMedia("(prefers-color-scheme: dark)");
  #repaint = () => this.paintTheme();

  /** @param {string} uid  of the map @param {() => string} theme  auto, light or dark */
  constructor(uid, theme) {
    this.theme = theme;
    this.alarm = h("div", { class: "rz-alert", role: "alert" });
    this.room = h("div", { class: "rz-shell", "aria-busy": true });
    this.rules = h("style");
    this.root = h(
      "div",
      { class: "rz", "data-map": uid },
      this.rules,
      this.#status,
      this.alarm,
      this.room,
    );
    this.#darkness.addEventListener("change", this.#repaint);
    this.size = new ResizeObserver(([entry]) => {
      this.#width = entry.contentRect.width;
      this.arrange();
    });
    this.size.observe(this.root);
    this.paintTheme();
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
  }

  /** Say something to screen readers. @param {string} text */
  announce(text) {
    this.#status.textContent = text;
  }

  /** Whether the panels stand below one another. */
  stacked() {
    return this.#width > 0 && this.#width < STACKED;
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
    const finder = this.room.querySelector(".rz-finder");
    const card = this.room.querySelector(".rz-card");
    if (!finder || !card) return;
    const focused = this.focused();
    const last = this.stacked();
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    if (last === (card.compareDocumentPosition(finder) === DOCUMENT_POSITION_FOLLOWING)) return;
    if (last) card.after(finder);
    else this.room.querySelector(".rz-toolbar")?.after(finder);
    if (focused && finder.contains(focused)) focused.focus();
  }

  dispose() {
    this.#darkness.removeEventListener("change", this.#repaint);
    this.size.disconnect();
    this.root.remove();
  }
}
