// Keeps where the reader has come to, and how routines are played, in the browser.

import { deviceStorage, keep, readKept, tabStorage } from "../../core/storage.js";
import { readPlaces, readSettings, writePlaces } from "./logic/places.js";

/** @import { Keeper } from "../../core/storage.js" */
/** @import { Place, Settings } from "./logic/places.js" */

const PLACES = "foot-reflex-zones.places"; // of this tab
const SETTINGS = "foot-reflex-zones.player"; // of all pages

/** What cannot be kept lasts as long as the page. */
export class PlaceStore {
  /** Whether the place outlasts the page. */
  isKept;
  /** @type {Map<string, Place>} */
  #places;
  #settings;

  /** @param {Keeper|null} [tab] @param {Keeper|null} [device] */
  constructor(tab = tabStorage(), device = deviceStorage()) {
    this.tab = tab;
    this.device = device;
    this.isKept = tab !== null;
    this.#places = readPlaces(readKept(PLACES, tab));
    this.#settings = readSettings(readKept(SETTINGS, device));
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
    this.isKept = keep(PLACES, writePlaces(this.#places), this.tab);
  }

  get settings() {
    return this.#settings;
  }

  /** @param {Partial<Settings>} patch */
  set(patch) {
    this.#settings = { ...this.#settings, ...patch };
    keep(SETTINGS, JSON.stringify(this.#settings), this.device);
  }
}
