// What hosts without a program need: a model, and files in the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import { DEFAULTS } from "../../assets/foot_map/core/state.js";
import { PageModel } from "../../assets/hosts/model.js";
import { openFiles } from "../../assets/hosts/page/files.js";
import { askedBy, messageOf } from "../../assets/hosts/page/frame.js";

test("the map's changes are told once, those from outside go to the map", () => {
  const told = [];
  const model = new PageModel({ view: "dorsal", feet: "third" }, (changed) => told.push(changed));
  assert.equal(model.get("view"), "dorsal");
  assert.equal(model.get("feet"), "both"); // what makes no sense is the default
  const heard = [];
  const listen = () => heard.push(model.get("selection"));
  model.on("change:selection", listen);
  model.set("selection", ["liver"]);
  model.set("view", "medial");
  model.save_changes();
  assert.deepEqual(told, [["selection", "view"]]);
  assert.deepEqual(heard, []);
  model.put({ selection: ["heart", 3] });
  assert.deepEqual(heard, [["heart"]]);
  model.off("change:selection", listen);
  model.put({ selection: [] });
  assert.equal(heard.length, 1);
});

test("files in a page are inflated when they are asked for, and only then", async () => {
  const pack = (files) => deflateSync(JSON.stringify(files)).toString("base64");
  const texts = { first: pack({ "a.json": '{"ä":"肝"}' }), later: pack({ "b.svg": "<svg/>" }) };
  const asked = [];
  const open = openFiles((id) => {
    asked.push(id);
    return texts[id];
  });
  assert.equal(await open("a.json"), '{"ä":"肝"}');
  assert.deepEqual(asked, ["first"]);
  assert.equal(await open("b.svg"), "<svg/>");
  assert.equal(await open("c"), undefined);
  assert.deepEqual(asked, ["first", "later"]);
});

test("a frame tells its state without texts, and takes from a message only what it knows", () => {
  const state = { ...DEFAULTS, selection: ["liver"], charts_json: "{}", values_json: "{}" };
  const told = messageOf(state, ["selection"]);
  assert.deepEqual([told.type, told.changed, told.selection, told.chart], [
    "foot-reflex-zones",
    ["selection"],
    ["liver"],
    "rwo-shur",
  ]);
  assert.deepEqual(Object.keys(told).filter((name) => /json|url/.test(name)), []);
  const { type, changed: _, ...values } = told;
  assert.deepEqual(askedBy(told, ["rwo-shur"]), values);
  assert.deepEqual(
    askedBy({ type, chart: "western", charts_url: "//x/", own: 1 }, ["rwo-shur"]),
    {},
  );
  for (const other of [null, undefined, "text", 3, [], {}, { type: "other", view: "dorsal" }]) {
    assert.deepEqual(askedBy(other, ["rwo-shur"]), {});
  }
});
