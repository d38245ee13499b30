// The colours of the page and of the map: light, dark, or as the system has them.

import { elementOf } from "./elements.js";

/** @import { BokehModel } from "./bokeh.js" */

const select = /** @type {HTMLSelectElement} */ (elementOf("theme"));
const root = document.documentElement;

/** @param {string} value  auto, light or dark */
export function followTheme(value) {
  if (root.dataset.theme === value) return;
  root.dataset.theme = value;
  select.value = value;
  try {
    localStorage.setItem("zones-theme", value);
  } catch { /* not allowed: only for now */ }
}

/** @param {BokehModel} model */
export function connectTheme({ data }) {
  const stored = root.dataset.theme ?? "auto";
  select.value = ["light", "dark"].includes(stored) ? stored : "auto";
  select.addEventListener("change", () => {
    followTheme(select.value);
    data.setv({ theme: select.value });
  });
  if (data.theme !== select.value) data.setv({ theme: select.value });
}
