// Prints the questions of some quizzes as the browser makes them.
//
// deno run --allow-read quiz_questions.js PAYLOADS QUIZZES
//
// PAYLOADS is a JSON file as that of quiz_of_every_school.js; QUIZZES is one with a list of
// [language, school, quiz].  tests/quizzes/test_questions.py holds the answer against Python's.

import { Places } from "../../assets/foot_map/panels/quiz/logic/places.js";
import { makeQuestions } from "../../assets/foot_map/panels/quiz/logic/questions.js";
import { readSpec } from "../../assets/foot_map/panels/quiz/logic/spec.js";

const [payloads, quizzes] = Deno.args.map((file) => JSON.parse(Deno.readTextFileSync(file)));
const asked = quizzes.map(([language, school, quiz]) => {
  const data = payloads[language].find((one) => one.school.id === school);
  const spec = /** @type {any} */ (readSpec(quiz));
  return makeQuestions(data, spec, data.places ??= new Places(data)).map((
    { kind, zone, view, options, right },
  ) => [
    kind,
    zone.id,
    view,
    options,
    right,
  ]);
});
console.log(JSON.stringify(asked));
