// Says so where a filter leaves nothing on the view, and leads to the views where it leaves something.

import { h } from "../core/dom.js";
import { shapesOf } from "../core/state.js";

/** @import { App, View } from "../core/types.js" */

/** @param {App} app */
export function makeElsewhere(app) {
  const { t, data, state, zones, set } = app;
  const node = h("div", { class: "rz-elsewhere", role: "status" });

  /** Whether the filter leaves something on a view. @param {View} view */
  const shows = (view) =>
    shapesOf(view, state.further).some(({ zone }) =>
      state.systems.includes(zones.get(zone)?.system ?? "")
    );
  /** @param {string} text @param {() => void} onclick */
  const button = (text, onclick) =>
    h("button", { type: "button", class: "rz-chip", text, onclick });

  const paint = () => {
    const { systems, view } = state;
    if (!systems.length || app.asking || shows(data.views[view])) return node.replaceChildren();
    const others = Object.keys(data.views).filter((id) => shows(data.views[id]));
    const buttons = others.map((id) =>
      button(t("filtered_go", { view: data.views[id].label }), () => set({ view: id }))
    );
    const all = button(t("systems_all"), () => set({ systems: [] }));
    node.replaceChildren(h("p", { text: t("filtered_view") }), ...buttons, all);
  };
  return { node, paint };
}
