// The two sides of the card: the zone, and what there is to learn.

import { flag, h, openFolds, reopen } from "./dom.js";
import { SHELF, makeLearn } from "./learn.js";

/** @import { App, Part } from "./types.js" */

/**
 * The switch between the zone and what there is to learn, in the bar of the card.  A routine keeps
 * its place while the zone is shown.
 *
 * @param {App} app
 * @param {HTMLElement} card
 * @param {Map<string, number>} places  the step of each routine
 * @returns {Part}
 */
export function makeShelf(app, card, places) {
  const { t } = app;
  /** @type {ReturnType<typeof makeLearn>|undefined} made when it is first asked for */
  let learn;
  let last = ""; // the routine that was open
  const body = h("div", { class: "rz-card-body rz-shelf", hidden: true });
  const count = h("small");
  const radios = ["", SHELF].map((value) => {
    const input = h("input", { type: "radio", name: `${app.uid}-learn`, "data-key": `learn-${value}`,
      onchange: () => {
        app.set({ learn: value && last ? last : value });
        app.say(t("said_learn", { name: t(value ? "learn" : "card") }));
      } });
    return { value, input, node: h("label", { class: "rz-choice" }, input,
      h("span", {}, t(value ? "learn" : "tab_zone"), value ? count : null)) };
  });
  const node = h("div", { class: "rz-switch rz-tabs", role: "radiogroup", "aria-label": t("card") },
    ...radios.map((radio) => radio.node));
  card.querySelector(".rz-steps-name")?.replaceWith(node);
  card.append(body);

  function tell() {
    const routine = app.data.routines?.find((one) => one.id === last);
    count.textContent = routine ? ` ${(places.get(last) ?? 0) + 1}/${routine.steps.length}` : "";
  }

  function paint() {
    const { learn: open } = app.state;
    if (open && open !== SHELF) last = open;
    if (open === SHELF && body.hidden === false) last = ""; // the reader closed it
    for (const { value, input } of radios) input.checked = Boolean(value) === Boolean(open);
    flag(card, "data-learn", Boolean(open));
    body.hidden = !open;
    if (!open) learn?.quiet();
    else {
      if (!learn) {
        learn = makeLearn(app, places, tell);
        body.replaceChildren(learn.node);
      }
      learn.show(open);
    }
    tell();
  }

  paint();
  return {
    node: body,
    paint(changed) {
      if (changed.has("later")) { // more has come; what was open stays open
        const open = openFolds(body);
        learn?.quiet();
        learn = undefined;
        paint();
        reopen(body, open);
      } else if (changed.has("learn")) paint();
    },
  };
}
