// What a reader has kept after five years of daily use of everything that is kept.

import assert from "node:assert/strict";
import { test } from "node:test";

import { writeFile } from "../../assets/foot_map/panels/notes/logic/files.js";
import { newSession } from "../../assets/foot_map/panels/notes/logic/sessions.js";
import { NoteStore } from "../../assets/foot_map/panels/notes/note_store.js";
import { RoutineStore } from "../../assets/foot_map/panels/own/routine_store.js";
import { newDeck, reviewed } from "../../assets/foot_map/panels/quiz/logic/deck.js";
import { DeckStore } from "../../assets/foot_map/panels/quiz/deck_store.js";
import { MARKS } from "../../assets/foot_map/panels/quiz/logic/run.js";
import { seeded } from "../../assets/foot_map/panels/quiz/logic/random.js";
import { AnswerStore } from "../../assets/foot_map/panels/safety/answer_store.js";
import { Memory } from "./samples.js";

const DAYS = 5 * 365 + 1;
const SCHOOLS = { "rwo-shur": 81, western: 53, channels: 48, overview: 5 }; // zones of each
const id = (at) => `zone-${at}-name`.slice(0, 11); // as long as ids are
const day = (at, hour) => new Date(2026, 0, 1 + at, hour);

/** Some questions a day on each school; there is one card a zone, however often it was asked. */
function keepDecks(storage) {
  const random = seeded("five years");
  for (const [school, zones] of Object.entries(SCHOOLS)) {
    let deck = newDeck(school);
    for (let at = 0; at < DAYS; at++) {
      const mark = MARKS[Math.floor(random() * random() * 4)];
      deck = reviewed(deck, id(at % zones), mark, day(at, 19));
    }
    new DeckStore(school, storage).load(JSON.stringify(deck));
  }
}

/** A session a day, with a note on it, and values of some zones on both feet. */
function keepSessions(storage, zones) {
  const store = new NoteStore(storage, new Memory());
  const sessions = Array.from({ length: DAYS }, (_, at) => {
    const session = newSession("rwo-shur", day(at, 20), new Set());
    const values = Array.from({ length: zones }, (_, n) => [id(n), { left: n % 4, right: at % 4 }]);
    return { ...session, note: "Slept well; a walk before.", zones: Object.fromEntries(values) };
  });
  store.load(writeFile(sessions, []));
  return store;
}

for (const [zones, most] of [[12, 700_000], [64, 2_000_000]]) {
  test(`five years of quizzes, routines and sessions with ${zones} zones a day fit their room`, () => {
    const storage = new Memory(most);
    keepDecks(storage);
    const routines = new RoutineStore(storage, () => 1.8e12);
    const step = { zone: "zone-12-name", technique: "thumb-walking", foot: "each", seconds: 30 };
    for (let n = 0; n < 20; n++) {
      const routine = { name: `Evening ${n}`, school: "rwo-shur", steps: Array(12).fill(step) };
      routines.put("", { ...routine, changed: null });
    }
    new AnswerStore(storage).tick(["pregnancy", "diabetes"], true);
    const store = keepSessions(storage, zones);
    assert.equal(store.isLosing, false);
    assert.ok(routines.isKept);
    assert.equal(store.all().length, DAYS);
    console.log(`${zones} zones a day: ${storage.size} characters`);
  });
}
