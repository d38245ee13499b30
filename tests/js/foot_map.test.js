// The pure functions of the browser module.  Run with `node --test tests/js/*.test.mjs`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  DEFAULTS, clearPlace, edits, filterSystems, fit, fold, inLanguage, inOrder, interfaces, isLink, leadsTo, loadChart, makeIndex, nearest, neighbours,
  numberOf, patternOver, place, placesOf, reach, search, shapesOf, sidesOf, systemRules, tidy, toggle, unplace, word, words, zoneLabel,
} from "../../assets/foot_map.js";

// All parts of the module, each once, by their imports.
const sources = new Map();
const read = (address) => {
  if (sources.has(address.href)) return;
  const text = readFileSync(address, "utf8");
  sources.set(address.href, text);
  for (const [, name] of text.matchAll(/^(?:import|export) [^;"]*from "(.+?)";$/gm)) read(new URL(name, address));
};
read(new URL("../../assets/foot_map.js", import.meta.url));
const source = [...sources.values()].join("\n");
const texts = Object.fromEntries(
  readFileSync(new URL("../../zones/content/texts/en.yaml", import.meta.url), "utf8")
    .split("\n").filter((line) => /^[a-z][\w-]*:/.test(line))
    .map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at), line.slice(at + 1).trim().replace(/^"|"$/g, "")];
    }),
);

const zone = (id, number, name, more = {}) => ({
  id, number, name, layer: number === null ? "further" : "numbered", also: [], names: {},
  system: "digestive", body_areas: [], feet: ["left", "right"], crossing: "same-side",
  cautions: [], techniques: [], number_sources: [], views: ["plantar"], ...more,
});
const data = {
  systems: [{ id: "digestive", name: "Digestion" }, { id: "nervous", name: "Nervous system" }],
  body_areas: { "large-intestine": { name: "Large intestine" } },
  complaints: [{ id: "headache", name: "Headache", also: ["sore head"], zones: ["brain"] }],
  zones: [
    zone("liver", 18, "Liver", { names: { de: "Leber", es: "Hígado", zh: "肝" }, feet: ["right"] }),
    zone("brain", 1, "Head and brain", { system: "nervous" }),
    zone("colon", 30, "Descending colon", { body_areas: ["large-intestine"], also: ["bowel"] }),
    zone("stomach", 15, "Stomach"),
    zone("thymus", null, "Thymus"),
    zone("eye", 8, "Eyes", { system: "nervous", views: ["plantar", "dorsal"] }),
  ],
};
const index = makeIndex(data);
const found = (query) => search(index, query)?.zones.map((hit) => hit.zone.id);

test("toggle gives a new list and leaves the old one alone", () => {
  const before = ["liver"];
  assert.deepEqual(toggle(before, "heart"), ["liver", "heart"]);
  assert.deepEqual(toggle(before, "liver"), []);
  assert.deepEqual(before, ["liver"]);
});

test("a value of the wrong kind falls back to the default", () => {
  assert.equal(tidy("view", "sideways"), "plantar");
  assert.equal(tidy("view", "medial"), "medial");
  assert.equal(tidy("further", "yes"), DEFAULTS.further);
  assert.deepEqual(tidy("selection", ["liver", 3, null, "liver"]), ["liver"]);
  assert.deepEqual(tidy("selection", "liver"), []);
});

test("the first press in the legend shows one system alone, the last one shows all again", () => {
  assert.deepEqual(filterSystems([], "nervous", 2), ["nervous"]);
  assert.deepEqual(filterSystems(["nervous"], "nervous", 2), []);
  assert.deepEqual(filterSystems(["nervous"], "digestive", 2), []);
});

test("choosing a zone off the drawing says which view, foot and layer to show", () => {
  const state = { ...DEFAULTS, view: "medial", feet: "left" };
  assert.deepEqual(reach(state, data.zones[0]), { view: "plantar", feet: "both" });
  assert.deepEqual(reach({ ...DEFAULTS, view: "dorsal" }, data.zones[5]), {});
  assert.deepEqual(reach(DEFAULTS, data.zones[4]), { further: true });
  assert.deepEqual(reach(state, zone("x", 9, "X", { views: [] })), {});
});

