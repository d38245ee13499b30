// The bar on a phone that leads to the card.

import { h } from "../../core/dom.js";
import { badge, icon } from "../../core/controls.js";

/** @import { App, Panel } from "../../core/types.js" */

/**
 * On a phone: a bar under the plate that names the chosen zone and leads to its card.  It stands
 * in the flow of the page, where it hides nothing.
 *
 * @param {App} app
 * @param {HTMLElement} card
 * @returns {Panel}
 */
export function makePeek(app, card) {
  const node = h("button", {
    type: "button",
    class: "rz-peek",
    onclick: () => card.scrollIntoView({ block: "start" }),
  });
  const paint = () => {
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    node.disabled = !zone;
    node.replaceChildren(
      zone ? badge(zone) : "",
      h("span", { text: zone?.name ?? app.t("card_empty_title"), dir: "auto" }),
      icon("down"),
    );
  };
  paint();
  return {
    node,
    paint(changed) {
      if (changed.has("selection")) paint();
    },
  };
}
