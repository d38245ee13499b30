// Notes and sessions: how tender the zones were, in the place of the card and on the cards.
//
// What is noted never goes into the state of the map, which hosts share with their server.

import { flag, h } from "../../core/dom.js";
import { icon, textButton } from "../../core/controls.js";
import { watchKept } from "../../core/storage.js";
import { section } from "../texts.js";
import { tintOf, tintOfChange } from "./logic/tints.js";
import { NoteFiles } from "./note_files.js";
import { PLACE } from "./note_store.js";
import { recorder } from "./recorder.js";
import { sessionTable } from "./table.js";
import { compareView, listView, sessionView } from "./views.js";
import { nameOf } from "./wording.js";

/** @import { App, Panel, Zone } from "../../core/types.js" */
/** @import { Values } from "../../core/values.js" */
/** @import { NoteSession } from "./logic/sessions.js" */
/** @import { NoteStore } from "./note_store.js" */

/** What the panel shows: all sessions, one, or two compared.
 * @typedef {{one?: string, before?: string, after?: string}} Shown */

const ENDED_BY = /** @type {const} */ (["selection", "learn", "complaint", "quiz", "player"]);

export class NotesPanel {
  /** The colours of the feet while there are any. @type {Values|null} */
  tint = null;

  /**
   * @param {App} app
   * @param {{store: NoteStore, place: {shown: Shown}}} noted  kept while panels are made again
   * @param {HTMLElement} room  of all panels
   * @param {(what: string) => void} repaint
   */
  constructor(app, { store, place }, room, repaint) {
    const { t } = app;
    this.app = app;
    this.store = store;
    this.place = place;
    this.room = room;
    this.repaint = repaint;
    this.told = h("div", { class: "rz-quiz-told", role: "status" });
    this.body = h("div", { class: "rz-quiz-body" });
    this.files = new NoteFiles(app, store, (text) => this.#stored(text));
    const facts = {
      class: "rz-quiz rz-notes",
      "aria-label": t("notes"),
      tabindex: -1,
      hidden: true,
    };
    this.node = h("section", facts, this.body, this.files.sure.node);
    const onclick = () => app.state.sessions ? this.close() : this.open();
    this.count = h("span");
    const pill = { type: "button", class: "rz-pill rz-to-notes", "data-key": "notes", onclick };
    this.pill = h("button", { ...pill, title: t("notes") }, icon("notes"), this.count);
    this.stop = watchKept((key) => {
      if (key === null || key.startsWith(PLACE)) this.#follow();
    });
    window.addEventListener("beforeunload", this.#leaving);
    this.#retint();
    this.#paintPill();
  }

  /** Ask before notes are lost that no storage has. @param {BeforeUnloadEvent} event */
  #leaving = (event) => {
    if (this.store.isLosing && this.current()) event.preventDefault();
  };

  /** The session that notes go into. */
  current() {
    return this.store.current(this.app.data.school.id);
  }

  begin() {
    this.app.safety.beforeFirst(() => {
      const { app, store } = this;
      store.begin(app.data.school.id);
      this.place.shown = {};
      this.#changed();
      app.announce(app.t("notes_on_hint"));
      // With a zone on the card, that is where notes go; else the panel says what to do.
      if (!app.state.selection.length) this.open();
    });
  }

  /** Let notes go into an earlier session again. @param {string} id */
  goOn(id) {
    this.store.turnOn(id);
    this.#changed();
  }

  end() {
    const { id = "" } = this.current() ?? {};
    this.store.turnOn("");
    this.place.shown = this.store.get(id) ? { one: id } : {};
    this.#changed();
    if (this.store.get(id)) this.open();
  }

  /** Change the session that is on. @param {(session: NoteSession) => NoteSession} how
   * @param {boolean} [seen]  whether the feet show it */
  note(how, seen = true) {
    this.store.change(this.store.on, how);
    if (seen) this.#retint();
    this.#paintPill();
    this.#tell();
  }

  /** Change what stands above the zones of a session. @param {string} id
   * @param {(session: NoteSession) => NoteSession} how */
  edit(id, how) {
    this.store.change(id, how);
    const session = this.store.get(id);
    const title = this.body.querySelector("h2");
    if (title && session) title.textContent = nameOf(this.app, session);
    this.#tell();
  }

  open() {
    this.app.set({ sessions: true, learn: "", quiz: "", player: "" });
  }

  close() {
    this.app.set({ sessions: false });
  }

  /** @param {Shown} shown */
  show(shown) {
    this.place.shown = shown;
    this.#retint();
    this.#fill();
    this.#focusTitle();
  }

  /** Another tab, or another map of this page, has changed a session. */
  #follow() {
    const { body, room } = this;
    const { activeElement } = /** @type {ShadowRoot|Document} */ (room.getRootNode());
    this.#retint();
    this.#paintPill();
    const typing = body.contains(activeElement) && activeElement?.matches("input, textarea");
    const session = this.store.get(this.place.shown.one ?? "");
    if (typing && session) {
      body.querySelector(".rz-note-table")?.replaceWith(sessionTable(this.app, session));
    } else if (this.app.state.sessions) this.#fill();
  }

