// Bokeh's models of the page.

import { wait } from "./elements.js";

/** @import { State } from "../../foot_map/core/types.js" */

/**
 * As much of a Bokeh model as the page uses; `data` holds the state.
 *
 * @typedef {object} BokehModel
 * @property {State & Record<string, any> & {change: {connect: (call: () => void) => void},
 *   setv: (patch: Record<string, unknown>) => void}} data
 * @property {{on_event: (event: string, call: () => void) => void}} document
 */

/** @typedef {{get_model_by_name: (name: string) => any}} BokehDocument */

/** @param {string} name @returns {BokehModel|undefined} nothing while it is not there */
export function named(name) {
  const { Bokeh } = /** @type {{Bokeh?: {documents: BokehDocument[]}}} */ (
    /** @type {unknown} */ (window)
  );
  for (const document of Bokeh?.documents ?? []) {
    const model = document.get_model_by_name(name);
    if (model?.data) return model;
  }
}

/** The map's model, once Panel has made it. @returns {Promise<BokehModel>} */
export async function mapModel() {
  for (;;) {
    const found = named("map");
    if (found) return found;
    await wait(25);
  }
}
