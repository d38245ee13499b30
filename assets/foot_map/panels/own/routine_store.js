// Keeps the reader's own routines in the browser.

import { deviceStorage, keep, readKept, setAside, tabStorage } from "../../core/storage.js";
import { freeName, merged, readBook, writeBook } from "../player/logic/book.js";

/** @import { Keeper } from "../../core/storage.js" */
/** @import { Book, Kept } from "../player/logic/book.js" */

export const ROUTINES = "foot-reflex-zones.routines";
const EDITED = "foot-reflex-zones.routine-edited";

/** What is asked to be kept: `changed` is that of the state it was made from, null of a new one.
 * @typedef {Omit<Kept, "changed"> & {changed: number|null}} Draft */

/** Where they cannot be kept they last as long as the page. */
export class RoutineStore {
  /** @type {Book} */
  #book = new Map();
  /** Whether all of them are kept. */
  isKept;
  /** Whether what was kept could not be read, so that it was set aside. */
  isSetAside = false;
  /** @type {string} */
  #editing;

  /** @param {Keeper|null} [storage] @param {() => number} [now]  ms
   * @param {Keeper|null} [tab] */
  constructor(storage = deviceStorage(), now = Date.now, tab = tabStorage()) {
    this.storage = storage;
    this.now = now;
    this.tab = tab;
    this.#editing = readKept(EDITED, tab) ?? "";
    this.isKept = storage !== null;
    this.#read();
  }

  /** @returns {Book} with what another tab has kept */
  get book() {
    this.#read();
    return this.#book;
  }

  /** The routine that is changed now, or "". A reload goes on with it. */
  get editing() {
    return this.#editing;
  }

  set editing(id) {
    if (id === this.#editing) return;
    this.#editing = id;
    keep(EDITED, id, this.tab);
  }

  #read() {
    const text = readKept(ROUTINES, this.storage);
    const kept = text ? readBook(text) : new Map();
    if (kept) this.#book = this.isKept ? kept : merged(this.#book, kept);
    else if (text) this.isSetAside = this.isKept = setAside(ROUTINES, text, this.storage);
  }

  #write() {
    this.isKept = keep(ROUTINES, writeBook(this.#book), this.storage);
  }

  /**
   * Keep a routine. If another tab has changed it since, both are kept, this one under another name.
   *
   * @param {string} id  "" for a new one
   * @param {Draft} draft
   * @returns {{id: string, copied: boolean}}
   */
  put(id, draft) {
    const { book } = this;
    const before = book.get(id);
    const copied = before !== undefined && before.changed !== draft.changed;
    const key = copied || !id ? this.#freeId() : id;
    const name = copied ? freeName(book, draft.name) : draft.name;
    const changed = Math.max(this.now(), (draft.changed ?? 0) + 1, (before?.changed ?? 0) + 1);
    this.#book = new Map(book).set(key, { ...draft, name, changed });
    this.#write();
    return { id: key, copied };
  }

  #freeId() {
    for (let n = this.now();; n++) {
      const id = n.toString(36);
      if (!this.#book.has(id)) return id;
    }
  }

  /** @param {string} id */
  remove(id) {
    const { book } = this;
    this.#book = new Map([...book].filter(([other]) => other !== id));
    this.#write();
  }

  /** The routine of a school that was changed last. @param {string} school
   * @returns {string} its id, "" if there is none */
  last(school) {
    const mine = [...this.book].filter(([, one]) => one.school === school);
    return mine.sort(([, a], [, b]) => b.changed - a.changed)[0]?.[0] ?? "";
  }

  /** Take the routines of a file too. @param {string} text
   * @returns {number|null} how many it has; null if it holds none */
  load(text) {
    const read = readBook(text);
    if (!read) return null;
    this.#book = merged(this.book, read);
    this.#write();
    return read.size;
  }
}