  #changed() {
    this.#retint();
    this.#paintPill();
    if (this.app.state.sessions) this.#fill();
    this.repaint("noted");
  }

  /** A file has come, or sessions are gone. @param {string} text  what to tell */
  #stored(text) {
    const { shown } = this.place;
    if (shown.one && !this.store.get(shown.one)) this.place.shown = {};
    this.#changed();
    this.#tell(text);
    if (!text) this.#focusTitle();
  }

  /** The sessions that are shown now. @returns {NoteSession[]} */
  #shown() {
    const { app, place: { shown: { one, before, after } }, store } = this;
    const ids = app.state.sessions ? [before ?? one ?? store.on, after ?? ""] : [store.on];
    return ids.flatMap((id) => store.get(id) ?? [])
      .filter(({ school }) => school === app.data.school.id);
  }

  #retint() {
    const { app } = this;
    const { t, data } = app;
    const [first, second] = this.#shown();
    const before = JSON.stringify(this.tint);
    if (second) this.tint = tintOfChange(data.zones, first, second, t("notes_change"));
    else if (first) this.tint = tintOf(data.zones, first, t("notes_tint"));
    else this.tint = null;
    if (JSON.stringify(this.tint) !== before) this.repaint("tint");
  }

  #paintPill() {
    const { app: { t }, count, pill } = this;
    const session = this.current();
    const n = Object.keys(session?.zones ?? {}).length;
    count.replaceChildren(
      h("span", { text: t(session ? "notes_on" : "notes_short") }),
      session ? h("small", { text: t("notes_count", { n }) }) : "",
    );
    flag(pill, "data-on", session !== null);
    pill.setAttribute("aria-expanded", String(this.app.state.sessions));
  }

  #fill() {
    const { app, body, place: { shown: { one = "", before = "", after = "" } }, store } = this;
    const [first, second] = [store.get(before), store.get(after)];
    const session = store.get(one);
    const view = first && second
      ? compareView(this, first, second)
      : session
      ? sessionView(this, session)
      : listView(this);
    body.replaceChildren(...view);
    if (app.state.sessions) this.#tell();
  }

  #focusTitle() {
    this.body.scrollTop = 0;
    const title = this.body.querySelector("h2");
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  }

  /** What a reader must know of what is kept. @param {string} [text]  to tell besides */
  #tell(text = "") {
    const { app: { t }, store, told } = this;
    const said = [
      text,
      store.isLosing ? t("notes_not_kept") : "",
      store.setAside ? t("notes_set_aside", { n: store.setAside }) : "",
    ].filter(Boolean).join(" ");
    if (told.textContent !== said) told.textContent = said;
    for (const warning of this.room.querySelectorAll(".rz-noting [role=status]")) {
      warning.textContent = store.isLosing ? t("notes_not_kept") : "";
    }
  }

  /** That notes are not kept, for the card. */
  warning() {
    const { app: { t }, store } = this;
    const text = store.isLosing ? t("notes_not_kept") : "";
    return h("p", { class: "rz-stop", role: "status", text });
  }

  /** @param {Zone} zone */
  section(zone) {
    return recorder(this, zone);
  }

  /** The way into the notes from the empty card. */
  entrance() {
    const { app } = this;
    const node = section(
      app.t("notes"),
      h("p", { text: app.t("notes_lead") }),
      h(
        "div",
        { class: "rz-quiz-row" },
        this.current() ? "" : textButton(app, "notes_begin", () => this.begin()),
        textButton(app, "notes_all", () => this.open()),
      ),
    );
    node.classList.add("rz-quiz-entrance");
    return node;
  }

  /** @param {Set<string>} changed */
  paint(changed) {
    const { app, node, room } = this;
    if (changed.has("sessions") || changed.has("start")) {
      const { sessions } = app.state;
      const focused = node.contains(
        /** @type {Document} */ (node.getRootNode()).activeElement,
      );
      node.hidden = !sessions;
      flag(room, "data-notes", sessions);
      this.#retint();
      this.#paintPill();
      if (sessions) this.#fill();
      else this.body.replaceChildren();
      if (sessions && changed.has("sessions")) this.#focusTitle();
      else if (!sessions && focused) this.pill.focus();
    }
    const opened = ENDED_BY.some((name) => changed.has(name) && app.state[name].length);
    if (opened && app.state.sessions && !changed.has("sessions")) app.set({ sessions: false });
  }

  /** @returns {boolean} whether it was open */
  escape() {
    if (!this.app.state.sessions) return false;
    const { shown } = this.place;
    if (Object.keys(shown).length) this.show({});
    else this.close();
    return true;
  }

  dispose() {
    this.stop();
    window.removeEventListener("beforeunload", this.#leaving);
  }
}
