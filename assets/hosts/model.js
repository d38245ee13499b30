// The model of a map that no program stands behind: state, listeners, and what changed.

import { DEFAULTS, NAMES, sanitize } from "../foot_map/core/state.js";

/** @import { Model, Name, State } from "../foot_map/core/types.js" */

/** What an anywidget host hands over, kept in the page itself. @implements {Model} */
export class PageModel {
  /** @type {Map<string, Set<() => void>>} */
  #listeners = new Map();
  /** @type {Set<Name>} */
  #waiting = new Set();

  /**
   * @param {Partial<State>} state  what differs from the defaults
   * @param {(changed: Name[]) => void} changed  called when the map has changed its state
   */
  constructor(state, changed) {
    this.changed = changed;
    this.state = { ...DEFAULTS };
    for (const name of NAMES) {
      Object.assign(this.state, { [name]: sanitize(name, state[name] ?? DEFAULTS[name]) });
    }
  }

  /** @param {string} name */
  get(name) {
    return this.state[/** @type {Name} */ (name)];
  }

  /** Called by the map. @param {string} name @param {unknown} value */
  set(name, value) {
    Object.assign(this.state, { [name]: value });
    this.#waiting.add(/** @type {Name} */ (name));
  }

  save_changes() {
    const changed = [...this.#waiting];
    this.#waiting.clear();
    this.changed(changed);
  }

  /** @param {string} event @param {() => void} callback */
  on(event, callback) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(callback));
  }

  /** @param {string} event @param {() => void} callback */
  off(event, callback) {
    this.#listeners.get(event)?.delete(callback);
  }

  /** Change the state from outside the map. @param {Partial<State>} patch */
  put(patch) {
    const names = /** @type {Name[]} */ (Object.keys(patch));
    for (const name of names) {
      Object.assign(this.state, { [name]: sanitize(name, patch[name]) });
    }
    for (const name of names) {
      for (const callback of this.#listeners.get(`change:${name}`) ?? []) callback();
    }
  }
}