test("zones come in the order of their numbers, those without one last", () => {
  assert.deepEqual(inOrder(data.zones).map((one) => one.number), [1, 8, 15, 18, 30, null]);
});

test("a number in the further layer stands for an unchanged shape", () => {
  const [a, b, c] = [{ zone: "a" }, { zone: "b" }, { zone: "c" }];
  const view = { shapes: [a, b], further: [1, c] };
  assert.deepEqual(shapesOf(view, true), [b, c]);
  assert.deepEqual(shapesOf(view, false), [a, b]);
  assert.deepEqual(shapesOf({ shapes: [a] }, true), [a]);
});

test("texts are filled in, with a form for one and for many, and a gap shows its key", () => {
  assert.equal(word(texts, "found", { n: 1 }), "1 zone found");
  assert.equal(word(texts, "found", { n: 3 }), "3 zones found");
  assert.equal(word(texts, "no_such_text"), "no_such_text");
  assert.equal(word({ a: "{x} and {y}" }, "a", { x: "{y}" }), "{y} and {y}");
});

test("a zone is named with its number and the owner's foot", () => {
  const t = (key, values) => word(texts, key, values);
  assert.equal(zoneLabel(t, data.zones[0], "right"), "Liver, number 18, right foot");
  assert.equal(zoneLabel(t, data.zones[4], "left"), "Thymus, further zone, left foot");
});

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
  const one = makeIndex({ ...data, zones: [zone("a", 1, "Liver"), zone("b", 2, "River")], complaints: [] });
  assert.deepEqual(search(one, "liver").zones.map((hit) => hit.zone.id), ["a"]);
});

test("a complaint is found with its zones, and an empty query is no search", () => {
  assert.deepEqual(search(index, "headache").complaints.map((one) => one.id), ["headache"]);
  assert.deepEqual(search(index, "sore head").complaints.map((one) => one.id), ["headache"]);
  assert.deepEqual(search(index, "the liver", ["the"]).zones.map((hit) => hit.zone.id), ["liver"]);
  assert.equal(search(index, "  "), null);
  assert.equal(search(index, "!?"), null);
});

test("unplace undoes place, also for a mirrored and turned foot", () => {
  for (const matrix of [[1, 0, 0, 1, 20, -4], [-1, 0, 0, 1, 99, 7], [1, 0, 0, -1, 3, 250]]) {
    const [x, y] = unplace(matrix, place(matrix, [31, 128]));
    assert.ok(Math.abs(x - 31) < 1e-9 && Math.abs(y - 128) < 1e-9);
  }
  assert.deepEqual(place([-1, 0, 0, 1, 100, 5], [10, 10]), [90, 15]);
});

test("an arrow key leads to the nearest zone that way", () => {
  const points = [{ x: 0, y: 0 }, { x: 10, y: 1 }, { x: 5, y: 30 }, { x: 40, y: 0 }];
  assert.equal(nearest(points, points[0], "ArrowRight"), 1);
  assert.equal(nearest(points, points[0], "ArrowDown"), 2);
  assert.equal(nearest(points, points[3], "ArrowLeft"), 1);
  assert.equal(nearest(points, points[0], "ArrowUp"), -1);
});

test("every pattern but plain and solid has lines of its own, on one grid", () => {
  const box = { x: 0, y: 0, width: 16, height: 16 };
  const drawn = ["plus", "dots", "rings", "diamonds", "horizontal", "vertical", "grid", "crosshatch",
    "zigzag", "dashes"].map((name) => patternOver(name, box, 4));
  assert.equal(new Set(drawn).size, drawn.length);
  for (const d of drawn) assert.match(d, /^M[-\d.]/);
  for (const name of ["solid", "plain", "no such"]) assert.equal(patternOver(name, box, 4), "");
  const xs = [...patternOver("vertical", box, 4).matchAll(/M(-?[\d.]+)/g)].map((m) => Number(m[1]));
  assert.ok(xs.every((x) => x % 4 === 0), "lines keep to one grid");
  const next = patternOver("vertical", { ...box, x: 8 }, 4);
  assert.ok(xs.filter((x) => x > 6).every((x) => next.includes(`M${x} `)), "boxes agree where they meet");
});

