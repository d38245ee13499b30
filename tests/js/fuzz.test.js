// What strangers, older versions and broken devices leave for the browser code: addresses, links,
// files, and what is kept. It is read, or refused; nothing throws, hangs or fills the memory.
//
// tests/fuzz/cases.json says how many cases each subject has.

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { readKeptQuiz } from "../../assets/foot_map/app/kept_quiz.js";
import { KeptSteps } from "../../assets/foot_map/app/steps.js";
import { DEFAULTS, NAMES, sanitize } from "../../assets/foot_map/core/state.js";
import { csvOf, sheetText } from "../../assets/foot_map/panels/notes/logic/files.js";
import { noted, pack, unpack } from "../../assets/foot_map/panels/notes/logic/sessions.js";
import { tintOf, tintOfChange } from "../../assets/foot_map/panels/notes/logic/tints.js";
import { NoteStore, PLACE } from "../../assets/foot_map/panels/notes/note_store.js";
import { ROUTINES, RoutineStore } from "../../assets/foot_map/panels/own/routine_store.js";
import { writeBook } from "../../assets/foot_map/panels/player/logic/book.js";
import { Countdown } from "../../assets/foot_map/panels/player/logic/countdown.js";
import {
  checkPlayer,
  readOwn,
  writeOwn,
} from "../../assets/foot_map/panels/player/logic/own_routine.js";
import { resumed, USUAL as WAY } from "../../assets/foot_map/panels/player/logic/places.js";
import { stagesOf } from "../../assets/foot_map/panels/player/logic/stages.js";
import { PlaceStore } from "../../assets/foot_map/panels/player/place_store.js";
import { DeckStore } from "../../assets/foot_map/panels/quiz/deck_store.js";
import { dueOf, levelOf, newDeck, reviewed } from "../../assets/foot_map/panels/quiz/logic/deck.js";
import { makeQuestions } from "../../assets/foot_map/panels/quiz/logic/questions.js";
import { MARKS, Run } from "../../assets/foot_map/panels/quiz/logic/run.js";
import { checkSpec, readSpec, writeSpec } from "../../assets/foot_map/panels/quiz/logic/spec.js";
import { ANSWERS, AnswerStore } from "../../assets/foot_map/panels/safety/answer_store.js";
import { adviceOn, levelsByZone } from "../../assets/foot_map/panels/safety/answers.js";
import {
  byNumber,
  queryOf,
  readAddress,
  shorten,
  writeAddress,
} from "../../assets/hosts/address.js";
import CASES from "../fuzz/cases.json" with { type: "json" };
import { data, Memory } from "./samples.js";

const ALL = Deno.env.has("ALL_CASES");
const MORE = 10;
const MOST_MS = 2000;
const MOST_BYTES = 200e6;
const NOW = new Date(2026, 10, 30, 19, 40);

/** Check as many cases as the table says, the same each time but with ALL_CASES=1. */
function run(subject, cases, check) {
  test(subject, () => {
    let [ran, slowest, largest] = [0, 0, 0];
    const numRuns = CASES.javascript[subject] * (ALL ? MORE : 1);
    const bounded = (found) => {
      const [began, before] = [performance.now(), Deno.memoryUsage().rss];
      check(found);
      ran++;
      slowest = Math.max(slowest, performance.now() - began);
      largest = Math.max(largest, Deno.memoryUsage().rss - before);
    };
    fc.assert(fc.property(cases, bounded), { numRuns, ...(ALL ? {} : { seed: 1 }) });
    assert.ok(ran >= numRuns);
    assert.ok(slowest <= MOST_MS, `${slowest} ms`);
    assert.ok(largest <= MOST_BYTES, `${largest} bytes`);
  });
}

