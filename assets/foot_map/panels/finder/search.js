// Search by name, number, complaint, body area and everyday word, with typing errors allowed for.

import MiniSearch from "minisearch";

import { labelsOf, unlisted } from "./entries.js";
import { marker, mistyped, parts, stem, wordsOf } from "./terms.js";

/** @import { Query } from "minisearch" */
/** @import { Payload } from "../../core/types.js" */
/** @import { Entry, Field, Kind, Label } from "./entries.js" */

/** One answer: what was found, the text that it was found by, and whether that text holds all of
 * the query.  @typedef {{entry: Entry, text: string, field: Field, score: number, whole: boolean}} Hit */
/** @typedef {{hits: Hit[], unlisted: string|null, mark: Marker}} Answer  `unlisted`: no school
 *   lists this; `mark` finds the words of the query in a text */
/** @typedef {(text: string) => {text: string, met: boolean}[]} Marker */

/* Each text is a document of its own, so that a query is held against "tummy ache" or "Kidney" and
 * not against all that is said of a zone; an entry counts as its best text does.  A text met in
 * full stands before one met in part: COVERAGE is the share of the score that this decides.
 * What a reader would call it outweighs what it contains, hence the fields: its name and number
 * first, prose last.  Complaints stand a little before the zones they lead to.  Advice is said
 * first where the query says all of one of its texts: "chest pain", not "pain". */
const COVERAGE = 0.75;
/** @type {Record<Field, number>} */
const FIELDS = {
  name: 1,
  number: 1.5,
  also: 0.95,
  word: 0.95,
  near: 0.9,
  area: 0.75,
  foreign: 0.6,
  prose: 0.25,
};
/** @type {Record<Kind, number>} */
const KINDS = {
  red_flag: 0.85,
  caution: 0.8,
  complaint: 1.1,
  zone: 1,
  technique: 0.9,
  routine: 0.9,
  page: 0.9,
};
const ADVICE = 4; // times its score, where a text of it is met in full
const SAME = 1.3; // times its score, where the query is the text itself
const ELSEWHERE = 0.7; // of the score of what only other schools list
const WITHOUT_WEAK = 0.45; // of the score, where words such as "sore" are found nowhere

const STEM = 0.6; // of the score of a word, where another form of it is met

/** Whether a word that is being typed may be the beginning of another.  A whole short one, such as
 * "ear", is not.  @param {string} word @param {boolean} known */
const mayGoOn = (word, known) => word.length > (known ? 3 : 1) || /\p{Script=Han}/u.test(word);

/** @typedef {{label: Label, words: string[], stems: string[]}} Document */

/** All texts of a chart, in the reader's language. */
export class Index {
  /** @type {Document[]} */
  #documents;
  /** Words as they stand in the reader's language: where one is met, no other is guessed. */
  #known = new Set();
  #passedOver;
  #weak;
  #unlisted;

  /**
   * @param {Payload} data
   * @param {string} language
   * @param {(page: string) => string} nameOf  a page
   */
  constructor(data, language, nameOf) {
    this.language = language;
    const words = (/** @type {string} */ text) => wordsOf(text, language);
    const some = (/** @type {string[]|undefined} */ texts) => new Set((texts ?? []).flatMap(words));
    this.#passedOver = some(data.vocabulary?.passed_over);
    this.#weak = some(data.vocabulary?.weak);
    this.#unlisted = new Set(unlisted(data).map((text) => this.#key(words(text))));
    this.#documents = labelsOf(data, nameOf).map((label) => {
      const found = label.field === "foreign" ? wordsOf(label.text, "") : words(label.text);
      const kept = found.filter((word) => !this.#passedOver.has(word));
      const own = kept.length ? kept : found;
      return { label, words: own, stems: own.map((word) => stem(word, language)) };
    });
    this.mini = new MiniSearch({
      fields: ["own", "stems", "joined", "foreign"],
      searchOptions: { boost: { stems: STEM } },
      extractField: (document, field) => document[field] ?? "",
      tokenize: (text) => text.split(" ").filter(Boolean),
      processTerm: (term) => term,
    });
    this.mini.addAll(this.#documents.map((document, id) => this.#made(document, id)));
  }

  /** The stems of a text, as one word. @param {string[]} words */
  #key(words) {
    return words.filter((word) => !this.#passedOver.has(word))
      .map((word) => stem(word, this.language)).join(" ");
  }

