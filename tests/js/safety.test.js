// The check before a massage: what follows from its answers, and that they are kept.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  deviceStorage,
  forget,
  keep,
  keptKeys,
  readKept,
} from "../../assets/foot_map/core/storage.js";
import { ANSWERS, AnswerStore, today } from "../../assets/foot_map/panels/safety/answer_store.js";
import {
  adviceOn,
  applying,
  gravest,
  levelsByZone,
  questionsOf,
  readAnswers,
} from "../../assets/foot_map/panels/safety/answers.js";
import { Memory, zone } from "./samples.js";

const caution = (level, general, more = {}) => ({
  name: level,
  level,
  why: "",
  advice: "",
  general,
  sources: [],
  ...more,
});
const CAUTIONS = {
  pregnancy: caution("ask", true),
  "pregnancy-points": caution("leave", false, { goes_with: "pregnancy" }),
  dvt: caution("leave", true),
  gout: caution("leave", true),
  bone: caution("adapt", false),
};
const ZONES = [
  zone("uterus", 36, "Uterus", { cautions: ["pregnancy", "bone"] }),
  zone("sp-6", 6, "SP6", { cautions: ["pregnancy-points", "pregnancy"] }),
  zone("liver", 18, "Liver"),
];

test("the check asks what is general, the gravest first", () => {
  assert.deepEqual(questionsOf(CAUTIONS), [
    { level: "leave", ids: ["dvt", "gout"] },
    { level: "ask", ids: ["pregnancy"] },
  ]);
  assert.equal(gravest(["adapt", "ask"]), "ask");
  assert.equal(gravest([]), "");
});

test("a zone is marked with the gravest level that concerns it, and no other zone is", () => {
  const marked = levelsByZone(CAUTIONS, ZONES, ["pregnancy"]);
  assert.deepEqual([...marked], [["uterus", "ask"], ["sp-6", "leave"]]);
  assert.equal(levelsByZone(CAUTIONS, ZONES, []).size, 0);
});

test("a caution without a question of its own applies with the one it goes with", () => {
  assert.deepEqual([...applying(CAUTIONS, ["pregnancy"])], ["pregnancy", "pregnancy-points"]);
  assert.deepEqual([...applying(CAUTIONS, ["no-such", "toString"])], []);
});

test("advice on a zone comes before advice on any massage, each with the gravest first", () => {
  const said = (zones) =>
    adviceOn(CAUTIONS, zones, ["pregnancy", "dvt"]).map(({ id, here }) => [id, here]);
  assert.deepEqual(said([ZONES[1]]), [
    ["pregnancy-points", true],
    ["pregnancy", true],
    ["dvt", false],
  ]);
  assert.deepEqual(said([ZONES[2]]), [["dvt", false], ["pregnancy", false]]);
});

test("answers of an earlier version are read; damaged ones are not", () => {
  assert.deepEqual(readAnswers('["dvt","dvt"]'), { version: 1, done: "", ticked: ["dvt"] });
  const kept = { version: 1, done: "2026-11-30", ticked: ["dvt"] };
  assert.deepEqual(readAnswers(JSON.stringify(kept)), kept);
  const damaged = [
    "",
    "{",
    "null",
    "7",
    "[1]",
    JSON.stringify({ ...kept, version: 2 }),
    JSON.stringify({ ...kept, done: "yesterday" }),
    JSON.stringify({ ...kept, done: [] }),
    JSON.stringify({ ...kept, ticked: "dvt" }),
  ];
  for (const text of damaged) assert.equal(readAnswers(text), null, text);
});

test("answers are kept, and another tab sees them", () => {
  const storage = new Memory();
  const [here, there] = [new AnswerStore(storage), new AnswerStore(storage)];
  here.tick(["dvt"]);
  assert.deepEqual(there.answers, { version: 1, done: "", ticked: ["dvt"] });
  there.tick(["dvt"], true);
  assert.equal(here.answers.done, today());
  here.tick([]); // answered all the same
  assert.equal(here.answers.done, today());
});

test("where nothing can be kept the answers last as long as the page, and it is told", () => {
  for (const storage of [null, new Memory(0)]) {
    const store = new AnswerStore(storage);
    store.tick(["dvt"], true);
    assert.equal(store.isKept, false);
    assert.deepEqual(store.answers.ticked, ["dvt"]);
    assert.equal(store.answers.done, today());
  }
});

test("damaged answers are set aside and not lost", () => {
  const storage = new Memory();
  storage.setItem(ANSWERS, "{damaged");
  const store = new AnswerStore(storage);
  assert.deepEqual(store.answers.ticked, []);
  assert.equal(store.isSetAside, true);
  assert.equal(storage.getItem(`${ANSWERS}.damaged`), "{damaged");
});

test("a day is that of the reader's clock", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("whoever keeps something is told whether it is kept", () => {
  const storage = new Memory();
  assert.equal(keep("a.1", "x", storage), true);
  assert.equal(readKept("a.1", storage), "x");
  assert.deepEqual(keptKeys("a.", storage), ["a.1"]);
  assert.equal(forget("a.1", storage), true);
  assert.equal(readKept("a.1", storage), null);
  assert.equal(keep("a", "x", new Memory(0)), false);
  assert.equal(keep("a", "x", null), false);
  assert.deepEqual(keptKeys("a", null), []);
});

test("a browser that forbids to ask for its storage has none", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new DOMException("denied", "SecurityError");
    },
  });
  try {
    assert.equal(deviceStorage(), null);
    assert.equal(keep("a", "x"), false);
  } finally {
    if (before) Object.defineProperty(globalThis, "localStorage", before);
    else delete globalThis.localStorage;
  }
});
