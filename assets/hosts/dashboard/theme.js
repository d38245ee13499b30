// The colours of the page: light, dark, or as the system has them; the map's settings choose.

import { keep } from "../../foot_map/core/storage.js";

/** @import { BokehModel } from "./bokeh.js" */

const root = document.documentElement;

/** @param {string} value  auto, light or dark */
export function followTheme(value) {
  if (root.dataset.theme === value) return;
  root.dataset.theme = value;
  keep("zones-theme", value); // where that is not allowed: only for now
}

/** The choice of the last visit holds. @param {BokehModel} model */
export function connectTheme({ data }) {
  const stored = root.dataset.theme ?? "auto";
  const theme = ["light", "dark"].includes(stored) ? stored : "auto";
  if (data.theme !== theme) data.setv({ theme });
}
