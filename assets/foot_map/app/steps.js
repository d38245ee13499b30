// The steps that the reader has come to in routines; they outlast a reload of the page.

import { keep, readKept, tabStorage } from "../core/storage.js";

const PLACE = "foot-reflex-zones.steps";

/** The step of each routine, by its id, kept in the browser's tab.  Nothing is kept where that is
 * not allowed.  @extends {Map<string, number>} */
export class KeptSteps extends Map {
  constructor() {
    super();
    for (const [id, step] of stored()) super.set(id, step);
  }

  /** @override @param {string} id @param {number} step */
  set(id, step) {
    super.set(id, step);
    this.#keep();
    return this;
  }

  /** @override @param {string} id */
  delete(id) {
    const was = super.delete(id);
    this.#keep();
    return was;
  }

  #keep() {
    keep(PLACE, JSON.stringify([...this]), tabStorage()); // where it is full: only for now
  }
}

/** What an earlier page of this tab has kept; nothing if it cannot be read.
 * @returns {[string, number][]} */
function stored() {
  try {
    const found = JSON.parse(readKept(PLACE, tabStorage()) ?? "[]");
    return found.filter((/** @type {any} */ pair) =>
      Array.isArray(pair) && typeof pair[0] === "string" && Number.isInteger(pair[1]) &&
      pair[1] >= 0
    );
  } catch {
    return [];
  }
}
