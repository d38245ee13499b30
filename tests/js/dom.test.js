// Ids that stay apart however often the module is loaded.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ownIds } from "../../assets/foot_map/core/dom.js";

test("each copy of the module gives ids that no other copy has given", async () => {
  const [one, other] = await Promise.all([
    import("../../assets/foot_map/core/dom.js?copy=1"),
    import("../../assets/foot_map/core/dom.js?copy=2"),
  ]);
  assert.notEqual(one.uniquePrefix, other.uniquePrefix);
  const given = [one, other, one, other].map((copy) => copy.uniquePrefix());
  assert.equal(new Set(given).size, 4);
});

test("a drawing gets ids of its own, and what uses them follows", () => {
  const svg = `<linearGradient id="fade"/><g id="ink" href="#fade"/><path d="M0 0" ` +
    `fill="url(#ink)" fill-rule="evenodd"/>`;
  assert.equal(
    ownIds(svg, "rz2-art"),
    `<linearGradient id="rz2-art-fade"/><g id="rz2-art-ink" href="#rz2-art-fade"/>` +
      `<path d="M0 0" fill="url(#rz2-art-ink)" fill-rule="evenodd"/>`,
  );
});
