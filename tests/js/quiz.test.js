// The quiz: its text in an address, its questions, its judgement, and how far a reader has come.

import assert from "node:assert/strict";
import { test } from "node:test";

import { readKeptQuiz } from "../../assets/foot_map/app/kept_quiz.js";
import { isNamed, judgePress, withoutName } from "../../assets/foot_map/panels/quiz/logic/judge.js";
import { Places } from "../../assets/foot_map/panels/quiz/logic/places.js";
import { askedFor, makeQuestions } from "../../assets/foot_map/panels/quiz/logic/questions.js";
import { newSeed, seeded, shuffled } from "../../assets/foot_map/panels/quiz/logic/random.js";
import { newProgress, Run } from "../../assets/foot_map/panels/quiz/logic/run.js";
import {
  checkSpec,
  KINDS,
  readSpec,
  USUAL,
  writeSpec,
} from "../../assets/foot_map/panels/quiz/logic/spec.js";
import { sanitize } from "../../assets/foot_map/core/state.js";
import { zone } from "./samples.js";

const says = (text) => ({ says: text, sources: [] });
const at = (id, x, y, feet = ["left", "right"]) => ({
  zone: id,
  feet,
  d: `M${x} ${y}z`,
  badge: [x, y],
});
const line = (id, y) => ({ id, d: `M0 ${y}l50 0 50 0` });
const zones = [
  zone("liver", 18, "Liver", {
    feet: ["right"],
    body_areas: ["liver"],
    landmark: says("Under the ball."),
  }),
  zone("spleen", 34, "Spleen", {
    feet: ["left"],
    body_areas: ["spleen"],
    landmark: says("Left sole only."),
  }),
  zone("colon-up", 28, "Ascending colon", {
    also: ["large bowel"],
    landmark: says("From the heel up."),
  }),
  zone("colon-down", 30, "Descending colon", {
    also: ["large bowel"],
    landmark: says("Beside the liver."),
  }),
  zone("brain", 1, "Head and brain", {
    body_areas: ["brain"],
    landmark: says("The big toe."),
    system: "nervous",
  }),
  zone("nowhere", 64, "Nowhere", { views: [] }),
];
const data = {
  school: { id: "sample" },
  zones,
  body_areas: { liver: { name: "Liver" }, spleen: { name: "Spleen" }, brain: { name: "Brain" } },
  techniques: { knuckle: { name: "Knuckle" }, stroking: { name: "Stroking" } },
  views: {
    plantar: {
      guidelines: [line("shoulder", 50), line("diaphragm", 90), line("heel", 190)],
      shapes: [
        at("liver", 60, 120, ["right"]),
        at("spleen", 62, 124, ["left"]),
        at("colon-up", 70, 150, ["right"]),
        at("colon-down", 70, 150, ["left"]),
        at("brain", 30, 10),
      ],
    },
  },
};
const ask = (kinds, more = {}) => makeQuestions(data, { ...USUAL, kinds, seed: "abcd", ...more });

test("a quiz is written as it is read, and what it leaves out is as usual", () => {
  const texts = [
    "find,name.all.10.k3f9",
    "type.zones-liver,head-brain.all.x1",
    "foot.view-plantar.25",
  ];
  for (const text of texts) {
    assert.equal(writeSpec(readSpec(text)), text);
    assert.equal(sanitize("quiz", text), text);
  }
  assert.deepEqual(readSpec("find"), { ...USUAL, kinds: ["find"] });
  for (const text of ["", "fnd", "find.somewhere", "find.all.0", "find.all.10.<b>", "find..10"]) {
    assert.equal(readSpec(text), null);
    if (text) assert.equal(sanitize("quiz", text), "");
  }
});

test("a slip in the text of a quiz is told with what was probably meant", () => {
  assert.deepEqual(checkSpec("fnd,name.all.10.k3f9"), {
    good: false,
    near: "find,name.all.10.k3f9",
  });
  assert.deepEqual(checkSpec("techniqe"), { good: false, near: "technique" });
  assert.deepEqual(checkSpec("xxxxxxxx.all"), { good: false, near: null });
  assert.ok(checkSpec("new").good);
});