  /** @param {Document} document @param {number} id */
  #made({ label, words, stems }, id) {
    if (label.field === "foreign") return { id, foreign: words.join(" ") };
    for (const word of words) this.#known.add(word);
    const joined = label.field === "prose"
      ? []
      : words.slice(1).map((word, at) => words[at] + word);
    return { id, own: words.join(" "), stems: stems.join(" "), joined: joined.join(" ") };
  }

  /** One word of the query, in all that it may stand for. @param {string} word
   * @param {boolean} typing  whether more of it may follow @returns {Query} */
  #word(word, typing) {
    const met = this.#known.has(word);
    const number = /^\d+$/.test(word);
    const split = met || number ? null : parts(word, this.#known);
    const long = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
    /** @type {Query[]} */
    const ways = [
      {
        queries: [word],
        fields: ["own"],
        prefix: typing && !number && mayGoOn(word, met),
        fuzzy: met || number || split || this.#stemmed(word) ? false : long || false,
      },
      { queries: [stem(word, this.language)], fields: ["stems"] },
      { queries: [word], fields: ["joined", "foreign"] }, // as a whole word only
    ];
    if (!met) {
      for (const other of mistyped(word, this.#known)) {
        ways.push({ queries: [other], fields: ["own"] });
      }
    }
    if (number && !met) { // 12 of a chart that has 12a and 12b only
      const sides = new RegExp(`^${word}[a-z]$`);
      const some = [...this.#known].filter((other) => sides.test(other));
      if (some.length) ways.push({ queries: some, combineWith: "OR", fields: ["own"] });
    }
    if (split) ways.push({ queries: split, combineWith: "AND", fields: ["own"] });
    return { queries: ways, combineWith: "OR" };
  }

  /** @param {string} word  whether another form of it is known */
  #stemmed(word) {
    const short = stem(word, this.language);
    return short !== word &&
      this.mini.search(short, { fields: ["stems"] }).length > 0;
  }

  /** @param {string[]} query @param {boolean} open  whether its last word may go on
   * @param {"AND"|"OR"} combineWith */
  #run(query, open, combineWith) {
    const ways = query.map((word, at) => this.#word(word, open && at === query.length - 1));
    /** @type {Query[]} */
    const readings = [{ queries: ways, combineWith }];
    for (let at = 1; combineWith === "AND" && at < query.length; at++) { // "back ache" is "backache"
      const joined = query[at - 1] + query[at];
      if (!this.#known.has(joined)) continue;
      const whole = { queries: [joined], fields: ["own"] };
      const others = [...ways.slice(0, at - 1), whole, ...ways.slice(at + 1)];
      readings.push({ queries: others, combineWith });
    }
    return this.mini.search({ queries: readings, combineWith: "OR" });
  }

  /**
   * What fits a query, best first; null if it holds no word.
   *
   * @param {string} text
   * @returns {Answer|null}
   */
  search(text) {
    const all = wordsOf(text, this.language);
    if (!all.length) return null;
    const meant = all.filter((word) => !this.#passedOver.has(word));
    const query = meant.length ? meant : all;
    const strong = query.filter((word) => !this.#weak.has(word));
    const open = !/\s$/.test(text);
    /** @type {Map<Entry, Hit>} */
    const best = new Map();
    this.#take(best, this.#run(query, open, "AND"), query, 1);
    if (strong.length && strong.length < query.length) {
      this.#take(best, this.#run(strong, open, "AND"), query, WITHOUT_WEAK);
    }
    if (!best.size && query.length > 1) {
      this.#take(best, this.#run(strong.length ? strong : query, open, "OR"), query, WITHOUT_WEAK);
    }
    const ranked = [...best.values()].sort((a, b) => b.score - a.score);
    // A warning sign is not to be read as a wish for the zone that a part of it names.
    const warned = ranked[0]?.whole && ranked[0].entry.kind === "red_flag";
    const hits = warned ? ranked.filter((hit) => hit.whole) : ranked;
    const key = this.#key(query);
    const nowhere = hits.some(({ entry, whole }) => whole && entry.schools?.length === 0);
    const named = nowhere || hits[0]?.field === "near" || this.#unlisted.has(key);
    return { hits, unlisted: named ? text.trim() : null, mark: marker(query, this.language) };
  }

  /** @param {Map<Entry, Hit>} best  by entry; filled
   * @param {import("minisearch").SearchResult[]} results @param {string[]} query
   * @param {number} share  of the score */
  #take(best, results, query, share) {
    const whole = this.#key(query);
    for (const { id, score, match } of results) {
      const { label, words, stems } = this.#documents[id];
      const { entry, field, text } = label;
      const covered = this.#coverage(words, stems, match);
      const full = covered === 1 && share === 1;
      const advice = full && (entry.kind === "red_flag" || entry.kind === "caution");
      const value = score * share * FIELDS[field] * KINDS[entry.kind] *
        (entry.schools ? ELSEWHERE : 1) *
        (1 - COVERAGE + COVERAGE * covered) *
        (full && stems.join(" ") === whole ? SAME : 1) *
        (advice && field !== "prose" ? ADVICE : 1);
      const known = best.get(entry);
      if (known && known.score >= value) continue;
      best.set(entry, { entry, text, field, score: value, whole: share === 1 });
    }
  }

  /** The share of a text's words that were met. @param {string[]} words @param {string[]} stems
   * @param {Record<string, string[]>} match  by the words met */
  #coverage(words, stems, match) {
    const joined = (/** @type {string} */ word) => match[word]?.includes("joined");
    const met = words.filter((word, at) =>
      word in match || stems[at] in match ||
      (at > 0 && joined(words[at - 1] + word)) ||
      (at + 1 < words.length && joined(word + words[at + 1]))
    );
    return met.length / words.length;
  }
}
