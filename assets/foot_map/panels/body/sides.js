// Sides of the body, and the zones that stand for a part of it.

/** @import { Foot, Zone } from "../../core/types.js" */

/**
 * The sides of the body that a zone stands for, on the feet shown: crossed where the school does.
 *
 * @param {{feet: Foot[], crossing: string}} zone
 * @param {string} [only]  the feet shown: both, left or right
 * @returns {Foot[]} the owner's
 */
export function sidesOf({ feet, crossing }, only = "both") {
  const shown = feet.filter((foot) => only === "both" || foot === only);
  const own = shown.length ? shown : feet;
  return crossing === "crossed" ? own.map(otherFoot) : own;
}

/** @param {Foot} foot @returns {Foot} */
const otherFoot = (foot) => (foot === "left" ? "right" : "left");

/**
 * The zones that a part of the body leads to, and the foot to look for them.
 *
 * @param {Zone[]} zones
 * @param {string[]} areas  the body area, and the whole that it is a part of
 * @param {string} side  left, right or midline
 * @returns {{zones: Zone[], feet: string}} the zone with the fewest other areas last
 */
export function leadsTo(zones, areas, side) {
  const onSide = (/** @type {Foot[]} */ sides) =>
    side === "midline" || sides.some((one) => one === side);
  const linked = zones.filter((zone) => zone.body_areas.some((id) => areas.includes(id)));
  const near = linked.filter((zone) => onSide(sidesOf(zone)));
  const drawn = (/** @type {Zone} */ zone) => Number(zone.views.length > 0);
  const found = (near.length ? near : linked)
    .sort((a, b) => drawn(a) - drawn(b) || b.body_areas.length - a.body_areas.length);
  const feet = new Set(
    found.flatMap((zone) => zone.feet.filter((foot) => onSide(sidesOf(zone, foot)))),
  );
  return { zones: found, feet: feet.size === 1 ? [...feet][0] : "both" };
}
