// What the player says of times and feet.

/** @import { App, Routine } from "../../core/types.js" */
/** @import { Stage } from "./logic/stages.js" */

const LEGS = ["leg", "thigh", "lower-leg"]; // parts of a step

/** Minutes and seconds that are left, rounded up: "0:20" until it is 19 seconds. @param {number} ms */
export function clockText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "20 sec". @param {string} language @param {number} seconds @param {"short"|"long"} [form] */
export const secondsText = (language, seconds, form = "short") =>
  new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: form })
    .format(seconds);

/** "9 minutes"; seconds where it is less than two. @param {string} language @param {number} ms */
export const minutesText = (language, ms) =>
  ms < 120_000 ? secondsText(language, Math.round(ms / 1000), "long") : new Intl.NumberFormat(
    language,
    { style: "unit", unit: "minute", unitDisplay: "long" },
  ).format(Math.round(ms / 60_000));

/** The foot or the leg that is worked on: "left foot". @param {App} app @param {Stage} stage
 * @param {Routine["steps"][number]} step @returns {string} empty where it is no one foot */
export function sideText({ t }, { foot }, { part }) {
  if (!foot) return "";
  return t(LEGS.includes(part) ? `leg_${foot}` : `foot_${foot}`);
}

/** Which of two it is, too: "First: left foot". @param {App} app @param {Stage} stage
 * @param {Routine["steps"][number]} step @returns {string} empty where it is no one foot */
export function footText(app, stage, step) {
  const side = sideText(app, stage, step);
  const { half } = stage;
  return side && app.t(half ? `player_half_${half}` : "player_side", { side });
}