const ODD = [
  "",
  " ",
  "<b>",
  "\0",
  "\n",
  "\u2028",
  "\ud800",
  "constructor",
  "__proto__",
  "toString",
];
ODD.push("NaN", "1e999", "-0", "~", ".", ",", "-", "%", "%00", "%ff", '"', "\\", "{", "[", "肝");
ODD.push("9".repeat(400), "a".repeat(3000));
const odd = fc.constantFrom(...ODD);
const numbers = fc.oneof(
  fc.constantFrom(0, -1, 1, 3, 4, 0.5, 1e9, -1e9, 1e308, 2 ** 53),
  fc.double(),
  fc.integer(),
);
const junk = fc.oneof(
  fc.constantFrom(null, true, false, [], {}),
  numbers,
  odd,
  fc.jsonValue({ maxDepth: 2 }),
);

/** One odd value out of so many: among odd ones alone a program never gets far. */
const mostly = (good, other, share = 4) =>
  fc.oneof({ arbitrary: good, weight: share - 1 }, { arbitrary: other, weight: 1 });

/** A good text in which a piece or two are put in, or put over others. */
const edited = (...good) =>
  fc.tuple(
    fc.constantFrom(...good),
    fc.array(fc.tuple(fc.nat(100), fc.nat(5), fc.oneof(odd, fc.string({ maxLength: 3 }))), {
      maxLength: 2,
    }),
  ).map(([text, edits]) =>
    edits.reduce((now, [percent, length, piece]) => {
      const start = Math.round(now.length * percent / 100);
      return now.slice(0, start) + piece + now.slice(start + length);
    }, text)
  );

/** Good data in which one or two values are others, anywhere in it. */
const edit = fc.tuple(
  fc.array(fc.nat(59), { minLength: 1, maxLength: 6 }),
  fc.constantFrom(...Array(9).keys()),
  junk,
);
const changed = (good) =>
  fc.array(edit, { minLength: 1, maxLength: 2 }).map((edits) =>
    edits.reduce((now, [path, how, value]) => change(now, path, how, value), good)
  );

function change(now, [step, ...rest], how, value) {
  if (now === null || typeof now !== "object" || !Object.keys(now).length) {
    return typeof now === "number" && typeof value !== "number" ? Number(how) : value;
  }
  const next = Array.isArray(now) ? [...now] : { ...now };
  const keys = Object.keys(now);
  const key = keys[step % keys.length];
  const isDeep = now[key] !== null && typeof now[key] === "object";
  if (rest.length && isDeep) next[key] = change(now[key], rest, how, value);
  else if (how === 0) delete next[key];
  else if (how === 1 && Array.isArray(now)) next.push(...Array(1 + step % 5).fill(now[key]));
  else if (how === 1) next[ODD[step % ODD.length]] = now[key];
  else next[key] = isDeep ? value : change(now[key], [0], how, value);
  return next;
}

/** Kept texts: good data with changes, or a text that was cut off or written over. */
const kept = (good) =>
  fc.oneof(changed(good).map((found) => JSON.stringify(found)), edited(JSON.stringify(good)));

const QUIZ = "find,name.system-digestive.10.k3f9";
const OWN = "own.liver,thumb-walking,r,20.brain,hook-backup,e,15~Evening";
const KNOWN = {
  chart: ["rwo-shur", "western"],
  selection: data.zones.map(({ id }) => id),
  learn: ["", "all", "sleep"],
  complaint: ["", "headache"],
};
const NUMBERS = byNumber(data.zones.map(({ id, number }) => [id, number]));
const parameters = fc.tuple(
  fc.constantFrom(
    "school",
    "zone",
    "view",
    "feet",
    "lang",
    "learn",
    "quiz",
    "play",
    "further",
    "x",
  ),
  edited("western", "18,liver", "dorsal", "left", "de-AT", "all", QUIZ, OWN, "1", ",".repeat(99)),
);