test("only web addresses are linked", () => {
  assert.ok(isLink("https://example.org"));
  for (const url of ["javascript:alert(1)", "data:text/html,x", "", null]) assert.ok(!isLink(url));
});

test("colours of systems become rules, and anything but a colour becomes grey", () => {
  globalThis.CSS = { escape: (text) => text.replace(/[^\w-]/g, (c) => `\\${c}`) };
  const rules = systemRules([{ id: "nervous", fill: "#f3d959", dark: "#e1c850", ink: "red}*{x:y" }]);
  assert.match(rules, /\[data-system="nervous"\]\{--fill-light:#f3d959;--fill-dark:#e1c850;--ink:#888888\}/);
});

test("a chart comes from the text if there is one; an unknown school is an error of its own", async () => {
  const state = { ...DEFAULTS, charts_json: JSON.stringify({ "rwo-shur": { format: 1 } }) };
  assert.deepEqual(await loadChart(state), { format: 1 });
  await assert.rejects(loadChart({ ...state, chart: "toString" }), { message: "error_unknown" });
});

test("a failed fetch may be tried again, and a good one is asked for once", async () => {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    if (address.endsWith(".svg")) return { ok: true, text: async () => "<svg/>" };
    const first = asked.filter((one) => one === address).length === 1;
    return first ? { ok: false, status: 503 } : { ok: true, text: async () => '{"format":1}' };
  };
  const state = { ...DEFAULTS, charts_url: "data/", chart: "a/b" };
  await assert.rejects(loadChart(state), { message: "error_load" });
  assert.deepEqual(await loadChart(state), { format: 1 });
  await loadChart(state);
  assert.equal(asked.filter((one) => one === "data/a%2Fb.json").length, 2);
  assert.equal(asked.filter((one) => one === "data/feet-plantar.svg").length, 1);
});

test("an address that holds no such chart is told apart from one that does not answer", async () => {
  globalThis.fetch = async () => ({ ok: false, status: 404 });
  await assert.rejects(loadChart({ ...DEFAULTS, charts_url: "none/" }), { message: "error_unknown" });
});

test("every text that the module asks for by its key is in en.yaml", () => {
  const keys = [...source.matchAll(/(?:\bt|app\.t|next\.t)\("([\w-]+)"/g)].map((match) => match[1]);
  assert.ok(keys.length > 60);
  const missing = keys.filter((key) => !(key in texts) && !(`${key}_other` in texts));
  assert.deepEqual(missing, []);
});

test("every text of a family that the module puts together is in en.yaml", () => {
  const families = {
    feet: ["both", "left", "right"], foot: ["both", "left", "right"], caption: ["left", "right"],
    arrangement: ["facing", "own"], row: ["left", "right", "left_short", "right_short"],
    feet_words: ["both", "left", "right"], level: ["leave", "ask", "adapt"],
    crossing: ["same-side", "crossed", "midline", "disputed"],
    urgency: ["emergency", "today", "soon"], school: ["numbering", "crossing", "history"],
    pressure: ["very-light", "light", "medium", "firm"],
    language: ["de", "es", "fr", "it", "zh", "ja"],
  };
  const missing = Object.entries(families)
    .flatMap(([family, ends]) => ends.map((end) => `${family}_${end}`)).filter((key) => !(key in texts));
  assert.deepEqual(missing, []);
});

test("a crossed zone stands for the other side of the body, on the feet shown", () => {
  const eye = zone("eye", 8, "Eyes", { crossing: "crossed" });
  assert.deepEqual(sidesOf(eye, "left"), ["right"]);
  assert.deepEqual(sidesOf(eye), ["right", "left"]);
  assert.deepEqual(sidesOf(zone("kidney", 22, "Kidneys"), "left"), ["left"]);
  assert.deepEqual(sidesOf(zone("liver", 18, "Liver", { feet: ["right"] }), "left"), ["right"]);
});

test("a part of the body leads to its zones and to the foot to look on", () => {
  const eye = zone("eye", 8, "Eyes", { crossing: "crossed", body_areas: ["eye"] });
  const head = zone("head", 1, "Head", { body_areas: ["eye", "brain"], crossing: "crossed" });
  const left = leadsTo([eye, head], ["eye"], "left");
  assert.deepEqual(left.zones.map((one) => one.id), ["head", "eye"]); // the nearest one last
  assert.equal(left.feet, "right");
  assert.equal(leadsTo([eye, head], ["brain"], "midline").feet, "both");
  assert.deepEqual(leadsTo([eye], ["liver"], "midline").zones, []);
});

test("an acupoint shows its code, never the number that orders it", () => {
  assert.equal(numberOf(zone("sp-6", 6, "Sanyinjiao", { code: "SP6" })), "SP6");
  assert.equal(numberOf(zone("liver", 18, "Liver")), "18");
  assert.equal(numberOf(zone("thymus", null, "Thymus")), "");
});

test("a chart in another language has its words and names, and keeps the English ones to be found by", () => {
  const data = {
    texts: { view: "View", view_plantar: "Sole" }, systems: [{ id: "digestive", name: "Digestion" }],
    zones: [{ id: "liver", name: "Liver", names: { de: "Leber", es: "Hígado" } }, { id: "x", name: "X", names: {} }],
    complaints: [{ id: "headache", name: "Headache", also: [] }], views: { plantar: { label: "Sole", guidelines: [] } },
    elsewhere_schools: { liver: [{ school: "western", zone: "liver", name: "Liver" }] },
  };
  const words = { texts: { view: "Ansicht", view_plantar: "Sohle" }, names: { systems: { digestive: "Verdauung" },
    complaints: { headache: "Kopfschmerzen" }, zones: { "western/liver": "Leber" } } };
  const german = inLanguage(data, words, "de");
  assert.equal(german.texts.view, "Ansicht");
  assert.equal(german.views.plantar.label, "Sohle");
  assert.equal(german.systems[0].name, "Verdauung");
  assert.deepEqual(german.zones[0], { id: "liver", name: "Leber", lang: "de", names: { en: "Liver", es: "Hígado" } });
  assert.equal(german.zones[1].lang, undefined);
  assert.deepEqual(german.complaints[0].also, ["Headache"]);
  assert.equal(german.elsewhere_schools.liver[0].name, "Leber");
  assert.equal(german.spoken, "de");
  const spanish = inLanguage(data, null, "es");
  assert.equal(spanish.texts.view, "View");
  assert.equal(spanish.zones[0].name, "Hígado");
  assert.equal(spanish.spoken, "en");
  assert.equal(inLanguage(data, words, "en"), data);
  assert.equal(data.zones[0].name, "Liver");
});

test("a letter on the comparison keeps clear of those that stand already", () => {
  const taken = [];
  for (let i = 0; i < 8; i++) taken.push(clearPlace([10, 10], taken, 2));
  assert.deepEqual(taken[0], [10, 10]);
  for (const [i, [x, y]] of taken.entries()) {
    for (const [a, b] of taken.slice(i + 1)) assert.ok(Math.hypot(x - a, y - b) >= 4);
  }
});

test("every school has its letter, and its zones of the body area", () => {
  const schools = [{ id: "a", zones: [{ id: "heart", areas: ["heart"] }, { id: "x", areas: [] }] }, { id: "b", zones: [] }];
  assert.deepEqual(placesOf(schools, "heart").map(({ letter, zones }) => [letter, zones.length]), [["A", 1], ["B", 0]]);
});

test("a host that carries its charts offers the languages that it carries", () => {
  assert.deepEqual(interfaces({ charts_json: "" }, {}), ["en", "de"]);
  assert.deepEqual(interfaces({ charts_json: "{}" }, {}), ["en"]);
  assert.deepEqual(interfaces({ charts_json: "{}" }, { words: { de: {} } }), ["en", "de"]);
  assert.deepEqual(interfaces({ charts_json: "" }, { carried: ["en"] }), ["en"]);
});

test("neighbours are all places nearer than the grid's size, and few others", () => {
  const places = Array.from({ length: 400 }, (_, i) => ({ x: (i * 37) % 101 - 50, y: (i * 53) % 97 - 48 }));
  const near = neighbours(places, 6);
  for (const one of places) {
    const found = near(one);
    const wanted = places.filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < 6);
    assert.ok(wanted.every((other) => found.includes(other)));
    assert.ok(found.length < 30);
  }
});
