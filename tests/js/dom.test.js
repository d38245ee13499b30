// Ids that stay apart however often the module is loaded.

import assert from "node:assert/strict";
import { test } from "node:test";

test("each copy of the module gives ids that no other copy has given", async () => {
  const [one, other] = await Promise.all([
    import("../../assets/foot_map/core/dom.js?copy=1"),
    import("../../assets/foot_map/core/dom.js?copy=2"),
  ]);
  assert.notEqual(one.uniquePrefix, other.uniquePrefix);
  const given = [one, other, one, other].map((copy) => copy.uniquePrefix());
  assert.equal(new Set(given).size, 4);
});
