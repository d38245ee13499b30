// The page's own elements, and the map's behind its shadow root.

/** @param {string} id */
export const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text @param {() => void} action */
export function button(text, action) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.addEventListener("click", action);
  return node;
}

/** The root of the map's own markup. @returns {ShadowRoot|null} */
export function mapRoot() {
  for (const node of elementOf("map").querySelectorAll("*")) {
    if (node.shadowRoot) return node.shadowRoot;
  }
  return null;
}

/** @param {number} ms */
export const wait = (ms) => new Promise((done) => setTimeout(done, ms));
