// The state as the map has it, in step with the host's model.

import { afterPaint, same } from "../core/dom.js";
import { NAMES, sanitize } from "../core/state.js";

/** @import { Model, Name, State } from "../core/types.js" */

/** The state, painted at once when it changes and told to the host after that paint. */
export class Store {
  /** What the host has not been told yet. @type {Set<Name>} */
  #untold = new Set();
  #callOff = () => {};
  /** @type {(() => void)[]} */
  #stops = [];

  /**
   * @param {Model} model
   * @param {(changed: Set<string>, before: State) => void} paint
   */
  constructor(model, paint) {
    this.model = model;
    this.paint = paint;
    this.state = /** @type {State} */ (
      Object.fromEntries(NAMES.map((name) => [name, sanitize(name, model.get(name))]))
    );
  }

  /** Follow what the host changes. */
  listen() {
    this.#stops = NAMES.map((name) => {
      const callback = () => this.#take(name);
      this.model.on(`change:${name}`, callback);
      return () => this.model.off(`change:${name}`, callback);
    });
  }

  /** @param {Name} name */
  #take(name) {
    const value = sanitize(name, this.model.get(name));
    if (same(this.state[name], value)) return; // our own change coming back
    const before = { ...this.state };
    Object.assign(this.state, { [name]: value });
    this.paint(new Set([name]), before);
  }

  /** Change the state here and repaint at once; the host is not told. @param {Partial<State>} patch
   * @returns {Set<Name>} what has changed */
  look(patch) {
    const before = { ...this.state };
    const names = /** @type {Name[]} */ (Object.keys(patch));
    const changed = new Set(names.filter((name) => !same(this.state[name], patch[name])));
    Object.assign(this.state, patch);
    if (changed.size) this.paint(changed, before);
    return changed;
  }

  /** Change the state here, repaint at once, then tell the host. @param {Partial<State>} patch */
  set(patch) {
    const changed = this.look(patch);
    if (!changed.size) return;
    for (const name of changed) this.#untold.add(name);
    this.#callOff();
    this.#callOff = afterPaint(() => this.#tell());
  }

  #tell() {
    for (const name of this.#untold) this.model.set(name, this.state[name]);
    this.#untold.clear();
    this.model.save_changes();
  }

  /** Tell the host what is left to tell, and follow it no longer. */
  dispose() {
    this.#callOff();
    if (this.#untold.size) this.#tell();
    for (const stop of this.#stops) stop();
  }
}
