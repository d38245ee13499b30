// Keeps where the reader has come to, and how routines are played, in the browser.

import { readPlaces, readSettings, writePlaces } from "./logic/places.js";

/** @import { Place, Settings } from "./logic/places.js" */

const PLACES = "foot-reflex-zones.places"; // of this tab
const SETTINGS = "foot-reflex-zones.player"; // of all pages

/** @typedef {Pick<Storage, "getItem"|"setItem">} Keeper */

/** A storage of the page; null where a frame may not have any.
 * @param {"localStorage"|"sessionStorage"} name @returns {Keeper|null} */
function storageOf(name) {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

/** What cannot be kept lasts as long as the page. */
export class PlaceStore {
  /** Whether the place outlasts the page. */
  isKept = true;
  /** @type {Map<string, Place>} */
  #places = new Map();
  #settings = readSettings(null);

  /** @param {Keeper|null} [tab] @param {Keeper|null} [pages] */
  constructor(tab = storageOf("sessionStorage"), pages = storageOf("localStorage")) {
    this.tab = tab;
    this.pages = pages;
    try {
      this.isKept = tab !== null;
      this.#places = readPlaces(tab?.getItem(PLACES) ?? null);
      this.#settings = readSettings(pages?.getItem(SETTINGS) ?? null);
    } catch {
      this.isKept = false;
    }
  }

  /** @param {string} routine @returns {Place|undefined} */
  place(routine) {
    return this.#places.get(routine);
  }

  /** @param {string} routine @param {Place|null} place  null: it is done */
  keep(routine, place) {
    this.#places.delete(routine);
    if (place) {
      this.#places.set(routine, { at: place.at, used: place.used, extra: place.extra });
    }
    this.isKept = write(this.tab, PLACES, writePlaces(this.#places));
  }

  get settings() {
    return this.#settings;
  }

  /** @param {Partial<Settings>} patch */
  set(patch) {
    this.#settings = { ...this.#settings, ...patch };
    write(this.pages, SETTINGS, JSON.stringify(this.#settings));
  }
}

/** @param {Keeper|null} storage @param {string} key @param {string} text
 * @returns {boolean} whether it is kept */
function write(storage, key, text) {
  try {
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    return false; // full or blocked
  }
}
