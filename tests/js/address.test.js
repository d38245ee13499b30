// Addresses: what they ask for, and how a place is written into one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { DEFAULTS } from "../../assets/foot_map/core/state.js";
import {
  byNumber,
  chartOf,
  queryOf,
  readAddress,
  shorten,
  usualPlace,
  writeAddress,
} from "../../assets/hosts/address.js";

const KNOWN = {
  chart: ["rwo-shur", "western"],
  selection: ["liver", "heart"],
  learn: ["", "all", "sleep"],
};
const read = (search, hash) => readAddress(queryOf(search, hash), KNOWN);

test("an address names school, zones, view, feet, language and what is open to learn", () => {
  const { place, faults } = read(
    "?school=western&zone=liver,heart&view=dorsal&feet=left&lang=de&learn=sleep",
  );
  assert.deepEqual(place, {
    chart: "western",
    selection: ["liver", "heart"],
    view: "dorsal",
    feet: "left",
    learn: "sleep",
    language: "de",
  });
  assert.deepEqual(faults, []);
});

test("what is drawn and how the feet stand are in an address, where they differ", () => {
  const place = {
    arrangement: "own",
    systems: ["digestive", "urinary"],
    further: true,
    guidelines: false,
    overlays: ["tendon-line"],
  };
  const query = writeAddress({ ...DEFAULTS, ...place });
  assert.equal(
    query,
    "arrangement=own&systems=digestive,urinary&further=1&guidelines=0&layers=tendon-line",
  );
  assert.deepEqual(read(`?${query}`), { place, faults: [] });
  assert.deepEqual(usualPlace().further, false);
  const { faults } = read("?further=yes&arrangement=mine");
  assert.deepEqual(faults.map(({ what, value }) => [what, value]), [
    ["arrangement", "mine"],
    ["further", "yes"],
  ]);
});

test("a routine to play stands in an address; one that makes no sense is told, not opened", () => {
  const own = "own.liver,thumb-walking,r,20.heart,pinpoint,l,10~Abend ½";
  const link = writeAddress({ ...DEFAULTS, player: own });
  assert.deepEqual(read(`?${link}`).place, { player: own });
  assert.deepEqual(read("?play=sleep").place, { player: "sleep" });
  for (const damaged of ["own.liver,thumb", "own.", "own.liver,thumb-walking,x,20", "<b>"]) {
    const { place, faults } = read(`?play=${encodeURIComponent(damaged)}`);
    assert.deepEqual(place, {}, damaged);
    assert.equal(faults[0].value, damaged);
  }
});

test("a quiz stands in an address, and a slip in it is told", () => {
  assert.deepEqual(read("?quiz=find,name.all.10.k3f9").place, { quiz: "find,name.all.10.k3f9" });
  const { place, faults } = read("?quiz=fnd.all.10.k3f9");
  assert.deepEqual(place, {});
  assert.deepEqual(faults, [{ what: "quiz", value: "fnd.all.10.k3f9", near: "find.all.10.k3f9" }]);
  assert.equal(
    writeAddress({ ...DEFAULTS, quiz: "find,name.all.10.k3f9" }),
    "quiz=find,name.all.10.k3f9",
  );
});

test("a quiz or a routine that the state would not take is told", () => {
  const long = `find.zones-${"liver,".repeat(400)}heart`;
  const endless = `own.liver,thumb-walking,r,20~`;
  for (const [key, text] of [["quiz", long], ["play", endless]]) {
    const { place, faults } = read(`?${key}=${encodeURIComponent(text)}`);
    assert.deepEqual(place, {});
    assert.deepEqual(faults, [{ what: key, value: text, near: null }]);
  }
});

test("what stands after the # counts too, and a word alone is a zone", () => {
  assert.deepEqual(read("?view=dorsal", "#zone=heart&view=medial").place, {
    view: "medial",
    selection: ["heart"],
  });
  assert.deepEqual(read("", "#liver").place, { selection: ["liver"] });
  assert.deepEqual(read("", "#").place, {});
});

test("what makes no sense is left out and told, with what was probably meant", () => {
  const { place, faults } = read("?zone=lver,heart,heart,zzzzzz&view=sideways");
  assert.deepEqual(place, { selection: ["heart"] });
  assert.deepEqual(faults, [
    { what: "zone", value: "lver", near: "liver" },
    { what: "zone", value: "zzzzzz", near: null },
    { what: "view", value: "sideways", near: null },
  ]);
});

test("a zone goes by its number too, and a language by its tag", () => {
  const numbers = byNumber([["liver", 18], ["heart", "12a"], ["thymus", null]]);
  const asked = queryOf("?zone=12A,18,liver,Heart,5&lang=de-AT");
  const { place, faults } = readAddress(asked, KNOWN, numbers);
  assert.deepEqual(place, { selection: ["heart", "liver"], language: "de" });
  assert.deepEqual(faults, [{ what: "zone", value: "5", near: null }]);
  assert.deepEqual(readAddress(queryOf("?zone=null"), KNOWN, numbers).place, { selection: [] });
  assert.deepEqual(readAddress(queryOf("?lang=pt"), KNOWN).faults, [
    { what: "lang", value: "pt", near: null },
  ]);
});

test("where it is not known what there is to learn, anything that looks like an id will do", () => {
  const { learn: _, ...known } = KNOWN;
  assert.deepEqual(readAddress(queryOf("?learn=sleep-well"), known).place, { learn: "sleep-well" });
  assert.deepEqual(readAddress(queryOf("?learn=<b>"), known).place, {});
});

test("no address asks for more than fifty zones", () => {
  const selection = Array.from({ length: 80 }, (_, i) => `zone-${i}`);
  const { place } = readAddress(queryOf(`?zone=${selection}`), { ...KNOWN, selection });
  assert.deepEqual(place.selection, selection.slice(0, 50));
});

test("an unknown school leaves the usual one", () => {
  assert.equal(chartOf(queryOf("?school=western"), KNOWN.chart, "rwo-shur"), "western");
  assert.equal(chartOf(queryOf("?school=westrn"), KNOWN.chart, "rwo-shur"), "rwo-shur");
});

test("what is usual is not written, but a zone is with its view", () => {
  assert.equal(writeAddress(DEFAULTS), "");
  assert.equal(
    writeAddress({ ...DEFAULTS, selection: ["liver", "heart"] }),
    "zone=liver,heart&view=plantar",
  );
  assert.equal(
    writeAddress({ ...DEFAULTS, chart: "western", language: "de" }),
    "school=western&lang=de",
  );
  assert.equal(writeAddress({ ...DEFAULTS, view: "dorsal" }, { view: "dorsal" }), "");
});

test("every place that an address can name is read as it was written", () => {
  const places = [
    {},
    { chart: "western" },
    { view: "lateral" },
    { feet: "right", learn: "all" },
    { selection: ["heart"], view: "dorsal", language: "zh" },
  ];
  for (const place of places) {
    const query = queryOf(`?${writeAddress({ ...DEFAULTS, ...place })}`);
    const read = { ...usualPlace(), ...readAddress(query, KNOWN).place };
    assert.deepEqual(read, { ...usualPlace(), ...place });
  }
});

test("a long value is shortened before it is shown", () => {
  assert.equal(shorten("liver"), "liver");
  assert.equal(shorten("x".repeat(60)), `${"x".repeat(40)}…`);
});
