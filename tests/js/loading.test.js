// How a chart comes to the browser, and in which language.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CHOICES, DEFAULTS, LANGUAGES } from "../../assets/foot_map/core/state.js";
import { loadChart } from "../../assets/foot_map/loading/charts.js";
import { inLanguage, patched } from "../../assets/foot_map/loading/language.js";

test("a chart comes from the text if there is one; an unknown school is an error of its own", async () => {
  const state = { ...DEFAULTS, charts_json: JSON.stringify({ "rwo-shur": { format: 1 } }) };
  assert.deepEqual(await loadChart(state), { format: 1 });
  await assert.rejects(loadChart({ ...state, chart: "toString" }), { message: "error_unknown" });
});

test("a failed fetch may be tried again, and a good one is asked for once", async () => {
  const asked = [];
  const answer = (text) => Promise.resolve({ ok: true, text: () => text });
  globalThis.fetch = (address) => {
    asked.push(address);
    if (address.endsWith(".svg")) return answer("<svg/>");
    const first = asked.filter((one) => one === address).length === 1;
    return first ? Promise.resolve({ ok: false, status: 503 }) : answer('{"format":1}');
  };
  const state = { ...DEFAULTS, charts_url: "data/", chart: "a/b" };
  await assert.rejects(loadChart(state), { message: "error_load" });
  assert.deepEqual(await loadChart(state), { format: 1 });
  await loadChart(state);
  assert.equal(asked.filter((one) => one === "data/a%2Fb.json").length, 2);
  assert.equal(asked.filter((one) => one === "data/feet-plantar.svg").length, 1);
});

test("an address that holds no such chart is told apart from one that does not answer", async () => {
  globalThis.fetch = () => Promise.resolve({ ok: false, status: 404 });
  await assert.rejects(loadChart({ ...DEFAULTS, charts_url: "none/" }), {
    message: "error_unknown",
  });
});

test("a chart in another language is the same one with its patch", () => {
  const data = {
    language: "en",
    prose: "en",
    own: false,
    messages: { view: "View", view_plantar: "Sole" },
    zones: [{ id: "liver", name: "Liver", names: { en: "Liver" } }, { id: "x", name: "X" }],
    evidence: { studies: ["one", "two"] },
  };
  const patch = {
    messages: { view: "Ansicht" },
    zones: { 0: { name: "Leber" } },
    evidence: { studies: ["eins"] },
  };
  const german = inLanguage(data, patch, "de");
  assert.deepEqual(german.messages, { view: "Ansicht", view_plantar: "Sole" });
  assert.deepEqual(german.zones[0], { id: "liver", name: "Leber", names: { en: "Liver" } });
  assert.equal(german.zones[1], data.zones[1]);
  assert.deepEqual(german.evidence.studies, ["eins"]);
  assert.equal(german.language, "de");
  assert.equal(german.prose, "de");
  assert.equal(data.zones[0].name, "Liver");
  assert.equal(inLanguage(data, null, "es"), data);
});

test("what a reader's own chart says stays in its language", () => {
  const data = { language: "en", prose: "en", own: true, messages: { view: "View" } };
  const german = inLanguage(data, { messages: { view: "Ansicht" } }, "de");
  assert.deepEqual([german.language, german.prose], ["de", "en"]);
});

test("a patch changes own properties only", () => {
  assert.deepEqual(patched({ a: 1 }, JSON.parse('{"__proto__": {"b": 2}}')).b, undefined);
  assert.deepEqual(patched([1, 2], { length: 9 }), [1, 2]);
});

test("a chart comes in the reader's language; without a patch it comes in its own", async () => {
  const chart = {
    language: "en",
    prose: "en",
    languages: ["en", "de"],
    messages: { view: "View" },
  };
  const files = {
    "two/r.json": JSON.stringify(chart),
    "two/r-de.json": '{"messages":{"view":"Ansicht"}}',
  };
  globalThis.fetch = (address) =>
    Promise.resolve({ ok: address in files, status: 404, text: () => files[address] });
  const state = { ...DEFAULTS, charts_url: "two/", chart: "r" };
  assert.equal((await loadChart({ ...state, language: "de" })).messages.view, "Ansicht");
  assert.equal((await loadChart({ ...state, language: "fr" })).messages.view, "View");
});

test("every language of the table calls itself something", () => {
  assert.deepEqual(Object.keys(LANGUAGES), CHOICES.language);
});
