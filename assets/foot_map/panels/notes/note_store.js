// Keeps sessions on the device, each under a key of its own: two tabs never write over each other's
// sessions, and a damaged one takes none of the others with it.

import {
  deviceStorage,
  forget,
  keep,
  keptKeys,
  readKept,
  setAside,
  tabStorage,
} from "../../core/storage.js";
import { newOnes, readFile } from "./logic/files.js";
import { hasContent, newestFirst, newSession, pack, unpack } from "./logic/sessions.js";

/** @import { Keeper } from "../../core/storage.js" */
/** @import { NoteSession } from "./logic/sessions.js" */

export const PLACE = "foot-reflex-zones.session.";
const DAMAGED = "foot-reflex-zones.damaged-session.";
const ON = "foot-reflex-zones.session-on";

/** What cannot be kept stays here as long as the page, and is written as soon as there is room. */
export class NoteStore {
  /** What the device does not have. @type {Map<string, NoteSession>} */
  #unsaved = new Map();
  /** What was read last, by id, as reading thousands takes time. @type {Map<string, [string, NoteSession|null]>} */
  #read = new Map();
  /** How many could not be read in this visit, and were set aside. */
  setAside = 0;

  /** @param {Keeper|null} [storage] @param {Keeper|null} [tab] */
  constructor(storage = deviceStorage(), tab = tabStorage()) {
    this.storage = storage;
    this.tab = tab;
    /** The session that notes go into now; "" if none is on. */
    this.on = readKept(ON, tab) ?? "";
  }

  /** @returns {string[]} ids */
  #ids() {
    const kept = keptKeys(PLACE, this.storage).map((key) => key.slice(PLACE.length));
    return [...new Set([...kept, ...this.#unsaved.keys()])];
  }

  /** All sessions, the newest first. */
  all() {
    return newestFirst(this.#ids().flatMap((id) => this.get(id) ?? []));
  }

  /** A session as it is now, in whatever tab it was written. @param {string} id
   * @returns {NoteSession|null} */
  get(id) {
    const unsaved = this.#unsaved.get(id);
    if (unsaved) return unsaved;
    const text = id ? readKept(PLACE + id, this.storage) : null;
    if (text === null) return null;
    const known = this.#read.get(id);
    if (known?.[0] === text) return known[1];
    const session = unpack(id, text);
    if (!session && setAside(PLACE + id, text, this.storage, DAMAGED + id)) this.setAside++;
    this.#read.set(id, [text, session]);
    return session;
  }

  /** The texts that were set aside. @returns {string[]} */
  unreadable() {
    return keptKeys(DAMAGED, this.storage).flatMap((key) => readKept(key, this.storage) ?? []);
  }

  forgetUnreadable() {
    for (const key of keptKeys(DAMAGED, this.storage)) forget(key, this.storage);
    this.setAside = 0;
  }

  /** Begin a session; it is kept with its first note. @param {string} school @param {Date} [now] */
  begin(school, now = new Date()) {
    const session = newSession(school, now, new Set(this.#ids()));
    this.#unsaved.set(session.id, session);
    this.turnOn(session.id);
    return session;
  }

  /** Let notes go into a session; "" ends it. @param {string} id */
  turnOn(id) {
    const last = this.#unsaved.get(this.on);
    if (last && !hasContent(last)) this.#unsaved.delete(this.on); // nothing was noted
    this.on = id;
    keep(ON, id, this.tab);
  }

  /** The session that is on, for this school. @param {string} school */
  current(school) {
    const session = this.get(this.on);
    return session?.school === school ? session : null;
  }

  /** @param {string} id @param {(session: NoteSession) => NoteSession} how */
  change(id, how) {
    const session = this.get(id);
    if (session) this.#write([how(session)]);
  }

  /** @param {NoteSession[]} sessions */
  #write(sessions) {
    for (const session of sessions) this.#unsaved.set(session.id, session);
    for (const [id, session] of this.#unsaved) {
      if (!hasContent(session) && readKept(PLACE + id, this.storage) === null) continue;
      if (keep(PLACE + id, pack(session), this.storage)) this.#unsaved.delete(id);
    }
  }

  /** Whether a session that has something in it is not on the device. */
  get isLosing() {
    return [...this.#unsaved.values()].some(hasContent);
  }

  /** @param {string} id */
  remove(id) {
    this.#unsaved.delete(id);
    forget(PLACE + id, this.storage);
    if (this.on === id) this.turnOn("");
  }

  /** Take the sessions of a file too. @param {string} text
   * @returns {number|null} how many came; null if it is damaged, so that nothing was changed */
  load(text) {
    const read = readFile(text);
    if (!read) return null;
    const fresh = newOnes(this.all(), read);
    this.#write(fresh);
    return fresh.length;
  }
}
