// What the panel of notes shows: all sessions, one of them, or two compared.

import { chip, fileBox, textButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { lazyFold } from "../texts.js";
import { LONGEST_NAME, LONGEST_NOTE } from "./logic/sessions.js";
import { printRecord } from "./record_page.js";
import { changeTable, sessionTable } from "./table.js";
import { dateOf, nameOf } from "./wording.js";

/** @import { App } from "../../core/types.js" */
/** @import { NoteSession } from "./logic/sessions.js" */
/** @import { NotesPanel } from "./notes.js" */

const FIRST = 30; // sessions listed at once

/** @param {string} text */
const title = (text) => h("h2", { tabindex: -1, text });

/** @param {App} app */
const standingLine = ({ t }) => h("p", { class: "rz-stop", text: t("notes_standing") });

/** All sessions of the school, the newest first. @param {NotesPanel} notes @returns {(Node|string)[]} */
export function listView(notes) {
  const { app, store } = notes;
  const { t } = app;
  const current = notes.current();
  const all = store.all().filter(({ school }) => school === app.data.school.id);
  return [
    title(t("notes")),
    h("p", { class: "rz-lead", text: t("notes_lead") }),
    standingLine(app),
    current ? h("p", { class: "rz-noting-on" }, t("notes_on_hint")) : "",
    h(
      "div",
      { class: "rz-quiz-row" },
      current
        ? textButton(app, "notes_end", () => notes.end(), "rz-primary")
        : textButton(app, "notes_begin", () => notes.begin(), "rz-primary"),
      textButton(app, "close", () => notes.close()),
    ),
    notes.told,
    h("h3", { text: t("notes_sessions") }),
    all.length ? sessionList(notes, all) : h("p", { text: t("notes_none") }),
    all.length > 1 ? lazyFold(t("notes_compare"), () => comparer(notes, all)) : "",
    files(notes, store.all().length > 0 || store.unreadable().length > 0),
  ];
}

/** @param {NotesPanel} notes @param {NoteSession[]} all */
function sessionList(notes, all) {
  const { app } = notes;
  const { t } = app;
  const row = (/** @type {NoteSession} */ one) => {
    const { id, begun, name, zones } = one;
    const n = Object.keys(zones).length;
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "rz-example rz-session",
          "data-session": id,
          "aria-current": id === notes.current()?.id ? "true" : null,
          onclick: () => notes.show({ one: id }),
        },
        h("strong", { text: dateOf(app, begun) }),
        name ? h("span", { text: name }) : "",
        h("small", { text: t("notes_count", { n }) }),
      ),
    );
  };
  const list = h("ul", { class: "rz-quiz-review" }, ...all.slice(0, FIRST).map(row));
  if (all.length <= FIRST) return list;
  const more = h("button", {
    type: "button",
    class: "rz-toggle",
    text: t("notes_show_all", { n: all.length }),
    onclick: () => {
      list.append(...all.slice(FIRST).map(row));
      more.remove();
      /** @type {HTMLElement|null} */ (list.children[FIRST]?.querySelector("button"))?.focus();
    },
  });
  return h("div", {}, list, more);
}

/** @param {NotesPanel} notes @param {NoteSession[]} all  two at least */
function comparer(notes, all) {
  const { app } = notes;
  const { t } = app;
  const select = (/** @type {string} */ key, /** @type {number} */ at) => {
    const options = all.map((one) => h("option", { value: one.id, text: nameOf(app, one) }));
    const box = h("select", { "data-key": key }, ...options);
    box.value = all[at].id;
    return { box, node: h("label", { class: "rz-quiz-select" }, t(key), box) };
  };
  const [before, after] = [select("notes_before", 1), select("notes_after", 0)];
  const go = () => notes.show({ before: before.box.value, after: after.box.value });
  return [
    before.node,
    after.node,
    h("div", { class: "rz-quiz-row" }, textButton(app, "notes_compare_do", go)),
  ];
}

