// What a reader knows: scheduled as FSRS does, kept in the browser, lost in no silent way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmptyCard, fsrs } from "ts-fsrs";

import { DeckStore } from "../../assets/foot_map/panels/quiz/deck_store.js";
import {
  dueOf,
  GRADES,
  levelOf,
  merged,
  newDeck,
  readDeck,
  reviewed,
  standingOf,
} from "../../assets/foot_map/panels/quiz/logic/deck.js";
import { seeded } from "../../assets/foot_map/panels/quiz/logic/random.js";
import { MARKS } from "../../assets/foot_map/panels/quiz/logic/run.js";
import { Memory } from "./samples.js";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const plain = (card) => JSON.parse(JSON.stringify(card));

test("a thousand reviews are scheduled as ts-fsrs schedules them", () => {
  const random = seeded("reviews");
  const scheduler = fsrs({ enable_fuzz: false });
  const cards = new Map();
  let deck = newDeck("sample");
  let now = START;
  for (let i = 0; i < 1000; i++) {
    now += Math.floor(random() * 3 * DAY);
    const zone = `zone-${Math.floor(random() * 40)}`;
    const mark = MARKS[Math.floor(random() * 4)];
    const before = cards.get(zone) ?? createEmptyCard(new Date(now));
    cards.set(zone, scheduler.next(before, new Date(now), GRADES[mark]).card);
    deck = reviewed(deck, zone, mark, new Date(now));
    assert.deepEqual(deck.cards[zone], plain(cards.get(zone)));
    deck = readDeck(JSON.stringify(deck), "sample"); // as it is kept
  }
});

test("a zone is fresh, then being learned, known, and due when its day has come", () => {
  const at = (days) => new Date(START + days * DAY);
  let deck = newDeck("sample");
  assert.equal(standingOf(deck, "liver", at(0)), "fresh");
  deck = reviewed(deck, "liver", "first", at(0));
  assert.equal(standingOf(deck, "liver", at(0)), "learning");
  deck = reviewed(reviewed(deck, "liver", "first", at(1)), "heart", "missed", at(0.9));
  assert.equal(standingOf(deck, "liver", at(1.1)), "known");
  assert.deepEqual(dueOf(deck, ["liver", "heart", "lung"], at(1.1)), ["heart"]);
  assert.deepEqual(dueOf(deck, ["liver", "heart", "lung"], at(400)), ["heart", "liver"]);
  assert.equal(standingOf(deck, "constructor", at(1)), "fresh");
});

test("how well a zone is known is told by the days until it is due", () => {
  const at = (days) => new Date(START + days * DAY);
  let deck = newDeck("sample");
  assert.equal(levelOf(deck, "liver", at(0)), null);
  const seen = new Set();
  let now = 0;
  for (let i = 0; i < 8; i++) {
    deck = reviewed(deck, "liver", i ? "first" : "missed", at(now));
    const days = deck.cards.liver.scheduled_days;
    const level = levelOf(deck, "liver", at(now));
    if (level !== "learning") {
      assert.equal(level, days < 7 ? "days" : days < 30 ? "weeks" : "months");
    }
    seen.add(level);
    now += Math.max(days, 1);
    assert.equal(levelOf(deck, "liver", at(now)), "due");
  }
  assert.deepEqual([...seen], ["learning", "days", "weeks", "months"]);
});

test("a deck that is damaged, of another school or version is refused", () => {
  const deck = reviewed(newDeck("sample"), "liver", "first", new Date(START));
  const text = JSON.stringify(deck);
  assert.deepEqual(readDeck(text, "sample"), deck);
  const card = deck.cards.liver;
  const wrong = [
    text.slice(0, -3),
    "[]",
    "null",
    JSON.stringify({ ...deck, version: 2 }),
    JSON.stringify({ ...deck, cards: { liver: { ...card, due: "soon" } } }),
    JSON.stringify({ ...deck, cards: { liver: { ...card, stability: null } } }),
    JSON.stringify({ ...deck, cards: { liver: { ...card, state: 9 } } }),
  ];
  for (const one of wrong) assert.equal(readDeck(one, "sample"), null, one);
  assert.equal(readDeck(text, "western"), null);
});

test("a review by a clock that was ahead counts as one of now, and is due again by the right clock", () => {
  const [now, ahead] = [new Date(START), new Date(START + 900 * DAY)];
  const wrong = reviewed(newDeck("sample"), "liver", "first", ahead);
  const { liver } = reviewed(wrong, "liver", "missed", now).cards;
  assert.equal(liver.last_review, now.toISOString());
  assert.ok(Date.parse(liver.due) - START < DAY);
});

test("a card with numbers that FSRS does not work with is damaged", () => {
  const good = reviewed(newDeck("sample"), "liver", "first", new Date(START));
  const text = (more) =>
    JSON.stringify({ ...good, cards: { liver: { ...good.cards.liver, ...more } } });
  assert.ok(readDeck(text({}), "sample"));
  const wrong = [{ stability: 0 }, { stability: 1e308 }, { difficulty: 0 }, { difficulty: 11 }];
  wrong.push({ state: "1" }, { state: 0 }, { reps: -1 }, { due: "+275760-09-13T00:00:00.000Z" });
  for (const more of wrong) assert.equal(readDeck(text(more), "sample"), null);
});

test("two tabs lose nothing, and a file adds what it has", () => {
  const memory = new Memory();
  const [one, other] = [new DeckStore("sample", memory), new DeckStore("sample", memory)];
  one.review("liver", "first", new Date(START));
  other.review("heart", "first", new Date(START + 1));
  other.review("liver", "missed", new Date(START + DAY));
  assert.deepEqual(Object.keys(one.deck.cards).sort(), ["heart", "liver"]);
  assert.equal(one.deck.cards.liver.reps, 2);
  const file = JSON.stringify(reviewed(newDeck("sample"), "lung", "first", new Date(START)));
  assert.equal(one.load(file), 1);
  assert.equal(one.load("{}"), null);
  assert.deepEqual(Object.keys(other.deck.cards).sort(), ["heart", "liver", "lung"]);
  assert.deepEqual(merged(one.deck, newDeck("sample")), one.deck);
  one.clear();
  assert.equal(memory.length, 0);
  other.review("heart", "first", new Date(START + 2 * DAY));
  assert.deepEqual(Object.keys(one.deck.cards), ["heart"]); // what was cleared stays so
});

test("a storage that is full, blocked or damaged is told, and the answers go on", () => {
  for (const storage of [new Memory(10), null]) {
    const store = new DeckStore("sample", storage);
    store.review("liver", "first", new Date(START));
    assert.equal(store.isKept, false);
    assert.equal(store.deck.cards.liver.reps, 1);
  }
  const memory = new Memory();
  memory.setItem("foot-reflex-zones.deck.sample", '{"version":1,"cards":{"liv');
  const store = new DeckStore("sample", memory);
  assert.ok(store.isSetAside && store.isKept);
  assert.match(memory.getItem("foot-reflex-zones.deck.sample.damaged"), /liv/);
});

test("five years of daily use stay far below two megabytes", () => {
  const memory = new Memory();
  const store = new DeckStore("sample", memory);
  const random = seeded("years");
  for (let day = 0; day < 5 * 365; day++) {
    const mark = MARKS[Math.floor(random() * 4)];
    store.review(`zone-${day % 100}`, mark, new Date(START + day * DAY));
  }
  assert.ok(memory.size < 100_000);
});
