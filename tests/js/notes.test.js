// Notes and sessions: kept small, lost in no silent way, and right on each foot.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  csvOf,
  newOnes,
  readFile,
  sheetText,
  writeFile,
} from "../../assets/foot_map/panels/notes/logic/files.js";
import {
  change,
  checked,
  minuteOf,
  newSession,
  noted,
  pack,
  unpack,
} from "../../assets/foot_map/panels/notes/logic/sessions.js";
import { COLOURS, tintOf, tintOfChange } from "../../assets/foot_map/panels/notes/logic/tints.js";
import { NoteStore, PLACE } from "../../assets/foot_map/panels/notes/note_store.js";
import { seeded } from "../../assets/foot_map/panels/quiz/logic/random.js";
import { data, Memory } from "./samples.js";

const NOW = new Date(2026, 10, 30, 19, 40);

/** A session with entries. */
const session = (id, zones, more = {}) => ({
  id,
  school: "rwo-shur",
  begun: "2026-11-30T19:40",
  name: "",
  note: "",
  zones,
  ...more,
});

const write = (store, id, zone, entry) => store.change(id, (one) => noted(one, zone, entry));

test("an entry is noted for a foot, changed and taken away again", () => {
  const empty = newSession("rwo-shur", NOW, new Set());
  assert.equal(empty.begun, "2026-11-30T19:40");
  const left = noted(empty, "brain", { left: 0 });
  assert.deepEqual(left.zones, { brain: { left: 0 } });
  const both = noted(left, "brain", { right: 3, note: "warm" });
  assert.deepEqual(both.zones, { brain: { left: 0, right: 3, note: "warm" } });
  assert.deepEqual(noted(both, "brain", { left: undefined, right: undefined, note: "" }).zones, {});
  assert.deepEqual(empty.zones, {});
});

test("a session is kept and read back as it was, whatever is noted", () => {
  const random = seeded("notes");
  const texts = ["", "ok", 'a "quote", a comma', "two\nlines", "痛い 🦶", "{}", "-1"];
  for (let n = 0; n < 300; n++) {
    const zones = {};
    for (let i = 0; i < random() * 20; i++) {
      const entry = {};
      if (random() < 0.6) entry.left = Math.floor(random() * 4);
      if (random() < 0.6) entry.right = Math.floor(random() * 4);
      const note = texts[Math.floor(random() * texts.length)];
      if (note) entry.note = note;
      if (Object.keys(entry).length) zones[`zone-${i}`] = entry;
    }
    const one = session(`a${n}`, zones, { name: texts[n % 7], note: texts[(n + 3) % 7] });
    assert.deepEqual(unpack(one.id, pack(one)), one);
    assert.deepEqual(readFile(writeFile([one], [])), [one]);
  }
});

test("what is damaged, or of another version, is read as nothing", () => {
  const text = pack(session("a", { liver: { right: 2 } }));
  for (let at = 0; at < text.length; at++) assert.equal(unpack("a", text.slice(0, at)), null);
  const wrong = [
    text.replace('"v":1', '"v":2'),
    text.replace("liver-2", "liver-4"),
    text.replace("liver-2", "2"),
    text.replace("2026-11", "2026-13"),
    "null",
    "[]",
  ];
  for (const one of wrong) assert.equal(unpack("a", one), null, one);
  assert.equal(checked(session("a", { liver: { right: 2.5 } })), null);
  assert.equal(checked(session("a", { liver: { right: "2" } })), null);
  assert.equal(checked(session("a", { "<b>": { right: 2 } })), null);
  assert.equal(checked(session("a", { liver: { note: "x".repeat(1001) } })), null);
  assert.equal(checked(session("../a", {})), null);
});

