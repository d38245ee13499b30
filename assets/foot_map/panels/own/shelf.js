// The reader's own routines: all of them, or the one that is changed.

import { chip, fileBox, iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { watchKept } from "../../core/storage.js";
import { writeBook } from "../player/logic/book.js";
import { OWN, writeOwn } from "../player/logic/own_routine.js";
import { Editor } from "./editor.js";
import { known, nameOf, sizeOf } from "./made.js";
import { ROUTINES } from "./routine_store.js";

/** @import { App } from "../../core/types.js" */
/** @import { Book, Kept } from "../player/logic/book.js" */

export class OwnShelf {
  /** What undo brings back. @type {[string, Kept]|null} */
  #removed = null;
  #told = "";

  /** @param {App} app @param {HTMLElement} room @param {HTMLElement} body  to be filled
   * @param {() => void} close */
  constructor(app, room, body, close) {
    this.app = app;
    this.room = room;
    this.body = body;
    this.close = close;
    // Another tab has changed them: the list is shown anew; what is being changed is not disturbed.
    this.stop = watchKept((key) => {
      if ((key === ROUTINES || key === null) && !this.editor) this.#showAll(false);
    });
    const { editing, book } = app.routines;
    if (book.get(editing)?.school === app.data.school.id) this.#edit(editing, false);
    else this.#showAll(false);
  }

  focus() {
    const title = /** @type {HTMLElement|null} */ (this.body.querySelector("h2"));
    title?.focus({ preventScroll: true });
  }

  /** @param {string} id @param {boolean} focus */
  #edit(id, focus) {
    const { app, body, room } = this;
    app.routines.editing = id;
    this.#removed = null;
    this.editor = new Editor(app, room, id, {
      back: () => this.#showAll(true),
      close: this.close,
      remove: () => this.#remove(this.editor?.id ?? id),
    });
    body.replaceChildren(...this.editor.nodes);
    body.scrollTop = 0;
    if (focus) this.editor.title.focus({ preventScroll: true });
  }

  /** @param {string} id */
  #remove(id) {
    const { app } = this;
    const one = app.routines.book.get(id);
    app.routines.editing = "";
    if (one) {
      this.#removed = [id, one];
      app.routines.remove(id);
      this.#told = app.t("own_deleted", { name: nameOf(app, one) });
    }
    this.#showAll(true);
  }

  #undo() {
    const { app: { routines } } = this;
    if (!this.#removed) return;
    const [id, one] = this.#removed;
    routines.put(id, one);
    this.#removed = null;
    this.#told = "";
    this.#showAll(true);
  }

  /** @param {boolean} focus */
  #showAll(focus) {
    const { app, body } = this;
    const { t, routines } = app;
    this.editor = undefined;
    routines.editing = "";
    const { book } = routines;
    const title = h("h2", { tabindex: -1, text: t("own_title") });
    const undo = this.#removed
      ? h("button", {
        type: "button",
        class: "rz-chip rz-comparer",
        text: t("own_undo"),
        onclick: () => this.#undo(),
      })
      : null;
    const said = [
      this.#told,
      routines.isKept ? "" : t("own_not_kept"),
      routines.isSetAside ? t("own_set_aside") : "",
    ];
    this.#told = "";
    body.replaceChildren(
      h(
        "div",
        { class: "rz-player-bar" },
        h("span"),
        iconButton("clear", t("close"), this.close, { "data-key": "player-close" }),
      ),
      title,
      h("p", { class: "rz-lead", text: t(book.size ? "own_lead" : "own_none") }),
      h(
        "p",
        {},
        h("span", { role: "status", text: said.filter(Boolean).join(" ") }),
        " ",
        undo ?? "",
      ),
      h("ul", { class: "rz-own-list" }, ...[...book].map(([id, one]) => this.#item(id, one))),
      this.#files(book),
    );
    body.scrollTop = 0;
    if (focus) title.focus({ preventScroll: true });
  }

  /** @param {string} id @param {Kept} one */
  #item(id, one) {
    const { app } = this;
    const { t, data } = app;
    const name = nameOf(app, one);
    const here = one.school === data.school.id;
    const school = data.schools.find((other) => other.id === one.school)?.title ?? one.school;
    const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, look = "") =>
      h("button", {
        type: "button",
        class: `rz-toggle ${look}`,
        "aria-label": `${t(key)}: ${name}`,
        text: t(key),
        onclick,
      });
    const open = data.schools.some((other) => other.id === one.school);
    const keys = here
      ? [
        known(app, one).length
          ? button("own_play", () => app.set({ player: writeOwn(one) }), "rz-primary")
          : null,
        button("own_change", () => this.#edit(id, true)),
      ]
      : [open ? button("own_school", () => this.#visit(id, one)) : null];
    return h(
      "li",
      {},
      h("strong", { text: name, dir: "auto" }),
      h("span", { text: here ? sizeOf(app, one) : t("own_of_school", { title: school }) }),
      h("div", { class: "rz-player-row" }, ...keys),
    );
  }

  /** Show the school of a routine, and the routine. @param {string} id @param {Kept} one */
  #visit(id, { school }) {
    this.app.routines.editing = id;
    this.app.set({ chart: school, player: OWN });
  }

  /** @param {Book} book */
  #files(book) {
    const { t } = this.app;
    const href = `data:application/json;charset=utf-8,${encodeURIComponent(writeBook(book))}`;
    const facts = { class: "rz-chip", href, download: "foot-routines.json" };
    const box = fileBox((file) => this.#load(file));
    return h(
      "div",
      { class: "rz-player-row" },
      book.size ? h("a", { ...facts, text: t("progress_save") }) : null,
      chip(this.app, "progress_load", () => box.click()),
      box,
    );
  }

  /** @param {File} file */
  async #load(file) {
    const { app: { routines, t } } = this;
    const n = routines.load(await file.text());
    this.#told = n === null ? t("own_damaged", { name: file.name }) : t("own_loaded", { n });
    this.#showAll(true);
  }

  dispose() {
    this.stop();
  }
}
