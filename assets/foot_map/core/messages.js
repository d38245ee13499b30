// Messages with values filled in, and how a zone is called.

/** @import { App, Foot, Zone } from "./types.js" */

/**
 * One message with its {values} filled in; with `n`, the form for one or for other numbers.
 *
 * @param {Record<string, string>} texts
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {string} the key itself if there is no such message, so that a gap shows
 */
export function message(texts, key, values = {}) {
  const form = "n" in values ? texts[`${key}_${values.n === 1 ? "one" : "other"}`] : undefined;
  const text = form ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * How a zone is called on one foot: "Liver, number 18, right foot".
 *
 * @param {App["t"]} t
 * @param {Zone} zone
 * @param {string} foot  left, right or both
 */
export function zoneLabel(t, zone, foot) {
  const values = { name: zone.name, number: numberOf(zone), foot: t(`foot_${foot}`) };
  return t(zone.number === null ? "zone_label_further" : "zone_label", values);
}

/** What stands in a zone's badge: its number, or the code of an acupoint.
 * @param {{code?: string, number: number|null}} zone */
export const numberOf = (zone) => zone.code || String(zone.number ?? "");

/** @param {Zone} zone @returns {"both"|Foot} */
export const footOf = (zone) => (zone.feet.length === 1 ? zone.feet[0] : "both");
