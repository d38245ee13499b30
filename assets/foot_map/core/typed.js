// Letters typed one after the other, to jump to what begins with them.

import { fold } from "./text.js";

const TYPING = 800; // ms between letters of one word

/** The word that is being typed. */
export class Typed {
  #text = "";
  #at = -Infinity;

  /** Whether a word is being typed. */
  going() {
    return Date.now() - this.#at < TYPING;
  }

  /**
   * The next of several that begins with the word, after one more letter.
   *
   * @template T
   * @param {string} letter
   * @param {T[]} every  in their order
   * @param {number} at  where the reader is: stays there while it fits a longer word
   * @param {(one: T, text: string) => boolean} fits
   * @returns {T|undefined}
   */
  find(letter, every, at, fits) {
    const text = this.#text = (this.going() ? this.#text : "") + fold(letter);
    this.#at = Date.now();
    const start = at + (text.length > 1 ? 0 : 1);
    return [...every.slice(start), ...every.slice(0, start)].find((one) => fits(one, text));
  }
}
