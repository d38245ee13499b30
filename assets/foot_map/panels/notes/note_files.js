// What leaves the notes, and what comes into them: files, paper, and the bin. All of it by the reader's
// own hand.

import { h } from "../../core/dom.js";
import { EndDialog } from "../quiz/end_dialog.js";
import { csvOf, sheetText, writeFile } from "./logic/files.js";
import { dateOf } from "./wording.js";

/** @import { App } from "../../core/types.js" */
/** @import { NoteSession } from "./logic/sessions.js" */
/** @import { NoteStore } from "./note_store.js" */

export class NoteFiles {
  /** What is done once the reader agrees. */
  #agreed = () => {};

  /** @param {App} app @param {NoteStore} store
   * @param {(told: string) => void} changed  called when sessions came or went */
  constructor(app, store, changed) {
    this.app = app;
    this.store = store;
    this.changed = changed;
    this.sure = new EndDialog(app, "notes_delete", "close", () => this.#agreed());
  }

  saveAll() {
    const { store } = this;
    download(writeFile(store.all(), store.unreadable()), "application/json", "foot-sessions.json");
  }

  /** @param {NoteSession[]} sessions */
  saveTable(sessions) {
    const { data, zones } = this.app;
    const name = (/** @type {string} */ school, /** @type {string} */ zone) =>
      school === data.school.id ? zones.get(zone)?.name ?? "" : "";
    const day = sessions.length === 1 ? `-${sessions[0].begun.replaceAll(":", "")}` : "s";
    download(csvOf(sessions, name), "text/csv", `foot-session${day}.csv`);
  }

  /** Whether the page makes sheets, and the session has values for one. @param {NoteSession} session */
  canSheet(session) {
    return sheetText(session, this.app.zones) !== "" && this.#handOver("");
  }

  /** Open the record sheet of a session, made by the server of the page: its date and numbers go
   * there. @param {NoteSession} session */
  openSheet(session) {
    if (this.#handOver(sheetText(session, this.app.zones))) this.app.open("page", "print");
  }

  /** @param {string} session  empty to ask only @returns {boolean} whether the page makes sheets */
  #handOver(session) {
    const options = { detail: { session }, cancelable: true };
    return !dispatchEvent(new CustomEvent("rz-session", options));
  }

  /** @param {File} file */
  async load(file) {
    const { app: { t }, store } = this;
    const n = store.load(await file.text());
    this.changed(n === null ? t("notes_damaged", { name: file.name }) : t("notes_loaded", { n }));
  }

  /** @param {NoteSession} session */
  askDelete(session) {
    const { app, store } = this;
    this.#agreed = () => {
      store.remove(session.id);
      this.changed("");
    };
    this.sure.open(app.t("notes_delete_ask", { date: dateOf(app, session.begun) }));
  }

  askClear() {
    const { app, store } = this;
    const all = store.all();
    this.#agreed = () => {
      for (const { id } of all) store.remove(id);
      store.forgetUnreadable();
      this.changed("");
    };
    this.sure.open(app.t("notes_clear_ask", { n: all.length }));
  }
}

/** Hand a text over as a file. @param {string} text @param {string} type @param {string} name */
function download(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
