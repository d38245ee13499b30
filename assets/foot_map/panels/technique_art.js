// The moving drawings of the techniques.

import { h } from "../core/dom.js";
import { loadText } from "../loading/files.js";

const PASSING = 150; // ms

/** @import { App } from "../core/types.js" */

/**
 * The moving drawing of a technique as a picture; nothing where there is none.  It stands still for
 * readers who want less motion: the rules that move it are left out.
 *
 * @param {App} app
 * @param {string} id
 * @returns {HTMLElement}
 */
export function techniqueArt({ state }, id) {
  const image = h("img", {
    class: "rz-technique-art",
    width: 160,
    height: 120,
    hidden: true,
    alt: "",
  });
  if (!state.charts_url || state.charts_json) return image;
  const address = `${state.charts_url}technique-${encodeURIComponent(id)}.svg`;
  const load = () =>
    loadText(address).then((svg) => {
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const plain = svg.replace(/<style>.*?<\/style>/gs, "");
      image.alt = new DOMParser().parseFromString(plain, "image/svg+xml").querySelector("desc")
        ?.textContent ?? "";
      image.src = `data:image/svg+xml,${encodeURIComponent(still ? plain : svg)}`;
      image.hidden = false;
    }).catch(() => undefined); // the steps say it in words
  // Each costs the browser a document: none is made for a card that is only passed by.
  setTimeout(() => {
    if (image.isConnected) load();
  }, PASSING);
  return image;
}
