// What stands before a routine that a reader has made: whether it is kept here, and what is left out.

import { h } from "../../core/dom.js";
import { OWN, readOwn, writeOwn } from "../player/logic/own_routine.js";
import { missing } from "./made.js";

/** @import { App } from "../../core/types.js" */

/** Keep it, or change it if it is one's own. @param {App} app @param {string} text  of the state
 * @returns {(Node|null)[]} */
export function keepMade(app, text) {
  const { t, data, routines } = app;
  const made = readOwn(text);
  if (!made) return [];
  const school = data.school.id;
  const [mine = ""] = [...routines.book]
    .find(([, one]) => one.school === school && one.steps.length && writeOwn(one) === text) ?? [];
  const press = () => {
    routines.editing = mine || routines.put("", { ...made, school, changed: null }).id;
    app.set({ player: OWN });
  };
  const facts = { type: "button", class: "rz-toggle", onclick: press };
  return [
    missing(app, made),
    h(
      "div",
      { class: "rz-player-row" },
      h("button", { ...facts, text: t(mine ? "own_change" : "own_keep") }),
      h("button", {
        type: "button",
        class: "rz-toggle",
        "data-key": "own-print",
        text: t("print_this"),
        onclick: () => app.open("page", "print"),
      }),
    ),
  ];
}
