// How a chart comes to the browser, and in which language.

import assert from "node:assert/strict";
import { test } from "node:test";

import { CHOICES, DEFAULTS } from "../../assets/foot_map/core/state.js";
import { loadChart } from "../../assets/foot_map/loading/charts.js";
import { inLanguage, interfaces, OWN_NAMES } from "../../assets/foot_map/loading/language.js";

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

test("a chart in another language has its words and names, and keeps the English ones to be found by", () => {
  const data = {
    texts: { view: "View", view_plantar: "Sole" },
    systems: [{ id: "digestive", name: "Digestion" }],
    zones: [{ id: "liver", name: "Liver", names: { de: "Leber", es: "Hígado" } }, {
      id: "x",
      name: "X",
      names: {},
    }],
    complaints: [{ id: "headache", name: "Headache", also: [] }],
    views: { plantar: { label: "Sole", guidelines: [] } },
    elsewhere_schools: { liver: [{ school: "western", zone: "liver", name: "Liver" }] },
  };
  const words = {
    texts: { view: "Ansicht", view_plantar: "Sohle" },
    names: {
      systems: { digestive: "Verdauung" },
      complaints: { headache: "Kopfschmerzen" },
      zones: { "western/liver": "Leber" },
    },
  };
  const german = inLanguage(data, words, "de");
  assert.equal(german.texts.view, "Ansicht");
  assert.equal(german.views.plantar.label, "Sohle");
  assert.equal(german.systems[0].name, "Verdauung");
  assert.deepEqual(german.zones[0], {
    id: "liver",
    name: "Leber",
    lang: "de",
    names: { en: "Liver", es: "Hígado" },
  });
  assert.equal(german.zones[1].lang, undefined);
  assert.deepEqual(german.complaints[0].also, ["Headache"]);
  assert.equal(german.elsewhere_schools.liver[0].name, "Leber");
  assert.equal(german.interfaceLanguage, "de");
  const spanish = inLanguage(data, null, "es");
  assert.equal(spanish.texts.view, "View");
  assert.equal(spanish.zones[0].name, "Hígado");
  assert.equal(spanish.interfaceLanguage, "en");
  assert.equal(inLanguage(data, words, "en"), data);
  assert.equal(data.zones[0].name, "Liver");
});

test("a host that carries its charts offers the languages that it carries", () => {
  assert.deepEqual(interfaces({ charts_json: "" }, {}), ["en", "de"]);
  assert.deepEqual(interfaces({ charts_json: "{}" }, {}), ["en"]);
  assert.deepEqual(interfaces({ charts_json: "{}" }, { words: { de: {} } }), ["en", "de"]);
  assert.deepEqual(interfaces({ charts_json: "" }, { carried: ["en"] }), ["en"]);
});

test("every language of the table calls itself something", () => {
  assert.deepEqual(Object.keys(OWN_NAMES), CHOICES.language);
});
