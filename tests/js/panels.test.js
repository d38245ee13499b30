// What the panels work out before they draw.

import assert from "node:assert/strict";
import { test } from "node:test";

import { leadsTo, sidesOf } from "../../assets/foot_map/panels/body/sides.js";
import { clearPlace, placesOf } from "../../assets/foot_map/panels/compare/places.js";
import { zone } from "./samples.js";

test("a crossed zone stands for the other side of the body, on the feet shown", () => {
  const eye = zone("eye", 8, "Eyes", { crossing: "crossed" });
  assert.deepEqual(sidesOf(eye, "left"), ["right"]);
  assert.deepEqual(sidesOf(eye), ["right", "left"]);
  assert.deepEqual(sidesOf(zone("kidney", 22, "Kidneys"), "left"), ["left"]);
  assert.deepEqual(sidesOf(zone("liver", 18, "Liver", { feet: ["right"] }), "left"), ["right"]);
});

test("a part of the body leads to its zones and to the foot to look on", () => {
  const eye = zone("eye", 8, "Eyes", { crossing: "crossed", body_areas: ["eye"] });
  const head = zone("head", 1, "Head", { body_areas: ["eye", "brain"], crossing: "crossed" });
  const left = leadsTo([eye, head], ["eye"], "left");
  assert.deepEqual(left.zones.map((one) => one.id), ["head", "eye"]); // the nearest one last
  assert.equal(left.feet, "right");
  assert.equal(leadsTo([eye, head], ["brain"], "midline").feet, "both");
  assert.deepEqual(leadsTo([eye], ["liver"], "midline").zones, []);
});

test("a letter on the comparison keeps clear of those that stand already", () => {
  const taken = [];
  for (let i = 0; i < 8; i++) taken.push(clearPlace([10, 10], taken, 2));
  assert.deepEqual(taken[0], [10, 10]);
  for (const [i, [x, y]] of taken.entries()) {
    for (const [a, b] of taken.slice(i + 1)) assert.ok(Math.hypot(x - a, y - b) >= 4);
  }
});

test("every school has its letter, and its zones of the body area", () => {
  const schools = [
    { id: "a", zones: [{ id: "heart", areas: ["heart"] }, { id: "x", areas: [] }] },
    { id: "b", zones: [] },
  ];
  assert.deepEqual(placesOf(schools, "heart").map(({ letter, zones }) => [letter, zones.length]), [[
    "A",
    1,
  ], ["B", 0]]);
});
