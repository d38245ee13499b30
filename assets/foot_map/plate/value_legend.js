// The legend of values: a colour bar, or a list of categories, and what has no value.

import { h, s } from "../core/dom.js";
import { patternOver } from "../core/patterns.js";
import { heading, shownText } from "../core/values.js";

/** @import { App } from "../core/types.js" */
/** @import { Bar, Look } from "../core/values.js" */

const STEPS = 48; // rectangles of the colour bar
const SAMPLE = { x: 0, y: 0, width: 24, height: 14 };

/** @param {App} app @param {Bar} bar
 * @param {boolean} missing  whether a zone without a value is to be seen @returns {Node[]} */
export function valueLegend(app, bar, missing) {
  const title = heading(bar);
  const entries = (bar.classes ?? []).map((look) => entry(look.text, look));
  if (missing) entries.push(entry(bar.none ?? app.t("value_none"), null));
  return [
    ...title ? [h("strong", { text: title, dir: "auto" })] : [],
    ...bar.colours ? [scale(app, bar, bar.colours)] : [],
    ...entries.length ? [h("ul", {}, ...entries)] : [],
  ];
}

/** The colours between their ends. @param {App} app @param {Bar} bar @param {string[]} colours */
function scale(app, bar, colours) {
  const said = (/** @type {string|undefined} */ text) => shownText(app, bar, text ?? "");
  return h(
    "div",
    { class: "rz-scale" },
    h("span", { text: said(bar.low) }),
    h("span", { class: "rz-scale-colours" }, colourBar(colours), middle(said(bar.middle))),
    h("span", { text: said(bar.high) }),
  );
}

/** @param {string} text */
const middle = (text) => text ? h("span", { class: "rz-scale-middle", text }) : null;

/** Rectangles, which paper keeps. @param {string[]} colours */
function colourBar(colours) {
  const known = colours.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour));
  const parts = known.map((colour) =>
    [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  );
  const mix = (/** @type {number} */ step) => {
    const at = (step / (STEPS - 1)) * (parts.length - 1);
    const first = Math.min(Math.floor(at), parts.length - 2);
    const sum = parts[first].map((part, i) =>
      Math.round(part + (parts[first + 1][i] - part) * (at - first))
    );
    return `rgb(${sum.join(" ")})`;
  };
  const steps = parts.length > 1 ? Array.from({ length: STEPS }, (_, x) => x) : [];
  return s(
    "svg",
    { viewBox: `0 0 ${STEPS} 4`, preserveAspectRatio: "none", "aria-hidden": true },
    ...steps.map((x) => s("rect", { x, width: 1.05, height: 4, fill: mix(x) })),
  );
}

/** @param {string} text @param {Look|null} look  null where there is no value */
function entry(text, look) {
  const { width, height } = SAMPLE;
  const sample = s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, "aria-hidden": true, "data-missing": !look },
    s("rect", { width, height, fill: look?.colour }),
    look && s("path", {
      d: patternOver(look.pattern, SAMPLE, 7),
      stroke: look.ink,
      class: "rz-class-lines",
    }),
  );
  return h("li", {}, sample, h("span", { text, dir: "auto" }));
}
