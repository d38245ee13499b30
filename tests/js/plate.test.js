// Places on the plate, patterns and colours.

import assert from "node:assert/strict";
import { test } from "node:test";

import { systemRules } from "../../assets/foot_map/app/system_rules.js";
import { isLink } from "../../assets/foot_map/core/dom.js";
import { nearestTowards, neighbours, place, unplace } from "../../assets/foot_map/core/geometry.js";
import { patternOver } from "../../assets/foot_map/core/patterns.js";

test("unplace undoes place, also for a mirrored and turned foot", () => {
  for (const matrix of [[1, 0, 0, 1, 20, -4], [-1, 0, 0, 1, 99, 7], [1, 0, 0, -1, 3, 250]]) {
    const [x, y] = unplace(matrix, place(matrix, [31, 128]));
    assert.ok(Math.abs(x - 31) < 1e-9 && Math.abs(y - 128) < 1e-9);
  }
  assert.deepEqual(place([-1, 0, 0, 1, 100, 5], [10, 10]), [90, 15]);
});

test("an arrow key leads to the nearest zone that way", () => {
  const points = [{ x: 0, y: 0 }, { x: 10, y: 1 }, { x: 5, y: 30 }, { x: 40, y: 0 }];
  assert.equal(nearestTowards(points, points[0], "ArrowRight"), 1);
  assert.equal(nearestTowards(points, points[0], "ArrowDown"), 2);
  assert.equal(nearestTowards(points, points[3], "ArrowLeft"), 1);
  assert.equal(nearestTowards(points, points[0], "ArrowUp"), -1);
});

test("every pattern but plain and solid has lines of its own, on one grid", () => {
  const box = { x: 0, y: 0, width: 16, height: 16 };
  const drawn = [
    "plus",
    "dots",
    "rings",
    "diamonds",
    "horizontal",
    "vertical",
    "grid",
    "crosshatch",
    "zigzag",
    "dashes",
  ].map((name) => patternOver(name, box, 4));
  assert.equal(new Set(drawn).size, drawn.length);
  for (const d of drawn) assert.match(d, /^M[-\d.]/);
  for (const name of ["solid", "plain", "no such"]) assert.equal(patternOver(name, box, 4), "");
  const xs = [...patternOver("vertical", box, 4).matchAll(/M(-?[\d.]+)/g)].map((m) => Number(m[1]));
  assert.ok(xs.every((x) => x % 4 === 0), "lines keep to one grid");
  const next = patternOver("vertical", { ...box, x: 8 }, 4);
  assert.ok(
    xs.filter((x) => x > 6).every((x) => next.includes(`M${x} `)),
    "boxes agree where they meet",
  );
});

test("slanting lines of boxes that overlap are the same lines", () => {
  const offsets = (/** @type {number} */ y) => {
    const d = patternOver("crosshatch", { x: 0, y, width: 20, height: 20 }, 4);
    return new Set(
      [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)l(-?[\d.]+)/g)].map(([, left, top, run]) =>
        (Number(run) > 0 ? Number(left) - Number(top) : Number(left) + Number(top)) % 8
      ).map((rest) => (rest + 8) % 8),
    );
  };
  for (const y of [0, 4, 8, -4, 3]) assert.deepEqual(offsets(y), new Set([0]));
});

test("neighbours are all places nearer than the grid's size, and few others", () => {
  const places = Array.from(
    { length: 400 },
    (_, i) => ({ x: (i * 37) % 101 - 50, y: (i * 53) % 97 - 48 }),
  );
  const near = neighbours(places, 6);
  for (const one of places) {
    const found = near(one);
    const wanted = places.filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < 6);
    assert.ok(wanted.every((other) => found.includes(other)));
    assert.ok(found.length < 30);
  }
});

test("colours of systems become rules, and anything but a colour becomes grey", () => {
  globalThis.CSS = { escape: (text) => text.replace(/[^\w-]/g, (c) => `\\${c}`) };
  const rules = systemRules([{
    id: "nervous",
    fill: "#f3d959",
    dark: "#e1c850",
    ink: "red}*{x:y",
  }], "rz7");
  assert.match(
    rules,
    /^\.rz\[data-map="rz7"\] \[data-system="nervous"\]\{--fill-light:#f3d959;--fill-dark:#e1c850;--ink:#888888\}/,
  );
});

test("only web addresses are linked", () => {
  assert.ok(isLink("https://example.org"));
  for (const url of ["javascript:alert(1)", "data:text/html,x", "", null]) assert.ok(!isLink(url));
});
