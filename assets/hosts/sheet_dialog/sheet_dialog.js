// The dialog "Print or save a sheet". Its fields and messages come from Python when it first opens;
// a sheet is made there too, and the newest request wins.

import { h } from "../../foot_map/core/dom.js";
import { Fields } from "./fields.js";
import { Kinds } from "./kinds.js";

/** @import { AnyModel } from "../../foot_map/core/types.js" */
/** @import { Field } from "./fields.js" */
/**
 * The state of the model: `opened` both ways, `request` from the browser, the others from Python.
 * @typedef {{opened: boolean, request: string, language: string, menu: string, answer: string}} State
 * @typedef {{messages: Record<string, string>, school: string,
 *   kinds: {id: string, name: string, note: string, fields: Field[]}[], label: string,
 *   fitting: string}} Menu  fitting: the kind for what the map shows
 * @typedef {{n: number, error?: string, preview?: string, pdf?: string, file?: string}} Answer
 */

/** @param {string} text @param {any} other */
function read(text, other) {
  try {
    return JSON.parse(text) ?? other;
  } catch {
    return other;
  }
}

/** The address of a file that came as base64. @param {string} text */
function addressOf(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
}

const RECORD = "record";

/** The record sheet first, with what is told about a session. @param {Menu} menu */
function withSession({ kinds, messages }) {
  const told = kinds.map((kind) =>
    kind.id === RECORD ? { ...kind, note: messages.session_note } : kind
  );
  return {
    kinds: told.sort((a, b) => Number(b.id === RECORD) - Number(a.id === RECORD)),
    fitting: RECORD,
  };
}

