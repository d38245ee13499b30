// The player of routines: every stage in order, and a clock that is right after any pause.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  Countdown,
  Drift,
  newProgress,
} from "../../assets/foot_map/panels/player/logic/countdown.js";
import {
  readPlaces,
  readSettings,
  resumed,
  USUAL,
  writePlaces,
} from "../../assets/foot_map/panels/player/logic/places.js";
import { stagesOf, timeOf, viewOf } from "../../assets/foot_map/panels/player/logic/stages.js";

const MINUTE = 60_000;
const step = (foot, seconds, more = {}) => ({ foot, seconds, repeats: null, ...more });
const LEFT_FIRST = { first: "left", long: false };

/** A countdown on a clock that is set by hand. */
function counting(...times) {
  const clock = { now: 5000 };
  const stages = times.map((ms, at) => ({ step: at, foot: null, half: null, ms }));
  const count = new Countdown(stages, newProgress(), () => clock.now);
  return { clock, count };
}

test("each foot has its own stage, and the other foot repeats what was done on the first", () => {
  const steps = [
    step("both", [120, 180]),
    step("first", [60, 60]),
    step("each", [10, 20]),
    step("other", null, { repeats: [2, 3] }),
    step(null, null),
  ];
  const said = stagesOf(steps, { first: "right", long: true })
    .map(({ step, foot, half, ms }) => [step, foot, half, ms]);
  assert.deepEqual(said, [
    [0, null, null, 180_000],
    [1, "right", "first", 60_000],
    [2, "right", "first", 20_000],
    [2, "left", "other", 20_000],
    [1, "left", "other", 60_000],
    [2, "left", "other", 20_000],
    [2, "left", "other", 20_000],
    [4, null, null, null],
  ]);
  const short = stagesOf(steps, LEFT_FIRST);
  assert.equal(timeOf(short), (120 + 60 + 10 + 10 + 60 + 10 + 10) * 1000);
  assert.equal(short[1].foot, "left");
});

test("a step that names a foot is on that foot, whichever comes first", () => {
  const [one] = stagesOf([step("right", [5, 5])], LEFT_FIRST);
  assert.deepEqual([one.foot, one.half], ["right", null]);
});

test("the view shows most of the zones, and stays if it does", () => {
  const sole = { views: ["plantar"] };
  const side = { views: ["medial", "plantar"] };
  assert.equal(viewOf([sole, side], "dorsal"), "plantar");
  assert.equal(viewOf([side], "medial"), "medial");
  assert.equal(viewOf([], "lateral"), "lateral");
});

test("after thirty minutes of ticks that come late the time is right to the millisecond", () => {
  const { clock, count } = counting(...Array(60).fill(30_000), MINUTE);
  const begun = clock.now;
  count.start();
  let ended = 0;
  for (let late = 1; clock.now - begun + 250 + late < 30 * MINUTE; late = (late * 7) % 400) {
    clock.now += 250 + late;
    ended += count.tick();
    const gone = clock.now - begun;
    assert.equal(ended * 30_000 + 30_000 - count.left, gone);
  }
  clock.now = begun + 30 * MINUTE;
  assert.equal(ended + count.tick(), 60);
  assert.equal(count.left, MINUTE);
});

test("a tab that was hidden finds the stage and the second it has come to", () => {
  const { clock, count } = counting(10_000, 20_000, 30_000);
  count.start();
  clock.now += 35_500;
  assert.equal(count.tick(), 2);
  assert.equal(count.progress.at, 2);
  assert.equal(count.left, 24_500);
  assert.equal(count.leftInAll, 24_500);
});

test("it ends once, and a stage without a time waits for the reader", () => {
  const { clock, count } = counting(1000, null, 2000);
  count.start();
  assert.deepEqual(count.ends, [1000]);
  clock.now += 60_000;
  assert.equal(count.tick(), 1);
  assert.equal(count.left, null);
  assert.equal(count.tick(), 0);
  count.skip();
  assert.equal(count.left, 2000);
  clock.now += 2000;
  assert.equal(count.tick(), 1);
  assert.ok(count.isOver && !count.isRunning);
  assert.equal(count.tick(), 0);
  count.start();
  assert.ok(!count.isRunning);
});

test("a pause costs no time, however long it is", () => {
  const { clock, count } = counting(10_000);
  count.start();
  clock.now += 4000;
  count.pause();
  clock.now += 9 * MINUTE;
  assert.equal(count.left, 6000);
  assert.deepEqual(count.ends, []);
  count.start();
  clock.now += 1000;
  assert.equal(count.left, 5000);
  assert.equal(count.share, 0.5);
});

test("more and less time change this stage only; none left ends it", () => {
  const { clock, count } = counting(10_000, 20_000);
  count.shift(15_000);
  assert.equal(count.left, 25_000);
  assert.equal(count.leftInAll, 45_000);
  count.shift(-15_000);
  count.start();
  clock.now += 2000;
  count.shift(-15_000);
  assert.deepEqual([count.progress.at, count.left], [1, 20_000]);
  for (let i = 0; i < 1000; i++) count.shift(15_000);
  assert.equal(count.left, 7200_000);
});

test("back leads to the begin of the stage, and from there to the one before", () => {
  const { clock, count } = counting(10_000, 20_000);
  count.start();
  count.skip();
  clock.now += 5000;
  count.back();
  assert.deepEqual([count.progress.at, count.left], [1, 20_000]);
  count.back();
  assert.deepEqual([count.progress.at, count.left], [0, 10_000]);
  count.back();
  assert.equal(count.progress.at, 0);
  assert.ok(count.isRunning);
});

test("a clock that was set changes nothing and is noticed once, and so is sleep", () => {
  const clock = { now: 0, wall: 1e12 };
  const drift = new Drift(() => clock.now, () => clock.wall);
  const go = (ms, wall = ms) => {
    clock.now += ms;
    clock.wall += wall;
    return drift.noticed(5000);
  };
  assert.equal(go(1000), false);
  assert.equal(go(1000, -3600_000), true);
  assert.equal(go(1000), false);
  assert.equal(go(600_000), false); // hidden, both clocks go on
  assert.equal(go(100, 600_000), true);
});

test("a place is read as it was kept; a damaged one is dropped, the others stay", () => {
  const place = { at: 3, used: 1500, extra: 15_000 };
  const kept = writePlaces(new Map([["desk-break", place]]));
  assert.deepEqual(readPlaces(kept).get("desk-break"), place);
  for (const text of ["", "{", "null", "{}", "[1]", '[["x"]]']) {
    assert.equal(readPlaces(text).size, 0, text);
  }
  const mixed = JSON.stringify([["a", { at: -1, used: 0, extra: 0 }], ["b", place]]);
  assert.deepEqual([...readPlaces(mixed).keys()], ["b"]);
  assert.deepEqual(resumed(place, 5), { ...place, since: null });
  assert.equal(resumed(place, 3), null);
  assert.equal(resumed({ at: 0, used: 0, extra: 0 }, 3), null);
  assert.equal(resumed(undefined, 3), null);
});

test("settings that make no sense are as usual", () => {
  for (const text of [null, "{", "null", "3"]) assert.deepEqual(readSettings(text), USUAL);
  const odd = '{"first": "middle", "long": "yes", "sound": false}';
  assert.deepEqual(readSettings(odd), { ...USUAL, sound: false });
});