test("a quiz on zones names one at least", () => {
  for (const text of ["find.zones-", "find.zones-,", "find.zones-,,.all.x1"]) {
    assert.equal(readSpec(text), null, text);
    assert.equal(sanitize("quiz", text), "", text);
  }
  assert.deepEqual(readSpec("find.zones-,liver,").scope.ids, ["liver"]);
});

test("a quiz that was kept with more wrong answers than there may be begins anew", () => {
  const kept = {
    text: "find",
    school: "sample",
    progress: { ...newProgress(5), wrong: ["a", "b"] },
  };
  const read = (quiz) => {
    sessionStorage.setItem("foot-reflex-zones.quiz", JSON.stringify(quiz));
    const found = readKeptQuiz();
    sessionStorage.clear();
    return found;
  };
  assert.deepEqual(read(kept), kept);
  const progress = { ...kept.progress, wrong: ["a", "b", "c", "d"] };
  assert.equal(read({ ...kept, progress }).progress, null);
});

test("chance is the same for the same seed, even, and another for another seed", () => {
  const numbers = (seed) => Array.from({ length: 4000 }, seeded(seed));
  assert.deepEqual(numbers("a"), numbers("a"));
  assert.notDeepEqual(numbers("a"), numbers("b"));
  const tenths = numbers("a").map((number) => Math.floor(number * 10));
  for (let i = 0; i < 10; i++) {
    assert.ok(Math.abs(tenths.filter((tenth) => tenth === i).length - 400) < 80);
  }
  // Fixed for good: the link of a quiz that was handed out must go on to mean the same.
  assert.deepEqual(shuffled([1, 2, 3, 4, 5, 6], seeded("k3f9")), [4, 3, 2, 1, 5, 6]);
  assert.match(newSeed(), /^[0-9a-z]{4}$/);
});

test("places know their part of the sole, and which zones are easily taken for another", () => {
  const places = new Places(data);
  const region = (id) => places.of(zones.find((one) => one.id === id))[0].region;
  assert.deepEqual(["brain", "liver", "colon-up"].map(region), ["toes", "arch", "arch"]);
  assert.deepEqual(places.similar(zones[0], "plantar").slice(0, 1), [zones[1]]); // the other foot
  assert.ok(places.isLookAlike(zones[2], zones[3], "plantar"));
  assert.equal(places.zones.length, 5); // what is not drawn cannot be asked for
});

test("the same seed asks the same, each zone once, and as many as were wanted", () => {
  assert.deepEqual(ask(KINDS), ask(KINDS));
  assert.equal(new Set(ask(["find"], { length: 0 }).map((one) => one.zone.id)).size, 5);
  assert.equal(ask(["find"], { length: 2 }).length, 2);
  const scope = { kind: "system", ids: ["nervous"] };
  assert.deepEqual(ask(["find"], { scope }).map(({ right }) => right), ["brain"]);
  assert.deepEqual(ask(["technique"]), []); // no zone here is pressed
});

test("a foot is asked for where a zone is on one foot only, a body area where it has one", () => {
  assert.deepEqual(
    new Map(ask(["foot"]).map(({ zone: { id }, right }) => [id, right])),
    new Map(ask(["foot"]).map(({ zone: { id } }) => [id, id === "liver" ? "right" : "left"])),
  );
  assert.equal(ask(["foot"]).length, 2);
  for (const { zone: { body_areas }, options, right } of ask(["body"])) {
    assert.deepEqual(options.filter((id) => body_areas.includes(id)), [right]);
  }
});

test("a description that names the zone asked for is no choice, and its own is without the name", () => {
  const found = ask(["find"], { length: 0 }).find((one) => one.right === "liver");
  assert.ok(!found.options.includes("colon-down"));
  assert.equal(withoutName("Find the liver, the Liver area.", "Liver"), "Find the …, the … area.");
});

test("a typed name may have errors, in any language, but not be another zone's", () => {
  const is = (text, id) => isNamed(text, zones.find((one) => one.id === id), zones);
  assert.ok(is("  liver ", "liver") && is("livver", "liver") && is("LIVER", "liver"));
  assert.ok(is("ascendng colon", "colon-up") && is("large bowel", "colon-up"));
  assert.ok(!is("descending colon", "colon-up") && !is("", "liver") && !is("lung", "liver"));
  const kidney = zone("kidney", 22, "Kidneys (pair)", { names: { de: "Nieren", zh: "肾" } });
  assert.ok(
    ["kidneys", "niere", "肾", "Kidneys (pair)"].every((text) => isNamed(text, kidney, [kidney])),
  );
});

