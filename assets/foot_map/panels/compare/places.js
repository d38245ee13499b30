// Where each school puts a part of the body.

import { loadText } from "../../loading/files.js";

/** @import { App, Point, SchoolPlaces, State, ZonePlace } from "../../core/types.js" */

/** The zones of a school for a part of the body, with the school's letter.
 * @typedef {{letter: string, school: SchoolPlaces, zones: ZonePlace[]}} Places */

/**
 * The zones of every school with their outlines.
 *
 * @param {State} state
 * @returns {Promise<SchoolPlaces[]|null>} null where a host has only one chart
 */
export async function loadPlaces({ charts_json, charts_url }) {
  if (charts_json) return JSON.parse(charts_json)["*places"] ?? null;
  return charts_url ? JSON.parse(await loadText(`${charts_url}places.json`)) : null;
}

/** Whether a host can compare. @param {State} state */
export const canCompare = ({ charts_json, charts_url }) =>
  charts_json ? charts_json.includes('"*places"') : charts_url !== "";

/** The part of the body to compare first: that of the chosen zone. @param {App} app */
export function firstArea({ data, state, zones }) {
  const zone = zones.get(state.selection.at(-1) ?? "") ?? data.zones[0];
  return zone.body_areas[0] ?? Object.keys(data.body_areas)[0] ?? "";
}

/**
 * The zones of each school that stand for a part of the body.
 *
 * @param {SchoolPlaces[]} schools
 * @param {string} area
 * @returns {Places[]} one for each school
 */
export const placesOf = (schools, area) =>
  schools.map((school, at) => ({
    letter: String.fromCharCode(65 + at),
    school,
    zones: school.zones.filter((zone) => zone.areas.includes(area)),
  }));

/**
 * A place for a disc near where it belongs, clear of those that stand already.
 *
 * @param {Point} at
 * @param {Point[]} taken
 * @param {number} radius
 * @returns {Point}
 */
export function clearPlace([x, y], taken, radius) {
  const free = (/** @type {Point} */ [a, b]) =>
    taken.every(([c, d]) => Math.hypot(a - c, b - d) >= 2 * radius + 0.6);
  for (let ring = 0; ring < 6; ring++) {
    for (let turn = 0; turn < (ring ? 12 : 1); turn++) {
      const angle = (turn * Math.PI) / 6;
      const far = ring * 1.1 * radius;
      /** @type {Point} */
      const tried = [x + far * Math.cos(angle), y + far * Math.sin(angle)];
      if (free(tried)) return tried;
    }
  }
  return [x, y];
}
