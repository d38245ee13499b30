// Messages with values filled in, and how a zone is called.

/** @import { App, Foot, Zone } from "./types.js" */

/**
 * One message with its {values} filled in; with `n`, the form for one or for other numbers, by
 * the language's own rules.
 *
 * @param {Record<string, string>} messages
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @param {string} [language]
 * @returns {string} the key itself if there is no such message, so that a gap shows
 */
export function message(messages, key, values = {}, language = "en") {
  const form = "n" in values ? new Intl.PluralRules(language).select(Number(values.n)) : null;
  const forms = form ? [`${key}_${form}`, `${key}_other`, key] : [key];
  const text = messages[forms.find((one) => Object.hasOwn(messages, one)) ?? ""] ?? key;
  const write = (/** @type {string|number} */ value) =>
    typeof value === "number" ? value.toLocaleString(language) : value;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? write(values[name]) : all));
}

/** Names as a list in a sentence: "heart, lungs and liver". @param {string} language
 * @param {string[]} names */
export const listed = (language, names) =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(names);

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
 * @param {{code?: string, number: number|string|null}} zone */
export const numberOf = (zone) => zone.code || String(zone.number ?? "");

/** @param {Zone} zone @returns {"both"|Foot} */
export const footOf = (zone) => (zone.feet.length === 1 ? zone.feet[0] : "both");
