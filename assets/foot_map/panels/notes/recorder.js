// The part of a zone's card where a reader notes how tender it was.

import { chip } from "../../core/controls.js";
import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { lazyFold } from "../texts.js";
import { FEET, LONGEST_NOTE, noted, TENDERNESS } from "./logic/sessions.js";
import { dateOf, entryText, nameOf } from "./wording.js";

/** @import { App, Foot, Zone } from "../../core/types.js" */
/** @import { NotesPanel } from "./notes.js" */

const EARLIER = 10; // entries of earlier sessions

/** @param {NotesPanel} notes @param {Zone} zone */
export function recorder(notes, zone) {
  const { app } = notes;
  const { t } = app;
  const session = notes.current();
  const head = h("h3", { text: t("notes_zone") });
  const all = chip(app, "notes_all", () => notes.open());
  if (!session) {
    return h(
      "section",
      { class: "rz-part rz-noting" },
      head,
      earlier(notes, zone),
      h("div", { class: "rz-views" }, chip(app, "notes_begin", () => notes.begin()), all),
    );
  }
  return h(
    "section",
    { class: "rz-part rz-noting", "data-on": true },
    head,
    h("p", { class: "rz-mark", text: nameOf(app, session) }),
    ...FEET.filter((foot) => zone.feet.includes(foot)).map((foot) => scale(notes, zone, foot)),
    noteBox(notes, zone),
    h("p", { class: "rz-mark", text: t("notes_standing") }),
    notes.warning(),
    earlier(notes, zone),
    h("div", { class: "rz-views" }, chip(app, "notes_end", () => notes.end()), all),
  );
}

/** The four steps for one foot, and none of them. @param {NotesPanel} notes @param {Zone} zone
 * @param {Foot} foot */
function scale(notes, zone, foot) {
  const { app } = notes;
  const { t, uid } = app;
  const now = own(notes.current()?.zones ?? {}, zone.id)?.[foot];
  const choice = (/** @type {import("./logic/sessions.js").Tenderness|undefined} */ value) => {
    const text = value === undefined ? t("notes_unset") : t(`notes_${value}`);
    const input = h("input", {
      type: "radio",
      name: `${uid}-tender-${foot}`,
      checked: value === now,
      "data-key": `tender-${foot}-${value ?? "none"}`,
      onchange: () => notes.note((one) => noted(one, zone.id, { [foot]: value })),
    });
    return h(
      "label",
      { class: "rz-tender", "data-tender": value ?? "none" },
      input,
      h("span", {}, h("b", { text: value ?? "–" }), " ", h("small", { text })),
    );
  };
  return h(
    "fieldset",
    { class: "rz-tenders" },
    h("legend", { text: t("notes_tender", { foot: t(`foot_${foot}`) }) }),
    h("div", {}, ...[...TENDERNESS, undefined].map(choice)),
  );
}

/** @param {NotesPanel} notes @param {Zone} zone */
function noteBox(notes, zone) {
  const { t } = notes.app;
  const box = h("textarea", {
    rows: 2,
    maxlength: LONGEST_NOTE,
    "data-key": "zone-note",
    oninput: () => notes.note((one) => noted(one, zone.id, { note: box.value }), false),
  });
  box.value = own(notes.current()?.zones ?? {}, zone.id)?.note ?? "";
  return h("label", { class: "rz-note-box" }, h("span", { text: t("notes_zone_note") }), box);
}

/** What was noted of a zone before, looked up when it is asked for. @param {NotesPanel} notes
 * @param {Zone} zone */
const earlier = (notes, zone) =>
  lazyFold(notes.app.t("notes_earlier"), () => {
    const { app, store } = notes;
    const on = notes.current()?.id;
    const found = store.all().filter(({ id, school, zones }) =>
      id !== on && school === app.data.school.id && own(zones, zone.id)
    ).slice(0, EARLIER);
    if (!found.length) return [h("p", { text: app.t("notes_earlier_none") })];
    const line = (/** @type {import("./logic/sessions.js").NoteSession} */ one) =>
      h(
        "li",
        {},
        h("strong", { text: dateOf(app, one.begun) }),
        " ",
        entryText(app, one, zone.id),
      );
    return [h("ul", {}, ...found.map(line))];
  });
