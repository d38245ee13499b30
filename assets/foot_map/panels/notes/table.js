// Sessions as tables beside the feet.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { change, FEET } from "./logic/sessions.js";
import { signed } from "./logic/tints.js";
import { zonesOf } from "./wording.js";

/** @import { App, Foot, Zone } from "../../core/types.js" */
/** @import { NoteSession } from "./logic/sessions.js" */

/** A zone that a press leads to. @param {App} app @param {string} name @param {Zone|null} zone */
const zoneCell = (app, name, zone) =>
  h(
    "th",
    { scope: "row" },
    zone
      ? h("button", {
        type: "button",
        class: "rz-link",
        text: name,
        lang: app.lang(zone),
        onclick: () => app.choose(zone.id, { show: true }),
      })
      : name,
  );

/** @param {App} app @param {boolean} notes  whether there is a column of them
 * @param {HTMLElement[]} rows */
function table({ t }, notes, rows) {
  const head = [
    "notes_table_zone",
    "feet_left",
    "feet_right",
    ...notes ? ["notes_table_note"] : [],
  ];
  return h(
    "table",
    { class: "rz-note-table" },
    h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col", text: t(key) })))),
    h("tbody", {}, ...rows),
  );
}

/** What was noted in a session. @param {App} app @param {NoteSession} session */
export function sessionTable(app, session) {
  const rows = zonesOf(app, session).map(({ id, name, zone }) => {
    const entry = own(session.zones, id) ?? {};
    return h(
      "tr",
      {},
      zoneCell(app, name, zone),
      ...FEET.map((foot) => h("td", { "data-tender": entry[foot], text: entry[foot] ?? "" })),
      h("td", { text: entry.note ?? "" }),
    );
  });
  return table(app, true, rows);
}

/** What changed between two sessions, foot by foot. @param {App} app @param {NoteSession} before
 * @param {NoteSession} after */
export function changeTable(app, before, after) {
  const both = { ...after, zones: { ...before.zones, ...after.zones } };
  const rows = zonesOf(app, both).map(({ id, name, zone }) =>
    h(
      "tr",
      {},
      zoneCell(app, name, zone),
      ...FEET.map((foot) => changeCell(before, after, id, foot)),
    )
  );
  return table(app, false, rows);
}

/** "1 → 3 +2"; a foot that one of them has no value for has no change. @param {NoteSession} before
 * @param {NoteSession} after @param {string} zone @param {Foot} foot */
function changeCell(before, after, zone, foot) {
  const [from, to] = [before, after].map(({ zones }) => own(zones, zone)?.[foot]);
  const by = change(before, after, zone, foot);
  if (from === undefined && to === undefined) return h("td");
  return h(
    "td",
    { "data-change": by === undefined ? null : Math.sign(by) },
    `${from ?? "–"} → ${to ?? "–"}`,
    by === undefined ? "" : " ",
    by === undefined ? "" : h("b", { text: signed(by) }),
  );
}
