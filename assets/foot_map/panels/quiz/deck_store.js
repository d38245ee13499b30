// Keeps what a reader knows in the browser.

import { merged, newDeck, readDeck, reviewed } from "./logic/deck.js";

/** @import { Deck } from "./logic/deck.js" */
/** @import { Mark } from "./logic/run.js" */

/** @typedef {Pick<Storage, "getItem"|"setItem"|"removeItem">} Keeper */

/** The storage of the page; null where a frame may not have any. @returns {Keeper|null} */
function ownStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** The deck of one school.  Where it cannot be kept it lasts as long as the page. */
export class DeckStore {
  /** @type {Deck} */
  #deck;
  /** Whether all of it is kept: then what is kept is all there is. */
  isKept;
  /** Whether what was kept could not be read, so that it was set aside. */
  isSetAside = false;

  /** @param {string} school @param {Keeper|null} [storage] */
  constructor(school, storage = ownStorage()) {
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
    try {
      const text = this.storage?.getItem(this.key);
      const kept = text ? readDeck(text, this.school) : newDeck(this.school);
      if (kept) this.#deck = this.isKept ? kept : merged(this.#deck, kept);
      else if (text) {
        this.storage?.setItem(`${this.key}.damaged`, text);
        this.storage?.removeItem(this.key);
        this.isSetAside = true;
      }
    } catch {
      this.isKept = false;
    }
  }

  #write() {
    try {
      if (!this.storage) throw new Error("no storage");
      this.storage.setItem(this.key, JSON.stringify(this.#deck));
      this.isKept = true;
    } catch {
      this.isKept = false; // full or blocked
    }
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
    try {
      this.storage?.removeItem(this.key);
      this.storage?.removeItem(`${this.key}.damaged`);
      this.isSetAside = false;
    } catch { /* then nothing was kept */ }
  }
}