/** Saving, loading, clearing. @param {NotesPanel} notes @param {boolean} any */
function files(notes, any) {
  const { app } = notes;
  const box = fileBox((file) => notes.files.load(file));
  return h(
    "div",
    { class: "rz-quiz-row" },
    any ? chip(app, "notes_save", () => notes.files.saveAll()) : "",
    any ? chip(app, "notes_csv_all", () => notes.files.saveTable(notes.store.all())) : "",
    chip(app, "notes_load", () => box.click()),
    box,
    any ? chip(app, "notes_clear", () => notes.files.askClear()) : "",
  );
}

/** One session, with what can be changed. @param {NotesPanel} notes @param {NoteSession} session
 * @returns {(Node|string)[]} */
export function sessionView(notes, session) {
  const { app } = notes;
  const { t } = app;
  const on = notes.current()?.id === session.id;
  const sheets = notes.files.canSheet(session);
  return [
    back(notes),
    title(nameOf(app, session)),
    standingLine(app),
    on ? h("p", { class: "rz-noting-on" }, t("notes_on_hint")) : "",
    notes.told,
    h(
      "div",
      { class: "rz-quiz-row" },
      on
        ? textButton(app, "notes_end", () => notes.end(), "rz-primary")
        : textButton(app, "notes_go_on", () => notes.goOn(session.id), "rz-primary"),
      textButton(app, "notes_print", () => printRecord(app, notes.room, session)),
      sheets ? textButton(app, "notes_sheet", () => notes.files.openSheet(session)) : "",
      textButton(app, "notes_csv", () => notes.files.saveTable([session])),
    ),
    sheets ? h("p", { class: "rz-mark", text: t("notes_sheet_note") }) : "",
    fields(notes, session),
    Object.keys(session.zones).length ? sessionTable(app, session) : "",
    h(
      "div",
      { class: "rz-quiz-row" },
      textButton(app, "notes_delete", () => notes.files.askDelete(session)),
    ),
  ];
}

/** @param {NotesPanel} notes */
const back = (notes) =>
  h("button", {
    type: "button",
    class: "rz-chip rz-way-back",
    "data-key": "notes_all",
    text: notes.app.t("notes_all"),
    onclick: () => notes.show({}),
  });

/** Name, date and note of a session. @param {NotesPanel} notes @param {NoteSession} session */
function fields(notes, session) {
  const { t } = notes.app;
  const edit = (/** @type {Partial<NoteSession>} */ patch) =>
    notes.edit(session.id, (one) => ({ ...one, ...patch }));
  const label = (/** @type {string} */ key, /** @type {HTMLElement} */ box) =>
    h("label", { class: "rz-note-box" }, h("span", { text: t(key) }), box);
  const name = h("input", {
    type: "text",
    maxlength: LONGEST_NAME,
    value: session.name,
    placeholder: t("notes_name_hint"),
    "data-key": "notes-name",
    oninput: () => edit({ name: name.value }),
  });
  const begun = h("input", {
    type: "datetime-local",
    value: session.begun,
    required: true,
    "data-key": "notes-begun",
    onchange: () => begun.validity.valid && edit({ begun: begun.value.slice(0, 16) }),
  });
  const note = h("textarea", {
    rows: 3,
    maxlength: LONGEST_NOTE,
    "data-key": "notes-note",
    oninput: () => edit({ note: note.value }),
  });
  note.value = session.note;
  return h(
    "div",
    { class: "rz-note-fields" },
    label("notes_name", name),
    label("notes_begun", begun),
    label("notes_note", note),
  );
}

/** Two sessions, and what changed from one to the other. @param {NotesPanel} notes
 * @param {NoteSession} before @param {NoteSession} after @returns {(Node|string)[]} */
export function compareView(notes, before, after) {
  const { app } = notes;
  const { t } = app;
  const names = { before: nameOf(app, before), after: nameOf(app, after) };
  return [
    back(notes),
    title(t("notes_compared")),
    h("p", { class: "rz-lead", text: t("notes_change_lead", names) }),
    standingLine(app),
    notes.tint ? "" : h("p", { text: t("notes_change_none") }),
    changeTable(app, before, after),
  ];
}
