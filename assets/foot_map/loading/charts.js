// How a chart comes to the browser.

import { loadText } from "./files.js";
import { inLanguage, interfaces } from "./language.js";

/** @import { Payload, State } from "../core/types.js" */

/** Messages for the moments before any chart, and so any text, has arrived. */
export const FIRST_MESSAGES = {
  loading: "Loading the chart …",
  error_load: "The chart could not be loaded.",
  error_unknown: "There is no chart called “{chart}” here.",
  retry: "Try again",
};

/**
 * The payload of the school that the state names.
 *
 * @param {State} state
 * @returns {Promise<Payload>} rejected with an Error whose message is a key of the texts
 */
export async function loadChart(state) {
  if (state.charts_json) {
    const charts = JSON.parse(state.charts_json);
    if (!Object.hasOwn(charts, state.chart)) throw new Error("error_unknown");
    return translated(state, charts[state.chart]);
  }
  loadText(`${state.charts_url}feet-${state.view}.svg`).catch(() => undefined);
  messagesFor(state).catch(() => undefined); // at the same time as the chart
  const text = await loadText(`${state.charts_url}${encodeURIComponent(state.chart)}.json`);
  return translated(state, JSON.parse(text));
}

/** The messages in the reader's language, from the server. @param {State} state */
async function messagesFor(state) {
  const { charts_url, chart, language } = state;
  if (language === "en" || !interfaces(state, {}).includes(language)) return null;
  return JSON.parse(await loadText(`${charts_url}${encodeURIComponent(chart)}-${language}.json`));
}

/** @template {Partial<Payload>} P @param {State} state @param {P} data @returns {Promise<P>} in the reader's language */
async function translated(state, data) {
  if (state.language === "en") return data;
  const messages = state.charts_json
    ? data.words?.[state.language]
    : await messagesFor(state).catch(() => null); // an English interface is better than no map
  return inLanguage(data, messages, state.language);
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
  const more = JSON.parse(
    await loadText(`${state.charts_url}${encodeURIComponent(data.school.id)}-more.json`),
  );
  Object.assign(data, await translated({ ...state, chart: data.school.id }, more));
}
