// Keeps the answers to the check before a massage on the device.

import { deviceStorage, keep, readKept, setAside } from "../../core/storage.js";
import { noAnswers, readAnswers } from "./answers.js";

/** @import { Keeper } from "../../core/storage.js" */
/** @import { Answers } from "./answers.js" */

export const ANSWERS = "zones-check";

/** Where the answers cannot be kept they last as long as the page. */
export class AnswerStore {
  /** @type {Answers} */
  #answers = noAnswers();
  /** Whether the last answers are kept. */
  isKept = true;
  /** Whether what was kept could not be read, so that it was set aside. */
  isSetAside = false;

  /** @param {Keeper|null} [storage] */
  constructor(storage = deviceStorage()) {
    this.storage = storage;
    this.isKept = storage !== null;
  }

  get answers() {
    if (this.isKept) this.#read(); // another tab may have written
    return this.#answers;
  }

  #read() {
    const text = readKept(ANSWERS, this.storage);
    const kept = text === null ? noAnswers() : readAnswers(text);
    if (kept) this.#answers = kept;
    else if (text !== null && setAside(ANSWERS, text, this.storage)) {
      this.#answers = noAnswers();
      this.isSetAside = true;
    }
  }

  /** @param {string[]} ticked  ids of cautions @param {boolean} done  whether the check is over */
  tick(ticked, done = false) {
    const day = done ? today() : this.answers.done;
    this.#answers = { version: 1, done: day, ticked };
    this.isKept = keep(ANSWERS, JSON.stringify(this.#answers), this.storage);
  }
}

/** The day where the reader is. @returns {string} such as 2026-11-30 */
export function today(now = new Date()) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
