// What is drawn beside the zones, and how the feet stand.

import { switchOf } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { CHOICES, toggle } from "../../core/state.js";
import { Menu } from "./menu.js";

/** @import { App, Overlay } from "../../core/types.js" */

/** The menu "Display": labels, arrangement, guidelines, further zones, overlays. */
export class DisplayMenu extends Menu {
  /** @type {{input: HTMLInputElement, on: () => boolean}[]} */
  #boxes = [];
  /** Comes when the overlays are there. */
  #overlays;
  #known = -1; // overlays listed

  /** @param {App} app */
  constructor(app) {
    const { t, data, state, set } = app;
    const arrangement = switchOf(app, "arrangement", choicesOf(app, "arrangement"));
    const labels = switchOf(app, "labels", choicesOf(app, "labels"));
    const overlays = h("div", {
      class: "rz-switches",
      role: "group",
      "aria-label": t("overlays"),
    });
    super(
      app,
      "display",
      "display",
      part(t("labels"), labels.node),
      part(t("arrangement"), arrangement.node),
    );
    this.app = app;
    this.arrangement = arrangement;
    this.labels = labels;
    this.#overlays = overlays;
    const hasFurther = data.zones.some((zone) => zone.group === "further");
    const further = () => set({ further: !state.further });
    const guidelines = () => set({ guidelines: !state.guidelines });
    const own = [
      acupoints(app) ? "" : this.#box("guidelines", () => state.guidelines, guidelines),
      hasFurther ? this.#box("further", () => state.further, further) : "",
    ];
    this.panel.append(h("div", { class: "rz-switches" }, ...own), overlays);
  }

  /** A switch with its name, and what it shows. @param {string} key @param {() => boolean} on
   * @param {() => void} onchange @param {Overlay} [overlay] */
  #box(key, on, onchange, overlay) {
    const input = h("input", { type: "checkbox", "data-key": key, onchange });
    this.#boxes.push({ input, on });
    const text = h(
      "span",
      {},
      h("strong", { text: overlay?.name ?? this.app.t(key) }),
      overlay ? h("small", { text: overlay.says.trim() }) : "",
    );
    return h("label", { class: "rz-display-switch" }, input, text);
  }

  paint() {
    const { data, state, set } = this.app;
    const overlays = (data.overlays ?? [])
      .filter((overlay) => overlay.id !== "guidelines" || acupoints(this.app));
    if (overlays.length !== this.#known) {
      this.#known = overlays.length;
      this.#overlays.hidden = !overlays.length;
      this.#boxes = this.#boxes.filter(({ input }) => !this.#overlays.contains(input));
      this.#overlays.replaceChildren(...overlays.map((overlay) => {
        const { id } = overlay;
        const press = () => set({ overlays: toggle(state.overlays, id) });
        return this.#box(`overlay-${id}`, () => state.overlays.includes(id), press, overlay);
      }));
    }
    for (const { input, on } of this.#boxes) input.checked = on();
    this.arrangement.paint();
    this.labels.paint();
    for (const input of this.arrangement.node.querySelectorAll("input")) {
      input.disabled = state.feet !== "both";
    }
  }
}

/** Whether the chart shows acupoints: its guidelines are an overlay, off unless asked for.
 * @param {App} app */
const acupoints = ({ data }) => !!data.channels?.length;

/** The choices of a state with what they are called. @param {App} app
 * @param {"arrangement"|"labels"|"theme"} name */
export const choicesOf = ({ t }, name) =>
  (CHOICES[name] ?? [])
    .map((id) => /** @type {[string, string]} */ ([id, t(`${name}_${id}`)]));

/** A part of a menu below its name. @param {string} name @param {Node} node */
export const part = (name, node) =>
  h("div", { class: "rz-menu-part" }, h("p", { "aria-hidden": true, text: name }), node);
