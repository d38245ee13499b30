// The picture of a technique on its zone: which way its arrows lead, on either foot.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { place } from "../../assets/foot_map/core/geometry.js";
import { movesOn, wayOf } from "../../assets/foot_map/panels/step/motion.js";
import { boxOf, outlinesOf } from "../../assets/foot_map/panels/step/outlines.js";

const file = new URL("../../assets/drawings/feet/geometry.json", import.meta.url);
const FEET = JSON.parse(readFileSync(file, "utf8")).views;
const AS_DRAWN = [1, 0, 0, 1, 0, 0]; // the left foot
const MIRRORED = [-1, 0, 0, 1, 99, 0]; // the right foot beside it
const TURNED = [1, 0, 0, -1, 3, 250]; // a foot seen by its owner
/** Points close together along a closed line, as the chart has them. */
const closely = (corners) =>
  corners.flatMap(([x, y], i) => {
    const [toX, toY] = corners[(i + 1) % corners.length];
    const steps = Math.ceil(Math.hypot(toX - x, toY - y) / 2);
    return Array.from({ length: steps }, (_, n) => [
      x + (n / steps) * (toX - x),
      y + (n / steps) * (toY - y),
    ]);
  });
/** A bent band, wider than a thumb at its end. */
const BAND = closely([[10, 60], [40, 60], [70, 70], [70, 84], [38, 76], [10, 74]]);
const MOTIONS = [
  ["distal"],
  ["proximal", "back"],
  ["medial"],
  ["lateral", "distal"],
  ["apart"],
  [
    "along",
  ],
  ["in", "lateral"],
  ["medial", "in"],
  ["pinch"],
  ["circle"],
];

const onto = (matrix, points) => points.map((point) => place(matrix, point));
const mirrored = (point) => place(MIRRORED, point);
/** How far a way leads from one landmark to another of the drawing. */
const leads = ([x, y], view, from, to) => {
  const { [from]: a, [to]: b } = FEET[view].landmarks;
  return x * (b[0] - a[0]) + y * (b[1] - a[1]);
};
const near = (a, b) => assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-6, `${a} and ${b}`);

test("on the drawings, medial leads to the big toe and distal to the toes", () => {
  for (const view of ["plantar", "dorsal"]) {
    const way = (word) => wayOf(word, view, "left", AS_DRAWN);
    assert.ok(leads(way("medial"), view, "toe-5-tip", "toe-1-tip") > 50);
    assert.ok(leads(way("lateral"), view, "toe-1-tip", "toe-5-tip") > 50);
    assert.ok(way("distal")[1] < 0 && FEET[view].landmarks["toe-1-tip"][1] < 10);
    assert.deepEqual([way("upward"), way("downward")], [null, null]);
  }
  const inner = (word) => wayOf(word, "medial", "left", AS_DRAWN);
  assert.ok(leads(inner("distal"), "medial", "heel-back", "toe-1-tip") > 200);
  assert.ok(leads(inner("upward"), "medial", "mtp-1", "inner-malleolus") > 50);
  assert.deepEqual([inner("medial"), inner("lateral")], [null, null]);
  const outer = (word) => wayOf(word, "lateral", "left", AS_DRAWN);
  assert.ok(leads(outer("proximal"), "lateral", "toe-1-tip", "mtp-5") > 50);
  assert.ok(outer("downward")[1] > 0);
});

test("a way is mirrored with the foot, and turned with it", () => {
  for (const view of ["plantar", "dorsal", "medial", "lateral"]) {
    for (const word of ["distal", "proximal", "medial", "lateral", "upward", "downward"]) {
      const left = wayOf(word, view, "left", AS_DRAWN);
      const right = wayOf(word, view, "right", MIRRORED);
      if (!left) assert.equal(right, null);
      else assert.deepEqual(right.map((n) => n + 0), [-left[0] + 0, left[1] + 0]);
    }
  }
  assert.deepEqual(wayOf("distal", "plantar", "left", TURNED), [0, 1]);
});

test("the owner's left is one way on both feet, which lie beside each other", () => {
  const ways = [
    wayOf("leftward", "plantar", "left", AS_DRAWN),
    wayOf("leftward", "plantar", "right", MIRRORED),
  ];
  assert.deepEqual(ways[0], ways[1]);
  assert.deepEqual(ways[0], wayOf("lateral", "plantar", "left", AS_DRAWN));
  assert.deepEqual(
    wayOf("rightward", "dorsal", "right", MIRRORED),
    wayOf("lateral", "dorsal", "right", MIRRORED),
  );
});