class SheetDialog {
  /** @type {Menu|null} */
  #menu = null;
  /** What was asked for with the newest number. @type {Record<string, string>} */
  #asked = {};
  #n = 0;
  /** Where a sheet is opened to be printed. @type {Window|null} */
  #tab = null;
  /** The session of notes that was handed over for the record sheet, until the dialog closes. */
  #session = "";
  #isGone = false;
  /** @type {Set<string>} */
  #files = new Set();
  #fields = new Fields(() => this.#ask("preview"));
  #kinds = new Kinds(() => {
    this.#list();
    this.#ask("preview");
  });

  close = h("button", { type: "button", onclick: () => this.dialog.close() });
  title = h("h2");
  school = h("p");
  status = h("p", { class: "status", role: "status" });
  picture = h("img", { hidden: true });
  paper = h("div", { class: "paper" }, this.picture);
  save = h("button", { type: "button", class: "first", onclick: () => this.#ask("pdf") });
  print = h("button", { type: "button", onclick: () => this.#print() });
  view = h("button", { type: "button", onclick: () => this.#printView() });
  viewNote = h("small");
  dialog = h(
    "dialog",
    {},
    h("div", { class: "top" }, this.title, this.close),
    h(
      "div",
      { class: "body" },
      h("div", { class: "choice" }, this.school, this.#kinds.node),
      h(
        "form",
        { class: "shown", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
        this.#fields.node,
        this.status,
        this.paper,
      ),
    ),
    h("div", { class: "foot" }, this.save, this.print, this.view, this.viewNote),
  );

  /** @param {AnyModel} model @param {HTMLElement} el */
  constructor(model, el) {
    this.model = model;
    this.el = el;
    el.append(h("div", { class: "rz-sheets" }, this.dialog));
    this.dialog.addEventListener("close", this.#shut);
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close(); // beside the dialog, on its backdrop
    });
    this.heard = /** @type {[string, () => void][]} */ ([
      ["change:opened", () => this.#opened()],
      ["change:menu", () => this.#offered()],
      ["change:answer", () => this.#answered()],
    ]);
    for (const [event, action] of this.heard) model.on(event, action);
    addEventListener("zones-lost", this.#lost);
    addEventListener("rz-session", this.#handedOver);
    if (model.get("opened")) this.#opened();
  }

  /** @param {string} text @param {string} state  busy, ready or error */
  #say(text, state) {
    this.status.textContent = text;
    this.status.dataset.state = state;
    this.paper.ariaBusy = String(state === "busy");
    this.save.disabled = this.print.disabled = state !== "ready";
  }

  /** The kind of sheet that is chosen. */
  #kind() {
    return this.#menu?.kinds.find(({ id }) => id === this.#kinds.value);
  }

  /** @param {string} want  preview, pdf or print */
  #ask(want) {
    this.#fields.stop();
    if (!this.#menu || !this.dialog.open) return;
    const kind = this.#kinds.value;
    this.#asked = { kind, want, ...this.#fields.values };
    if (kind === RECORD && this.#session) this.#asked.session = this.#session;
    const made = want === "print" ? "pdf" : want;
    this.model.set("request", JSON.stringify({ ...this.#asked, want: made, n: ++this.#n }));
    this.model.save_changes();
    this.#say(this.#menu.messages.setting, "busy");
  }

  #print() {
    this.#tab = open("", "_blank"); // now, as a browser lets nothing open long after the press
    this.#ask("print");
  }

  #printView() {
    this.dialog.close();
    window.print();
  }

  /** Put up the fields that the chosen sheet has. */
  #list() {
    const kind = this.#kind();
    if (kind) this.#fields.fill(kind.id, kind.fields);
  }

  #opened() {
    if (!this.model.get("opened")) return this.dialog.close();
    if (!this.dialog.open) this.dialog.showModal();
    this.#offered();
  }

  #offered() {
    const menu = this.#menu = /** @type {Menu|null} */ (read(this.model.get("menu"), null));
    if (!menu || !this.dialog.open) return;
    const { messages } = menu;
    this.dialog.ariaLabel = this.title.textContent = messages.title;
    this.picture.alt = messages.first_page;
    this.close.textContent = messages.close;
    this.save.textContent = messages.download;
    this.print.textContent = messages.print;
    this.view.textContent = messages.view_now;
    this.school.textContent = menu.school;
    this.viewNote.textContent = messages.view_note;
    const { kinds, fitting } = this.#session ? withSession(menu) : menu;
    this.#kinds.fill(menu.label, kinds, fitting);
    this.#list();
    this.#kinds.focus();
    this.#ask("preview");
  }

  #answered() {
    /** @type {Answer} */
    const answer = read(this.model.get("answer"), {});
    if (!this.#menu || answer.n !== this.#n) return; // of an older request
    const { messages } = this.#menu;
    if (answer.preview) {
      this.picture.src = `data:image/png;base64,${answer.preview}`;
      this.picture.hidden = false;
      return this.#say(messages.ready, "ready");
    }
    const tab = this.#tab;
    this.#tab = null;
    if (!answer.pdf) {
      tab?.close();
      this.picture.hidden = true;
      return this.#say(answer.error ?? messages.lost, "error");
    }
    const file = addressOf(answer.pdf);
    this.#files.add(file);
    if (this.#asked.want === "print" && tab && !tab.closed) tab.location.href = file;
    else h("a", { href: file, download: answer.file }).click();
    this.#say(messages.saved, "ready");
  }

  #shut = () => {
    this.#session = "";
    this.#fields.stop();
    this.model.set("opened", false);
    this.model.save_changes();
  };

  /** Notes ask whether there are sheets here, or hand a session over just before they open the
   * dialog. @param {Event} event */
  #handedOver = (event) => {
    if (this.#isGone) return;
    event.preventDefault();
    this.#session = /** @type {CustomEvent<{session: string}>} */ (event).detail.session;
  };

  /** The program is gone: nothing more is set. */
  #lost = () => {
    this.#isGone = true;
    if (!this.dialog.open) return;
    if (this.#menu) this.#say(this.#menu.messages.gone, "error");
    else this.dialog.close(); // nothing to choose from has come; the page says why
  };

  dispose() {
    removeEventListener("zones-lost", this.#lost);
    removeEventListener("rz-session", this.#handedOver);
    this.#fields.stop();
    for (const [event, action] of this.heard) this.model.off(event, action);
    this.dialog.removeEventListener("close", this.#shut);
    this.#files.forEach((file) => URL.revokeObjectURL(file));
    this.el.replaceChildren();
  }
}

/** @param {{model: AnyModel, el: HTMLElement}} host @returns {() => void} takes everything away again */
function render({ model, el }) {
  const dialog = new SheetDialog(model, el);
  return () => dialog.dispose();
}

export default { render };
