// Search, and the texts that are compared.

import assert from "node:assert/strict";
import { test } from "node:test";

import { edits, fold, nearest, words } from "../../assets/foot_map/core/text.js";
import { Index } from "../../assets/foot_map/panels/finder/search.js";
import {
  marker,
  mistyped,
  parts,
  stem,
  wordsOf,
} from "../../assets/foot_map/panels/finder/terms.js";
import { data, zone } from "./samples.js";

const vocabulary = {
  passed_over: ["the", "my", "a"],
  weak: ["pain", "sore"],
  red_flags: { heart: ["chest pain"] },
  complaints: { headache: ["head hurts"] },
  body_areas: { "large-intestine": ["gut"] },
  pages: { print: ["poster"], compare: ["difference"] },
  unlisted: [
    { words: ["wrist"], near: ["complaints/headache"] },
    { words: ["acne"], near: [] },
  ],
};
const whole = {
  ...data,
  vocabulary,
  red_flags: [{ id: "heart", sign: "Pain in the chest", urgency: "emergency" }],
  zones: [...data.zones, zone("chest", 43, "Chest")],
};
const pages = (page) => (page === "compare" ? "" : page);
const index = new Index(whole, "en", pages);
const found = (query, on = index) =>
  on.search(query)?.hits.map(({ entry }) => `${entry.kind}/${entry.id}`);
const only = (zones, language = "en") => new Index({ ...data, zones }, language, pages);

test("accents and case do not matter in a search", () => {
  assert.equal(fold("HÍGADO Cœur ß"), "higado coeur ss");
  assert.deepEqual(words("L1–L5, nerf sciatique"), ["l1", "l5", "nerf", "sciatique"]);
  assert.deepEqual(found("hígado"), ["zone/liver"]);
  assert.deepEqual(found("HIGADO"), ["zone/liver"]);
});

test("edits counts letters added, left out, changed and swapped", () => {
  assert.equal(edits("livr", "liver", 1), 1);
  assert.equal(edits("lievr", "liver", 2), 1);
  assert.equal(edits("stomahc", "stomach", 2), 1);
  assert.equal(edits("xyz", "liver", 2), Infinity);
});

test("a search finds by number, name, other names, everyday words, body areas and systems", () => {
  assert.deepEqual(found("18"), ["zone/liver"]);
  assert.equal(found("liv")[0], "zone/liver");
  assert.deepEqual(found("bowel"), ["zone/colon"]);
  assert.deepEqual(found("gut"), ["zone/colon"]);
  assert.deepEqual(found("large intestine"), ["zone/colon"]);
  assert.deepEqual(found("nervous").sort(), ["zone/brain", "zone/eye"]);
  assert.equal(found("my head hurts")[0], "complaint/headache");
});

test("a name in another language is found as a whole word only", () => {
  assert.deepEqual(found("leber"), ["zone/liver"]);
  assert.deepEqual(found("肝"), ["zone/liver"]);
  assert.deepEqual(found("lebe"), []);
  assert.deepEqual(found("lebrr"), []);
});

test("a number is found whole, never as part of another", () => {
  assert.deepEqual(found("3"), []);
  assert.deepEqual(found("1"), ["zone/brain"]);
});

test("a number with a letter is found by itself and, where there is no plain one, by the number", () => {
  const some = only([zone("a", "12a", "Neck"), zone("b", "12b", "Nape"), zone("c", 13, "Throat")]);
  assert.deepEqual(found("12A", some), ["zone/a"]);
  assert.deepEqual(found("12", some).sort(), ["zone/a", "zone/b"]);
  assert.deepEqual(found("12c", some), []);
  const plain = only([zone("a", "12a", "Neck"), zone("b", 12, "Nape")]);
  assert.deepEqual(found("12", plain), ["zone/b"]);
});

test("typing errors are forgiven in proportion to length, and never in short words", () => {
  assert.deepEqual(found("livre"), ["zone/liver"]);
  assert.deepEqual(found("livr"), ["zone/liver"]);
  assert.deepEqual(found("stomack"), ["zone/stomach"]);
  assert.deepEqual(found("stmoach"), ["zone/stomach"]);
  assert.deepEqual(found("descendung"), ["zone/colon"]);
  for (const none of ["zzzz", "liz", "ehe", "lovver"]) assert.deepEqual(found(none), [], none);
});

test("typing errors are not looked for in words that are found as they stand", () => {
  assert.deepEqual(found("liver", only([zone("a", 1, "Liver"), zone("b", 2, "River")])), [
    "zone/a",
  ]);
});

