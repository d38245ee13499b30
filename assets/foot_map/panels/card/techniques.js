// How a zone is traditionally pressed.

import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { techniqueArt } from "../technique_art.js";
import { facts, fold, leaveOut, phrase, section } from "../texts.js";

/** @import { App, Zone } from "../../core/types.js" */

const PRESSURES = ["very-light", "light", "medium", "firm"];

/** @param {App} app @param {Zone} zone */
export function techniquesOf(app, zone) {
  const { t, state } = app;
  if (!zone.techniques.length) return null;
  const hint = state.charts_json
    ? null
    : h("p", { class: "rz-mark", text: t("technique_drawings") });
  const items = zone.techniques.map((use) => technique(app, use));
  return section(t("techniques"), hint, h("ul", { class: "rz-techniques" }, ...items));
}

/** @param {App} app @param {Zone["techniques"][number]} use */
function technique(app, use) {
  const { t, data } = app;
  const known = data.techniques[use.use];
  return h(
    "li",
    { class: "rz-technique" },
    h("h4", { text: known?.name ?? use.use }),
    techniqueArt(app, use.use),
    facts([
      [t("technique_pressure"), pressureScale(app, use.pressure)],
      [t("technique_time"), phrase(app, use.time)],
      [t("technique_direction"), phrase(app, use.direction)],
    ]),
    known?.leave_out ? leaveOut(app, known.leave_out) : null,
    known ? stepsOf(app, known) : null,
    sourceMark(app, use.sources, { none: "technique_own" }),
  );
}

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
