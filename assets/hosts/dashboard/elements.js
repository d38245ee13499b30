// The page's own elements, and the map's behind its shadow root.

import { h } from "../../foot_map/core/dom.js";

/** @param {string} id */
export const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text @param {() => void} onclick */
export const button = (text, onclick) => h("button", { type: "button", text, onclick });

/** The root of the map's own markup. @returns {ShadowRoot|null} */
export function mapRoot() {
  for (const node of elementOf("map").querySelectorAll("*")) {
    if (node.shadowRoot) return node.shadowRoot;
  }
  return null;
}

/** @param {number} ms */
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
