// The map as an anywidget: its chart comes as a message, for what is state is saved with each notebook.

import map from "../foot_map/index.js";

/** @import { AnyModel } from "../foot_map/core/types.js" */

const CHART = "charts_json";
const PATIENCE = 3000; // ms that a kernel may take before the saved map stands in for this one

/**
 * @param {{model: AnyModel, el: HTMLElement}} host
 * @returns {() => void} takes everything away again
 */
function live({ model, el }) {
  let charts = "";
  let shown = model.get("chart");
  let answered = false;
  /** Called when the chart or its name changes. @type {Record<string, Set<() => void>>} */
  const listeners = { [`change:${CHART}`]: new Set(), "change:chart": new Set() };
  // Another chart's name comes before the chart: until then the map keeps the one it has.
  const follow = () => {
    if (charts && !Object.hasOwn(JSON.parse(charts), model.get("chart"))) return;
    shown = model.get("chart");
    for (const call of listeners["change:chart"]) call();
  };
  const waiting = setTimeout(() => el.toggleAttribute("data-unanswered", !answered), PATIENCE);
  /** @param {Record<string, unknown>} message */
  const take = (message) => {
    if (typeof message?.[CHART] !== "string") return;
    charts = message[CHART];
    answered = true;
    el.removeAttribute("data-unanswered");
    follow();
    for (const call of listeners[`change:${CHART}`]) call();
  };
  model.on("msg:custom", take);
  model.on("change:chart", follow);
  model.send({ ask: CHART });
  const stop = map.render({
    el,
    model: {
      get: (name) => (name === CHART ? charts : name === "chart" ? shown : model.get(name)),
      set: (name, value) => model.set(name, value),
      save_changes: () => model.save_changes(),
      on: (event, call) => void (listeners[event]?.add(call) ?? model.on(event, call)),
      off: (event, call) =>
        void (event in listeners ? listeners[event].delete(call) : model.off(event, call)),
    },
  });
  return () => {
    clearTimeout(waiting);
    model.off("msg:custom", take);
    model.off("change:chart", follow);
    stop();
  };
}

export default { render: live };
