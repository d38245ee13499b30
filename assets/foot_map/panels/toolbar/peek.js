// The name of the chosen zone, for a map without the card.

import { h } from "../../core/dom.js";
import { badge } from "../../core/controls.js";

/** @import { App, Panel } from "../../core/types.js" */

/** It stands in the flow of the page, where it hides nothing. @param {App} app @returns {Panel} */
export function makePeek(app) {
  const node = h("p", { class: "rz-peek" });
  const paint = () => {
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    const name = zone?.name ?? app.t("card_empty_title");
    node.replaceChildren(zone ? badge(zone) : "", h("span", { text: name, dir: "auto" }));
  };
  paint();
  return {
    node,
    paint(changed) {
      if (changed.has("selection")) paint();
    },
  };
}
