// How a chart comes to the browser.

import { own } from "../core/own.js";
import { loadText } from "./files.js";
import FIRST from "./first_messages.json" with { type: "json" };
import { inLanguage } from "./language.js";

/** @import { Payload, State } from "../core/types.js" */
/** @import { Patch } from "./language.js" */

/** Messages for the moments before any chart, and so any text, has arrived; as in the catalogues.
 * @param {string} language @returns {Record<string, string>} */
export const firstMessages = (language) => own(FIRST, language) ?? FIRST.en;

/**
 * The payload of the school that the state names.
 *
 * @param {State} state
 * @returns {Promise<Payload>} rejected with an Error whose message is a key of the messages
 */
export async function loadChart(state) {
  if (state.charts_json) {
    const charts = JSON.parse(state.charts_json);
    if (!Object.hasOwn(charts, state.chart)) throw new Error("error_unknown");
    const data = charts[state.chart];
    return inLanguage(data, data.translations?.[state.language], state.language);
  }
  loadText(`${state.charts_url}feet-${state.view}.svg`).catch(() => undefined);
  const patch = state.language === "en" ? null : patchOf(state, ""); // at the same time as the chart
  const name = encodeURIComponent(state.chart);
  const data = JSON.parse(await loadText(`${state.charts_url}${name}.json`));
  if (data.language === state.language) return data;
  return inLanguage(data, await (patch ?? patchOf(state, "")), state.language);
}

/** What another language changes, from the server; null if there is none.
 * @param {State} state @param {string} part  of the chart: "" or "-more"
 * @returns {Promise<Patch|null>} */
async function patchOf({ charts_url, chart, language }, part) {
  try {
    const name = `${encodeURIComponent(chart)}${part}-${language}.json`;
    return JSON.parse(await loadText(`${charts_url}${name}`));
  } catch {
    return null; // the chart's own language is better than no map
  }
}

/**
 * What the first picture does not need, once the page is idle: the other drawings, and the rest of
 * a chart.
 *
 * @param {State} state @param {Payload} data filled in place
 * @returns {Promise<unknown>}
 */
export async function loadLater(state, data) {
  if (!state.charts_url || state.charts_json) return;
  await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 3000 }));
  for (const [name, view] of Object.entries(data.views)) {
    if (!view.art) {
      const svg = await loadText(`${state.charts_url}feet-${name}.svg`);
      view.art = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
    }
  }
  const name = encodeURIComponent(data.school.id);
  const more = JSON.parse(await loadText(`${state.charts_url}${name}-more.json`));
  const [own] = data.languages; // that of the files
  const here = { ...state, chart: data.school.id, language: data.language };
  const patch = data.language === own ? null : await patchOf(here, "-more");
  Object.assign(data, inLanguage(more, patch, data.language));
}
