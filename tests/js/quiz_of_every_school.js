// Makes questions of every school, and holds each against what may never be.
//
// deno run --allow-read quiz_of_every_school.js PAYLOADS COUNT
//
// PAYLOADS is a JSON file: payloads by language, each a list of all schools.  Prints, by school, how
// many questions there are, and which share of their wrong choices is from the same part of the foot
// or easily taken for the right one.  tests/payload/test_quiz.py runs it.

import assert from "node:assert/strict";

import { fold } from "../../assets/foot_map/core/text.js";
import { isNamed } from "../../assets/foot_map/panels/quiz/logic/judge.js";
import { Places } from "../../assets/foot_map/panels/quiz/logic/places.js";
import { makeQuestions } from "../../assets/foot_map/panels/quiz/logic/questions.js";
import { KINDS, USUAL } from "../../assets/foot_map/panels/quiz/logic/spec.js";

const NEAREST = 8;
const [file, count] = Deno.args;
const payloads = JSON.parse(Deno.readTextFileSync(file));
const languages = Object.keys(payloads);
const report = {};
let done = 0;

/** Every text that a choice of a question may show, in a language. */
function textOf(data, zones, kind, id) {
  if (kind === "body") return data.body_areas[id].name;
  if (kind === "technique") return data.techniques[id].name;
  return kind === "find" ? zones.get(id).landmark.says : zones.get(id)?.name ?? id;
}

/** Whether a choice answers the question too. */
function isRight(data, zones, { kind, zone }, id) {
  if (kind === "foot") return zone.feet.length === 1 && zone.feet[0] === id;
  if (kind === "technique") return zone.techniques.some(({ use }) => use === id);
  if (kind === "body") {
    const related = (a, b) => a === b || data.body.wholes[a]?.includes(b);
    return zone.body_areas.some((one) => related(one, id) || related(id, one));
  }
  const other = zones.get(id);
  if (id === zone.id) return true;
  if (kind === "find") {
    return !other.landmark || fold(other.landmark.says).includes(fold(zone.name));
  }
  return [zone.name, ...zone.also].map(fold).includes(fold(other.name));
}

/** Whether a wrong choice may well be taken for the right one. */
function isClose(places, zones, { kind, zone, view }, id) {
  const near = (other) => {
    const key = `${zone.id} ${view} ${other.id}`;
    const known = nearness.get(places) ?? new Map();
    nearness.set(places, known);
    if (!known.has(key)) known.set(key, isNear(places, zone, view, other));
    return known.get(key);
  };
  if (kind === "body") return places.zones.some((one) => one.body_areas.includes(id) && near(one));
  if (kind === "technique") {
    return places.zones.some((one) => one.techniques.some(({ use }) => use === id) && near(one));
  }
  return near(zones.get(id));
}

/** @type {WeakMap<Places, Map<string, boolean>>} */
const nearness = new WeakMap();

/** Whether a zone is near another on a view, in the same part of the foot, or looks alike. */
function isNear(places, zone, view, other) {
  const regions = places.of(zone, view).map(({ region }) => region);
  if (places.of(other, view).some(({ region }) => regions.includes(region))) return true;
  const far = places.zones.filter((one) => one !== zone && places.of(one, view).length)
    .map((one) => places.far(zone, one, view)).sort((a, b) => a - b);
  return places.far(zone, other, view) <= (far[NEAREST - 1] ?? Infinity) ||
    places.isLookAlike(zone, other, view);
}

for (let seed = 0; done < Number(count); seed++) {
  for (const [at, language] of languages.entries()) {
    for (const data of payloads[language]) {
      const zones = new Map(data.zones.map((zone) => [zone.id, zone]));
      const places = (data.places ??= new Places(data));
      const sum = report[data.school.id] ??= { questions: 0, wrong: 0, close: 0, kinds: {} };
      for (const kind of KINDS) {
        if (kind === "type" && seed) continue; // it has no choices: every seed asks the same
        const spec = { ...USUAL, kinds: [kind], length: 0, seed: `${kind}${seed}` };
        const questions = makeQuestions(data, spec, places);
        const first = payloads[languages[0]].find((one) => one.school.id === data.school.id);
        if (at && seed === 0) { // the same in every language, single choices aside
          const asked = (all) => all.map(({ zone, view, right }) => [zone.id, view, right]);
          assert.deepEqual(asked(questions), asked(makeQuestions(first, spec)));
        }
        for (const question of questions) {
          const { zone, options, right } = question;
          done++;
          sum.questions++;
          sum.kinds[kind] = (sum.kinds[kind] ?? 0) + 1;
          const where = `${language} ${data.school.id} ${kind} ${zone.id}: ${options}`;
          assert.ok(places.of(zone, question.view).length, `${where} is not drawn`);
          if (kind === "type") {
            // What is typed names this zone, and no other that is not called so too.
            assert.ok(isNamed(zone.name, zone, zones.values()), where);
            const called = (other) => other.also.map(fold).includes(fold(zone.name));
            for (const other of zones.values()) {
              if (other === zone || !isNamed(zone.name, other, zones.values())) continue;
              assert.ok(called(other), `${where}: ${other.id}`);
            }
            continue;
          }
          assert.equal(new Set(options).size, options.length, where);
          if (kind === "place") {
            for (const [i, one] of options.entries()) {
              assert.ok(places.of(zones.get(one), question.view).length, where);
              for (const other of options.slice(i + 1)) {
                const [mine, theirs] = [zones.get(one), zones.get(other)];
                const called = [theirs.name, ...theirs.also, ...Object.values(theirs.names)];
                assert.ok(!called.map(fold).includes(fold(mine.name)), `${where}: ${one} ${other}`);
                assert.ok(!places.touch(mine, theirs, question.view), `${where}: ${one} ${other}`);
              }
              if (one === zone.id) continue;
              sum.wrong++;
              if (isClose(places, zones, question, one)) sum.close++;
            }
            continue;
          }
          const texts = options.map((id) => fold(textOf(data, zones, kind, id)));
          assert.equal(new Set(texts).size, options.length, `${where}: ${texts}`);
          assert.deepEqual(
            options.filter((id) => isRight(data, zones, question, id)),
            [right],
            where,
          );
          if (kind === "foot") continue;
          for (const id of options.filter((one) => one !== right)) {
            sum.wrong++;
            if (isClose(places, zones, question, id)) sum.close++;
          }
        }
      }
    }
  }
}
console.log(JSON.stringify(report));
