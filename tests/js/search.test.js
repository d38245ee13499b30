// Search, and the texts that are compared.

import assert from "node:assert/strict";
import { test } from "node:test";

import { edits, fold, nearest, words } from "../../assets/foot_map/core/text.js";
import { fit, makeIndex, search } from "../../assets/foot_map/panels/finder/search.js";
import { data, zone } from "./samples.js";

const index = makeIndex(data);
const found = (query) => search(index, query)?.zones.map((hit) => hit.zone.id);

test("accents and case do not matter in a search", () => {
  assert.equal(fold("HÍGADO Cœur ß"), "higado coeur ss");
  assert.deepEqual(words("L1–L5, nerf sciatique"), ["l1", "l5", "nerf", "sciatique"]);
  assert.deepEqual(found("hígado"), ["liver"]);
  assert.deepEqual(found("HIGADO"), ["liver"]);
});

test("edits counts letters added, left out, changed and swapped, against word beginnings", () => {
  assert.equal(edits("livr", "liver", 1), 1);
  assert.equal(edits("lievr", "liver", 2), 1);
  assert.equal(edits("stomahc", "stomach", 2), 1);
  assert.equal(edits("xyz", "liver", 2), Infinity);
  assert.equal(edits("stom", "stomach", 1), 0);
});

test("a search finds by number, name, other names, languages, body areas and systems", () => {
  assert.deepEqual(found("18"), ["liver"]);
  assert.equal(found("liv")[0], "liver");
  assert.deepEqual(found("leber"), ["liver"]);
  assert.deepEqual(found("肝"), ["liver"]);
  assert.deepEqual(found("bowel"), ["colon"]);
  assert.deepEqual(found("large intestine"), ["colon"]);
  assert.deepEqual(found("nervous").sort(), ["brain", "eye"]);
  assert.deepEqual(found("nervous eyes"), ["eye"]);
});

test("a number is found whole, never as part of another", () => {
  assert.deepEqual(found("3"), []);
  assert.equal(fit("1", "18", true), 0);
});

test("one typing error in short words and two in longer ones are forgiven, more are not", () => {
  assert.deepEqual(found("livre"), ["liver"]);
  assert.deepEqual(found("stomack"), ["stomach"]);
  assert.deepEqual(found("stmoahc"), ["stomach"]);
  assert.deepEqual(found("eyse"), ["eye"]);
  assert.deepEqual(found("zzzz"), []);
  assert.deepEqual(found("liz"), []);
});

test("typing errors are not looked for in words that are found as they stand", () => {
  const one = makeIndex({
    ...data,
    zones: [zone("a", 1, "Liver"), zone("b", 2, "River")],
    complaints: [],
  });
  assert.deepEqual(search(one, "liver").zones.map((hit) => hit.zone.id), ["a"]);
});

test("a complaint is found with its zones, and an empty query is no search", () => {
  assert.deepEqual(search(index, "headache").complaints.map((one) => one.id), ["headache"]);
  assert.deepEqual(search(index, "sore head").complaints.map((one) => one.id), ["headache"]);
  assert.deepEqual(search(index, "the liver", ["the"]).zones.map((hit) => hit.zone.id), ["liver"]);
  assert.equal(search(index, "  "), null);
  assert.equal(search(index, "!?"), null);
});

test("the known word that is few edits away was probably meant", () => {
  assert.equal(nearest("lvier", ["heart", "liver"]), "liver");
  assert.equal(nearest("LIVER", ["liver"]), "liver");
  assert.equal(nearest("liv", ["liver", "heart"]), null);
  assert.equal(nearest("nonsense", ["liver", "heart"]), null);
  assert.equal(nearest("x", []), null);
});