test("what is drawn on the right foot is what is drawn on the left one, mirrored", () => {
  for (const manner of ["walk", "glide", "press"]) {
    for (const motion of MOTIONS) {
      const on = (foot, matrix) =>
        movesOn(motion, manner, onto(matrix, BAND), (word) => wayOf(word, "plantar", foot, matrix));
      const [left, right] = [on("left", AS_DRAWN), on("right", MIRRORED)];
      assert.equal(right.both, left.both);
      assert.deepEqual(right.spots.map(({ kinds }) => kinds), left.spots.map(({ kinds }) => kinds));
      assert.equal(right.lines.length, left.lines.length);
      // Strips come in the order of the picture, so each is looked up by where it starts.
      for (const line of left.lines) {
        const start = mirrored(line[0]);
        const far = ([p]) => Math.hypot(p[0] - start[0], p[1] - start[1]);
        const [same] = [...right.lines].sort((a, b) => far(a) - far(b));
        if (motion[0] === "along") continue; // leads both ways, from either end
        near(same[0], start);
        near(same.at(-1), mirrored(line.at(-1)));
      }
    }
  }
});

test("strips lie beside one another inside the shape, and lead the way that is told", () => {
  const heel = [[0, 0], [50, 0], [50, 40], [0, 40]];
  const way = (word) => wayOf(word, "plantar", "left", AS_DRAWN);
  const { lines, both } = movesOn(["distal"], "walk", heel, way);
  assert.equal(lines.length, 4);
  assert.equal(both, false);
  for (const [[x, from], [end, to]] of lines) {
    assert.equal(x, end);
    assert.ok(x > 0 && x < 50 && from > to && from < 40 && to > 0);
  }
  assert.equal(movesOn(["distal"], "glide", heel, way).lines.length, 1);
  assert.equal(movesOn(["distal", "back"], "glide", heel, way).both, true);
});

test("a line follows a bent shape from the side it comes from to the side it goes to", () => {
  // Along, then up.
  const bent = closely([[0, 40], [30, 40], [30, 0], [40, 0], [40, 50], [0, 50]]);
  const way = (word) => wayOf(word, "plantar", "left", AS_DRAWN);
  const [line] = movesOn(["lateral", "distal"], "walk", bent, way).lines;
  assert.ok(line[0][0] < 8 && line.at(-1)[1] < 8, `${line[0]} to ${line.at(-1)}`);
  assert.ok(line.some(([x, y]) => x > 28 && y > 36), "round the corner");
});

test("a stroke over a shape with a corner keeps to its longer arm", () => {
  const corner = closely([[0, 0], [10, 0], [10, 30], [50, 30], [50, 42], [0, 42]]);
  const way = (word) => wayOf(word, "medial", "left", AS_DRAWN);
  const [line] = movesOn(["distal"], "glide", corner, way).lines;
  assert.ok(line.every(([, y]) => y > 30) && line.at(-1)[0] - line[0][0] > 30);
});

test("a press that comes from a side ends at its spot, one that is drawn back leaves it", () => {
  const dot = [[8, 8], [12, 8], [12, 12], [8, 12]];
  const way = (word) => wayOf(word, "plantar", "left", AS_DRAWN);
  const [[from, to]] = movesOn(["medial"], "press", dot, way).lines;
  assert.ok(from[0] > to[0] && to[0] > 10, "from the outer side");
  const [[start, end]] = movesOn(["in", "lateral"], "press", dot, way).lines;
  assert.ok(start[0] > 10 && end[0] > start[0]);
  assert.deepEqual(movesOn(["upward"], "press", dot, way).lines, []); // toward the reader
  assert.deepEqual(movesOn(["upward"], "press", dot, way).spots[0].kinds, ["in"]);
});

test("from the middle of a zone in two parts, each part leads to its own edge", () => {
  const way = (word) => wayOf(word, "plantar", "left", AS_DRAWN);
  const part = (x) => [[x, 0], [x + 30, 0], [x + 30, 8], [x, 8]];
  const [inner, outer] = [part(0), part(60)].map((one) =>
    movesOn(["apart"], "glide", one, way, undefined, [45, 4]).lines
  );
  assert.deepEqual([inner.length, outer.length], [1, 1]);
  assert.ok(inner[0][0][0] > inner[0].at(-1)[0]);
  assert.ok(outer[0][0][0] < outer[0].at(-1)[0]);
  assert.equal(movesOn(["apart"], "glide", part(0), way).lines.length, 2);
});

test("path data of the chart is read with its curves, and a hole is left out", () => {
  const curved = "M10 10q5-.5 10 0t10 10-10 10-10-10-.5-10z";
  assert.deepEqual(outlinesOf(curved)[0].slice(0, 3), [[10, 10], [20, 10], [30, 20]]);
  const two = "M0 0l20 0 0 20-20 0zM5 5l2 0 0 2zM40 0l5.5 0 0 5z";
  assert.deepEqual(outlinesOf(two).map(boxOf), [[0, 0, 20, 20], [40, 0, 45.5, 5]]);
});
