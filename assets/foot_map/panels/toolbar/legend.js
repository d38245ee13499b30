// The legend of the systems, which filters.

import { flag, h } from "../../core/dom.js";
import { filterSystems } from "../../core/state.js";
import { sample } from "../../core/controls.js";
import { valuesOf } from "../../core/values.js";

/** @import { App, Panel } from "../../core/types.js" */

/**
 * The systems with colour, pattern and number of zones; each is a switch that filters.
 *
 * @param {App} app
 * @returns {Panel}
 */
export function makeLegend(app) {
  const { t, data } = app;
  const number = (/** @type {string} */ id) =>
    data.zones
      .filter((zone) => zone.system === id && zone.group === "numbered").length;
  const used = data.systems.filter((system) =>
    data.zones.some((zone) => zone.system === system.id && zone.views.length)
  );
  const all = h("button", {
    type: "button",
    class: "rz-chip",
    text: t("systems_all"),
    onclick: () => app.set({ systems: [] }),
  });
  const buttons = used.map((system) => ({
    id: system.id,
    node: h(
      "button",
      {
        type: "button",
        class: "rz-chip",
        "data-system": system.id,
        "data-key": `system-${system.id}`,
        "aria-label": t("systems_button", { name: system.name, n: number(system.id) }),
        onclick: () =>
          app.set({ systems: filterSystems(app.state.systems, system.id, used.length) }),
      },
      sample(app, system.id),
      h("span", { text: system.name }),
      h("span", { class: "rz-count", text: number(system.id) }),
    ),
  }));
  const node = h(
    "div",
    { class: "rz-legend", role: "group", "aria-label": t("systems") },
    all,
    ...buttons.map((button) => button.node),
  );
  const paint = () => {
    const { systems } = app.state;
    flag(node, "data-values", !!valuesOf(app).bar); // zones have other colours now
    all.setAttribute("aria-pressed", String(!systems.length));
    for (const { id, node: button } of buttons) {
      button.setAttribute("aria-pressed", String(systems.includes(id)));
      flag(button, "data-off", systems.length > 0 && !systems.includes(id));
    }
  };
  paint();
  return {
    node,
    paint: (changed) => {
      if (["systems", "values_json", "asking", "tint"].some((name) => changed.has(name))) paint();
    },
  };
}
