// The reader's own routines: as text in an address, in the browser and in files, and none lost silently.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ROUTINES, RoutineStore } from "../../assets/foot_map/panels/own/routine_store.js";
import {
  freeName,
  merged,
  readBook,
  writeBook,
} from "../../assets/foot_map/panels/player/logic/book.js";
import {
  checkPlayer,
  LONGEST_NAME,
  MOST_STEPS,
  readOwn,
  tidyName,
  writeOwn,
} from "../../assets/foot_map/panels/player/logic/own_routine.js";
import { sanitize } from "../../assets/foot_map/core/state.js";
import { Memory } from "./samples.js";

const step = (zone, foot = "each", seconds = 20) => ({
  zone,
  technique: "thumb-walking",
  foot,
  seconds,
});
const EVENING = { name: "Evening ½ “calm” 晚上", steps: [step("liver", "right"), step("heart")] };
const kept = (more = {}) => ({ ...EVENING, school: "western", changed: 5, ...more });

test("a routine is read from the text that it was written as, and the state takes it", () => {
  const text = writeOwn(EVENING);
  assert.deepEqual(readOwn(text), EVENING);
  assert.equal(sanitize("player", text), text);
  const longest = {
    name: "x".repeat(LONGEST_NAME),
    steps: Array.from({ length: MOST_STEPS }, (_, i) => step(`zone-${i}`)),
  };
  assert.deepEqual(readOwn(writeOwn(longest)), longest);
  assert.equal(sanitize("player", writeOwn(longest)), writeOwn(longest));
  assert.ok(encodeURIComponent(writeOwn(longest)).length < 4000, "an address has room for it");
});

test("a damaged text is no routine, and nothing of it is guessed", () => {
  const whole = writeOwn(EVENING);
  const bad = [
    "own.",
    "own",
    whole.replace("liver,", "liver"),
    whole.replace(",r,", ",x,"),
    whole.replace(",20", ",0"),
    whole.replace(",20", ",99999"),
    whole.replace("liver", "Liver<b>"),
    "own." + Array(MOST_STEPS + 1).fill("a,b,l,5").join("."),
    `own.a,b,l,5~${"x".repeat(LONGEST_NAME + 1)}`,
    "own.a,b,l,5~two\nlines",
    "own.a,b,l,5~ space",
  ];
  for (const text of bad) {
    assert.equal(readOwn(text), null, text);
    if (text !== "own") assert.equal(checkPlayer(text, []).good, false, text);
  }
  assert.deepEqual(checkPlayer("desk-brake", ["desk-break"]), { good: false, near: "desk-break" });
});

test("names are kept on one line and not too long", () => {
  assert.equal(tidyName("  a\n\u2028 b\t "), "a b");
  assert.equal(tidyName("x".repeat(500)).length, LONGEST_NAME);
});

test("a book is read as it was written; a damaged one is none", () => {
  const book = new Map([["a1", kept()], ["b2", kept({ steps: [], name: "" })]]);
  assert.deepEqual(readBook(writeBook(book)), book);
  const text = writeBook(book);
  for (
    const bad of [
      "",
      "[]",
      "{}",
      text.slice(0, -5),
      text.replace('"version":1', '"version":2'),
      text.replace("own.liver", "own.<b>"),
      text.replace('"a1"', '"../a"'),
    ]
  ) assert.equal(readBook(bad), null, bad);
});

test("of two states of a routine the later one stays", () => {
  const older = new Map([["a1", kept()]]);
  const newer = new Map([["a1", kept({ changed: 6, name: "New" })], ["b2", kept()]]);
  assert.deepEqual(merged(older, newer).get("a1").name, "New");
  assert.deepEqual(merged(newer, older).get("a1").name, "New");
  assert.equal(merged(older, newer).size, 2);
  assert.equal(freeName(newer, "New"), "New (2)");
});

test("two tabs that change the same routine keep both", () => {
  const storage = new Memory();
  let now = 100;
  const [here, there] = [1, 2].map(() => new RoutineStore(storage, () => now++));
  const { id } = here.put("", kept({ changed: null }));
  const mine = here.book.get(id);
  const other = there.book.get(id);
  there.put(id, { ...other, steps: [] });
  const { id: copy, copied } = here.put(id, { ...mine, name: mine.name });
  assert.ok(copied);
  assert.notEqual(copy, id);
  assert.equal(there.book.size, 2);
  assert.equal(there.book.get(id).steps.length, 0);
  assert.equal(there.book.get(copy).steps.length, 2);
  assert.match(there.book.get(copy).name, /\(2\)$/);
  assert.equal(here.put(copy, here.book.get(copy)).copied, false);
});

test("a reload goes on with the routine that is changed, in this tab alone", () => {
  const [storage, tab] = [new Memory(), new Memory()];
  const store = new RoutineStore(storage, Date.now, tab);
  store.editing = store.put("", kept({ changed: null })).id;
  assert.equal(new RoutineStore(storage, Date.now, tab).editing, store.editing);
  assert.equal(new RoutineStore(storage, Date.now, new Memory()).editing, "");
});

test("a routine that another tab has deleted while it is changed comes back", () => {
  const storage = new Memory();
  const store = new RoutineStore(storage);
  const { id } = store.put("", kept({ changed: null }));
  const mine = store.book.get(id);
  new RoutineStore(storage).remove(id);
  assert.deepEqual(store.put(id, mine), { id, copied: false });
  assert.equal(store.book.size, 1);
});

test("where there is no room the routines last as long as the page, and are said not to be kept", () => {
  for (const storage of [null, new Memory(10)]) {
    const store = new RoutineStore(storage);
    const { id } = store.put("", kept({ changed: null }));
    assert.equal(store.isKept, false);
    assert.equal(store.book.get(id).name, EVENING.name);
  }
});

test("what is damaged is set aside and said, and a file can be loaded", () => {
  const storage = new Memory();
  storage.setItem(ROUTINES, "{broken");
  const store = new RoutineStore(storage);
  assert.ok(store.isSetAside && store.isKept);
  assert.equal(storage.getItem(`${ROUTINES}.damaged`), "{broken");
  assert.equal(store.load("no book"), null);
  assert.equal(store.load(writeBook(new Map([["a1", kept()]]))), 1);
  assert.equal(new RoutineStore(storage).book.size, 1);
  assert.equal(store.last("western"), "a1");
  assert.equal(store.last("overview"), "");
});
