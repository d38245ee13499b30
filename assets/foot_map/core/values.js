// Colours, numbers, categories and notes for zones.

import { own } from "./own.js";

/** @import { App, Foot } from "./types.js" */

/** One category: its name, colour and pattern, and the colour of the pattern.
 * @typedef {{text: string, colour: string, pattern: string, ink: string}} Look */

/**
 * The legend of the values: of numbers, the colours and the texts of their scale; of categories,
 * what each looks like.
 *
 * @typedef {{label?: string, unit?: string, colours?: string[], low?: string, middle?: string,
 *   high?: string, classes?: Look[], none?: string}} Bar  `none`: what is said where there is none
 */

/**
 * What is said about zones: a colour and its number or category by foot, their legend,
 * a note.
 *
 * @typedef {{zones: Record<string, Partial<Record<Foot, [colour: string, text: string]>>>,
 *   bar: Bar|null, notes: Record<string, string>}} Values
 */

/** What of the map it takes to say a value. @typedef {Pick<App, "t"|"data">} Speaker */

/** @param {string} text  as in the state @returns {Values} */
export function readValues(text) {
  const none = { zones: {}, bar: null, notes: {} };
  try {
    return text ? { ...none, ...JSON.parse(text) } : none;
  } catch {
    return none;
  }
}

/** The values that colour the feet now: those of what is asked, the reader's own, or the program's.
 * @param {Pick<App, "state"|"asking"|"notes">} app */
export const valuesOf = ({ state, asking, notes }) =>
  (asking ? asking.values : notes.tint) ?? readValues(state.values_json);

/**
 * A number that Python wrote in English, in the signs of another language: "1,234.5" → "1.234,5".
 *
 * @param {string} text
 * @param {string} language
 */
export function numberIn(text, language) {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(12345.6);
  const sign = (/** @type {string} */ type, /** @type {string} */ usual) =>
    parts.find((part) => part.type === type)?.value ?? usual;
  const signs = { ",": sign("group", ","), ".": sign("decimal", ".") };
  return text.replace(/[,.]/g, (one) => signs[/** @type {","|"."} */ (one)]);
}

/** A number of the scale, or a category, as the reader sees it. @param {Speaker} speaker
 * @param {Bar|null} bar @param {string} text */
export const shownText = ({ data }, bar, text) =>
  bar?.colours ? numberIn(text, data.language) : text;

/** The same with its unit. @param {Speaker} speaker @param {Bar|null} bar @param {string} text */
function withUnit(speaker, bar, text) {
  const value = shownText(speaker, bar, text);
  const unit = bar?.unit ?? "";
  return unit ? speaker.t(unit === "%" ? "value_percent" : "value_unit", { value, unit }) : value;
}

/** The value of a zone on a foot as text, or that there is none; "" without any values at all.
 * @param {Speaker} speaker @param {Values} values @param {string} id @param {Foot} foot */
export function valueOn(speaker, values, id, foot) {
  if (!values.bar) return "";
  const value = own(values.zones, id)?.[foot];
  return value
    ? withUnit(speaker, values.bar, value[1])
    : values.bar.none ?? speaker.t("value_none");
}

/** A zone's values as text: "0.8", or "left foot 0.2, right foot 0.7". @param {Speaker} speaker
 * @param {Values} values @param {{id: string, feet: Foot[]}} zone */
export function valueText(speaker, values, { id, feet }) {
  const found = feet.map((foot) => ({ foot, text: valueOn(speaker, values, id, foot) }));
  const texts = new Set(found.map(({ text }) => text));
  if (texts.size === 1) return [...texts][0];
  return found.map(({ foot, text }) => `${speaker.t(`foot_${foot}`)} ${text}`).join(", ");
}

/** What the values are, with their unit. @param {Bar} bar */
export const heading = ({ label, unit }) => label && unit ? `${label} (${unit})` : label || unit;
