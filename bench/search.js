// Runs queries against the search of the map, for bench/search.py: questions in, answers out.

import { Index } from "../assets/foot_map/panels/finder/search.js";

const { charts, queries } = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
/** @type {Record<string, Index>} */
const indexes = {};
const answers = queries.map(({ q, school, lang }) => {
  const data = charts[`${school}/${lang}`];
  const nameOf = (/** @type {string} */ page) => data.messages[`go_${page}`] ?? page;
  const index = indexes[`${school}/${lang}`] ??= new Index(data, lang, nameOf);
  const answer = index.search(q);
  const hits = (answer?.hits ?? []).slice(0, 40)
    .map(({ entry: { kind, id, name, schools }, text, score }) => ({
      kind,
      id,
      name,
      text,
      score,
      elsewhere: schools !== undefined,
    }));
  return { hits, unlisted: answer?.unlisted ?? null };
});
console.log(JSON.stringify(answers));
