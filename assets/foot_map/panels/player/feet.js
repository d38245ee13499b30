// The feet while a routine is played: what is worked on, in sight; afterwards all is as it was.

import { same } from "../../core/dom.js";
import { viewOf } from "./logic/stages.js";

/** @import { App, State, ViewId } from "../../core/types.js" */
/** @import { Stage } from "./logic/stages.js" */

export class Feet {
  /** Whether the player itself changes what is shown just now. */
  looking = false;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  /** Show a stage: its zones lit, on the foot that is worked on. @param {Stage} stage
   * @param {string[]} ids  of zones */
  light({ foot }, ids) {
    const { app, app: { player, state } } = this;
    const zones = ids.flatMap((id) => app.zones.get(id) ?? [])
      .filter(({ feet }) => !foot || feet.includes(foot));
    /** @type {Partial<State>} */
    const patch = {
      ...(zones.some(({ group }) => group === "further") ? { further: true } : {}),
      view: viewOf(zones, /** @type {ViewId} */ (state.view)),
      feet: foot ?? "both",
      selection: [],
      systems: [],
    };
    for (const name of /** @type {(keyof State)[]} */ (Object.keys(patch))) {
      if (!(name in player.before)) Object.assign(player.before, { [name]: state[name] });
    }
    Object.assign(player.shown, patch);
    this.#look(patch);
    app.find(new Set(zones.map(({ id }) => id))); // none: all step back
  }

  /** As before, but for what the reader has changed meanwhile. */
  restore() {
    const { app, app: { player, state } } = this;
    const names = /** @type {(keyof State)[]} */ (Object.keys(player.before));
    const ours = names.filter((name) => same(state[name], player.shown[name]));
    const patch = Object.fromEntries(ours.map((name) => [name, player.before[name]]));
    Object.assign(player, { before: {}, shown: {} });
    this.#look(patch);
    app.find(null);
  }

  /** @param {Partial<State>} patch */
  #look(patch) {
    this.looking = true;
    this.app.look(patch);
    this.looking = false;
  }
}
