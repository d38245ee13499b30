// How a zone is traditionally pressed.

import { h } from "../../core/dom.js";
import { addButton } from "../own/add.js";
import { secondsOf } from "../player/logic/stages.js";
import { smallTimer } from "../player/small_timer.js";
import { sourceMark } from "../sources.js";
import { stepPicture } from "../step/step_picture.js";
import { facts, fold, leaveOut, phrase } from "../texts.js";

/** @import { App, Foot, Zone } from "../../core/types.js" */

const PRESSURES = ["very-light", "light", "medium", "firm"];

/** @param {App} app @param {Zone} zone */
export function techniquesOf(app, zone) {
  const { t, state } = app;
  const stop = h("p", { class: "rz-stop", text: t("stop_rule") });
  if (!zone.techniques.length) return stop;
  const foot = footShown(zone, state.feet);
  const hint = state.charts_json
    ? null
    : h("p", { class: "rz-mark", text: t("technique_drawings") });
  const items = zone.techniques.map((use) => technique(app, zone, foot, use));
  const list = h("ul", { class: "rz-techniques" }, ...items);
  return h("section", { class: "rz-how" }, h("h3", { text: t("techniques") }), list, stop, hint);
}

/** The foot on which a technique is shown. @param {Zone} zone @param {string} feet  on the plate
 * @returns {Foot} the owner's */
const footShown = (zone, feet) => zone.feet.find((foot) => foot === feet) ?? zone.feet[0] ?? "left";

/** How hard and how long a zone is pressed, in a line; nothing where no technique is known.
 * @param {App} app @param {Zone} zone */
export function briefly(app, { techniques: [first] }) {
  if (!first) return null;
  const scale = pressureScale(app, first.pressure);
  return h("p", { class: "rz-brief" }, scale, phrase(app, first.time));
}

/** @param {App} app @param {Zone} zone @param {Foot} foot @param {Zone["techniques"][number]} use */
function technique(app, zone, foot, use) {
  const { t, data } = app;
  const known = data.techniques[use.use];
  return h(
    "li",
    { class: "rz-technique" },
    h("h4", { text: known?.name ?? use.use }),
    h(
      "div",
      { class: "rz-technique-plate" },
      stepPicture(app, { zone, foot, use }),
      facts([
        [t("technique_pressure"), pressureScale(app, use.pressure)],
        [t("technique_time"), timed(app, use, known?.name ?? use.use)],
        [t("technique_direction"), phrase(app, use.direction)],
      ]),
    ),
    known?.leave_out ? leaveOut(app, known.leave_out) : null,
    known ? addButton(app, zone, use, known.name) : null,
    known ? stepsOf(app, known) : null,
    sourceMark(app, use.sources, { none: "technique_own" }),
  );
}

/** How long, with a timer. @param {App} app @param {Zone["techniques"][number]} use
 * @param {string} name  of the technique */
const timed = (app, use, name) =>
  h(
    "span",
    { class: "rz-timed" },
    phrase(app, use.time),
    smallTimer(app, name, secondsOf(app.data.techniques, use)),
  );

/** @param {App} app @param {App["data"]["techniques"][string]} technique */
function stepsOf(app, { steps, suits, sources }) {
  const { t } = app;
  return fold(
    t("technique_steps"),
    h("ol", {}, ...steps.map((step) => h("li", { text: step }))),
    suits ? h("p", {}, h("strong", { text: t("technique_suits") }), " ", suits) : null,
    sourceMark(app, sources),
  );
}

/** @param {App} app @param {string} pressure */
function pressureScale({ t }, pressure) {
  const n = PRESSURES.indexOf(pressure) + 1;
  const name = t(`pressure_${pressure}`);
  const label = t("pressure_scale", { word: name, n });
  const dots = [1, 2, 3, 4, 5].map((i) => h("i", { "data-on": i <= n }));
  return h(
    "span",
    { class: "rz-pressure" },
    h("span", { class: "rz-dots", role: "img", "aria-label": label }, ...dots),
    h("span", { text: name }),
  );
}
