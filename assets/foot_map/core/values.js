// The program's own colours, numbers and notes for zones.

import { own } from "./own.js";
import { h, s } from "./dom.js";

/** @import { App, Foot } from "./types.js" */

/**
 * What the program says about zones: a colour and its number by foot, the ends of the colour bar,
 * a note.
 *
 * @typedef {{zones: Record<string, Partial<Record<Foot, [colour: string, text: string]>>>,
 *   bar: {colours: string[], low: string, high: string, label: string}|null,
 *   notes: Record<string, string>}} Values
 */

/** @param {string} text  as in the state @returns {Values} */
export function readValues(text) {
  const none = { zones: {}, bar: null, notes: {} };
  try {
    return text ? { ...none, ...JSON.parse(text) } : none;
  } catch {
    return none;
  }
}

/** A zone's numbers as text: "0.8", or "left 0.2, right 0.7". @param {App["t"]} t
 * @param {Values} values @param {string} id */
export function valueText(t, values, id) {
  const feet = Object.entries(own(values.zones, id) ?? {});
  const texts = new Set(feet.map(([, value]) => value?.[1]));
  if (texts.size === 1) return [...texts][0] ?? "";
  return feet.map(([foot, value]) => `${t(`foot_${foot}`)} ${value?.[1]}`).join(", ");
}

/** A colour bar: rectangles, which paper keeps, and its ends as text.
 * @param {NonNullable<Values["bar"]>} bar @returns {Node[]} */
export function colourBar({ colours, low, high, label }) {
  const steps = 48;
  const known = colours.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour));
  const parts = known.map((colour) =>
    [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  );
  const mix = (/** @type {number} */ step) => {
    const at = (step / (steps - 1)) * (parts.length - 1);
    const first = Math.min(Math.floor(at), parts.length - 2);
    const sum = parts[first].map((part, i) =>
      Math.round(part + (parts[first + 1][i] - part) * (at - first))
    );
    return `rgb(${sum.join(" ")})`;
  };
  return [
    label ? h("strong", { text: label, dir: "auto" }) : "",
    h("span", { text: low }),
    s(
      "svg",
      { viewBox: `0 0 ${steps} 4`, preserveAspectRatio: "none", "aria-hidden": true },
      ...(parts.length > 1
        ? Array.from(
          { length: steps },
          (_, x) => s("rect", { x, width: 1.05, height: 4, fill: mix(x) }),
        )
        : []),
    ),
    h("span", { text: high }),
  ].filter((node) => node instanceof Node);
}
