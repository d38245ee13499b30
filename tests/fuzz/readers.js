// What the browser makes of addresses: their queries on the standard input, with what the page
// knows, as in assets/hosts/dashboard/follow.js.

import { byNumber, chartOf, queryOf, readAddress } from "../../assets/hosts/address.js";

const { queries, page } = JSON.parse(await new Response(Deno.stdin.readable).text());

function read(text) {
  const query = queryOf(text);
  const chart = chartOf(query, Object.keys(page.schools), page.default);
  const zones = Object.entries(page.schools[chart]);
  const known = {
    chart: Object.keys(page.schools),
    learn: page.learn,
    complaint: page.complaints,
    compare: page.body_areas,
    selection: zones.map(([id]) => id),
  };
  const numbers = byNumber(zones.map(([id, [, number]]) => [id, number]));
  return { ...readAddress(query, known, numbers).place, chart };
}

console.log(JSON.stringify(queries.map(read)));