test("a damaged file is refused as a whole, and loses nothing", () => {
  const store = new NoteStore(new Memory(), new Memory());
  const { id } = store.begin("rwo-shur", NOW);
  write(store, id, "liver", { right: 2 });
  const before = store.all();
  const good = writeFile([session("b", { liver: { right: 1 } })], []);
  const wrong = [
    "",
    "no file",
    good.slice(0, -4),
    good.replace('"version":1', '"version":2'),
    good.replace("foot-reflex-zones.sessions", "other"),
    good.replace('"right":1', '"right":9'),
  ];
  for (const text of wrong) assert.equal(store.load(text), null);
  assert.deepEqual(store.all(), before);
  assert.equal(store.load(good), 1);
  assert.equal(store.load(good), 0); // it is here already
  assert.equal(store.all().length, 2);
});

test("a file with other notes under a known id adds a session and changes none", () => {
  const here = [session("a", { liver: { right: 2 } })];
  const read = [session("a", { liver: { right: 3 } })];
  const [added] = newOnes(here, read);
  assert.equal(added.id, "a.2");
  assert.deepEqual(newOnes([...here, added], read), []);
});

test("two tabs lose nothing of each other, in one session or in two", () => {
  const storage = new Memory();
  const [one, other] = [new NoteStore(storage, new Memory()), new NoteStore(storage, new Memory())];
  const mine = one.begin("rwo-shur", NOW);
  write(one, mine.id, "liver", { right: 2 });
  write(other, mine.id, "liver", { note: "from the other tab" });
  write(one, mine.id, "heart", { left: 1 });
  const theirs = other.begin("rwo-shur", NOW);
  assert.notEqual(theirs.id, mine.id);
  write(other, theirs.id, "brain", { left: 3 });
  assert.deepEqual(one.get(mine.id).zones, {
    liver: { right: 2, note: "from the other tab" },
    heart: { left: 1 },
  });
  assert.deepEqual(one.all(), other.all());
  assert.equal(one.all().length, 2);
});

test("a storage that is full or blocked keeps what it has; the rest lasts as long as the page", () => {
  const storage = new Memory();
  const store = new NoteStore(storage, new Memory());
  const { id } = store.begin("rwo-shur", NOW);
  write(store, id, "liver", { right: 2 });
  assert.equal(store.isLosing, false);
  storage.room = storage.size;
  write(store, id, "heart", { left: 1 });
  assert.equal(store.isLosing, true);
  assert.equal(unpack(id, storage.getItem(PLACE + id)).zones.heart, undefined);
  assert.deepEqual(store.get(id).zones.heart, { left: 1 });
  assert.deepEqual(readFile(writeFile(store.all(), [])), store.all());
  storage.room = Infinity; // there is room again
  write(store, id, "brain", { left: 0 });
  assert.equal(store.isLosing, false);
  assert.equal(Object.keys(unpack(id, storage.getItem(PLACE + id)).zones).length, 3);
  const blocked = new NoteStore(null, null);
  const { id: other } = blocked.begin("rwo-shur", NOW);
  write(blocked, other, "liver", { right: 2 });
  assert.equal(blocked.isLosing, true);
  assert.equal(blocked.all().length, 1);
});

test("a damaged session is set aside; the others stay, and its text goes into the file", () => {
  const storage = new Memory();
  storage.setItem(`${PLACE}a`, pack(session("a", { liver: { right: 2 } })));
  storage.setItem(`${PLACE}b`, "{damaged");
  const store = new NoteStore(storage, new Memory());
  assert.deepEqual(store.all().map(({ id }) => id), ["a"]);
  assert.equal(store.setAside, 1);
  assert.deepEqual(store.unreadable(), ["{damaged"]);
  assert.match(writeFile(store.all(), store.unreadable()), /damaged/);
});

test("a session that is begun and left empty is not kept", () => {
  const storage = new Memory();
  const store = new NoteStore(storage, new Memory());
  store.begin("rwo-shur", NOW);
  store.turnOn("");
  assert.deepEqual(store.all(), []);
  assert.equal(storage.size, 0);
});

test("the session goes on after a reload, in its own tab and school", () => {
  const [storage, tab] = [new Memory(), new Memory()];
  const store = new NoteStore(storage, tab);
  const { id } = store.begin("rwo-shur", NOW);
  write(store, id, "liver", { right: 2 });
  assert.equal(new NoteStore(storage, tab).current("rwo-shur").id, id);
  assert.equal(new NoteStore(storage, tab).current("western"), null);
  assert.equal(new NoteStore(storage, new Memory()).current("rwo-shur"), null);
});

