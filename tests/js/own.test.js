// Ids that every object answers to are ids like any other.

import assert from "node:assert/strict";
import { test } from "node:test";

import { own } from "../../assets/foot_map/core/own.js";
import { readValues } from "../../assets/foot_map/core/values.js";

test("a record is found by its own id only", () => {
  assert.equal(own({ liver: 1 }, "liver"), 1);
  assert.equal(own({ constructor: 2 }, "constructor"), 2);
  for (const id of ["constructor", "toString", "__proto__", "valueOf"]) {
    assert.equal(own({}, id), undefined);
    assert.equal(own(readValues("").zones, id), undefined);
  }
  assert.equal(own(undefined, "liver"), undefined);
});
