// Keeps what a reader knows in the browser.

import { deviceStorage, forget, keep, readKept, setAside } from "../../core/storage.js";
import { merged, newDeck, readDeck, reviewed } from "./logic/deck.js";

/** @import { Keeper } from "../../core/storage.js" */
/** @import { Deck } from "./logic/deck.js" */
/** @import { Mark } from "./logic/run.js" */

/** The deck of one school.  Where it cannot be kept it lasts as long as the page. */
export class DeckStore {
  /** @type {Deck} */
  #deck;
  /** Whether all of it is kept: then what is kept is all there is. */
  isKept;
  /** Whether what was kept could not be read, so that it was set aside. */
  isSetAside = false;

  /** @param {string} school @param {Keeper|null} [storage] */
  constructor(school, storage = deviceStorage()) {
    this.school = school;
    this.storage = storage;
    this.key = `foot-reflex-zones.deck.${school}`;
    this.#deck = newDeck(school);
    this.isKept = storage !== null;
    this.#read();
  }

  get deck() {
    this.#read(); // another tab may have written
    return this.#deck;
  }

  #read() {
    const text = readKept(this.key, this.storage);
    const kept = text ? readDeck(text, this.school) : newDeck(this.school);
    if (kept) this.#deck = this.isKept ? kept : merged(this.#deck, kept);
    else if (text) this.isSetAside = this.isKept = setAside(this.key, text, this.storage);
  }

  #write() {
    this.isKept = keep(this.key, JSON.stringify(this.#deck), this.storage);
  }

  /** @param {string} zone @param {Mark} mark @param {Date} [now] */
  review(zone, mark, now = new Date()) {
    this.#deck = reviewed(this.deck, zone, mark, now);
    this.#write();
  }

  /** Take the cards of a file too.  @param {string} text
   * @returns {number|null} how many zones it has; null if it is no deck of this school */
  load(text) {
    const read = readDeck(text, this.school);
    if (!read) return null;
    this.#deck = merged(this.deck, read);
    this.#write();
    return Object.keys(read.cards).length;
  }

  clear() {
    this.#deck = newDeck(this.school);
    forget(this.key, this.storage);
    forget(`${this.key}.damaged`, this.storage);
    this.isSetAside = false;
  }
}
