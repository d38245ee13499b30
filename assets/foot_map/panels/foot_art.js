// The drawing of a foot beside the plate.

import { drawn, s, SVG } from "../core/dom.js";
import { loadText } from "../loading/files.js";

/** @import { App } from "../core/types.js" */

/** The left foot in a view; it may come a moment later. @param {App} app @param {string} view
 * @param {string} id  for what uses it, and before the ids in the drawing */
export function footArt({ state, data }, view, id) {
  const { art } = data.views[view];
  const foot = s("g", { id });
  if (art) foot.append(...drawn(`<svg xmlns="${SVG}">${art}</svg>`, id));
  else {
    loadText(`${state.charts_url}feet-${view}.svg`)
      .then((text) => foot.append(...drawn(text, id)), console.error);
  }
  return foot;
}
