// The menu of layers.

import { h } from "./dom.js";
import { toggle } from "./state.js";

/** @import { App } from "./types.js" */

/**
 * The menu of layers: what each one is, and a switch for it.  It comes when the layers are there.
 *
 * @param {App} app
 */
export function makeLayers(app) {
  const { t, data } = app;
  const panel = h("div", { class: "rz-menu-panel", role: "group", "aria-label": t("layers_menu") });
  const node = h("details", { class: "rz-menu", hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !node.open) return;
    node.open = false;
    node.querySelector("summary")?.focus();
    event.stopPropagation();
  } }, h("summary", { class: "rz-toggle", text: t("layers_menu") }), panel);
  /** @type {{id: string, input: HTMLInputElement}[]} */
  let boxes = [];
  return {
    node,
    paint() {
      const others = (data.layers ?? []).filter((layer) => layer.id !== "guidelines");
      if (others.length !== boxes.length) {
        boxes = others.map(({ id }) => ({ id, input: h("input", { type: "checkbox", "data-key": `layer-${id}`,
          onchange: () => app.set({ layers: toggle(app.state.layers, id) }) }) }));
        panel.replaceChildren(...others.map(({ name, says }, i) => h("label", { class: "rz-layer-switch" },
          boxes[i].input, h("span", {}, h("strong", { text: name }), h("small", { text: says.trim() })))));
      }
      node.hidden = !boxes.length;
      for (const { id, input } of boxes) input.checked = app.state.layers.includes(id);
    },
  };
}
