// Where zones lie, as far as a quiz must know: their middles, regions of the sole, and neighbours.

import { shapesOf } from "../../../core/state.js";
import { words } from "../../../core/text.js";

/** @import { Foot, Payload, Point, ViewId, Zone } from "../../../core/types.js" */

/** One shape of a zone; `at` is its middle on the left foot, in drawing units.
 * @typedef {{zone: Zone, view: ViewId, feet: Foot[], at: Point, region: string, d: string}} Place */

export const REGIONS = ["toes", "ball", "arch", "heel"]; // of the sole, from the toes on
const LINES = ["shoulder", "diaphragm", "heel"]; // the guidelines between them
const NEIGHBOURS = 8;
const APART = 14; // drawing units between the letters of two places on a phone
const ALIKE = 15; // drawing units: on the other foot, a zone as near as this looks alike

/** All places of a chart. */
export class Places {
  /** By zone. @type {Map<string, Place[]>} */
  #byZone = new Map();

  /** @param {Payload} data */
  constructor(data) {
    const zones = new Map(data.zones.map((zone) => [zone.id, zone]));
    for (const [name, view] of Object.entries(data.views)) {
      const lines = LINES.map((id) => view.guidelines.find((one) => one.id === id));
      const borders = lines.flatMap((line) => line ? [corners(line.d)] : []);
      for (const { zone: id, feet, badge, d } of shapesOf(view, true)) {
        const zone = zones.get(id);
        if (!zone || !badge) continue;
        // Other views have no guidelines: each is one region.
        const region = borders.length < LINES.length
          ? name
          : REGIONS[borders.filter((border) => badge[1] > heightAt(border, badge[0])).length];
        const place = { zone, view: /** @type {ViewId} */ (name), feet, at: badge, region, d };
        this.#byZone.set(id, [...(this.#byZone.get(id) ?? []), place]);
      }
    }
  }

  /** @param {Zone} zone @param {string} [view]  any by default */
  of(zone, view) {
    const all = this.#byZone.get(zone.id) ?? [];
    return view ? all.filter((place) => place.view === view) : all;
  }

  /** The zones that are drawn, in the order of the chart. */
  get zones() {
    return [...this.#byZone.values()].map(([{ zone }]) => zone);
  }

  /**
   * The other zones of a view, those first that are easily taken for this one: at the same place of
   * the other foot, of a similar name, and near.
   *
   * @param {Zone} zone
   * @param {string} view
   * @returns {Zone[]} at least the nearest ones, as far as the view has any
   */
  similar(zone, view) {
    const others = this.zones.filter((other) => other !== zone && this.of(other, view).length);
    const far = new Map(others.map((other) => [other, this.far(zone, other, view)]));
    const nearest = [...others].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
    const alike = nearest.filter((other) => this.isLookAlike(zone, other, view));
    return [...new Set([...alike, ...nearest.slice(0, NEIGHBOURS)])];
  }

  /** The square of the drawing units between two zones of a view, as if both were on one foot: every
   * browser, and Python, has the same number then. @param {Zone} one @param {Zone} other
   * @param {string} view */
  far(one, other, view) {
    const squares = this.of(one, view).flatMap(({ at: [x, y] }) =>
      this.of(other, view).map(({ at }) => (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y))
    );
    return Math.min(Infinity, ...squares);
  }

  /** Whether two zones are on one foot so close that signs on them would touch. @param {Zone} one
   * @param {Zone} other @param {string} view */
  touch(one, other, view) {
    return one.feet.some((foot) => other.feet.includes(foot)) &&
      this.far(one, other, view) < APART * APART;
  }

  /** Whether a zone lies where another does on the other foot, or bears a similar name.
   * @param {Zone} one @param {Zone} other @param {string} view */
  isLookAlike(one, other, view) {
    const mirrored = !one.feet.some((foot) => other.feet.includes(foot)) &&
      this.far(one, other, view) <= ALIKE * ALIKE;
    return mirrored || shareAWord(one, other);
  }
}

/** By their English ids, so that a quiz is the same in every language: "thoracic-spine" and
 * "lumbar-spine". @param {Zone} one @param {Zone} other */
function shareAWord(one, other) {
  const long = (/** @type {Zone} */ { id }) => words(id).filter((word) => word.length > 3);
  const theirs = long(other);
  return long(one).some((word) => theirs.includes(word));
}

/** The corners of a line of straight pieces. @param {string} d  "M3 4l1 2 3 4" @returns {Point[]} */
function corners(d) {
  const [x, y, ...steps] = (d.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  /** @type {Point[]} */
  const found = [[x, y]];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    const [before, above] = /** @type {Point} */ (found.at(-1));
    found.push([before + steps[i], above + steps[i + 1]]);
  }
  return found;
}

/** The height of a line across the foot at x. @param {Point[]} line @param {number} x */
function heightAt(line, x) {
  const next = line.findIndex(([at]) => at >= x);
  if (next <= 0) return line.at(next)?.[1] ?? 0; // beyond its ends: that of the end
  const [[x0, y0], [x1, y1]] = [line[next - 1], line[next]];
  return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
}