run(
  "query of an address",
  fc.oneof(
    fc.array(parameters, { maxLength: 4 }).map((pairs) => `?${new URLSearchParams(pairs)}`),
    edited(`?zone=liver&quiz=${QUIZ}`, `#${OWN}`, "#liver", "?a=%ff&b=%&zone=18#zone=1&view=x"),
  ),
  (text) => {
    const [search, hash] = text.split("#");
    const { place, faults } = readAddress(queryOf(search, hash), KNOWN, NUMBERS);
    for (const [name, value] of Object.entries(place)) {
      assert.ok(NAMES.includes(name));
      assert.deepEqual(sanitize(name, value), value, "the state takes what an address gives");
    }
    assert.ok((place.selection ?? []).every((id) => KNOWN.selection.includes(id)));
    for (const { what, value } of faults) {
      assert.equal(typeof what, "string");
      assert.ok(shorten(value).length <= 41);
    }
  },
);

run(
  "address written and read",
  fc.record({
    selection: fc.subarray(KNOWN.selection),
    view: fc.constantFrom("plantar", "dorsal", "medial", "lateral"),
    feet: fc.constantFrom("both", "left", "right"),
    further: fc.boolean(),
    guidelines: fc.boolean(),
    labels: fc.constantFrom("numbers", "names", "both"),
    learn: fc.constantFrom(...KNOWN.learn),
    complaint: fc.constantFrom(...KNOWN.complaint),
    quiz: fc.constantFrom("", "new", QUIZ),
    player: fc.constantFrom("", "own", OWN, "own.liver,thumb-walking,r,20~50 % & mehr #1"),
    language: fc.constantFrom("en", "de", "zh"),
  }),
  (state) => {
    const link = writeAddress({ ...DEFAULTS, ...state });
    const { place, faults } = readAddress(queryOf(`?${link}`), KNOWN, NUMBERS);
    assert.deepEqual(faults, []);
    assert.deepEqual({ ...DEFAULTS, ...place }, { ...DEFAULTS, ...state });
  },
);

const part = (...good) => mostly(fc.constantFrom(...good), odd, 20);
const joined = (sign, ...parts) => fc.tuple(...parts).map((found) => found.join(sign));
const specs = joined(
  ".",
  part("find", "name,find", "type,foot,body", "place", "technique"),
  part("all", "view-dorsal", "system-digestive", "region-toes", "zones-liver,brain", "zones-,"),
  part("all", "1", "10", "999"),
  part("k3f9", "0"),
);

run("quiz in a link", fc.oneof(specs, edited(QUIZ, "new", "progress", "name")), (text) => {
  const { good, near } = checkSpec(text);
  assert.ok(near === null || checkSpec(near).good, "what was probably meant makes sense");
  const spec = readSpec(text);
  if (!spec) return;
  assert.ok(good);
  assert.deepEqual(readSpec(writeSpec(spec)), spec);
  const questions = makeQuestions(CHART, spec);
  assert.ok(questions.length <= CHART.zones.length);
});

const CHART = {
  school: { id: "sample" },
  zones: data.zones.map((one) => ({ ...one, landmark: { says: "Somewhere.", sources: [] } })),
  body_areas: data.body_areas,
  techniques: {},
  systems: data.systems,
  views: {
    plantar: {
      shapes: data.zones.map(({ id, feet }, i) => ({
        zone: id,
        feet,
        d: `M${i} ${i}z`,
        badge: [10 * i, 20 * i],
      })),
      guidelines: [],
    },
  },
};

const zones = part("liver", "brain", "colon", "toString");
const steps = fc.array(
  joined(",", zones, part("thumb-walking", "hook-backup"), part("l", "r", "e"), part("5", "3600")),
  { minLength: 1, maxLength: 32 },
).map((all) => ["own", ...all].join("."));
const names = fc.oneof(fc.constant(""), fc.string({ maxLength: 70 }).map((text) => `~${text}`));

