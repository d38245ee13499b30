// Adds a technique on a zone to the reader's own routine, from its card.

import { flag, h } from "../../core/dom.js";
import { MOST_STEPS, OWN } from "../player/logic/own_routine.js";
import { nameOf, stepOf } from "./made.js";

/** @import { App, Zone } from "../../core/types.js" */

/** What was added since the card was made. */
export const ADDED = ".rz-own-add[data-told]";

/** @param {App} app @param {Zone} zone @param {Zone["techniques"][number]} use
 * @param {string} name  of the technique */
export function addButton(app, zone, use, name) {
  const { t, data, routines } = app;
  const told = h("span", { role: "status" });
  const open = h("button", {
    type: "button",
    class: "rz-chip rz-comparer",
    hidden: true,
    text: t("own_open"),
    onclick: () => app.set({ player: OWN }),
  });
  const add = () => {
    const school = data.school.id;
    const id = routines.book.get(routines.editing)?.school === school
      ? routines.editing
      : routines.last(school);
    const before = routines.book.get(id) ?? { name: "", school, changed: null, steps: [] };
    if (before.steps.length >= MOST_STEPS) {
      told.textContent = t("own_full", { n: MOST_STEPS, name: nameOf(app, before) });
    } else {
      const steps = [...before.steps, stepOf(app, zone, use)];
      routines.editing = routines.put(id, { ...before, steps }).id;
      const added = t("own_added", { n: steps.length, name: nameOf(app, before) });
      told.textContent = routines.isKept ? added : `${added} ${t("own_not_kept")}`;
    }
    open.hidden = false;
    flag(line, "data-told", true);
  };
  const facts = { type: "button", class: "rz-chip rz-add", onclick: add };
  const button = h("button", { ...facts, text: t("own_add"), title: `${t("own_add")}: ${name}` });
  const line = h("p", { class: "rz-own-add", "data-add": use.use }, button, told, " ", open);
  return line;
}
