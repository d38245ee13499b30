// What stands after a routine: that it is done, and what may come next.

import { h } from "../../core/dom.js";
import { named } from "../texts.js";

/** @import { App, Routine } from "../../core/types.js" */

/**
 * @param {App} app
 * @param {Routine} routine  that is done
 * @param {Routine|null} next
 * @param {{again: () => void, next: () => void, close: () => void}} then
 */
export function makeFinish(app, routine, next, then) {
  const { t } = app;
  const title = h("h2", { tabindex: -1, text: t("player_done", { name: routine.name }) });
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, look = "") =>
    h("button", { type: "button", class: `rz-player-big ${look}`, text, onclick });
  return {
    title,
    nodes: [
      h("div", { class: "rz-player-tick", "aria-hidden": true, text: "✓" }),
      title,
      h("p", { class: "rz-lead", text: t("player_after") }),
      named(t("learn_course"), routine.course),
      h(
        "div",
        { class: "rz-player-after" },
        button(t("close"), then.close, "rz-primary"),
        next ? button(t("player_next", { name: next.name }), then.next) : null,
        button(t("player_repeat"), then.again),
      ),
    ].flatMap((node) => node ?? []),
  };
}
