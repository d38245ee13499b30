// A button of the bar with a panel below it.

import { icon } from "../../core/controls.js";
import { flag, h } from "../../core/dom.js";

/** @import { App } from "../../core/types.js" */

const MARGIN = 8; // CSS px between the panel and the edge of the map

/** Closes on Escape, and when the reader goes on elsewhere.  In the narrow layout the panel stands
 * open where it is, without its button. */
export class Menu {
  /** Whatever is pressed elsewhere. @param {Event} event */
  #elsewhere = (event) => {
    if (!event.composedPath().includes(this.node)) this.open(false);
  };

  /**
   * @param {App} app
   * @param {string} name  of the menu and of its message
   * @param {string} symbol  an icon
   * @param {...(Node|string)} content
   */
  constructor({ t, uid }, name, symbol, ...content) {
    const label = t(name);
    const id = `${uid}-${name}`;
    this.panel = h(
      "div",
      { class: "rz-menu-panel", id, role: "group", "aria-label": label },
      ...content,
    );
    this.button = h(
      "button",
      {
        type: "button",
        class: "rz-toggle rz-menu-button",
        "data-key": name,
        "aria-expanded": "false",
        "aria-controls": id,
        title: label,
        onclick: () => this.open(!this.isOpen()),
      },
      icon(symbol),
      h("span", { text: label }),
    );
    this.node = h("div", { class: "rz-menu", "data-menu": name }, this.button, this.panel);
    this.node.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to instanceof Node && !this.node.contains(to)) this.open(false);
    });
  }

  isOpen() {
    return this.node.hasAttribute("data-open");
  }

  /** @param {boolean} on */
  open(on) {
    flag(this.node, "data-open", on);
    this.button.setAttribute("aria-expanded", String(on));
    if (on) this.#keepInside();
    if (on) document.addEventListener("pointerdown", this.#elsewhere, true);
    else document.removeEventListener("pointerdown", this.#elsewhere, true);
  }

  #keepInside() {
    const { node, panel } = this;
    panel.style.translate = "";
    const edge = node.closest(".rz")?.getBoundingClientRect().right ?? innerWidth;
    const over = panel.getBoundingClientRect().right - edge + MARGIN;
    if (over > 0) panel.style.translate = `${-over}px`;
  }

  /** Back to the button. @returns {boolean} whether it was open */
  close() {
    if (!this.isOpen()) return false;
    this.open(false);
    this.button.focus();
    return true;
  }

  dispose() {
    this.open(false);
  }
}
