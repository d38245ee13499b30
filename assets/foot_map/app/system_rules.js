// The colours of a chart's systems.

/** @import { System } from "../core/types.js" */

/**
 * The colours of the systems as rules, so that CSS alone decides how a system looks.
 *
 * @param {System[]} systems
 * @param {string} map  the prefix of the map: on another map of the page, a system of the same id
 *   may have other colours
 */
export function systemRules(systems, map) {
  const colour = (/** @type {string} */ text) => /^#[0-9a-f]{3,8}$/i.test(text) ? text : "#888888";
  return systems.map(({ id, fill, ink, dark }) =>
    `.rz[data-map="${map}"] [data-system="${CSS.escape(id)}"]{--fill-light:${colour(fill)};` +
    `--fill-dark:${colour(dark)};--ink:${colour(ink)}}`
  ).join("\n");
}
