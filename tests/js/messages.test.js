// Messages, and that none is missing.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { listed, message, numberOf, zoneLabel } from "../../assets/foot_map/core/messages.js";
import { data, zone } from "./samples.js";

const root = new URL("../../", import.meta.url);
const texts = Object.fromEntries(
  readFileSync(new URL("zones/content/messages.yaml", root), "utf8")
    .split("\n").filter((line) => /^[a-z][\w-]*:/.test(line))
    .map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at), line.slice(at + 1).trim().replace(/^"|"$/g, "")];
    }),
);

/** All modules of the map as one text. */
const source = readdirSync(new URL("assets/foot_map/", root), { recursive: true })
  .filter((name) => name.endsWith(".js"))
  .map((name) => readFileSync(new URL(`assets/foot_map/${name}`, root), "utf8")).join("\n");

test("texts are filled in, with a form for one and for many, and a gap shows its key", () => {
  assert.equal(message(texts, "found", { n: 1 }), "1 result");
  assert.equal(message(texts, "found", { n: 3 }), "3 results");
  assert.equal(message(texts, "no_such_text"), "no_such_text");
  assert.equal(message({ a: "{x} and {y}" }, "a", { x: "{y}" }), "{y} and {y}");
});

test("a zone is named with its number and the owner's foot", () => {
  const t = (key, values) => message(texts, key, values);
  assert.equal(zoneLabel(t, data.zones[0], "right"), "Liver, number 18, right foot");
  assert.equal(zoneLabel(t, data.zones[4], "left"), "Thymus, further zone, left foot");
});

test("an acupoint shows its code, never the number that orders it", () => {
  assert.equal(numberOf(zone("sp-6", 6, "Sanyinjiao", { code: "SP6" })), "SP6");
  assert.equal(numberOf(zone("liver", 18, "Liver")), "18");
  assert.equal(numberOf(zone("thymus", null, "Thymus")), "");
});

test("every text that the module asks for by its key is in en.yaml", () => {
  const keys = [...source.matchAll(/(?:\bt|app\.t)\("([\w-]+)"/g)].map((match) => match[1]);
  assert.ok(keys.length > 60);
  const missing = keys.filter((key) => !(key in texts) && !(`${key}_other` in texts));
  assert.deepEqual(missing, []);
});

test("every text of a family that the module puts together is in en.yaml", () => {
  const families = {
    feet: ["both", "left", "right"],
    foot: ["both", "left", "right"],
    caption: ["left", "right"],
    arrangement: ["facing", "own"],
    row: ["left", "right", "left_short", "right_short"],
    feet_words: ["both", "left", "right"],
    level: ["leave", "ask", "adapt"],
    crossing: ["same-side", "crossed", "midline", "disputed"],
    urgency: ["emergency", "today", "soon"],
    school: ["numbering", "crossing", "history"],
    pressure: ["very-light", "light", "medium", "firm"],
    language: ["de", "es", "fr", "it", "zh", "ja"],
  };
  const missing = Object.entries(families)
    .flatMap(([family, ends]) => ends.map((end) => `${family}_${end}`)).filter((key) =>
      !(key in texts)
    );
  assert.deepEqual(missing, []);
});

test("plurals, numbers and lists follow the language", () => {
  const forms = { found_one: "{n} zone trouvée", found_other: "{n} zones trouvées" };
  assert.equal(message(forms, "found", { n: 0 }, "fr"), "0 zone trouvée");
  assert.equal(message(forms, "found", { n: 1234 }, "fr"), "1\u202f234 zones trouvées");
  assert.equal(listed("de", ["Herz", "Lunge", "Leber"]), "Herz, Lunge und Leber");
  assert.equal(listed("zh", ["心", "肺", "肝"]), "心、肺和肝");
});
