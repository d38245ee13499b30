// Numbers in the reader's language, what a zone's value is called, and where values fit on paper.

import assert from "node:assert/strict";
import { test } from "node:test";

import { heading, numberIn, readValues, valueText } from "../../assets/foot_map/core/values.js";
import { placeLabels } from "../../assets/foot_map/plate/value_labels.js";

const TEXTS = {
  value_none: "no value",
  value_unit: "{value} {unit}",
  value_percent: "{value}%",
  foot_left: "left foot",
  foot_right: "right foot",
};
const speaker = (language) => ({
  data: { language: language },
  t: (key, values = {}) => TEXTS[key].replace(/\{(\w+)\}/g, (_, name) => values[name]),
});
const kidney = { id: "kidney", feet: ["left", "right"] };
const said = (bar, feet, language) =>
  valueText(speaker(language), { bar, zones: { kidney: feet } }, kidney);

test("numbers have the signs of a language, as Python writes them", () => {
  const written = {
    en: "≥ 1,234.5",
    de: "≥ 1.234,5",
    es: "≥ 1.234,5",
    fr: "≥ 1\u202f234,5",
    zh: "≥ 1,234.5",
  };
  for (const [language, text] of Object.entries(written)) {
    assert.equal(numberIn("≥ 1,234.5", language), text);
  }
});

test("a value is said once, or for each foot, with its unit or that there is none", () => {
  const bar = { colours: ["#000000", "#ffffff"], unit: "min" };
  assert.equal(said(bar, { left: ["", "1,234"], right: ["", "1,234"] }), "1,234 min");
  assert.equal(
    said(bar, { left: ["", "0.5"], right: ["", "2"] }, "de"),
    "left foot 0,5 min, right foot 2 min",
  );
  assert.equal(
    said({ ...bar, unit: "%" }, { left: ["", "3"] }),
    "left foot 3%, right foot no value",
  );
  assert.equal(said(bar, {}), "no value");
  assert.equal(said(null, {}), "");
});

test("a category is never taken for a number", () => {
  const bar = { classes: [] };
  assert.equal(said(bar, { left: ["", "1,5 h"], right: ["", "1,5 h"] }, "de"), "1,5 h");
});

test("the heading has the unit behind the label", () => {
  assert.equal(heading({ label: "Time", unit: "min" }), "Time (min)");
  assert.equal(heading({ label: "", unit: "min" }), "min");
});

test("what is no JSON is no value", () => {
  assert.deepEqual(readValues("<nonsense>"), { zones: {}, bar: null, notes: {} });
});

test("values on paper stand below, above, or nowhere if they would cover another", () => {
  const at = (x, y, text) => ({ x, y, r: 3, text });
  const [alone] = placeLabels([at(0, 0, "12")]);
  assert.ok(alone.y > 3);
  const [first, second, third] = placeLabels([at(0, 0, "12"), at(0, 9, "34"), at(0, 16, "56")]);
  assert.equal(first.y < 0, true, "above, as the next number is below");
  assert.equal(second, null);
  assert.ok(third.y > 16);
  assert.equal(
    placeLabels(Array.from({ length: 40 }, () => at(5, 5, "7"))).filter(Boolean).length,
    2,
  );
});