run("routine in a link", fc.oneof(joined("", steps, names), edited(OWN, "own")), (text) => {
  const found = readOwn(text);
  assert.equal(typeof checkPlayer(text, KNOWN.learn).good, "boolean");
  if (!found) return;
  assert.ok(found.steps.length >= 1 && found.steps.length <= 30);
  assert.ok(found.steps.every(({ seconds }) => seconds >= 1 && seconds <= 3600));
  assert.deepEqual(readOwn(writeOwn(found)), found);
  assert.equal(sanitize("player", writeOwn(found)), writeOwn(found), "the state takes it");
});

const SESSION = {
  v: 1,
  s: "rwo-shur",
  at: "2026-11-30T19:40",
  n: "Evening",
  t: "warm",
  z: "liver-2 brain13",
  zn: { liver: "tender" },
};
const NAMED = new Map(data.zones.map((one) => [one.id, one]));

run("kept session", kept(SESSION), (text) => {
  const storage = new Memory();
  storage.setItem(`${PLACE}a1`, text);
  const store = new NoteStore(storage, new Memory());
  const sessions = store.all();
  assert.equal(sessions.length + store.unreadable().length, 1, "none is lost");
  assert.ok(store.unreadable().every((one) => one === text));
  for (const session of sessions) {
    assert.deepEqual(unpack(session.id, pack(session)), session);
    tintOf(data.zones, session, "");
    tintOfChange(data.zones, session, noted(session, "brain", { left: 0 }), "");
    assert.ok(sheetText(session, NAMED).length <= 3500);
    assert.ok(csvOf([session], () => "").endsWith("\r\n"));
  }
  store.begin("rwo-shur", NOW);
  store.change(store.on, (one) => noted(one, "liver", { right: 1 }));
  assert.equal(store.all().length, sessions.length + 1, "new ones are kept beside it");
});

const FILE = {
  kind: "foot-reflex-zones.sessions",
  version: 1,
  sessions: [{
    id: "a1",
    school: "rwo-shur",
    begun: "2026-11-30T19:40",
    name: "",
    note: "",
    zones: { liver: { right: 2, note: "x" }, brain: { left: 0 } },
  }],
  unreadable: [],
};

run("file of sessions", kept(FILE), (text) => {
  const store = new NoteStore(new Memory(), new Memory());
  const came = store.load(text);
  assert.equal(store.all().length, came ?? 0);
  assert.equal(store.unreadable().length, 0);
  if (came) assert.equal(store.load(text), 0, "a second time nothing comes");
});

const DECK = reviewed(reviewed(newDeck("sample"), "liver", "first", NOW), "brain", "missed", NOW);
const LATER = new Date(2027, 1, 1);

run("kept deck", fc.tuple(kept(DECK), fc.constantFrom(...MARKS)), ([text, mark]) => {
  const storage = new Memory();
  storage.setItem("foot-reflex-zones.deck.sample", text);
  const store = new DeckStore("sample", storage);
  const before = store.deck;
  for (const zone of ["liver", "brain", "eye"]) {
    store.review(zone, mark, LATER);
    levelOf(store.deck, zone, LATER);
  }
  dueOf(store.deck, Object.keys(store.deck.cards), LATER);
  const again = new DeckStore("sample", storage);
  assert.deepEqual(again.deck, store.deck, "what is written can be read");
  assert.ok(Object.keys(before.cards).every((zone) => Object.hasOwn(again.deck.cards, zone)));
  if (text && store.isSetAside) {
    assert.equal(storage.getItem("foot-reflex-zones.deck.sample.damaged"), text);
  }
});

const BOOK = JSON.parse(writeBook(
  new Map([["a1", { ...readOwn(OWN), school: "rwo-shur", changed: 5 }], ["b2", {
    name: "",
    steps: [],
    school: "western",
    changed: 7,
  }]]),
));

