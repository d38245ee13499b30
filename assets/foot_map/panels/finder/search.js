// Search by name, number, body area, complaint and other names, with typing errors allowed for.

import { own } from "../../core/own.js";
import { numberOf } from "../../core/messages.js";
import { inOrder } from "../../core/state.js";
import { edits, words } from "../../core/text.js";

/** @import { Complaint, Payload, Zone } from "../../core/types.js" */

/** What a search has found: each zone with the text that it matched.
 * @typedef {{zones: {zone: Zone, text: string}[], complaints: Complaint[]}} Hits */

/**
 * How well one word of the query fits one word of the content.
 *
 * @param {string} query
 * @param {string} word
 * @param {boolean} typos  whether to allow for them
 * @returns {number} 0 = not at all, 100 = the same
 */
export function fit(query, word, typos) {
  if (query === word) return 100;
  if (/^\d+$/.test(query) || /^\d+$/.test(word)) return 0;
  if (word.startsWith(query)) return 80 - Math.min(20, word.length - query.length);
  const wide = /[\u2e80-\u9fff\u3040-\u30ff\uac00-\ud7af]/.test(query);
  if ((query.length >= 3 || wide) && word.includes(query)) return 45;
  if (!typos || query.length < 4) return 0;
  const most = query.length <= 6 ? 1 : 2;
  const distance = edits(query, word, most);
  return distance === Infinity ? 0 : 30 - 10 * distance + (query[0] === word[0] ? 5 : 0);
}

/**
 * One thing to find: a zone or a complaint.  A place says where a word stands: in which entry, in
 * which text of it, how much that text weighs and how many words come before; `order` counts an
 * entry's words.
 *
 * @typedef {{zone?: Zone, complaint?: Complaint, at: number}} Entry
 * @typedef {{entry: Entry, weight: number, text: string, before: number, order: number}} Place
 * @typedef {{entries: Entry[], places: Map<string, Place[]>}} Index
 */

/**
 * Everything a zone or complaint may be found by, under its words: each word is compared once,
 * however many zones have it.
 *
 * @param {Payload} data
 * @returns {Index}
 */
export function makeIndex(data) {
  /** @type {Index} */
  const index = { entries: [], places: new Map() };
  const systems = new Map(data.systems.map((system) => [system.id, system.name]));
  /** @type {Map<string, string[]>} texts recur: folded once */
  const folded = new Map();
  /** @param {Omit<Entry, "at">} what @param {[weight: number, text: string][]} fields */
  function add(what, fields) {
    const entry = { ...what, at: index.entries.length };
    index.entries.push(entry);
    let order = 0;
    for (const [weight, text] of fields) {
      const found = folded.get(text) ?? words(text);
      folded.set(text, found);
      for (const [before, word] of found.entries()) {
        const place = { entry, weight, text, before, order: order++ };
        const known = index.places.get(word);
        if (known) known.push(place);
        else index.places.set(word, [place]);
      }
    }
  }
  for (const zone of inOrder(data.zones)) {
    const system = systems.get(zone.system) ?? "";
    const areas = zone.body_areas.map((id) => own(data.body_areas, id)?.name ?? "");
    add({ zone }, [
      [1, zone.name],
      ...weighed(1.3, zone.number === null ? [] : [numberOf(zone)]),
      ...weighed(0.9, zone.also),
      ...weighed(0.85, Object.values(zone.names)),
      ...weighed(0.75, areas),
      [0.5, system],
    ]);
  }
  for (const complaint of data.complaints) {
    add({ complaint }, weighed(1, [complaint.name, ...complaint.also]));
  }
  return index;
}

/** @param {number} weight @param {string[]} texts @returns {[weight: number, text: string][]} */
const weighed = (weight, texts) => texts.map((text) => [weight, text]);

/**
 * The entries that one word of the query fits, with the best value and the text that it met.
 *
 * @param {Index} index
 * @param {string} asked
 * @returns {Map<Entry, {value: number, text: string, order: number}>}
 */
function rate(index, asked) {
  /** @type {Map<Entry, {value: number, text: string, order: number}>} */
  const best = new Map();
  /** @param {boolean} typos  allowed for only in words that are found nowhere as they stand */
  const look = (typos) => {
    let met = false;
    for (const [word, places] of index.places) {
      const fits = fit(asked, word, typos);
      if (!fits) continue;
      met = true;
      for (const { entry, weight, text, before, order } of places) {
        const value = fits * weight - before;
        const known = best.get(entry);
        const better = !known || value > known.value ||
          (value === known.value && order < known.order);
        if (value > 0 && better) best.set(entry, { value, text, order });
      }
    }
    return met;
  };
  if (!look(false)) look(true);
  return best;
}

/**
 * Zones and complaints that fit the query, best first; every word of it must be found somewhere.
 *
 * @param {Index} index
 * @param {string} text
 * @param {string[]} [stop]  folded words to pass over
 * @returns {Hits|null} null if the query holds no word
 */
export function search(index, text, stop = []) {
  const all = words(text);
  const query = all.filter((one) => !stop.includes(one));
  if (!query.length) query.push(...all);
  if (!query.length) return null;
  const rated = query.map((asked) => rate(index, asked));
  const met = [...rated[0].keys()].filter((entry) => rated.every((one) => one.has(entry)));
  const hits = met.map((entry) => {
    const values = rated.flatMap((one) => one.get(entry) ?? []);
    const best = values.reduce((most, one) => (one.value > most.value ? one : most));
    return { entry, text: best.text, score: values.reduce((sum, { value }) => sum + value, 0) };
  }).sort((a, b) => b.score - a.score || a.entry.at - b.entry.at);
  return {
    zones: hits.flatMap(({ entry: { zone }, text }) => (zone ? [{ zone, text }] : [])),
    complaints: hits.flatMap(({ entry: { complaint } }) => complaint ?? []),
  };
}
