// The menu of overlays.

import { h } from "../../core/dom.js";
import { toggle } from "../../core/state.js";

/** @import { App, Overlay } from "../../core/types.js" */

/**
 * The menu of overlays: what each one is, and a switch for it.  It comes when the overlays are
 * there.
 */
export class OverlaysMenu {
  /** @type {{id: string, input: HTMLInputElement}[]} */
  #boxes = [];

  /** @param {App} app */
  constructor(app) {
    const label = app.t("overlays_menu");
    this.app = app;
    this.panel = h("div", { class: "rz-menu-panel", role: "group", "aria-label": label });
    const summary = h("summary", { class: "rz-toggle", text: label });
    const node = this.node = h(
      "details",
      {
        class: "rz-menu",
        hidden: true,
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key !== "Escape" || !node.open) return;
          node.open = false;
          summary.focus();
          event.stopPropagation();
        },
      },
      summary,
      this.panel,
    );
  }

  paint() {
    const { data, state } = this.app;
    const others = (data.overlays ?? []).filter((overlay) => overlay.id !== "guidelines");
    if (others.length !== this.#boxes.length) this.#fill(others);
    this.node.hidden = !this.#boxes.length;
    for (const { id, input } of this.#boxes) input.checked = state.overlays.includes(id);
  }

  /** @param {Overlay[]} overlays */
  #fill(overlays) {
    const { app } = this;
    this.#boxes = overlays.map(({ id }) => ({
      id,
      input: h("input", {
        type: "checkbox",
        "data-key": `overlay-${id}`,
        onchange: () => app.set({ overlays: toggle(app.state.overlays, id) }),
      }),
    }));
    const labels = overlays.map(({ name, says }, i) => {
      const text = h("span", {}, h("strong", { text: name }), h("small", { text: says.trim() }));
      return h("label", { class: "rz-overlay-switch" }, this.#boxes[i].input, text);
    });
    this.panel.replaceChildren(...labels);
  }
}