run("kept routines", kept(BOOK), (text) => {
  const storage = new Memory();
  storage.setItem(ROUTINES, text);
  const store = new RoutineStore(storage, () => 9, new Memory());
  const before = store.book.size;
  for (const { name, steps } of store.book.values()) {
    if (steps.length) assert.deepEqual(readOwn(writeOwn({ name, steps }))?.steps, steps);
  }
  store.last("rwo-shur");
  const { id } = store.put("", { name: "New", school: "western", steps: [], changed: null });
  const again = new RoutineStore(storage, () => 10, new Memory());
  assert.equal(again.book.size, before + 1);
  assert.ok(again.book.has(id));
  if (store.isSetAside) assert.equal(storage.getItem(`${ROUTINES}.damaged`), text);
});

const CAUTIONS = {
  heart: { name: "Heart", level: "ask", general: true },
  varicose: { name: "Veins", level: "leave", general: false, goes_with: "heart" },
};

run(
  "kept answers",
  fc.oneof(kept({ version: 1, done: "2026-11-30", ticked: ["heart"] }), kept(["heart"])),
  (text) => {
    const storage = new Memory();
    storage.setItem(ANSWERS, text);
    const store = new AnswerStore(storage);
    const { ticked, done } = store.answers;
    assert.ok(done === "" || /^\d{4}-\d\d-\d\d$/.test(done));
    const told = data.zones.map((one) => ({ ...one, cautions: ["heart", "varicose"] }));
    levelsByZone(CAUTIONS, told, ticked);
    adviceOn(CAUTIONS, told, ticked);
    store.tick(["heart"], true);
    assert.deepEqual(new AnswerStore(storage).answers.ticked, ["heart"]);
  },
);

const STEPS = [{ seconds: [30, 60], foot: "each" }, { seconds: null, foot: "left" }];

run(
  "kept places and settings",
  fc.tuple(
    kept([["sleep", { at: 1, used: 500, extra: 0 }], ["own.x", { at: 0, used: 1, extra: -1 }]]),
    kept(WAY),
  ),
  ([places, settings]) => {
    const [tab, device] = [new Memory(), new Memory()];
    tab.setItem("foot-reflex-zones.places", places);
    device.setItem("foot-reflex-zones.player", settings);
    const store = new PlaceStore(tab, device);
    const stages = stagesOf(STEPS, store.settings);
    const progress = resumed(store.place("sleep"), stages.length);
    if (progress) {
      const count = new Countdown(stages, progress, () => 0);
      assert.ok(count.left === null || Number.isFinite(count.left));
      assert.ok(count.share >= 0 && count.share <= 1);
    }
    store.keep("sleep", { at: 0, used: 5, extra: 0 });
    store.set({ long: true });
    const again = new PlaceStore(tab, device);
    assert.deepEqual(again.place("sleep"), { at: 0, used: 5, extra: 0 });
    assert.equal(again.settings.long, true);
  },
);

const QUESTIONS = makeQuestions(CHART, readSpec("find,foot.all.all.a"));
const PROGRESS = { at: 1, wrong: ["left"], placed: [], marks: ["first"], begun: 1, ended: null };

run(
  "kept quiz and steps",
  fc.tuple(
    kept({ text: QUIZ, school: "sample", progress: PROGRESS }),
    kept([["sleep", 2], ["own", 0]]),
  ),
  ([quiz, places]) => {
    sessionStorage.setItem("foot-reflex-zones.quiz", quiz);
    sessionStorage.setItem("foot-reflex-zones.steps", places);
    const { text, school, progress } = readKeptQuiz();
    assert.equal(typeof text + typeof school, "stringstring");
    for (const step of new KeptSteps().values()) assert.ok(Number.isInteger(step) && step >= 0);
    sessionStorage.clear();
    if (!progress) return;
    const one = new Run(QUESTIONS, progress, () => 5);
    for (let n = 0; !one.isOver; n++) {
      assert.ok(n <= QUESTIONS.length, "it comes to an end");
      one.answer(true);
      assert.ok(MARKS.includes(one.markOf(one.question.zone.id)));
      one.next();
    }
    assert.ok(one.score.first <= one.score.total);
    assert.ok(one.missed.length <= QUESTIONS.length);
  },
);
