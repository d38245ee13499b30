// Names on the plate: lines, outlines, room inside zones and beside the feet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeBeside } from "../../assets/foot_map/plate/names/beside.js";
import { Ground } from "../../assets/foot_map/plate/names/ground.js";
import { fitInside } from "../../assets/foot_map/plate/names/inside.js";
import { broken } from "../../assets/foot_map/plate/names/lines.js";
import {
  meet,
  outlineOf,
  ringsOf,
  rowsOf,
  uncovered,
} from "../../assets/foot_map/plate/names/outline.js";

const widthOf = (/** @type {string} */ text) => 10 * text.length;
const box = (x, y, width, height) => `M${x} ${y}h${width}v${height}h${-width}z`;
const outlined = (d, scale = 1) => outlineOf(ringsOf(d), [1, 0, 0, 1, 0, 0], scale);
const setting = (width, height = 15) => ({
  lines: ["x"],
  size: 12,
  width,
  height,
  ink: 11,
});
const placeOf = (d, at, { r = 0, over = [], dot = false, foot = 0 } = {}) => {
  const outline = outlined(d);
  return { outline, at, r, dot, foot, rows: uncovered(rowsOf(outline), over.map(rowsOf)) };
};

test("a name is broken at spaces so that its lines are as even as can be", () => {
  assert.deepEqual(broken("Cerebellum and brain stem", 2, widthOf)?.lines, [
    "Cerebellum",
    "and brain stem",
  ]);
  assert.deepEqual(broken("Cerebellum and brain stem", 3, widthOf), {
    lines: ["Cerebellum", "and brain", "stem"],
    width: 100,
  });
  assert.equal(broken("Liver", 2, widthOf), null);
});

test("a Chinese name is broken between words, and brackets stay with theirs", () => {
  const lines = broken("盲肠（阑尾）", 2, widthOf)?.lines;
  assert.deepEqual(lines, ["盲肠", "（阑尾）"]);
});

test("a path becomes its polygon, whatever commands draw it", () => {
  const square = [[0, 0], [4, 0], [4, 4], [0, 4]];
  for (const d of ["M0 0L4 0 4 4 0 4Z", "m0 0h4v4h-4z", "M0 0q2 0 4 0t0 4l-4 0z"]) {
    assert.deepEqual(ringsOf(d), [square], d);
  }
  assert.equal(outlined(box(1, 1, 4, 5), 2).area, 80);
  assert.deepEqual(outlined(box(1, 1, 4, 5), 2).box, [2, 2, 10, 12]);
  assert.deepEqual(ringsOf("no path"), []);
});

test("what lies over a zone is no room for its name", () => {
  const { spans } = placeOf(box(0, -1, 90, 30), [45, 15], {
    over: [outlined(box(30, -5, 30, 50))],
  }).rows;
  assert.ok(spans.length > 8);
  for (const row of spans) assert.deepEqual(row, [[0, 30], [60, 90]]);
});

test("a name stands in its zone, beside a number that stays, and hides less than half", () => {
  const zone = box(0, 0, 100, 60);
  const alone = fitInside(placeOf(zone, [50, 30]), [setting(60)], []);
  assert.ok(Math.abs((alone?.middle[1] ?? 0) - 30) < 3);
  const place = placeOf(zone, [50, 30], { r: 9 });
  const beside = fitInside(place, [setting(60)], []);
  assert.ok(beside && Math.abs(beside.middle[1] - 30) >= 9 + 5);
  assert.equal(fitInside(placeOf(zone, [50, 30]), [setting(90, 40)], []), null);
  const narrow = fitInside(placeOf(zone, [50, 30]), [setting(120), setting(60)], []);
  assert.equal(narrow?.setting.width, 60);
  assert.equal(fitInside(placeOf(zone, [50, 30]), [setting(60)], [[0, 0, 100, 60]]), null);
});

test("names beside a foot stand in a column, clear of each other and of all leaders", () => {
  const foot = outlined(box(100, 0, 100, 400));
  const ground = new Ground([0, 0, 300, 400], [foot], [], [], []);
  const subjects = Array.from({ length: 24 }, (_, i) => ({
    places: [placeOf(box(110 + (i % 3) * 25, 20 + i * 14, 12, 10), [116, 25 + i * 14])],
    settings: [setting(60)],
  }));
  const found = placeBeside(subjects, ground, { stacked: false, close: false });
  const named = found.filter((one) => one !== null);
  assert.ok(named.length >= 20, String(named.length));
  for (const [i, one] of named.entries()) {
    assert.ok(one.box[2] <= 100 - 10 || one.box[0] >= 200 + 10, "beside the foot");
    assert.ok(!named.some((other, j) => j !== i && meet(one.box, other.box)));
  }
  const rights = new Set(named.filter(({ align }) => align === "end").map((one) => one.box[2]));
  assert.equal(rights.size, 1, "one edge on each side");
});

test("a leader crosses no number and no leader, and no name finds room where there is none", () => {
  const foot = outlined(box(100, 0, 100, 60));
  const subject = { places: [placeOf(box(150, 25, 10, 10), [155, 30])], settings: [setting(60)] };
  const free = new Ground([0, 0, 300, 60], [foot], [], [], []);
  const how = { stacked: false, close: false };
  assert.equal(placeBeside([subject], free, how)[0]?.align, "start");
  const disc = { at: /** @type {[number, number]} */ ([180, 30]), r: 60 };
  const shut = new Ground([0, 0, 300, 60], [foot], [], [disc], []);
  assert.deepEqual(placeBeside([subject], shut, how), [null]);
  const small = new Ground([95, 0, 205, 60], [foot], [], [], []);
  assert.deepEqual(placeBeside([subject], small, how), [null]);
  assert.equal(free.leaders.length, 1);
  const [from, to] = free.leaders[0];
  assert.ok(!free.isOpen([from[0], to[1] - 20], [to[0] + 20, to[1] + 20], null));
});
