// The state: its checks, and what follows from it.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  DEFAULTS,
  filterSystems,
  reveal,
  sanitize,
  shapesOf,
  toggle,
} from "../../assets/foot_map/core/state.js";
import { data, zone } from "./samples.js";

test("toggle gives a new list and leaves the old one alone", () => {
  const before = ["liver"];
  assert.deepEqual(toggle(before, "heart"), ["liver", "heart"]);
  assert.deepEqual(toggle(before, "liver"), []);
  assert.deepEqual(before, ["liver"]);
});

test("a value of the wrong kind falls back to the default", () => {
  assert.equal(sanitize("view", "sideways"), "plantar");
  assert.equal(sanitize("view", "medial"), "medial");
  assert.equal(sanitize("further", "yes"), DEFAULTS.further);
  assert.deepEqual(sanitize("selection", ["liver", 3, null, "liver"]), ["liver"]);
  assert.deepEqual(sanitize("selection", "liver"), []);
});

test("the first press in the legend shows one system alone, the last one shows all again", () => {
  assert.deepEqual(filterSystems([], "nervous", 2), ["nervous"]);
  assert.deepEqual(filterSystems(["nervous"], "nervous", 2), []);
  assert.deepEqual(filterSystems(["nervous"], "digestive", 2), []);
});

test("choosing a zone off the drawing says which view, foot and group to show", () => {
  const state = { ...DEFAULTS, view: "medial", feet: "left" };
  assert.deepEqual(reveal(state, data.zones[0]), { view: "plantar", feet: "both" });
  assert.deepEqual(reveal({ ...DEFAULTS, view: "dorsal" }, data.zones[5]), {});
  assert.deepEqual(reveal(DEFAULTS, data.zones[4]), { further: true });
  assert.deepEqual(reveal(state, zone("x", 9, "X", { views: [] })), {});
});

test("a number in the further group stands for an unchanged shape", () => {
  const [a, b, c] = [{ zone: "a" }, { zone: "b" }, { zone: "c" }];
  const view = { shapes: [a, b], further: [1, c] };
  assert.deepEqual(shapesOf(view, true), [b, c]);
  assert.deepEqual(shapesOf(view, false), [a, b]);
  assert.deepEqual(shapesOf({ shapes: [a] }, true), [a]);
});
