// What a drag of the sheet ends in: its place, or the direction of a flick.

import assert from "node:assert/strict";
import { test } from "node:test";

import { followDrag } from "../../assets/foot_map/panels/sheet/drag.js";

/** Drag from a place over others, as [y, ms] each, and let go. */
function dragged(places, { begins = true } = {}) {
  const node = Object.assign(new EventTarget(), {
    setPointerCapture: () => {},
    toggleAttribute: () => {},
  });
  const moves = [];
  const ends = [];
  const stop = followDrag(node, {
    begins: () => begins,
    height: () => 120,
    moves: (height) => moves.push(height),
    ends: (height, flick) => ends.push([height, flick]),
  });
  const send = (target, type, [clientY, timeStamp]) => {
    const event = new Event(type);
    for (const [name, value] of Object.entries({ clientY, timeStamp, pointerId: 1, button: 0 })) {
      Object.defineProperty(event, name, { value });
    }
    target.dispatchEvent(event);
  };
  send(node, "pointerdown", places[0]);
  for (const place of places.slice(1, -1)) send(globalThis, "pointermove", place);
  send(globalThis, "pointerup", places.at(-1));
  stop();
  return { moves, ends };
}

test("a slow drag ends where it is let go", () => {
  const { moves, ends } = dragged([[500, 0], [450, 400], [400, 800], [400, 1200]]);
  assert.deepEqual(moves, [170, 220]);
  assert.deepEqual(ends, [[220, 0]]);
});

test("a quick one goes on in its direction", () => {
  assert.equal(dragged([[500, 0], [480, 20], [440, 40], [440, 45]]).ends[0][1], 1);
  assert.equal(dragged([[500, 0], [520, 20], [560, 40], [560, 45]]).ends[0][1], -1);
});

test("a quick one that rests before it is let go is none", () => {
  assert.equal(dragged([[500, 0], [480, 20], [440, 40], [440, 300]]).ends[0][1], 0);
});

test("a press that hardly moves, or begins elsewhere, is no drag", () => {
  assert.deepEqual(dragged([[500, 0], [496, 30], [496, 60]]).ends, []);
  assert.deepEqual(dragged([[500, 0], [400, 30], [400, 60]], { begins: false }).ends, []);
});