test("plural and singular find the same, in each language", () => {
  const pairs = {
    en: ["shoulder shoulders", "ovary ovaries", "hip hips", "gland glands", "diarrhoea diarrhea"],
    de: ["Niere Nieren", "Rücken Ruecken", "Muskel Muskeln", "Hüfte Huefte"],
    es: ["riñon riñones", "oído oidos", "hombro hombros"],
    fr: ["genou genoux", "épaule epaules", "œil oeil"],
  };
  for (const [language, some] of Object.entries(pairs)) {
    for (const pair of some) {
      const [one, many] = pair.split(" ");
      const both = [[one, many], [many, one]];
      for (const [name, query] of both) {
        assert.deepEqual(found(query, only([zone("a", 1, name)], language)), ["zone/a"], pair);
      }
    }
  }
});

test("a word in two and two words in one are the same, as is one with a hyphen", () => {
  const ache = only([
    zone("a", 1, "Back ache"),
    zone("b", 2, "Earache"),
    zone("c", 3, "Self-massage"),
  ]);
  assert.deepEqual(found("backache", ache), ["zone/a"]);
  assert.deepEqual(found("ear ache", ache)[0], "zone/b");
  assert.deepEqual(found("selfmassage", ache), ["zone/c"]);
  const known = new Set(["stomach", "pain", "nacken", "verspannung"]);
  assert.deepEqual(parts("stomachpain", known), ["stomach", "pain"]);
  assert.deepEqual(parts("nackenverspannung", known), ["nacken", "verspannung"]);
  assert.equal(parts("stomachs", known), null);
});

test("advice comes first where the query says all of it, and its zone is left out", () => {
  assert.deepEqual(found("chest pain"), ["red_flag/heart"]);
  assert.equal(found("chest")[0], "zone/chest");
});

test("one unknown word does not empty the answer", () => {
  assert.equal(found("liver qqqqqq")[0], "zone/liver");
  assert.equal(found("sore liver")[0], "zone/liver");
});

test("what no school lists is said, with what comes nearest", () => {
  assert.equal(index.search("wrist").unlisted, "wrist");
  assert.deepEqual(found("wrist"), ["complaint/headache"]);
  assert.equal(index.search("acne").unlisted, "acne");
  assert.deepEqual(found("acne"), []);
  assert.equal(index.search("liver").unlisted, null);
});

test("pages are found, except those that a host does not offer", () => {
  assert.deepEqual(found("poster"), ["page/print"]);
  assert.deepEqual(found("difference"), []);
});

test("a complaint of another school stands after those of this one", () => {
  const complaints_elsewhere = [{ id: "other", name: "Sore head", also: [], schools: ["far"] }];
  const on = new Index({ ...data, complaints_elsewhere }, "en", pages);
  assert.deepEqual(found("sore head", on), ["complaint/headache", "complaint/other"]);
});

test("a query without a word is no search", () => {
  assert.equal(index.search("  "), null);
  assert.equal(index.search("!?"), null);
  assert.deepEqual(found("the"), []);
});

test("words lose accents, endings and other spellings; Chinese goes two signs at a time", () => {
  assert.equal(stem("shoulders", "en"), stem("shoulder", "en"));
  assert.deepEqual(wordsOf("can't Meniere's", "en"), ["cant", "meniere"]);
  assert.deepEqual(wordsOf("拉肚子", "zh"), ["拉肚", "肚子"]);
  assert.deepEqual(wordsOf("肝 22", "zh"), ["肝", "22"]);
  assert.deepEqual(mistyped("kidnye", new Set(["kidney"])), ["kidney"]);
});

test("the words of the query are marked in what they met", () => {
  const met = (text) =>
    marker(["kidney"], "en")(text).filter((one) => one.met).map((one) => one.text);
  assert.deepEqual(met("Kidneys and bladder"), ["Kidneys"]);
  assert.deepEqual(met("Liver"), []);
  assert.equal(marker(["kidney"], "en")("A, b: c").map((one) => one.text).join(""), "A, b: c");
});

test("the known word that is few edits away was probably meant", () => {
  assert.equal(nearest("lvier", ["heart", "liver"]), "liver");
  assert.equal(nearest("LIVER", ["liver"]), "liver");
  assert.equal(nearest("liv", ["liver", "heart"]), null);
  assert.equal(nearest("nonsense", ["liver", "heart"]), null);
  assert.equal(nearest("x", []), null);
});
