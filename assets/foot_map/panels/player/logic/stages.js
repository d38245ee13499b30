// The stages of a routine: its steps one after the other, each foot by itself.

import { own } from "../../../core/own.js";

/** @import { Foot, Routine, Zone } from "../../../core/types.js" */

/** What the reader chooses before: the foot to begin with, and the shorter or the longer times.
 * @typedef {{first: Foot, long: boolean}} Way */
/** `step` counts from 0; `foot` is the owner's, null for both at once or none; `half` tells which of
 * two feet it is; `ms` is null where no time is given.
 * @typedef {{step: number, foot: Foot|null, half: "first"|"other"|null, ms: number|null}} Stage */

const SECONDS = 30; // of a technique that is not known, as in the records

/** @param {Foot} foot @returns {Foot} */
export const otherFoot = (foot) => foot === "left" ? "right" : "left";

/**
 * @param {Routine["steps"]} steps
 * @param {Way} way
 * @returns {Stage[]} in order
 */
export function stagesOf(steps, { first, long }) {
  const other = otherFoot(first);
  /** @type {Stage[][]} */
  const byStep = [];
  steps.forEach((step, index) => {
    if (step.repeats) {
      const [from, to] = step.repeats;
      const again = byStep.slice(from - 1, to).flat();
      byStep.push(
        again.map((one) => one.half === "first" ? { ...one, foot: other, half: "other" } : one),
      );
      return;
    }
    const seconds = step.seconds ? step.seconds[long ? 1 : 0] : null;
    /** @param {Foot|null} foot @param {Stage["half"]} half @returns {Stage} */
    const stage = (foot, half) => ({
      step: index,
      foot,
      half,
      ms: seconds === null ? null : seconds * 1000,
    });
    const sides = {
      each: [stage(first, "first"), stage(other, "other")],
      first: [stage(first, "first")],
      other: [stage(other, "other")],
      left: [stage("left", null)],
      right: [stage("right", null)],
      both: [stage(null, null)],
    };
    byStep.push(sides[step.foot ?? "both"]);
  });
  return byStep.flat();
}

/** The time of all stages together; those without a time count as none. @param {Stage[]} stages
 * @returns {number} ms */
export const timeOf = (stages) => stages.reduce((sum, { ms }) => sum + (ms ?? 0), 0);

/** How long the timer of a technique runs on a zone, in seconds.
 * @param {Record<string, {seconds: number}>} techniques
 * @param {{use: string, seconds: number|null}} use */
export const secondsOf = (techniques, { use, seconds }) =>
  seconds ?? own(techniques, use)?.seconds ?? SECONDS;

/**
 * The view of the feet that shows most of a stage's zones.
 *
 * @param {Pick<Zone, "views">[]} zones
 * @param {import("../../../core/types.js").ViewId} now  kept where it shows as many as any
 * @returns {import("../../../core/types.js").ViewId}
 */
export function viewOf(zones, now) {
  const seen = (/** @type {string} */ view) =>
    zones.filter(({ views }) => views.some((one) => one === view)).length;
  const views = zones.flatMap((zone) => zone.views);
  return views.reduce((best, view) => (seen(view) > seen(best) ? view : best), now);
}
