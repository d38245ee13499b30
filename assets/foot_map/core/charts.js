// How a chart comes to the browser.

import { inLanguage, interfaces } from "./language.js";

/** @import { Payload, State, System } from "./types.js" */

/** Words for the moments before any chart, and so any text, has arrived. */
export const FIRST_WORDS = {
  loading: "Loading the chart …", error_load: "The chart could not be loaded.",
  error_unknown: "There is no chart called “{chart}” here.", retry: "Try again",
};

/** @type {Map<string, Promise<string>>} files already fetched, by address */
const fetched = new Map();

/** @type {(address: string) => Promise<string|undefined>|undefined} */
let atHand = () => undefined;

/** Take files from somewhere else than a server, if they are there.
 * @param {(address: string) => Promise<string|undefined>|undefined} source */
export const serveFrom = (source) => { atHand = source; };

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
    return spoken(state, charts[state.chart]);
  }
  loadText(`${state.charts_url}feet-${state.view}.svg`).catch(() => undefined);
  wordsOf(state).catch(() => undefined); // at the same time as the chart
  return spoken(state, JSON.parse(await loadText(`${state.charts_url}${encodeURIComponent(state.chart)}.json`)));
}

/** The words in the reader's language, from the server. @param {State} state */
async function wordsOf(state) {
  const { charts_url, chart, language } = state;
  if (language === "en" || !interfaces(state, {}).includes(language)) return null;
  return JSON.parse(await loadText(`${charts_url}${encodeURIComponent(chart)}-${language}.json`));
}

/** @template {Partial<Payload>} P @param {State} state @param {P} data @returns {Promise<P>} in the reader's language */
async function spoken(state, data) {
  if (state.language === "en") return data;
  const words = state.charts_json ? data.words?.[state.language]
    : await wordsOf(state).catch(() => null); // English words are better than no map
  return inLanguage(data, words, state.language);
}

/** @param {string} address @returns {Promise<string>} fetched once, unless it failed */
export function loadText(address) {
  const loading = fetched.get(address) ?? atHand(address)?.then((text) => {
    if (text === undefined) throw new Error("error_unknown");
    return text;
  }) ?? fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(answer.status === 404 ? "error_unknown" : "error_load");
    return answer.text();
  });
  fetched.set(address, loading);
  return loading.catch((error) => {
    fetched.delete(address);
    throw error;
  });
}

/**
 * What no first picture needs, once the page is idle: the other drawings, and the rest of a chart.
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
  const more = JSON.parse(await loadText(`${state.charts_url}${encodeURIComponent(data.school.id)}-more.json`));
  Object.assign(data, await spoken({ ...state, chart: data.school.id }, more));
}

/**
 * The colours of the systems as rules, so that CSS alone decides how a system looks.
 *
 * @param {System[]} systems
 */
export function systemRules(systems) {
  const colour = (/** @type {string} */ text) => (/^#[0-9a-f]{3,8}$/i.test(text) ? text : "#888888");
  return systems.map(({ id, fill, ink, dark }) => `.rz [data-system="${CSS.escape(id)}"]`
    + `{--fill-light:${colour(fill)};--fill-dark:${colour(dark)};--ink:${colour(ink)}}`).join("\n");
}