test("five years of daily use, with every zone on both feet, stay below two megabytes", () => {
  const storage = new Memory();
  const store = new NoteStore(storage, new Memory());
  const names = Array.from({ length: 64 }, (_, i) => `zone-${i}-name`.slice(0, 11)); // as rwo-shur
  const days = Array.from({ length: 5 * 365 + 1 }, (_, day) => {
    const zones = names.map((zone, i) => [zone, { left: i % 4, right: day % 4 }]);
    const begun = minuteOf(new Date(2026, 0, 1 + day, 20));
    const note = "Slept well; a walk before.";
    return session(`day-${day}`, Object.fromEntries(zones), { begun, note });
  });
  assert.equal(store.load(writeFile(days, [])), days.length);
  const fresh = new NoteStore(storage, new Memory());
  const before = performance.now();
  const all = fresh.all();
  const took = performance.now() - before;
  assert.equal(all.length, 1826);
  assert.equal(store.isLosing, false);
  assert.ok(storage.size < 2_000_000, `${storage.size} characters`);
  assert.ok(took < 2000, `${Math.round(took)} ms to read all`);
  console.log(`five years: ${storage.size} characters, read in ${Math.round(took)} ms`);
});

test("each foot has its own colour, and a foot without a value has none", () => {
  const one = session("a", { brain: { left: 0, right: 3 }, liver: { left: 1, right: 2 } });
  const { zones } = tintOf(data.zones, one, "Tenderness");
  assert.deepEqual(zones.brain, { left: [COLOURS[0], "0"], right: [COLOURS[3], "3"] });
  assert.deepEqual(zones.liver, { right: [COLOURS[2], "2"] }); // it is on the right foot alone
  assert.equal(tintOf(data.zones, session("a", {}), ""), null);
});

test("a change is after less before, foot by foot, where both have a value", () => {
  const before = session("a", { brain: { left: 3, right: 0 }, stomach: { left: 1 } });
  const after = session("b", { brain: { left: 1, right: 2 }, stomach: { right: 1 } });
  assert.equal(change(before, after, "brain", "left"), -2);
  assert.equal(change(before, after, "brain", "right"), 2);
  assert.equal(change(before, after, "stomach", "left"), undefined);
  const { zones } = tintOfChange(data.zones, before, after, "");
  assert.deepEqual(Object.keys(zones), ["brain"]);
  assert.deepEqual(zones.brain.left, ["#67a9cf", "−2"]);
  assert.deepEqual(zones.brain.right, ["#ef8a62", "+2"]);
});

test("a table has its cells quoted where they need it", () => {
  const one = session("a", { liver: { right: 2, note: 'so, "so"\nmuch' } }, { name: "before" });
  assert.equal(
    csvOf([one], (_, zone) => zone.toUpperCase()),
    "zone,left,right,note,name,begun,session,school,id\r\n" +
      'liver,,2,"so, ""so""\nmuch",LIVER,2026-11-30T19:40,before,rwo-shur,a\r\n',
  );
});

test("a sheet gets date and numbers of a session, and neither names nor notes", () => {
  const both = { feet: ["left", "right"] };
  const known = new Map([["stomach", both], ["liver", { feet: ["right"] }], ["brain", both]]);
  const noted = {
    stomach: { left: 1, right: 3, note: "dull" },
    liver: { left: 2, right: 0 }, // it lies on the right foot only
    brain: { note: "a note alone" },
    "of-another-school": { left: 3 },
  };
  const text = sheetText(session("a", noted, { name: "mine", note: "slept badly" }), known);
  assert.equal(text, "session.2026-11-30T19:40.stomach13.liver-0");
  assert.equal(sheetText(session("a", { brain: { note: "x" } }), known), "");
  const many = Array.from({ length: 400 }, (_, n) => `zone-${n}`);
  const large = session("a", Object.fromEntries(many.map((id) => [id, { left: 1 }])));
  assert.equal(sheetText(large, new Map(many.map((id) => [id, both]))), "");
});
