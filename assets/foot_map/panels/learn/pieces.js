// What the shelf and its routines share.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { techniqueArt } from "../technique_art.js";
import { leaveOut, named } from "../texts.js";

/** @import { App } from "../../core/types.js" */
/** @import { Child } from "../texts.js" */

export const SHELF = "all"; // what the state `learn` holds while no routine is open

/** @param {string|null|undefined} text */
export const warning = (text) => text ? h("p", { class: "rz-leave-out", text: text.trim() }) : null;

/** Buttons that lead to zones. @param {App} app @param {string[]} ids */
export function zoneChips(app, ids) {
  const zones = ids.flatMap((id) => app.zones.get(id) ?? []);
  const chips = zones.map((zone) =>
    h("button", {
      type: "button",
      class: "rz-chip",
      text: zone.name,
      lang: app.lang(zone),
      onclick: () => app.choose(zone.id, { show: true }),
    })
  );
  return h("div", { class: "rz-views" }, ...chips);
}

/** How a technique is done, without its name. @param {App} app @param {string} id
 * @returns {Child[]} its drawing first */
export function techniqueSteps(app, id) {
  const { t, data } = app;
  const one = own(data.techniques, id);
  if (!one) return [];
  return [
    techniqueArt(app, id),
    h("ol", {}, ...one.steps.map((step) => h("li", { text: step }))),
    named(t("technique_pressure"), one.pressure),
    named(t("technique_time"), one.time),
    named(t("technique_direction"), one.direction),
  ];
}

/** When a technique is left out, and who says so. @param {App} app @param {string} id
 * @returns {Child[]} */
export function techniqueEnd(app, id) {
  const one = own(app.data.techniques, id);
  if (!one) return [];
  return [one.leave_out ? leaveOut(app, one.leave_out) : null, sourceMark(app, one.sources)];
}
