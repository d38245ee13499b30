// Says so where a view has nothing to show, for its chart or for a filter, and leads to those that have.

import { h } from "../core/dom.js";
import { shapesOf } from "../core/state.js";

/** @import { App, View } from "../core/types.js" */

/** @param {App} app */
export function makeElsewhere(app) {
  const { t, data, state, zones, set } = app;
  const node = h("div", { class: "rz-elsewhere", role: "status" });

  /** Whether there is something on a view that a filter leaves. @param {View} view */
  const shows = (view) =>
    shapesOf(view, state.further).some(({ zone }) =>
      !state.systems.length || state.systems.includes(zones.get(zone)?.system ?? "")
    );
  /** @param {string} text @param {() => void} onclick */
  const button = (text, onclick) =>
    h("button", { type: "button", class: "rz-chip", text, onclick });

  const paint = () => {
    const { systems, view } = state;
    if (app.asking || shows(data.views[view])) return node.replaceChildren();
    const others = Object.keys(data.views).filter((id) => shows(data.views[id]));
    const buttons = others.map((id) =>
      button(t("filtered_go", { view: data.views[id].label }), () => set({ view: id }))
    );
    if (systems.length) buttons.push(button(t("systems_all"), () => set({ systems: [] })));
    const text = t(systems.length ? "filtered_view" : "empty_view");
    node.replaceChildren(h("p", { text }), ...buttons);
  };
  return { node, paint };
}