test("a press is right in the zone, near within a thumb's width of it, else wrong", () => {
  const [liver] = zones;
  assert.equal(judgePress(liver, { zone: "liver", far: 3 }), "right");
  assert.equal(judgePress(liver, { zone: "spleen", far: 0 }), "right");
  assert.equal(judgePress(liver, { zone: "brain", far: 9 }), "near");
  assert.equal(judgePress(liver, { zone: "brain", far: 16 }), "wrong");
  assert.equal(judgePress(liver, { zone: "spleen", far: Infinity }), "wrong");
});

test("tries are counted, the same wrong choice once, and one choice always stays", () => {
  let now = 1000;
  const run = new Run(ask(["name"], { length: 3 }), newProgress(now), () => now);
  const { options, right } = run.question;
  const [wrong, other] = options.filter((id) => id !== right);
  assert.equal(run.answer(false, wrong), null);
  assert.equal(run.answer(false, wrong), null);
  assert.equal(run.answer(true, right), "second");
  assert.equal(run.answer(false, other), null); // it is answered
  run.next();
  assert.equal(run.answer(true), "first");
  run.next();
  run.giveUp();
  now = 8000;
  run.next();
  assert.ok(run.isOver);
  const { first, streak, best, counts } = run.score;
  assert.deepEqual([first, streak, best, counts.second, counts.missed], [1, 0, 1, 1, 1]);
  assert.deepEqual(run.missed, [run.questions[0], run.questions[2]]);
  const foot = ask(["foot"])[0];
  assert.equal(run.triesOf(foot), 2);
  assert.equal(run.triesOf({ ...foot, kind: "find", options: [] }), 3);
});

test("what is kept of a quiz goes on where it was, and its time stops at the last answer", () => {
  let now = 0;
  const progress = newProgress(now);
  const questions = ask(["find"], { length: 2 });
  new Run(questions, progress, () => now).answer(false, "brain");
  const again = new Run(questions, progress, () => now);
  assert.equal(again.answer(true), "second");
  again.next();
  now = 5000;
  again.answer(true);
  now = 9000;
  assert.equal(again.score.ms, 5000);
});

test("names to be put in their places are of one view, each called otherwise, and not in one spot", () => {
  const asked = ask(["place"], { length: 0 });
  assert.equal(asked.length, 5);
  for (const { zone: { id }, options, right } of asked) {
    assert.ok(options.length >= 2 && options.length <= 4 && options.includes(id));
    assert.equal(new Set(options).size, options.length);
    assert.equal(right, id);
    assert.ok(!(options.includes("colon-up") && options.includes("colon-down"))); // large bowel
  }
  assert.deepEqual(askedFor(asked[0]), asked[0].options);
  assert.deepEqual(askedFor(ask(["name"])[0]).length, 1);
});

test("each name counts by its own tries, the question by all of them", () => {
  const run = new Run(ask(["place"], { length: 2 }), newProgress(0), () => 0);
  const { options: [a, b, ...rest] } = run.question;
  assert.equal(run.put(a, b), null);
  assert.equal(run.put(a, b), null); // the same once more
  assert.equal(run.put(a, a), null);
  assert.equal(run.put(a, a), null);
  assert.deepEqual([run.progress.wrong, run.progress.placed], [[`${a}>${b}`], [a]]);
  assert.equal(run.put(b, b), rest.length ? null : "second");
  for (const [i, id] of rest.entries()) {
    assert.equal(run.put(id, id), i < rest.length - 1 ? null : "second");
  }
  assert.deepEqual([run.markOf(a), run.markOf(b)], ["second", "first"]);
  run.next();
  assert.deepEqual(run.progress.placed, []);
  const [one, other] = run.question.options;
  run.put(one, one);
  run.giveUp();
  assert.deepEqual([run.markOf(one), run.markOf(other)], ["first", "missed"]);
});
