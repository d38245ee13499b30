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
  let chart = "";
  let answered = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const waiting = setTimeout(() => el.toggleAttribute("data-unanswered", !answered), PATIENCE);
  /** @param {Record<string, unknown>} message */
  const take = (message) => {
    if (typeof message?.[CHART] !== "string") return;
    chart = message[CHART];
    answered = true;
    el.removeAttribute("data-unanswered");
    for (const call of listeners) call();
  };
  model.on("msg:custom", take);
  model.send({ ask: CHART });
  const stop = map.render({
    el,
    model: {
      get: (name) => (name === CHART ? chart : model.get(name)),
      set: (name, value) => model.set(name, value),
      save_changes: () => model.save_changes(),
      on: (event, call) =>
        void (event === `change:${CHART}` ? listeners.add(call) : model.on(event, call)),
      off: (event, call) =>
        void (event === `change:${CHART}` ? listeners.delete(call) : model.off(event, call)),
    },
  });
  return () => {
    clearTimeout(waiting);
    model.off("msg:custom", take);
    stop();
  };
}

export default { render: live };
