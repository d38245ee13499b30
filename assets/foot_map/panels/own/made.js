// A reader's own routine as one that can be played, and what is said of it.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { secondsOf, stagesOf, timeOf } from "../player/logic/stages.js";
import { minutesText } from "../player/wording.js";

/** @import { App, Routine, Zone } from "../../core/types.js" */
/** @import { OwnRoutine, OwnStep } from "../player/logic/own_routine.js" */

/** The foot of a step: the one that is asked for, if the zone lies on it. @param {Zone} zone
 * @param {OwnStep["foot"]} foot @returns {OwnStep["foot"]} */
export function footOn({ feet }, foot) {
  if (feet.length === 1) return feet[0];
  return foot;
}

/** A technique of a zone as a step. @param {App} app @param {Zone} zone
 * @param {Zone["techniques"][number]} use @returns {OwnStep} */
export const stepOf = ({ data }, zone, use) => ({
  zone: zone.id,
  technique: use.use,
  foot: footOn(zone, "each"),
  seconds: secondsOf(data.techniques, use),
});

/** @param {App} app @param {OwnRoutine} routine */
export const nameOf = ({ t }, { name }) => name || t("own_unnamed");

/** The steps that the chart shown has. @param {App} app @param {OwnRoutine} routine */
export const known = ({ data, zones }, { steps }) =>
  steps.filter(({ zone, technique }) => zones.has(zone) && own(data.techniques, technique));

/**
 * @param {App} app
 * @param {OwnRoutine} routine
 * @param {string} id
 * @returns {Routine}  of the steps that the chart shown has
 */
export function asRoutine(app, routine, id) {
  const steps = known(app, routine);
  const at = (/** @type {string} */ zone) => /** @type {Zone} */ (app.zones.get(zone));
  return {
    id,
    name: nameOf(app, routine),
    also: [],
    summary: app.t("own_summary"),
    duration: null,
    leave_out: null,
    needs: [],
    course: null,
    note: null,
    cautions: [...new Set(steps.flatMap(({ zone }) => at(zone).cautions))],
    sources: [],
    steps: steps.map(({ zone, technique, foot, seconds }) => ({
      name: at(zone).name,
      what: at(zone).landmark?.says ?? at(zone).not_drawn ?? "",
      time: null,
      seconds: [seconds, seconds],
      technique,
      foot: footOn(at(zone), foot),
      part: "foot",
      repeats: null,
      zones: [zone],
      sources: at(zone).landmark?.sources ?? [],
    })),
  };
}

/** "5 steps, 3 minutes." @param {App} app @param {OwnRoutine} routine */
export function sizeOf(app, routine) {
  const { t, data, places } = app;
  const stages = stagesOf(asRoutine(app, routine, "").steps, places.settings);
  return stages.length
    ? t("player_takes", { n: stages.length, time: minutesText(data.language, timeOf(stages)) })
    : t("own_empty");
}

/** That steps are left out, where the chart shown lacks them. @param {App} app
 * @param {OwnRoutine} routine @returns {HTMLElement|null} */
export function missing(app, routine) {
  const n = routine.steps.length - known(app, routine).length;
  return n ? h("p", { class: "rz-leave-out", text: app.t("own_missing", { n }) }) : null;
}
