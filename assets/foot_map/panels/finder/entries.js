// What can be found: zones, complaints, advice, techniques, routines and pages, with their words.

import { own } from "../../core/own.js";
import { numberOf } from "../../core/messages.js";

/** @import { Payload, Vocabulary } from "../../core/types.js" */

/** @typedef {"red_flag"|"caution"|"complaint"|"zone"|"technique"|"routine"|"page"} Kind */
/** `schools`: those that list a complaint that this one does not; none: no school does.
 * @typedef {{kind: Kind, id: string, name: string, schools?: string[]}} Entry */
/** Where a text stands: in the name, among other names, in the vocabulary …
 * @typedef {"name"|"number"|"also"|"word"|"area"|"near"|"prose"|"foreign"} Field */
/** @typedef {{entry: Entry, field: Field, text: string}} Label  one text that leads to an entry */

/** The kinds of the vocabulary. @type {[keyof Vocabulary, Kind][]} */
const BY_KIND = [
  ["red_flags", "red_flag"],
  ["cautions", "caution"],
  ["complaints", "complaint"],
  ["zones", "zone"],
  ["techniques", "technique"],
  ["routines", "routine"],
  ["pages", "page"],
];
const NO_WORDS = /** @type {Vocabulary} */ ({});

/**
 * Everything that may be found, under each of its texts.
 *
 * @param {Payload} data
 * @param {(page: string) => string} nameOf  a page; empty where it is not offered
 * @returns {Label[]}
 */
export function labelsOf(data, nameOf) {
  const words = data.vocabulary ?? NO_WORDS;
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Label[]} */
  const labels = [];
  /** @param {Entry} entry @param {Field} field @param {...(string|null|undefined)} texts */
  const add = (entry, field, ...texts) => {
    for (const text of texts) if (text) labels.push({ entry, field, text });
  };
  /** @param {Kind} kind @param {string} id @param {string} name */
  const enter = (kind, id, name) => {
    const entry = { kind, id, name };
    entries.set(`${kind}/${id}`, entry);
    add(entry, "name", name);
    return entry;
  };
  addZones(data, words, enter, add);
  addRecords(data, enter, add);
  for (const page of Object.keys(words.pages ?? {})) {
    const name = nameOf(page);
    if (name) enter("page", page, name);
  }
  for (const [key, kind] of BY_KIND) {
    for (const [id, some] of Object.entries(words[key] ?? {})) {
      const entry = entries.get(`${kind}/${id}`);
      if (entry) add(entry, "word", ...some ?? []);
    }
  }
  for (const { words: some, near } of words.unlisted ?? []) {
    for (const reference of near) {
      const [key, id] = reference.split("/");
      const kind = BY_KIND.find(([one]) => one === key)?.[1];
      const entry = entries.get(`${kind}/${id}`);
      if (entry) add(entry, "near", ...some);
    }
  }
  return labels;
}

/** @typedef {(kind: Kind, id: string, name: string) => Entry} Enter */
/** @typedef {(entry: Entry, field: Field, ...texts: (string|null|undefined)[]) => void} Add */

/** @param {Payload} data @param {Vocabulary} words @param {Enter} enter @param {Add} add */
function addZones(data, words, enter, add) {
  const systems = new Map(data.systems.map((system) => [system.id, system.name]));
  for (const zone of data.zones) {
    const entry = enter("zone", zone.id, zone.name);
    if (zone.number !== null) add(entry, "number", numberOf(zone));
    add(entry, "also", ...zone.also);
    add(entry, "foreign", ...Object.values(zone.names));
    for (const id of zone.body_areas) {
      add(entry, "area", own(data.body_areas, id)?.name, ...own(words.body_areas, id) ?? []);
    }
    add(entry, "prose", systems.get(zone.system), zone.landmark?.says);
  }
}

/** @param {Payload} data @param {Enter} enter @param {Add} add */
function addRecords(data, enter, add) {
  for (const { id, sign } of data.red_flags ?? []) enter("red_flag", id, sign);
  for (const [id, { name, advice, why }] of Object.entries(data.cautions ?? {})) {
    add(enter("caution", id, name), "prose", advice, why);
  }
  for (const { id, name, also } of data.complaints) {
    add(enter("complaint", id, name), "also", ...also);
  }
  for (const { id, name, also, schools } of data.complaints_elsewhere ?? []) {
    const entry = enter("complaint", id, name);
    entry.schools = schools;
    add(entry, "also", ...also);
  }
  for (const [id, { name, also }] of Object.entries(data.techniques ?? {})) {
    add(enter("technique", id, name), "also", ...also ?? []);
  }
  for (const { id, name, also, summary } of data.routines ?? []) {
    const entry = enter("routine", id, name);
    add(entry, "also", ...also ?? []);
    add(entry, "prose", summary);
  }
}

/** Words of what no school lists. @param {Payload} data @returns {string[]} */
export const unlisted = (data) => (data.vocabulary?.unlisted ?? []).flatMap(({ words }) => words);
