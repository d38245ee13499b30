// Search by name, number, body area, complaint and other names, with typing errors allowed for.

import { inOrder } from "./state.js";
import { numberOf } from "./words.js";

/** @import { Complaint, Payload, Zone } from "./types.js" */

/**
 * Lower case, without accents: "Hígado" → "higado", "Milchgebiß" → "milchgebiss".
 *
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/ß/g, "ss").replace(/œ/g, "oe").replace(/æ/g, "ae");
}

/** @param {string} text @returns {string[]} folded words and numbers */
export const words = (text) => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/**
 * Edits between `query` and the closest beginning of `word`: a letter added, left out, changed,
 * or two neighbours swapped (Damerau-Levenshtein, optimal string alignment).
 *
 * @param {string} query
 * @param {string} word
 * @param {number} most  give up above this
 * @returns {number} Infinity if more than `most`
 */
export function edits(query, word, most) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: word.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= query.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const change = query[i - 1] === word[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + change);
      if (i > 1 && j > 1 && query[i - 1] === word[j - 2] && query[i - 2] === word[j - 1]) {
        row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return Infinity;
    rows.push(row);
  }
  const least = Math.min(...rows[query.length]);
  return least <= most ? least : Infinity;
}

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
 * @typedef {{weight: number, text: string, words: string[]}} Field
 * @typedef {{zones: {zone: Zone, fields: Field[]}[],
 *   complaints: {complaint: Complaint, fields: Field[]}[]}} Index
 */

/**
 * Everything a zone or complaint may be found by.
 *
 * @param {Payload} data
 * @returns {Index}
 */
export function makeIndex(data) {
  /** @param {number} weight @param {string} text @returns {Field} */
  const field = (weight, text) => ({ weight, text, words: words(text) });
  const systems = new Map(data.systems.map((system) => [system.id, system.name]));
  return {
    zones: inOrder(data.zones).map((zone) => ({
      zone,
      fields: [
        field(1, zone.name),
        ...(zone.number === null ? [] : [field(1.3, numberOf(zone))]),
        ...zone.also.map((text) => field(0.9, text)),
        ...Object.values(zone.names).map((text) => field(0.85, text)),
        ...zone.body_areas.map((id) => field(0.75, data.body_areas[id]?.name ?? "")),
        field(0.5, systems.get(zone.system) ?? ""),
      ],
    })),
    complaints: data.complaints.map((complaint) => ({
      complaint,
      fields: [complaint.name, ...complaint.also].map((text) => field(1, text)),
    })),
  };
}

/**
 * Best score of a query over some fields; every word of the query must be found somewhere.
 *
 * @param {string[]} query
 * @param {Field[]} fields
 * @param {boolean[]} typos  per word of the query
 * @returns {{score: number, text: string}}
 */
function rate(query, fields, typos) {
  let score = 0;
  let best = { value: 0, text: "" };
  for (const [i, asked] of query.entries()) {
    let most = 0;
    for (const field of fields) {
      for (const [place, word] of field.words.entries()) {
        const value = fit(asked, word, typos[i]) * field.weight - place;
        if (value > most) most = value;
        if (value > best.value) best = { value, text: field.text };
      }
    }
    if (most <= 0) return { score: 0, text: "" };
    score += most;
  }
  return { score: score / query.length, text: best.text };
}

/**
 * Zones and complaints that fit the query, best first.  Typing errors are only allowed for in
 * words that are found nowhere as they stand.
 *
 * @param {Index} index
 * @param {string} text
 * @param {string[]} [stop]  folded words to pass over
 * @returns {{zones: {zone: Zone, text: string}[], complaints: Complaint[]}|null}
 *   null if the query holds no word
 */
export function search(index, text, stop = []) {
  const all = words(text);
  const query = all.filter((one) => !stop.includes(one));
  if (!query.length) query.push(...all);
  if (!query.length) return null;
  const every = [...index.zones, ...index.complaints].flatMap((entry) => entry.fields);
  const typos = query.map((one) => !every.some((f) => f.words.some((w) => fit(one, w, false))));
  /** @template {{fields: Field[]}} E @param {E[]} entries */
  const ranked = (entries) =>
    entries.map((entry) => ({ entry, ...rate(query, entry.fields, typos) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score);
  return {
    zones: ranked(index.zones).map(({ entry, text }) => ({ zone: entry.zone, text })),
    complaints: ranked(index.complaints).map(({ entry }) => entry.complaint),
  };
}
