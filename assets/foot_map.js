// The foot map in the browser: the feet, the list of zones with its search, the card of a zone.
//
// One file on purpose: hosts load an anywidget module from text or from a blob, where relative
// imports fail, and the file in assets/ is the file that ships.  The sections, in order:
// types, tools, state, words, search, geometry, then one maker per part of the page
// (drawing, legend, finder, card, toolbar) and `render`, which ties them together.
//
// Python owns every word (`payload.texts`); authors' words go in through textContent only.

// ---------------------------------------------------------------------------------- types

/** @typedef {"left"|"right"} Foot */
/** @typedef {"plantar"|"dorsal"|"medial"|"lateral"} ViewId */
/** @typedef {[number, number]} Point  drawing units, 1 = 1 mm on a 250 mm foot, y down */
/** @typedef {[number, number, number, number, number, number]} Matrix  as SVG's matrix() */
/** @typedef {{says: string, sources: string[]}} Statement */
/**
 * @typedef {object} Zone
 * @property {string} id
 * @property {number|null} number
 * @property {string} [code]  of an acupoint, whose number only orders
 * @property {"numbered"|"further"} layer
 * @property {string} name
 * @property {string[]} also
 * @property {Record<string, string>} names
 * @property {string} system
 * @property {string[]} body_areas
 * @property {Foot[]} feet
 * @property {string} crossing
 * @property {Statement|null} landmark
 * @property {Statement|null} tradition
 * @property {Statement|null} elsewhere
 * @property {{use: string, pressure: string, time: string, direction: string,
 *   sources: string[]}[]} techniques
 * @property {string[]} cautions
 * @property {string|null} note
 * @property {string[]} number_sources
 * @property {string|null} not_drawn
 * @property {ViewId[]} views
 * @property {(Statement & {feet: Foot[], views: Record<string, {d: string, at: Point}>})[]} [variants]
 *   other places that charts give it
 */
/**
 * @typedef {object} Shape
 * @property {string} zone
 * @property {Foot[]} feet
 * @property {string} d
 * @property {string|null} [hit]      a larger outline to press, for small shapes
 * @property {Point|null} [badge]
 * @property {number} [badge_r]
 * @property {string} [label]         of an acupoint: its code, or empty where another dot is named
 * @property {Point|null} [label_at]  the middle of that word
 */
/** @typedef {{id: string, system: string, d: string, arrows: string[], branch: boolean,
 *   dash: number[]}} Course  the line of a channel, in the direction of its flow */
/**
 * @typedef {object} View
 * @property {string} label
 * @property {string} art  trusted drawing of the left foot, our own
 * @property {Record<string, Plate>} plates  by arrangement, or by foot where one is shown
 * @property {{id: string, name: string, d: string, label: Point}[]} guidelines
 * @property {Shape[]} shapes
 * @property {(Shape|number)[]} [further]  with the further zones; a number is a place in `shapes`
 * @property {Course[]} [channels]  only in a school of acupoints
 * @property {{zone: string, label: string, at: Point}[]} [beyond]  acupoints above the drawing
 * @property {number} [code_height]  of the type of codes
 */
/** @typedef {{viewBox: [number, number, number, number],
 *   feet: {foot: Foot, matrix: Matrix, label: Point}[],
 *   guidelines: Record<string, Point>}} Plate  in its own units, captions and names upright */
/** @typedef {{id: string, name: string, pattern: string, fill: string, ink: string,
 *   dark: string}} System */
/** @typedef {{name: string, level: string, why: string, advice: string, general: boolean,
 *   sources: string[]}} Caution */
/** @typedef {{id: string, name: string, also: string[], zones: string[],
 *   see_doctor: string|null, note: string|null, sources: string[]}} Complaint */
/** @typedef {{name: string, summary: string, duration: string|null, leave_out: string|null,
 *   steps: {name: string, what: string, time: string|null, technique: string|null,
 *   zones: string[]}[]}} Routine */
/** @typedef {{id: string, name: string, kind: "lines"|"strips"|"points", says: string,
 *   marks: {id: string, name: string, label: string}[],
 *   views: Record<string, {id: string, d: string, at: Point}[]>}} Layer  lines or points over a foot */
/** @typedef {{area: string, side: string, d: string, flip?: boolean, hit: string|null,
 *   at: Point, kind?: string, lines?: string}} BodyShape */
/** @typedef {{views: Record<string, {label: string, viewBox: number[], art: string,
 *   shapes: BodyShape[]}>, wholes: Record<string, string[]>,
 *   systems: Record<string, {fill: string, ink: string}>}} Body  the figure of a body */
/**
 * @typedef {object} Payload
 * @property {number} format
 * @property {{id: string, title: string, summary: string, history: string, numbering: string,
 *   crossing: string, reviewed: string|null, sources: string[]}} school
 * @property {{id: string, title: string}[]} schools
 * @property {Record<string, string>} texts
 * @property {System[]} systems
 * @property {Record<string, {title: string, url: string|null, kind: string}>} sources
 * @property {Record<string, {name: string, steps: string[], pressure: string, time: string,
 *   direction: string, suits: string, leave_out: string, sources: string[]}>} techniques
 * @property {Record<string, Caution>} cautions
 * @property {{id: string, sign: string, why: string, action: string, urgency: string}[]} red_flags
 * @property {{summary: string, studies: {id: string, citation: string, finding: string,
 *   url: string|null, status: string}[]}} evidence
 * @property {Record<string, {name: string, uberon: string|null, system: string}>} body_areas
 * @property {Complaint[]} complaints
 * @property {Zone[]} zones
 * @property {Record<string, View>} views
 * @property {{id: string, dash: number[]}[]} [channels]
 * @property {Layer[]} [layers]
 * @property {Routine[]} [routines]
 * @property {{name: string, what: Statement, article: Statement|null, caution: Statement|null}[]} [styles]
 * @property {Body} [body]  this and what follows may come after the first picture
 * @property {{id: string, topic: string, says: string, body_areas: string[], zones: string[],
 *   sources: string[]}[]} [disagreements]
 * @property {Record<string, {school: string, zone: string, name: string, number: number|null,
 *   feet: Foot[], views: ViewId[]}[]>} [elsewhere_schools]  by body area
 * @property {Record<string, string>} [technique_art]  moving drawings, where no server has them
 */
/**
 * The state shared with Python, under the same names there.
 *
 * @typedef {object} State
 * @property {string} chart        school id
 * @property {string} view         plantar, dorsal, medial or lateral
 * @property {string} feet         both, left or right (the owner's)
 * @property {string} arrangement  facing (soles towards me) or own
 * @property {string[]} selection  zones chosen by the reader, the last one is on the card
 * @property {string[]} highlight  zones marked by the program
 * @property {string[]} systems    systems shown, [] = all
 * @property {boolean} further     the layer of further zones
 * @property {boolean} guidelines
 * @property {string[]} layers     other layers drawn, such as tendon-line
 * @property {string} theme        auto, light or dark
 * @property {string} values_json  colours, words and notes for zones as text (docs/payload.md), or ""
 * @property {string} charts_json  {school id: payload} as text, or ""
 * @property {string} charts_url   prefix of <school>.json, or ""
 */
/** @typedef {keyof State} Name */
/**
 * @typedef {object} Model  what an anywidget host hands over
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: () => void) => void} on
 * @property {(event: string, callback: () => void) => void} off
 */
/**
 * What every part may use.
 *
 * @typedef {object} App
 * @property {State} state
 * @property {Payload} data
 * @property {Map<string, Zone>} zones
 * @property {Map<string, System>} systems
 * @property {string} uid  prefix of ids and radio names, unique per rendering
 * @property {(key: string, values?: Record<string, string|number>) => string} t
 * @property {(patch: Partial<State>) => void} set
 * @property {(id: string, how?: {add?: boolean, show?: boolean}) => void} choose
 * @property {(ids: string[], patch: Partial<State>, said: string) => void} chooseAll
 * @property {(step: number) => void} step
 * @property {() => void} back
 * @property {() => boolean} canGoBack
 * @property {() => void} clear
 * @property {Set<string>|null} found  zones found by the search, null = no search
 * @property {(ids: Set<string>|null) => void} find  set them
 * @property {(text: string) => void} say
 * @property {() => boolean} stacked  whether the parts stand below one another
 */
/** A part of the page: its node, and what it does when some of the state changed.
 * @typedef {{node: HTMLElement, paint: (changed: Set<string>, before: State) => void,
 *   dispose?: () => void}} Part */

// ---------------------------------------------------------------------------------- tools

const SVG = "http://www.w3.org/2000/svg";
let count = 0;

/**
 * Make an HTML element.  Keys starting with "on" are listeners, `text` is its textContent,
 * null and false leave an attribute out.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/**
 * Make an SVG element, as `h` does for HTML.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {SVGElementTagNameMap[T]}
 */
function s(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any>} attributes
 * @param {(Node|string|null|false|undefined)[]} children
 * @returns {E}
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {boolean} on
 */
const flag = (element, name, on) => element.toggleAttribute(name, on);

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** An address that may be linked: http or https, nothing else. @param {string|null} url */
export const isLink = (url) => /^https?:\/\//i.test(url ?? "");

// ---------------------------------------------------------------------------------- state

/** @type {State} */
export const DEFAULTS = {
  chart: "rwo-shur", view: "plantar", feet: "both", arrangement: "facing", selection: [],
  highlight: [], systems: [], further: false, guidelines: true, layers: [], theme: "auto", values_json: "",
  charts_json: "", charts_url: "",
};

/** @type {Partial<Record<Name, string[]>>} */
const CHOICES = {
  view: ["plantar", "dorsal", "medial", "lateral"], feet: ["both", "left", "right"],
  arrangement: ["facing", "own"], theme: ["auto", "light", "dark"],
};

/**
 * A value of the right kind for `name`; the default where a host sends anything else.
 *
 * @param {Name} name
 * @param {any} value
 * @returns {any}
 */
export function tidy(name, value) {
  const standard = DEFAULTS[name];
  if (Array.isArray(standard)) {
    return Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === "string"))] : [];
  }
  if (typeof value !== typeof standard) return standard;
  const choices = CHOICES[name];
  return choices && !choices.includes(value) ? standard : value;
}

/**
 * Add `id` to the list, or take it away if it is already there.
 *
 * @param {string[]} list
 * @param {string} id
 * @returns {string[]} a new list; the old one is left alone
 */
export function toggle(list, id) {
  return list.includes(id) ? list.filter((other) => other !== id) : [...list, id];
}

/**
 * The systems shown after one button of the legend was pressed: the first press shows that
 * system alone, further presses add or take away, and none left means all again.
 *
 * @param {string[]} shown
 * @param {string} id
 * @param {number} total
 * @returns {string[]}
 */
export function filterSystems(shown, id, total) {
  const next = toggle(shown, id);
  return next.length >= total ? [] : next;
}

/**
 * What else must change so that the drawing shows `zone`.
 *
 * @param {State} state
 * @param {Zone} zone
 * @returns {Partial<State>}
 */
export function reach(state, zone) {
  /** @type {Partial<State>} */
  const patch = {};
  if (!zone.views.length) return patch;
  if (!zone.views.some((view) => view === state.view)) patch.view = zone.views[0];
  if (state.feet !== "both" && !zone.feet.some((foot) => foot === state.feet)) patch.feet = "both";
  if (zone.layer === "further" && !state.further) patch.further = true;
  return patch;
}

/**
 * @param {View} view
 * @param {boolean} further  whether the further zones are on
 * @returns {Shape[]}
 */
export const shapesOf = (view, further) => (further && view.further
  ? view.further.map((shape) => (typeof shape === "number" ? view.shapes[shape] : shape))
  : view.shapes);

/**
 * What the program says about zones: a colour and its number by foot, the ends of the colour bar,
 * a note.
 *
 * @typedef {{zones: Record<string, Partial<Record<Foot, [colour: string, words: string]>>>,
 *   bar: {colours: string[], low: string, high: string, label: string}|null,
 *   notes: Record<string, string>}} Values
 */

/** @param {string} text  as in the state @returns {Values} */
export function readValues(text) {
  const none = { zones: {}, bar: null, notes: {} };
  try {
    return text ? { ...none, ...JSON.parse(text) } : none;
  } catch {
    return none;
  }
}

/** A zone's numbers in words: "0.8", or "left 0.2, right 0.7". @param {App["t"]} t
 * @param {Values} values @param {string} id */
export function valueWords(t, values, id) {
  const feet = Object.entries(values.zones[id] ?? {});
  const said = new Set(feet.map(([, value]) => value?.[1]));
  if (said.size === 1) return [...said][0] ?? "";
  return feet.map(([foot, value]) => `${t(`foot_${foot}`)} ${value?.[1]}`).join(", ");
}

/**
 * The zones in the order of their numbers, zones without a number last.
 *
 * @param {Zone[]} zones
 * @returns {Zone[]}
 */
export function inOrder(zones) {
  const rank = (/** @type {Zone} */ zone) => zone.number ?? Infinity;
  return [...zones].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

// ---------------------------------------------------------------------------------- words

/**
 * One text with its {values} filled in; with `n`, the form for one or for other numbers.
 *
 * @param {Record<string, string>} texts
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {string} the key itself if there is no such text, so that a gap shows
 */
export function word(texts, key, values = {}) {
  const form = "n" in values ? texts[`${key}_${values.n === 1 ? "one" : "other"}`] : undefined;
  const text = form ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * How a zone is called on one foot: "Liver, number 18, right foot".
 *
 * @param {App["t"]} t
 * @param {Zone} zone
 * @param {string} foot  left, right or both
 */
export function zoneLabel(t, zone, foot) {
  const values = { name: zone.name, number: numberOf(zone), foot: t(`foot_${foot}`) };
  return t(zone.number === null ? "zone_label_further" : "zone_label", values);
}

/** What stands in a zone's badge: its number, or the code of an acupoint. @param {Zone} zone */
export const numberOf = (zone) => zone.code || String(zone.number ?? "");

/** @param {Zone} zone @returns {"both"|Foot} */
const footOf = (zone) => (zone.feet.length === 1 ? zone.feet[0] : "both");

// ---------------------------------------------------------------------------------- search

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

// ---------------------------------------------------------------------------------- geometry

/** @param {Matrix} m @param {Point} p @returns {Point} from the left foot onto the plate */
export const place = (m, [x, y]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

/** @param {Matrix} m @param {Point} p @returns {Point} from the plate back onto the left foot */
export function unplace([a, b, c, d, e, f], [x, y]) {
  const scale = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / scale, (a * (y - f) - b * (x - e)) / scale];
}

/**
 * The nearest of `points` in the direction of an arrow key, on the plate (y down).
 *
 * @param {{x: number, y: number}[]} points
 * @param {{x: number, y: number}} from
 * @param {string} key  ArrowLeft, ArrowRight, ArrowUp or ArrowDown
 * @returns {number} its index, -1 if there is none that way
 */
export function nearest(points, from, key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1] }[key] ?? [0, 1];
  let found = -1;
  let least = Infinity;
  for (const [i, { x, y }] of points.entries()) {
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    // What lies more aside than ahead is left to the other arrows, unless nothing else is there.
    const cost = along + 2 * aside + (aside > 2 * along ? 1000 : 0);
    if (along > 0.01 && cost < least) [found, least] = [i, cost];
  }
  return found;
}

/**
 * Explicit lines of a system's pattern over a box, the second code beside its colour.  They lie on
 * one grid for the whole drawing, so boxes that overlap agree, and look the same in a mirror.
 *
 * @param {string} pattern  as in the systems' records
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {number} step  distance of the grid, in the units of the box
 * @returns {string} path data; "" for a plain or unknown pattern
 */
export function patternOver(pattern, { x: x0, y: y0, width, height }, step) {
  const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;
  /** @param {number} from @param {number} length @returns {number[]} grid places that matter */
  const places = (from, length) => {
    const first = Math.floor(from / step) - 1;
    return Array.from({ length: Math.ceil(length / step) + 4 }, (_, i) => first + i);
  };
  const xs = places(x0, width);
  const ys = places(y0, height);
  const [left, right, top, bottom] = [xs[0], xs.at(-1) ?? 0, ys[0], ys.at(-1) ?? 0]
    .map((place) => round(place * step));
  const rows = (/** @type {(y: number, place: number) => string} */ draw) =>
    ys.map((place) => draw(round(place * step), place)).join("");
  /** Marks on the grid, every second row moved by half a step.
   * @param {(x: number, y: number) => string} draw */
  const marks = (draw) => rows((y, row) =>
    xs.map((place) => draw(round((place + (row % 2 ? 0.5 : 0)) * step), y)).join(""));
  const across = () => rows((y) => `M${left} ${y}H${right}`);
  const down = () => xs.map((place) => `M${round(place * step)} ${top}V${bottom}`).join("");
  const [a, b, c] = [0.14, 0.24, 0.32].map((part) => round(part * step));
  const ring = (/** @type {number} */ r) => marks((x, y) =>
    `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`);
  const high = bottom - top;
  /** @type {Record<string, () => string>} */
  const draw = {
    plus: () => marks((x, y) => `M${round(x - c)} ${y}h${2 * c}M${x} ${round(y - c)}v${2 * c}`),
    dots: () => ring(a * 0.7),
    rings: () => ring(c),
    diamonds: () => marks((x, y) => `M${x} ${round(y - c)}l${b} ${c}l${-b} ${c}l${-b} ${-c}z`),
    horizontal: across,
    vertical: down,
    grid: () => across() + down(),
    crosshatch: () => places(x0 - high, width + 2 * high).map((place) => {
      // The slanting lines meet on the grid: both kinds start a whole number of rows away.
      const x = round((place - (ys[0] % 2)) * 2 * step);
      return `M${x} ${top}l${high} ${high}M${x} ${top}l${-high} ${high}`;
    }).join(""),
    zigzag: () => rows((y) => `M${left} ${y}${`l${step / 2} ${-2 * b}l${step / 2} ${2 * b}`.repeat(xs.length - 1)}`),
    dashes: () => marks((x, y) => `M${round(x - c)} ${y}h${2 * c}`),
  };
  return draw[pattern]?.() ?? "";
}

// ---------------------------------------------------------------------------------- small parts

const SAMPLE = { x: 0, y: 0, width: 16, height: 16 };

/** @param {App} app @param {string} id  of a system */
function sample(app, id) {
  const system = app.systems.get(id);
  const channel = app.data.channels?.find((one) => one.id === id);
  if (channel) {
    return s("svg", { class: "rz-sample rz-sample-channel", viewBox: "0 0 24 16", "data-system": id,
      "aria-hidden": true },
    s("path", { class: "rz-channel", d: "M1 8H23", "stroke-dasharray": channel.dash?.join(" ") || null }));
  }
  return s("svg", { class: "rz-sample", viewBox: "0 0 16 16", "data-system": id, "aria-hidden": true },
    s("rect", { width: 16, height: 16, class: "rz-sample-fill" }),
    s("path", { d: patternOver(system?.pattern ?? "", SAMPLE, 5), class: "rz-sample-lines" }));
}

/** @param {Zone} zone */
const badge = (zone) =>
  h("span", { class: "rz-number", "aria-hidden": true, text: numberOf(zone) || "•" });

/** @param {string} name  of an icon drawn below */
function icon(name) {
  /** @type {Record<string, string>} */
  const lines = {
    previous: "M10 3L5 8l5 5", next: "M6 3l5 5l-5 5", clear: "M4 4l8 8M12 4l-8 8",
    back: "M3 8h7a3 3 0 0 1 0 6M3 8l3-3M3 8l3 3", plus: "M8 3v10M3 8h10", minus: "M3 8h10",
    fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3", find: "M7 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8M10 10l3.5 3.5",
    options: "M2 5h6M12 5h2M2 11h2M8 11h6M8 5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4 11a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
    down: "M3 6l5 5l5-5",
  };
  return s("svg", { class: "rz-icon", viewBox: "0 0 16 16", "aria-hidden": true },
    s("path", { d: lines[name] }));
}

/**
 * @param {string} name  of the icon
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, any>} [more]
 */
const iconButton = (name, label, press, more = {}) =>
  h("button", { type: "button", class: "rz-icon-button", "aria-label": label, title: label,
    onclick: press, ...more }, icon(name));

/**
 * A row of native radio buttons that looks like one switch.
 *
 * @param {App} app
 * @param {"view"|"feet"|"arrangement"} name
 * @param {[string, string][]} choices  value and label
 */
function switchOf(app, name, choices) {
  const radios = choices.map(([value, label]) => {
    const input = h("input", { type: "radio", name: `${app.uid}-${name}`, value,
      "data-key": `${name}-${value}`, onchange: () => app.set({ [name]: value }) });
    return { input, node: h("label", { class: "rz-choice" }, input, h("span", { text: label })) };
  });
  const node = h("div", { class: "rz-switch", role: "radiogroup", "aria-label": app.t(name) },
    ...radios.map((radio) => radio.node));
  const paint = () => radios.forEach(({ input }) => { input.checked = input.value === app.state[name]; });
  paint();
  return { node, paint };
}

// ---------------------------------------------------------------------------------- drawing

/** One zone on one foot of the plate; x and y are its badge's centre there, r its radius in the
 * payload and `shown` on the screen now.
 * @typedef {{zone: Zone, foot: Foot, shape: Shape, matrix: Matrix, x: number, y: number, r: number,
 *   shown: number, path: SVGPathElement, hit: SVGPathElement|null, disc: SVGElement|null}} Spot */

const TOUCH = 16; // CSS px around a badge that still count as a press on it
const HATCH = 4; // drawing units between the lines of a pattern

/**
 * The plate: the feet of the current view with their zones, one tab stop for the keyboard.
 *
 * @param {App} app
 * @returns {Part}
 */
function makeDrawing(app) {
  const { t } = app;
  /** @type {Spot[]} */
  let spots = [];
  /** @type {Map<string, Spot[]>} */
  let byZone = new Map();
  /** @type {Spot|null} */
  let roving = null;
  /** @type {Spot|null} */
  let hovered = null;
  /** @type {[Foot, Matrix][]} the feet as they stand on the plate */
  let standing = [];
  /** @type {[Foot, SVGGElement][]} where the patterns of a foot are still to be drawn */
  let unhatched = [];
  let zoom = 1;
  let typed = { text: "", at: 0 };

  const tip = h("div", { class: "rz-tip", role: "tooltip", hidden: true,
    onpointerenter: () => clearTimeout(leaving), onpointerleave: () => hover(null) });
  const stage = h("div", { class: "rz-stage" });
  const svg = s("svg", { class: "rz-svg", role: "graphics-document document",
    "aria-describedby": `${app.uid}-help`, preserveAspectRatio: "xMidYMid meet" });
  const help = h("p", { class: "rz-hidden", id: `${app.uid}-help`, text: t("drawing_help") });
  const marks = s("g", { class: "rz-marks", "aria-hidden": true });
  const rings = [s("path", { class: "rz-focus-ground" }), s("path", { class: "rz-focus" })];
  const ring = s("g", { "aria-hidden": true }, ...rings);
  const valueTexts = s("g", { "aria-hidden": true });
  const bar = h("div", { class: "rz-bar" });
  const zoomButtons = h("div", { class: "rz-zoom", role: "group", "aria-label": t("zoom") },
    iconButton("plus", t("zoom_in"), () => zoomTo(zoom * 1.5)),
    iconButton("minus", t("zoom_out"), () => zoomTo(zoom / 1.5)),
    iconButton("fit", t("zoom_fit"), () => zoomTo(1)));
  stage.append(svg);
  const node = h("div", { class: "rz-plate" }, stage, zoomButtons, bar, tip, help);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let leaving;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let later;

  /** @param {number} value */
  function zoomTo(value) {
    const [x, y] = [stage.scrollLeft + stage.clientWidth / 2, stage.scrollTop + stage.clientHeight / 2];
    const factor = Math.min(4, Math.max(1, value)) / zoom;
    zoom *= factor;
    stage.style.setProperty("--zoom", String(zoom));
    flag(stage, "data-zoomed", zoom > 1);
    stage.scrollTo(x * factor - stage.clientWidth / 2, y * factor - stage.clientHeight / 2);
  }

  /** While zoomed in: bring a zone that was chosen elsewhere into sight. @param {Spot|undefined} spot */
  function show(spot) {
    if (zoom === 1 || !spot) return;
    const [frame, box] = [stage.getBoundingClientRect(), spot.path.getBoundingClientRect()];
    if (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
      && box.bottom <= frame.bottom) return;
    stage.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2,
      box.y + box.height / 2 - frame.y - frame.height / 2);
  }

  function build() {
    const view = app.data.views[app.state.view];
    const plate = view.plates[app.state.feet === "both" ? app.state.arrangement : app.state.feet];
    const shapes = shapesOf(view, app.state.further);
    const art = s("g", { id: `${app.uid}-art`, class: "rz-art" });
    if (view.art) art.append(...drawn(`<svg xmlns="${SVG}">${view.art}</svg>`));
    else loadText(`${app.state.charts_url}feet-${app.state.view}.svg`).then((text) => art.append(...drawn(text)), console.error);
    const options = s("g", { role: "listbox", "aria-multiselectable": true,
      "aria-label": drawingName(view) });
    svg.style.setProperty("--code", String(view.code_height ?? 4));
    const back = s("g", { "aria-hidden": true });
    const under = s("g", { class: "rz-lines", "aria-hidden": true });
    const over = s("g", { class: "rz-badges", "aria-hidden": true });
    unhatched = [];
    spots = [];
    standing = plate.feet.map(({ foot, matrix }) => [foot, matrix]);
    for (const { foot, matrix, label } of plate.feet) {
      const transform = `matrix(${matrix.join(" ")})`;
      back.append(s("use", { href: `#${app.uid}-art`, transform, class: "rz-foot" }));
      const group = s("g", { role: "group", "aria-label": t(`caption_${foot}`), transform });
      const hits = s("g", { transform });
      const lines = s("g", { transform });
      back.append(s("g", { transform, class: "rz-channels" }, ...(view.channels ?? []).flatMap(courseOf)));
      for (const { zone: id, label: text, at } of view.beyond ?? []) {
        const [x, y] = place(matrix, at);
        back.append(s("rect", { x: x - 9, y: y - 7, width: 18, height: 14, class: "rz-beyond", "data-beyond": id }));
        over.append(codeAt(app.zones.get(id), text, [x, y]));
      }
      for (const shape of shapes) {
        const zone = app.zones.get(shape.zone);
        if (!zone || !shape.feet.includes(foot)) continue;
        const spot = makeSpot(zone, foot, shape, matrix);
        group.append(spot.path);
        if (spot.hit) hits.append(spot.hit);
        if (spot.disc) over.append(spot.disc);
        if (shape.label && shape.label_at) over.append(codeAt(zone, shape.label, place(matrix, shape.label_at)));
        spots.push(spot);
      }
      options.append(group);
      back.append(hits);
      for (const [mark, d, kind, text, at] of layerMarks()) {
        const [x, y] = place(matrix, at);
        if (d) lines.append(s("path", { d, class: "rz-layer", "data-kind": kind }, s("title", { text: mark })));
        else under.append(s("circle", { cx: x, cy: y, r: 2.2, class: "rz-layer", "data-kind": kind }));
        under.append(s("text", { x, y: kind === "points" ? y - 3.4 : y, class: "rz-layer-name", text }));
      }
      lines.append(...view.guidelines.map((line) => s("path", { d: line.d, class: "rz-guideline" })));
      under.append(lines);
      unhatched.push([foot, lines]);
      const [x, y] = label;
      under.append(s("text", { x, y, class: "rz-caption", text: t(`caption_${foot}`) }));
    }
    under.append(...guidelineNames(view, plate));
    svg.replaceChildren(s("defs", {}, art), back, options, under, marks, over, valueTexts, ring);
    svg.setAttribute("viewBox", plate.viewBox.join(" "));
    svg.setAttribute("aria-label", drawingName(view));
    stage.style.setProperty("--ratio", String(plate.viewBox[2] / plate.viewBox[3]));
    byZone = new Map();
    for (const spot of spots) byZone.set(spot.zone.id, [...(byZone.get(spot.zone.id) ?? []), spot]);
    hovered = null;
    tip.hidden = true;
    const first = spots.find((spot) => spot.zone.id === app.state.selection.at(-1));
    rove(first ?? ordered()[0] ?? null);
    measure();
    paintSelection([], app.state.selection);
    paintFilter();
    paintValues();
  }

  /** What the layers that are on draw here: name, path, kind, label and its place.
   * @returns {[string, string, string, string, Point][]} */
  const layerMarks = () => (app.data.layers ?? []).filter(({ id }) => app.state.layers.includes(id))
    .flatMap(({ kind, marks: named, views }) => (views[app.state.view] ?? []).map(({ id, d, at }) => {
      const mark = named.find((one) => one.id === id);
      return [mark?.name ?? id, d, kind, mark?.label ?? "", at];
    }));

  /** A channel's line over a pale casing, with the arrows of its flow. @param {Course} course */
  function courseOf({ system, d, arrows, branch, dash }) {
    const common = { "data-system": system, "data-branch": branch };
    return [s("path", { ...common, d, class: "rz-casing" }),
      s("path", { ...common, d, class: "rz-channel", "stroke-dasharray": dash.join(" ") || null }),
      s("path", { ...common, d: arrows.join(""), class: "rz-flow" })];
  }

  /** The code of an acupoint, upright on the plate. @param {Zone|undefined} zone
   * @param {string} text @param {Point} at  its middle */
  const codeAt = (zone, text, [x, y]) => s("text", { x, y, dy: "0.35em", class: "rz-code", text,
    "data-system": zone?.system });

  /** What needs the drawing to be laid out; again whenever its size changes. */
  function measure() {
    if (!svg.getScreenCTM() || !stage.clientWidth) return;
    fitBadges();
    clearTimeout(later); // patterns may follow a frame later
    later = setTimeout(() => {
      for (const [foot, lines] of unhatched) lines.prepend(...hatching(foot));
      unhatched = [];
      paintFilter();
    });
  }

  /** Numbers grow towards a readable size on the screen as far as their neighbours leave room. */
  function fitBadges() {
    const scale = svg.getScreenCTM()?.a ?? 1;
    svg.style.setProperty("--unit", String(1 / scale)); // drawing units to a CSS px
    const radius = 5.5 + 1.4 * Math.min(scale, 2.5); // CSS px: smaller where the whole is small
    const marked = spots.filter((spot) => spot.disc);
    for (const spot of marked) {
      const { x, y, r, disc } = spot;
      const gap = Math.min(...marked.map((other) => Math.hypot(other.x - x, other.y - y) || Infinity));
      const wanted = Math.min(Math.max(r, radius / scale), 2 * r, gap / 2 - 0.2);
      spot.shown = Math.max(r, wanted);
      disc?.setAttribute("transform", `translate(${x} ${y}) scale(${(spot.shown / r).toFixed(2)})`);
    }
  }

  /** @param {View} view */
  const drawingName = (view) =>
    t("drawing_name", { view: view.label, feet: t(`foot_${app.state.feet}`) });

  /** @param {Zone} zone @param {Foot} foot @param {Shape} shape @param {Matrix} matrix */
  function makeSpot(zone, foot, shape, matrix) {
    const [x, y] = place(matrix, shape.badge ?? [0, 0]);
    const r = shape.badge_r ?? 3;
    const path = s("path", { d: shape.d, class: "zone", role: "option", tabindex: -1,
      "data-zone": zone.id, "data-foot": foot, "data-system": zone.system,
      "data-layer": zone.layer, "data-dot": shape.label !== undefined, "aria-selected": "false",
      "aria-label": zoneLabel(t, zone, foot) });
    const hit = shape.hit
      ? s("path", { d: shape.hit, class: "rz-hit", "data-hit": zone.id }) : null;
    const disc = shape.badge && shape.label === undefined
      ? s("g", { class: "rz-badge", transform: `translate(${x} ${y})`, "data-layer": zone.layer },
        s("circle", { r: zone.number === null ? r * 0.5 : r }),
        zone.number !== null && s("text", { y: r * 0.37, "font-size": r * 1.06, text: zone.number }))
      : null;
    return { zone, foot, shape, matrix, x, y, r, shown: r, path, hit, disc };
  }

  /** The pattern of each system over all its zones on one foot: explicit lines, so that paper
   * keeps them.  @param {Foot} foot @returns {SVGElement[]} */
  function hatching(foot) {
    return app.data.systems.flatMap(({ id, pattern }) => {
      if (app.data.channels?.length) return []; // dots are too small; the lines are told by dashes
      const mine = spots.filter((spot) => spot.foot === foot && spot.zone.system === id);
      const d = mine.map((spot) => patternOver(pattern, spot.path.getBBox(), HATCH)).join("");
      if (!d) return [];
      const clip = `${app.uid}-${foot}-${id}`;
      return [s("clipPath", { id: clip }, ...mine.map((spot) => s("path", { d: spot.shape.d }))),
        s("path", { d, class: "zone-pattern", "data-system": id, "clip-path": `url(#${clip})` })];
    });
  }

  /** Each guideline is named once, one word a line: there is little room between the feet.
   * @param {View} view @param {Plate} plate */
  const guidelineNames = (view, plate) => view.guidelines.flatMap(({ id, name }) => {
    const [x, y] = plate.guidelines[id] ?? [];
    if (x === undefined) return [];
    const parts = name.split(" ");
    return [s("text", { class: "rz-guideline-name" }, ...parts.map((text, i) =>
      s("tspan", { x, y: y + 1.4 + (i - (parts.length - 1) / 2) * 5, text })))];
  });

  /** @returns {Spot[]} in the order of the numbers */
  const ordered = () => {
    const rank = new Map(inOrder(app.data.zones).map((zone, i) => [zone.id, i]));
    return [...spots].sort((a, b) => (rank.get(a.zone.id) ?? 0) - (rank.get(b.zone.id) ?? 0));
  };

  /** @param {Spot|null} spot */
  function rove(spot) {
    roving?.path.setAttribute("tabindex", "-1");
    roving = spot;
    roving?.path.setAttribute("tabindex", "0");
  }

  /** @param {PointerEvent|MouseEvent} event @returns {Point} on the plate */
  function toPlate(event) {
    const matrix = svg.getScreenCTM();
    if (!matrix) return [0, 0];
    return unplace([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f],
      [event.clientX, event.clientY]);
  }

  /**
   * The zone that a pointer means: a badge first, then a small shape under the pointer, then the
   * enlarged outlines around small shapes (nearest centre), then the large shape underneath.
   *
   * @param {PointerEvent|MouseEvent} event
   * @returns {Spot|null}
   */
  function meant(event) {
    const [x, y] = toPlate(event);
    const far = (/** @type {Spot} */ spot) => Math.hypot(spot.x - x, spot.y - y);
    /** @type {Spot[]} the eight nearest, nearest first; a large chart has thousands */
    const near = [];
    for (const spot of spots) {
      if (!spot.shape.badge || (near.length === 8 && far(spot) >= far(near[7]))) continue;
      const at = near.findIndex((other) => far(spot) < far(other));
      near.splice(at < 0 ? near.length : at, 0, spot);
      near.length = Math.min(near.length, 8);
    }
    if (near.length && far(near[0]) <= near[0].shown) return near[0];
    const direct = spots.find((spot) => spot.path === event.target) ?? null;
    if (direct?.shape.hit) return direct;
    for (const spot of near) {
      const [px, py] = unplace(spot.matrix, [x, y]);
      if (spot.hit?.isPointInFill(new DOMPoint(px, py))) return spot;
    }
    if (direct) return direct;
    const touch = "pointerType" in event && event.pointerType === "touch";
    const scale = svg.getScreenCTM()?.a ?? 1;
    return touch && near.length && far(near[0]) * scale <= TOUCH ? near[0] : null;
  }

  /** @param {Spot|null} spot @param {Point} [at]  of the pointer, in CSS px of the window */
  function hover(spot, at) {
    clearTimeout(leaving);
    if (spot === hovered) return;
    for (const other of byZone.get(hovered?.zone.id ?? "") ?? []) flag(other.path, "data-hover", false);
    hovered = spot;
    tip.hidden = !spot;
    if (!spot) return;
    for (const other of byZone.get(spot.zone.id) ?? []) flag(other.path, "data-hover", true);
    tip.replaceChildren(badge(spot.zone), h("span", {},
      h("strong", { text: spot.zone.name, dir: "auto" }), " ",
      h("span", { class: "rz-tip-foot", text: [t(`foot_${spot.foot}`),
        readValues(app.state.values_json).zones[spot.zone.id]?.[spot.foot]?.[1]].filter(Boolean).join(" · ") })));
    const frame = node.getBoundingClientRect();
    const box = spot.path.getBoundingClientRect();
    const [x, y] = at ?? [box.x + box.width / 2, box.y];
    const half = tip.offsetWidth / 2;
    const left = Math.min(Math.max(x - frame.x, half + 4), frame.width - half - 4);
    const above = y - frame.y - tip.offsetHeight - 14 > 0;
    tip.style.setProperty("--x", `${left}px`);
    tip.style.setProperty("--y", `${y - frame.y}px`);
    flag(tip, "data-below", !above);
  }

  /** @param {Spot|null} spot */
  function showFocus(spot) {
    const visible = spot?.path.matches(":focus-visible") ?? false;
    for (const path of rings) path.setAttribute("d", visible && spot ? spot.shape.d : "");
    ring.setAttribute("transform", spot ? `matrix(${spot.matrix.join(" ")})` : "");
    if (visible) hover(spot);
  }

  svg.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const spot = meant(event);
    if (spot) hover(spot, [event.clientX, event.clientY]);
    else leave();
  });
  svg.addEventListener("pointerleave", () => leave());
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => hover(null), 300); // time enough to move onto the label
  };
  svg.addEventListener("click", (event) => {
    const spot = meant(event);
    const beyond = /** @type {Element} */ (event.target).getAttribute("data-beyond");
    if (!spot && beyond) app.choose(beyond);
    if (!spot) return;
    rove(spot);
    if (!spot.path.matches(":focus")) spot.path.focus({ preventScroll: true });
    app.choose(spot.zone.id, { add: event.ctrlKey || event.metaKey || event.shiftKey });
  });
  svg.addEventListener("focusin", (event) => {
    const spot = spots.find((one) => one.path === event.target) ?? null;
    if (spot) rove(spot);
    showFocus(spot);
  });
  svg.addEventListener("focusout", () => { showFocus(null); hover(null); });
  svg.addEventListener("keydown", (event) => {
    if (!roving || event.altKey) return;
    const next = moved(event.key);
    if (event.key === "Enter" || event.key === " ") {
      app.choose(roving.zone.id, { add: event.ctrlKey || event.metaKey || event.shiftKey });
    } else if (next && !event.ctrlKey && !event.metaKey) next.path.focus();
    else return;
    event.preventDefault();
  });

  /** @param {string} key @returns {Spot|null} where a key leads to */
  function moved(key) {
    if (!roving) return null;
    if (key.startsWith("Arrow")) return spots[nearest(spots, roving, key)] ?? roving;
    if (key === "Home") return ordered()[0];
    if (key === "End") return ordered().at(-1) ?? null;
    if (key.length !== 1 || key === " ") return null;
    const now = Date.now();
    typed = { text: (now - typed.at < 800 ? typed.text : "") + fold(key), at: now };
    const all = ordered();
    const start = all.indexOf(roving) + (typed.text.length > 1 ? 0 : 1);
    const turn = [...all.slice(start), ...all.slice(0, start)];
    return turn.find(({ zone }) => fold(zone.name).startsWith(typed.text)
      || String(zone.number) === typed.text || fold(zone.code ?? "").startsWith(typed.text)) ?? null;
  }

  /** Only what changed is touched: a click must paint within a frame.
   * @param {string[]} before @param {string[]} after */
  function paintSelection(before, after) {
    for (const id of [...before, ...after]) {
      for (const spot of byZone.get(id) ?? []) {
        spot.path.setAttribute("aria-selected", String(after.includes(id)));
        dim(spot);
      }
    }
    flag(svg, "data-chosen", after.some((id) => byZone.has(id)));
    marks.replaceChildren(...after.flatMap((id) => (byZone.get(id) ?? []).flatMap((spot) => {
      const transform = `matrix(${spot.matrix.join(" ")})`;
      return [s("path", { d: spot.shape.d, transform, class: "rz-halo" }),
        s("path", { d: spot.shape.d, transform, class: "rz-ring", "data-system": spot.zone.system,
          "data-dot": spot.shape.label !== undefined })];
    })), ...otherPlaces(after));
  }

  /** Colours by value instead of by system. Each value is a text too, seen on paper and wherever
   * the reader chose the colours. */
  function paintValues() {
    const values = readValues(app.state.values_json);
    flag(svg, "data-values", values.bar !== null);
    valueTexts.replaceChildren();
    for (const { zone, foot, path, x, y, shown } of spots) {
      const value = values.zones[zone.id]?.[foot];
      flag(path, "data-valued", value !== undefined);
      path.style.setProperty("--value", value?.[0] ?? "");
      path.setAttribute("aria-label", [zoneLabel(t, zone, foot), value?.[1]].filter(Boolean).join(", "));
      if (value) valueTexts.append(s("text", { x, y: y + shown + 3.6, class: "rz-value", text: value[1] }));
    }
    bar.replaceChildren(...(values.bar ? colourBar(values.bar) : []));
  }

  /** Where other charts draw the zone on the card, dashed. @param {string[]} selection */
  const otherPlaces = (selection) => (app.zones.get(selection.at(-1) ?? "")?.variants ?? []).flatMap(
    ({ feet, views }) => standing.flatMap(([foot, matrix]) => (feet.includes(foot) && views[app.state.view]
      ? [s("path", { d: views[app.state.view].d, transform: `matrix(${matrix.join(" ")})`, class: "rz-variant" })] : [])));

  /** What the filter or the search left out steps back, unless it is chosen. @param {Spot} spot */
  function dim({ zone, path, disc }) {
    const { systems, selection } = app.state;
    const out = (systems.length > 0 && !systems.includes(zone.system))
      || (app.found !== null && !app.found.has(zone.id));
    for (const part of [path, disc]) if (part) flag(part, "data-dim", out && !selection.includes(zone.id));
  }

  function paintFilter() {
    const { systems, highlight } = app.state;
    for (const spot of spots) {
      dim(spot);
      flag(spot.path, "data-lit", app.found?.has(spot.zone.id) ?? false);
      flag(spot.path, "data-highlight", highlight.includes(spot.zone.id));
    }
    for (const lines of svg.querySelectorAll(".rz-casing, .rz-channel, .rz-flow, .rz-code")) {
      flag(lines, "data-dim", systems.length > 0 && !systems.includes(lines.getAttribute("data-system") ?? ""));
    }
    for (const lines of svg.querySelectorAll(".zone-pattern")) {
      const off = systems.length > 0 && !systems.includes(lines.getAttribute("data-system") ?? "");
      flag(lines, "data-dim", off || app.found !== null);
    }
  }

  const resized = new ResizeObserver(measure);
  resized.observe(stage);
  build();
  return {
    node,
    paint(changed, before) {
      if (["view", "feet", "arrangement", "further", "layers"].some((name) => changed.has(name))
        || (changed.has("later") && app.state.layers.length)) build();
      else {
        if (changed.has("selection")) paintSelection(before.selection, app.state.selection);
        if (["systems", "highlight", "found"].some((name) => changed.has(name))) paintFilter();
        if (changed.has("values_json")) paintValues();
      }
      if (changed.has("selection")) show(byZone.get(app.state.selection.at(-1) ?? "")?.[0]);
      flag(svg, "data-guidelines", app.state.guidelines);
      if (changed.has("escape")) hover(null);
    },
    dispose() {
      clearTimeout(leaving);
      clearTimeout(later);
      resized.disconnect();
    },
  };
}

/** A colour bar: rectangles, which paper keeps, and its ends in words.
 * @param {NonNullable<Values["bar"]>} bar @returns {Node[]} */
function colourBar({ colours, low, high, label }) {
  const steps = 48;
  const known = colours.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour));
  const parts = known.map((colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
  const mix = (/** @type {number} */ step) => {
    const at = (step / (steps - 1)) * (parts.length - 1);
    const first = Math.min(Math.floor(at), parts.length - 2);
    const sum = parts[first].map((part, i) => Math.round(part + (parts[first + 1][i] - part) * (at - first)));
    return `rgb(${sum.join(" ")})`;
  };
  return [label ? h("strong", { text: label, dir: "auto" }) : "", h("span", { text: low }),
    s("svg", { viewBox: `0 0 ${steps} 4`, preserveAspectRatio: "none", "aria-hidden": true },
      ...(parts.length > 1 ? Array.from({ length: steps }, (_, x) =>
        s("rect", { x, width: 1.05, height: 4, fill: mix(x) })) : [])),
    h("span", { text: high })].filter((node) => node instanceof Node);
}

/**
 * Do a task once the coming frame has been painted.
 *
 * @param {() => void} task
 * @returns {() => void} calls it off
 */
function afterPaint(task) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const frame = requestAnimationFrame(() => { timer = setTimeout(task); });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

// ---------------------------------------------------------------------------------- legend

/**
 * The systems with colour, pattern and number of zones; each is a switch that filters.
 *
 * @param {App} app
 * @returns {Part}
 */
function makeLegend(app) {
  const { t, data } = app;
  const number = (/** @type {string} */ id) => data.zones
    .filter((zone) => zone.system === id && zone.layer === "numbered").length;
  const used = data.systems.filter((system) =>
    data.zones.some((zone) => zone.system === system.id && zone.views.length));
  const all = h("button", { type: "button", class: "rz-chip", text: t("systems_all"),
    onclick: () => app.set({ systems: [] }) });
  const buttons = used.map((system) => ({ id: system.id, node: h("button", { type: "button",
    class: "rz-chip", "data-system": system.id, "data-key": `system-${system.id}`,
    "aria-label": t("systems_button", { name: system.name, n: number(system.id) }),
    onclick: () => app.set({ systems: filterSystems(app.state.systems, system.id, used.length) }) },
  sample(app, system.id), h("span", { text: system.name }),
  h("span", { class: "rz-count", text: number(system.id) })) }));
  const node = h("div", { class: "rz-legend", role: "group", "aria-label": t("systems") },
    all, ...buttons.map((button) => button.node));
  const paint = () => {
    const { systems } = app.state;
    all.setAttribute("aria-pressed", String(!systems.length));
    for (const { id, node: button } of buttons) {
      button.setAttribute("aria-pressed", String(systems.includes(id)));
      flag(button, "data-off", systems.length > 0 && !systems.includes(id));
    }
  };
  paint();
  return { node, paint: (changed) => { if (changed.has("systems")) paint(); } };
}

// ---------------------------------------------------------------------------------- finder

/**
 * The list of all zones with its search box: the full equivalent of the drawing.
 *
 * @param {App} app
 * @returns {Part & {focus: () => void}}
 */
function makeFinder(app) {
  const { t, data } = app;
  const index = makeIndex(data);
  const stop = words(t("stop_words"));
  /** @type {Map<string, HTMLElement[]>} rows by zone; one zone may stand in several groups */
  let rows = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let revealing;

  const box = h("input", { type: "search", class: "rz-search", "aria-label": t("search"),
    placeholder: t("search_hint"), autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
    "data-key": "search", oninput: () => look() });
  const wipe = iconButton("clear", t("search_clear"), () => { box.value = ""; look(); box.focus(); },
    { hidden: true });
  const tally = h("p", { class: "rz-tally", "aria-hidden": true });
  const list = h("div", { class: "rz-list", role: "listbox", "aria-label": t("list"),
    "aria-multiselectable": true });
  const nothing = h("div", { class: "rz-nothing", hidden: true });
  const node = h("section", { class: "rz-finder", "aria-label": t("finder") },
    h("div", { class: "rz-search-box" }, icon("find"), box, wipe), tally, list, nothing);

  /** @param {Zone} zone @param {string} [matched]  the words that the search met, if not the name */
  function row(zone, matched) {
    const system = app.systems.get(zone.system);
    const side = footOf(zone);
    const label = [zoneLabel(t, zone, side), system?.name].filter(Boolean).join(", ");
    const more = matched && matched !== zone.name && matched !== system?.name
      && matched !== numberOf(zone) ? t("match", { text: matched }) : "";
    const made = h("div", { role: "option", class: "rz-row", tabindex: -1, "data-row": zone.id,
      "aria-selected": String(app.state.selection.includes(zone.id)),
      "aria-label": more ? `${label}, ${more}` : label },
    badge(zone),
    h("span", { class: "rz-row-name", dir: "auto" }, zone.name,
      more ? h("small", { text: more }) : null),
    side !== "both" && h("span", { class: "rz-side", title: t(`row_${side}`), text: t(`row_${side}_short`) }),
    sample(app, zone.system));
    rows.set(zone.id, [...(rows.get(zone.id) ?? []), made]);
    return made;
  }

  /** @param {string} name @param {HTMLElement[]} children @param {string|null} [remark] */
  const group = (name, children, remark) => h("div", { role: "group", "aria-label": name },
    h("div", { class: "rz-group-name" }, h("span", { text: name, dir: "auto" }),
      remark ? h("small", { text: remark }) : null), ...children);

  /** @type {Map<string, HTMLElement>} rows of the list itself, kept from one key to the next */
  const kept = new Map();

  /** @param {Zone} zone @param {string} [matched] */
  function listRow(zone, matched = "") {
    const key = `${zone.id} ${matched}`;
    const known = kept.get(key);
    if (!known) {
      const made = row(zone, matched);
      kept.set(key, made);
      return made;
    }
    known.setAttribute("aria-selected", String(app.state.selection.includes(zone.id)));
    known.setAttribute("tabindex", "-1");
    rows.set(zone.id, [...(rows.get(zone.id) ?? []), known]);
    return known;
  }

  function look() {
    const hits = search(index, box.value, stop);
    const shown = (/** @type {Zone} */ zone) =>
      !app.state.systems.length || app.state.systems.includes(zone.system);
    rows = new Map();
    wipe.hidden = !box.value;
    if (!hits) {
      const zones = inOrder(data.zones).filter(shown);
      const further = zones.filter((zone) => zone.layer === "further");
      list.replaceChildren(...zones.filter((zone) => zone.layer !== "further").map((zone) => listRow(zone)),
        ...(further.length ? [group(t("list_further"), further.map((zone) => row(zone)))] : []));
      tally.textContent = t("shown", { n: zones.length });
      app.find(null);
    } else {
      const found = new Set(hits.zones.map(({ zone }) => zone.id));
      const groups = hits.complaints.map((complaint) => {
        const zones = complaint.zones.flatMap((id) => app.zones.get(id) ?? []);
        for (const zone of zones) found.add(zone.id);
        return group(t("complaint_group", { name: complaint.name }), zones.map((zone) => row(zone)),
          [t("complaint_note"), complaint.see_doctor].filter(Boolean).join(" "));
      });
      list.replaceChildren(...hits.zones.map(({ zone, text }) => listRow(zone, text)), ...groups);
      tally.textContent = t("found", { n: found.size });
      app.find(found);
      app.say(found.size ? t("found", { n: found.size }) : t("found_none", { query: box.value }));
    }
    list.hidden = rows.size === 0;
    nothing.hidden = rows.size > 0;
    if (!rows.size) suggest();
    list.scrollTop = 0;
    rove(current() ?? all()[0]);
  }

  function suggest() {
    nothing.replaceChildren(h("p", { text: t("found_none", { query: box.value }) }),
      h("p", { text: t("found_none_hint") }),
      h("div", { class: "rz-suggestions" }, ...t("found_none_examples").split(/\s*,\s*/).map((text) =>
        h("button", { type: "button", class: "rz-chip", text,
          onclick: () => { box.value = text; look(); box.focus(); } }))));
  }

  /** @returns {HTMLElement[]} */
  const all = () => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-row]"))];
  const current = () => rows.get(app.state.selection.at(-1) ?? "")?.[0];
  /** @param {HTMLElement|undefined} target */
  function rove(target) {
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    target?.setAttribute("tabindex", "0");
  }
  /** Scroll the list, never the page. @param {HTMLElement|undefined} target */
  function reveal(target) {
    if (!target || list.scrollHeight <= list.clientHeight) return;
    const top = target.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (top < 0) list.scrollTop += top - 8;
    const over = top + target.offsetHeight - list.clientHeight;
    if (over > 0) list.scrollTop += over + 8;
  }

  list.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-row]");
    if (!(target instanceof HTMLElement)) return;
    rove(target);
    target.focus({ preventScroll: true });
    app.choose(target.dataset.row ?? "",
      { add: event.ctrlKey || event.metaKey || event.shiftKey, show: true });
  });
  list.addEventListener("keydown", (event) => {
    const every = all();
    const at = every.findIndex((one) => one === event.target);
    if (at < 0 || event.altKey) return;
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: every.length - 1,
      PageDown: Math.min(at + 8, every.length - 1), PageUp: Math.max(at - 8, 0) }[event.key];
    if (steps !== undefined) {
      if (steps < 0) box.focus();
      const next = every[steps];
      if (next) { rove(next); next.focus({ preventScroll: list.scrollHeight > list.clientHeight }); reveal(next); }
    } else if (event.key === "Enter" || event.key === " ") {
      app.choose(every[at].dataset.row ?? "",
        { add: event.ctrlKey || event.metaKey || event.shiftKey, show: true });
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const starts = (/** @type {HTMLElement} */ one) => {
        const zone = app.zones.get(one.dataset.row ?? "");
        return fold(zone?.name ?? "").startsWith(fold(event.key));
      };
      const next = [...every.slice(at + 1), ...every.slice(0, at)].find(starts);
      if (next) { rove(next); next.focus({ preventScroll: true }); reveal(next); }
    } else return;
    event.preventDefault();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") list.querySelector("[data-row]") && (rove(all()[0]), all()[0].focus());
    else if (event.key === "Enter" && box.value && all()[0]) app.choose(all()[0].dataset.row ?? "", { show: true });
    else if (event.key === "Escape" && box.value) { box.value = ""; look(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });

  look();
  return {
    node,
    focus: () => box.focus(),
    paint(changed, before) {
      if (changed.has("systems")) look();
      if (!changed.has("selection")) return;
      for (const id of [...before.selection, ...app.state.selection]) {
        for (const one of rows.get(id) ?? []) {
          one.setAttribute("aria-selected", String(app.state.selection.includes(id)));
        }
      }
      const target = current();
      if (target && !list.contains(/** @type {ShadowRoot|Document} */ (node.getRootNode()).activeElement)) {
        rove(target);
        clearTimeout(revealing);
        revealing = setTimeout(() => reveal(target), 50); // after the click has been painted
      }
    },
    dispose: () => clearTimeout(revealing),
  };
}

// ---------------------------------------------------------------------------------- body

/**
 * The sides of the body that a zone stands for, on the feet shown: crossed where the school does.
 *
 * @param {{feet: Foot[], crossing: string}} zone
 * @param {string} [only]  the feet shown: both, left or right
 * @returns {Foot[]} the owner's
 */
export function sidesOf({ feet, crossing }, only = "both") {
  const shown = feet.filter((foot) => only === "both" || foot === only);
  const meant = shown.length ? shown : feet;
  return crossing === "crossed" ? meant.map((foot) => (foot === "left" ? "right" : "left")) : meant;
}

/**
 * The zones that a part of the body leads to, and the foot to look for them.
 *
 * @param {Zone[]} zones
 * @param {string[]} areas  the body area, and the whole that it is a part of
 * @param {string} side  left, right or midline
 * @returns {{zones: Zone[], feet: string}} the zone with the fewest other areas last
 */
export function leadsTo(zones, areas, side) {
  const linked = zones.filter((zone) => zone.body_areas.some((id) => areas.includes(id)));
  const near = linked.filter((zone) => side === "midline" || sidesOf(zone).some((one) => one === side));
  const found = (near.length ? near : linked)
    .sort((a, b) => Number(!b.views.length) - Number(!a.views.length) || b.body_areas.length - a.body_areas.length);
  const feet = new Set(found.flatMap((zone) => zone.feet
    .filter((foot) => side === "midline" || sidesOf(zone, foot).some((one) => one === side))));
  return { zones: found, feet: feet.size === 1 ? [...feet][0] : "both" };
}

/**
 * The figure of the body with the areas of the zone on the card in full colour, and the list of
 * all its areas, which does the same for the keyboard and for screen readers.
 *
 * @param {App} app
 * @returns {{node: HTMLElement, paint: (zone: Zone) => void}}
 */
function makeBody(app) {
  const { t, data } = app;
  const body = /** @type {Body} */ (data.body);
  /** @type {Record<string, {svg: SVGSVGElement, drawn: {shape: BodyShape, node: SVGGElement}[]}>} */
  const made = {};
  /** @type {Zone|null} */
  let shown = null;
  let view = "front";
  const stage = h("div", { class: "rz-body-stage" });
  const lit = h("div", { class: "rz-views" });
  const crossed = h("p", { class: "rz-mark", text: t("body_crossed") });
  const buttons = Object.entries(body.views).map(([id, one]) => ({ id, node: h("button", { type: "button",
    class: "rz-chip", text: one.label, "data-key": `body-${id}`, onclick: () => { view = id; draw(); } }) }));
  const all = h("ul", { class: "rz-body-list" });
  const list = h("details", { class: "rz-fold", ontoggle: () => fillList() }, h("summary", { text: t("body_list") }), all);
  const node = h("section", { class: "rz-part rz-body" }, h("h3", { text: t("body") }),
    h("div", { class: "rz-body-plate" }, stage, h("div", {},
      h("div", { class: "rz-views", role: "group", "aria-label": t("body_view") }, ...buttons.map((one) => one.node)),
      h("p", { class: "rz-mark", text: t("body_hint") }), lit, crossed)), list);

  /** @param {string} id */
  const nameOf = (id) => data.body_areas[id]?.name ?? id;
  /** @param {string} id @param {string} side */
  const fullName = (id, side) => (side === "midline" ? nameOf(id) : t(`body_${side}`, { name: nameOf(id) }));
  /** @param {string} id  a part stands for its whole too @returns {string[]} */
  const withWhole = (id) => [id, ...Object.keys(body.wholes).filter((whole) => body.wholes[whole].includes(id))];

  /** @param {string} area @param {string} side */
  function press(area, side) {
    const { zones, feet } = leadsTo(data.zones, withWhole(area), side);
    const last = zones.at(-1);
    if (last) app.chooseAll(zones.map((zone) => zone.id), { ...reach(app.state, last), feet }, t("said_body", {
      area: fullName(area, side), names: zones.map((zone) => zone.name).join(", "), foot: t(`foot_${feet}`) }));
  }

  /** @param {string} id */
  function build(id) {
    const { art, viewBox, shapes } = body.views[id];
    const svg = s("svg", { class: "rz-body-svg", viewBox: viewBox.join(" "), "aria-hidden": true });
    svg.append(...drawn(`<svg xmlns="${SVG}">${art}</svg>`));
    const targets = s("g");
    svg.append(targets);
    const nodes = shapes.map((shape) => {
      const system = data.body_areas[shape.area]?.system ?? "";
      const look = app.systems.get(system) ?? body.systems[system] ?? { fill: "#999999", ink: "#444444" };
      const transform = shape.flip ? "scale(-1 1)" : null;
      const name = fullName(shape.area, shape.side);
      const one = s("g", { class: "rz-organ", "data-area": shape.area, "data-side": shape.side, "data-kind": shape.kind,
        onclick: () => press(shape.area, shape.side) }, s("title", { text: name }),
      s("path", { d: shape.d, transform, fill: look.fill, stroke: look.ink, "fill-rule": "evenodd" }),
      shape.lines ? s("path", { d: shape.lines, transform, fill: "none", stroke: look.ink, class: "rz-organ-lines" }) : null);
      if (shape.hit) {
        targets.append(s("path", { d: shape.hit, class: "rz-hit", onclick: () => press(shape.area, shape.side) },
          s("title", { text: name })));
      }
      return { shape, node: one };
    });
    svg.append(...nodes.map((one) => one.node));
    return { svg, drawn: nodes };
  }

  /** @param {string} area @param {string} side */
  function isLit(area, side) {
    if (!shown || !withWhole(area).some((id) => shown?.body_areas.includes(id))) return false;
    return side === "midline" || sidesOf(shown, app.state.feet).some((one) => one === side);
  }

  function draw() {
    made[view] ??= build(view);
    for (const { shape, node: one } of made[view].drawn) flag(one, "data-lit", isLit(shape.area, shape.side));
    stage.replaceChildren(made[view].svg);
    for (const { id, node: button } of buttons) button.setAttribute("aria-pressed", String(id === view));
  }

  function fillList() {
    if (!list.open) return;
    const seen = new Map(Object.values(body.views).flatMap((one) => one.shapes)
      .map((shape) => [fullName(shape.area, shape.side), shape]));
    all.replaceChildren(...[...seen].sort(([a], [b]) => a.localeCompare(b)).map(([text, { area, side }]) =>
      h("li", {}, h("button", { type: "button", class: "rz-chip", text, "data-key": `area-${area}-${side}`,
        "aria-pressed": String(isLit(area, side)), onclick: () => press(area, side) }))));
  }

  return {
    node,
    paint(zone) {
      shown = zone;
      const has = (/** @type {string} */ id) => body.views[id].shapes.some((one) => isLit(one.area, one.side));
      if (!has(view)) view = Object.keys(body.views).find(has) ?? view;
      lit.replaceChildren(...zone.body_areas.map((id) => h("button", { type: "button", class: "rz-chip",
        "data-key": `linked-${id}`, text: nameOf(id), onclick: () => press(id, "midline") })));
      crossed.hidden = zone.crossing !== "crossed";
      draw();
      fillList();
    },
  };
}

// ---------------------------------------------------------------------------------- learn

/**
 * What there is to read and to follow when no zone is chosen: routines step by step, complaints,
 * techniques and kinds of massage.  A step marks its zones on the drawing.
 *
 * @param {App} app
 * @returns {{node: HTMLElement, quiet: () => void}}
 */
function makeLearn(app) {
  const { t, data } = app;
  /** @type {Set<string>|null} the zones of the step shown, unless a search has come between */
  let marked = null;
  const quiet = () => {
    if (marked && app.found === marked) app.find(null);
    marked = null;
  };
  /** @param {string} name @param {...(Node|string|null|false|undefined)} children */
  const fold_ = (name, ...children) =>
    h("details", { class: "rz-fold" }, h("summary", { text: name, dir: "auto" }), ...children);
  /** @param {string|null|undefined} text */
  const prose = (text) => (text ? h("p", { text: text.trim(), dir: "auto" }) : null);
  /** @param {string} name @param {HTMLElement[]} children */
  const shelf = (name, children) => (children.length
    ? h("section", { class: "rz-part" }, h("h3", { text: name }), ...children) : null);

  /** @param {string[]} ids */
  const chips = (ids) => h("div", { class: "rz-views" }, ...ids.flatMap((id) => app.zones.get(id) ?? []).map((zone) =>
    h("button", { type: "button", class: "rz-chip", text: zone.name, onclick: () => app.choose(zone.id, { show: true }) })));

  /** One step at a time. @param {Routine} routine */
  function walk({ steps }) {
    let at = 0;
    const place_ = h("h4", {});
    const body = h("div", { "aria-live": "polite" });
    const mark = () => {
      quiet();
      if (steps[at].zones.length) app.find(marked = new Set(steps[at].zones));
    };
    const move = (/** @type {number} */ by) => { at += by; paint(); mark(); };
    const previous = iconButton("previous", t("step_previous"), () => move(-1));
    const next = iconButton("next", t("step_next"), () => move(1));
    function paint() {
      const one = steps[at];
      const technique = one.technique ? data.techniques[one.technique] : null;
      place_.textContent = t("step_of", { n: at + 1, total: steps.length, name: one.name });
      body.replaceChildren(...[prose(one.what), one.time ? h("p", { class: "rz-mark", text: `${t("technique_time")}: ${one.time}` }) : null,
        technique ? h("p", { class: "rz-mark", text: technique.name }) : null,
        one.technique ? techniqueArt(app, one.technique) : null,
        one.zones.length ? chips(one.zones) : null].flatMap((node) => node ?? []));
      previous.disabled = at === 0;
      next.disabled = at === steps.length - 1;
    }
    paint();
    return { node: h("div", { class: "rz-technique" }, h("div", { class: "rz-walk" }, previous, place_, next), body), mark };
  }

  /** @param {Routine} routine */
  function routine(routine) {
    const walked = walk(routine);
    const made = fold_(routine.name, prose(routine.summary), prose(routine.duration),
      routine.leave_out ? h("p", { class: "rz-leave-out", text: routine.leave_out.trim() }) : null, walked.node);
    made.addEventListener("toggle", () => (made.open ? walked.mark() : quiet()));
    return made;
  }

  const node = h("div", { class: "rz-learn" },
    shelf(t("routines"), (data.routines ?? []).map(routine)),
    shelf(t("complaints"), data.complaints.length ? [fold_(t("complaint_note"), ...data.complaints.map((one) =>
      fold_(one.name, chips(one.zones), one.see_doctor
        ? h("p", { class: "rz-leave-out", text: one.see_doctor.trim() }) : null, prose(one.note))))] : []),
    shelf(t("all_techniques"), [fold_(t("technique_steps"), ...Object.values(data.techniques).map((one) =>
      fold_(one.name, h("ol", {}, ...one.steps.map((step) => h("li", { text: step }))), prose(one.suits),
        h("p", {}, h("strong", { text: t("technique_leave_out") }), " ", one.leave_out.trim()))))]),
    shelf(t("styles"), (data.styles ?? []).map((one) => fold_(one.name, prose(one.what.says),
      prose(one.article?.says), one.caution ? h("p", { class: "rz-leave-out", text: one.caution.says.trim() }) : null))));
  return { node, quiet };
}

// ---------------------------------------------------------------------------------- card

/**
 * The moving drawing of a technique as a picture; nothing where there is none.  It stands still for
 * readers who want less motion: the rules that move it are left out.
 *
 * @param {App} app
 * @param {string} id
 * @returns {HTMLElement}
 */
function techniqueArt({ data, state }, id) {
  const image = h("img", { class: "rz-technique-art", width: 160, height: 120, hidden: true, alt: "" });
  const given = data.technique_art?.[id];
  const loading = given ? Promise.resolve(given) : state.charts_url && !state.charts_json
    ? loadText(`${state.charts_url}technique-${encodeURIComponent(id)}.svg`) : Promise.reject();
  loading.then((svg) => {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const plain = svg.replace(/<style>.*?<\/style>/gs, "");
    image.alt = new DOMParser().parseFromString(plain, "image/svg+xml").querySelector("desc")?.textContent ?? "";
    image.src = `data:image/svg+xml,${encodeURIComponent(still ? plain : svg)}`;
    image.hidden = false;
  }).catch(() => undefined); // the steps say it in words
  return image;
}

/**
 * The region "Zone details": what the chart says about the zone chosen last.
 *
 * @param {App} app
 * @returns {Part}
 */
function makeCard(app) {
  const { t, data } = app;
  const back = iconButton("back", t("back"), app.back);
  const clear = iconButton("clear", t("clear"), app.clear);
  const bar = h("div", { class: "rz-steps" }, h("span", { class: "rz-steps-name", text: t("card") }),
    iconButton("previous", t("previous"), () => app.step(-1)),
    iconButton("next", t("next"), () => app.step(1)), back, clear);
  let body = h("div", { class: "rz-card-body" });
  let callOff = () => {}; // what is still to come of the card
  const node = h("section", { class: "rz-card", "aria-label": t("card"), tabindex: -1 }, bar, body);

  /** @param {string} title @param {...(Node|string|null|false|undefined)} children */
  const part = (title, ...children) =>
    h("section", { class: "rz-part" }, h("h3", { text: title }), ...children);
  /** @param {string} title @param {...(Node|string|null|false|undefined)} children */
  const unfold = (title, ...children) =>
    h("details", { class: "rz-fold" }, h("summary", { text: title }), ...children);
  /** @param {string} text */
  const prose = (text) => h("p", { text: text.trim(), dir: "auto" });

  /** The quiet mark beside a statement: how well it is sourced, and whether schools differ.
   * @param {string[]} sources @param {boolean} [disputed] */
  function mark(sources, disputed = false) {
    const text = sources.length ? t("status_sourced", { n: sources.length }) : t("status_unsourced");
    return h("p", { class: "rz-mark", "data-status": sources.length ? "sourced" : "unsourced" },
      text, sources.length ? h("span", { text: ` (${sources.join(", ")})` }) : null,
      disputed ? ` · ${t("status_disputed")}` : null);
  }

  /** @param {string} id */
  const caution = (id) => {
    const known = data.cautions[id];
    return known ? h("li", { "data-level": known.level },
      h("strong", {}, h("span", { class: "rz-level", text: t(`level_${known.level}`) }), " ", known.name),
      prose(known.advice)) : null;
  };

  /** The check before any massage: general cautions and the signs that need help now. */
  function generalCheck() {
    const general = Object.entries(data.cautions).filter(([, one]) => one.general);
    const levels = ["leave", "ask", "adapt"].map((level) => {
      const some = general.filter(([, one]) => one.level === level);
      return some.length ? h("div", { class: "rz-check", "data-level": level },
        h("h4", { text: t(`level_${level}`) }),
        h("ul", {}, ...some.map(([, one]) => h("li", {}, h("strong", { text: one.name }), prose(one.advice))))) : null;
    });
    const flags = data.red_flags.length ? h("div", { class: "rz-check", "data-level": "leave" },
      h("h4", { text: t("red_flags") }),
      h("ul", {}, ...data.red_flags.map((one) => h("li", {},
        h("strong", { text: t(`urgency_${one.urgency}`) }), prose(one.sign), prose(one.action))))) : null;
    return unfold(t("cautions_general"), h("p", { text: t("cautions_general_hint") }), ...levels, flags);
  }

  /** @param {Zone} zone */
  const cautions = (zone) => h("section", { class: "rz-part rz-cautions" },
    h("h3", { text: t("cautions") }),
    zone.cautions.length ? h("ul", {}, ...zone.cautions.map(caution)) : h("p", { text: t("cautions_none") }),
    h("p", { class: "rz-stop", text: t("stop_rule") }),
    check);

  /** @param {string} pressure */
  function dots(pressure) {
    const n = ["very-light", "light", "medium", "firm"].indexOf(pressure) + 1;
    const name = t(`pressure_${pressure}`);
    return h("span", { class: "rz-pressure" },
      h("span", { class: "rz-dots", role: "img", "aria-label": t("pressure_scale", { word: name, n }) },
        ...[1, 2, 3, 4, 5].map((i) => h("i", { "data-on": i <= n }))), h("span", { text: name }));
  }

  /** @param {[string, Node|string|null|undefined][]} pairs */
  const facts = (pairs) => h("dl", { class: "rz-facts" }, ...pairs.flatMap(([name, value]) =>
    (value ? [h("dt", { text: name }), h("dd", {}, value)] : [])));

  /** @param {Zone["techniques"][number]} use */
  function technique(use) {
    const known = data.techniques[use.use];
    return h("li", { class: "rz-technique" }, h("h4", { text: known?.name ?? use.use }), techniqueArt(app, use.use),
      facts([[t("technique_pressure"), dots(use.pressure)], [t("technique_time"), use.time],
        [t("technique_direction"), use.direction]]),
      known?.leave_out ? h("p", { class: "rz-leave-out" },
        h("strong", { text: t("technique_leave_out") }), " ", known.leave_out.trim()) : null,
      known ? unfold(t("technique_steps"), h("ol", {}, ...known.steps.map((step) => h("li", { text: step }))),
        known.suits ? h("p", {}, h("strong", { text: t("technique_suits") }), " ", known.suits.trim()) : null) : null,
      use.sources.length ? mark(use.sources)
        : h("p", { class: "rz-mark", "data-status": "unsourced", text: t("technique_own") }));
  }

  /** @param {string} title @param {Statement|null} said @param {boolean} [disputed] */
  const statement = (title, said, disputed) =>
    (said ? part(title, prose(said.says), mark(said.sources, disputed)) : null);

  /** What is said of other schools, where each has the same body areas, and on what they differ.
   * @param {Zone} zone */
  function otherSchools(zone) {
    const places = zone.body_areas.flatMap((area) =>
      (data.elsewhere_schools?.[area] ?? []).map((place) => ({ area, ...place })));
    const differ = (data.disagreements ?? []).filter((one) => one.zones.includes(zone.id));
    if (!zone.elsewhere && !places.length && !differ.length) return null;
    const titles = new Map(data.schools.map((school) => [school.id, school.title]));
    const rows = [...titles].flatMap(([school, title]) => {
      const some = new Map(places.filter((place) => place.school === school).map((place) => [place.zone, place]));
      return some.size ? [h("dt", { text: title, dir: "auto" }), h("dd", { class: "rz-views" }, ...[...some.values()].map((place) =>
        h("button", { type: "button", class: "rz-chip", "data-key": `go-${school}-${place.zone}`,
          "aria-label": t("go_school", { name: place.name, school: title }),
          onclick: () => app.set({ chart: school, selection: [place.zone], feet: "both", systems: [],
            ...(place.views.some((view) => view === app.state.view) || !place.views.length ? {} : { view: place.views[0] }) }) },
        place.name, place.feet.length === 1 ? h("small", { text: t(`row_${place.feet[0]}_short`) }) : null)))] : [];
    });
    return part(t("elsewhere"), zone.elsewhere ? prose(zone.elsewhere.says) : null,
      zone.elsewhere ? mark(zone.elsewhere.sources) : null,
      rows.length ? h("p", { class: "rz-mark", text: t("same_areas") }) : null,
      rows.length ? h("dl", { class: "rz-facts rz-schools" }, ...rows) : null,
      ...differ.map((one) => unfold(t("differ", { topic: one.topic }), prose(one.says), mark(one.sources))));
  }

  /** @param {Zone} zone */
  const variants = (zone) => (zone.variants?.length ? part(t("variants"),
    h("p", { class: "rz-mark", text: t("variants_hint") }),
    ...zone.variants.flatMap((one) => [prose(one.says), mark(one.sources)])) : null);

  /** @param {Zone} zone */
  function names(zone) {
    const foreign = Object.entries(zone.names);
    if (!zone.also.length && !foreign.length) return null;
    return part(t("names"), zone.also.length ? prose(zone.also.join(", ")) : null,
      h("dl", { class: "rz-facts" }, ...foreign.flatMap(([lang, name]) => [
        h("dt", { text: t(`language_${lang}`) }), h("dd", { lang, dir: "auto", text: name })])),
      foreign.length ? h("p", { class: "rz-mark", text: t("names_review") }) : null);
  }

  /** @param {string} url @param {string} text */
  const link = (url, text) => (isLink(url)
    ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", text }) : h("span", { text }));

  /** @param {Zone} zone */
  function sources(zone) {
    const ids = [...new Set([zone.landmark, zone.tradition, zone.elsewhere, ...zone.techniques]
      .flatMap((said) => said?.sources ?? []).concat(zone.number_sources))];
    return part(t("sources"),
      ids.length ? null : h("p", { text: t("sources_none") }),
      zone.number !== null && !zone.number_sources.length
        ? h("p", { class: "rz-mark", text: t("number_unsourced") }) : null,
      ids.length ? unfold(t("status_sourced", { n: ids.length }), h("ul", { class: "rz-sources" }, ...ids.map((id) => {
        const known = data.sources[id];
        return h("li", {}, h("b", { text: id }), " ", h("span", { text: known?.title ?? "", dir: "auto" }),
          h("span", { class: "rz-address" }, known?.url ? link(known.url, known.url) : t("source_no_address")));
      }))) : null);
  }

  const standing = () => h("footer", { class: "rz-standing" },
    h("p", {}, h("strong", { text: t("standing_line") }), " ", t("safety_doctor")),
    unfold(t("evidence"), prose(data.evidence.summary),
      h("h4", { text: t("evidence_studies") }), h("ul", { class: "rz-sources" },
      ...data.evidence.studies.map((study) => h("li", {}, prose(study.finding),
        h("cite", { text: study.citation }), " ",
        study.url ? h("span", { class: "rz-address" }, link(study.url, study.url)) : null)))),
    unfold(t("about_school"), h("p", {}, h("strong", { text: data.school.title })), prose(data.school.summary),
      ...(/** @type {const} */ (["numbering", "crossing", "history"])).flatMap((key) => (data.school[key]
        ? [h("h4", { text: t(`school_${key}`) }), prose(data.school[key])] : [])),
      prose(data.school.reviewed ? t("school_reviewed", { text: data.school.reviewed }) : t("school_unreviewed"))));

  function empty() {
    const named = t("card_examples_ids").split(/\s*,\s*/).flatMap((id) => app.zones.get(id) ?? []);
    const examples = named.length ? named : inOrder(data.zones).slice(0, 3);
    body.replaceChildren(h("h2", { text: t("card_empty_title") }), h("p", { class: "rz-lead", text: t("card_empty") }),
      examples.length ? h("p", { class: "rz-mark", text: t("card_examples") }) : "",
      h("div", { class: "rz-examples" }, ...examples.map((zone) => h("button", { type: "button",
        class: "rz-example", onclick: () => app.choose(zone.id, { show: true }) },
      badge(zone), h("span", { text: zone.name })))),
      h("section", { class: "rz-part rz-cautions" }, h("h3", { text: t("cautions") }),
        h("p", { class: "rz-stop", text: t("stop_rule") }), check),
      (learn ??= makeLearn(app)).node, footer);
  }

  /** @param {Zone} zone @param {boolean} fresh  whether another zone stood here before */
  function fill(zone, fresh) {
    const system = app.systems.get(zone.system);
    const linked = zone.body_areas.map((id) => data.body_areas[id]?.name ?? id).join(", ");
    const others = app.state.selection.filter((id) => id !== zone.id).flatMap((id) => app.zones.get(id) ?? []);
    const views = zone.views.filter((view) => view !== app.state.view);
    const values = readValues(app.state.values_json);
    body.replaceChildren(
      h("header", { class: "rz-card-head", "data-system": zone.system, "data-coded": !!zone.code }, badge(zone),
        h("div", {}, h("h2", { text: zone.name, dir: "auto" }),
          h("p", { class: "rz-system" }, sample(app, zone.system), h("span", { text: system?.name ?? "" }),
            zone.number === null ? h("span", { class: "rz-mark", text: t("further_zone") }) : null))),
      others.length ? h("p", { class: "rz-others" }, t("also_selected"), " ", ...others.map((other) =>
        h("button", { type: "button", class: "rz-chip", "aria-label": t("deselect", { name: other.name }),
          onclick: () => app.set({ selection: toggle(app.state.selection, other.id) }) },
        other.name, icon("clear")))) : "",
      facts([[t("linked"), linked],
        [t("which_foot"), `${t(`feet_words_${footOf(zone)}`)}. ${t(`crossing_${zone.crossing}`)}`],
        [t(views.length < zone.views.length ? "also_on" : "shown_on"), views.length ? h("span", { class: "rz-views" }, ...views.map((view) =>
          h("button", { type: "button", class: "rz-chip", text: data.views[view]?.label ?? view,
            onclick: () => app.set({ ...reach({ ...app.state, view }, zone), view }) }))) : null],
        [t("not_drawn"), zone.not_drawn], [values.bar?.label || t("value"), valueWords(t, values, zone.id)]]),
      values.notes[zone.id] ? part(t("value_note"), prose(values.notes[zone.id])) : "",
      cautions(zone),
      statement(t("where"), zone.landmark, zone.elsewhere !== null) ?? "");
    const drawn = data.body && zone.body_areas.length;
    // The head of the card is painted with the click; what lies below follows after that frame.
    const more = () => body.append(
      drawn ? ((figure ??= makeBody(app)).paint(zone), figure.node) : "",
      zone.techniques.length ? part(t("techniques"), h("ul", { class: "rz-techniques" },
        ...zone.techniques.map(technique))) : "",
      statement(t("tradition"), zone.tradition) ?? "",
      otherSchools(zone) ?? "", variants(zone) ?? "",
      zone.note ? part(t("note"), prose(zone.note)) : "",
      names(zone) ?? "", sources(zone), footer);
    if (fresh) callOff = afterPaint(more);
    else more();
  }

  /** @type {ReturnType<typeof makeBody>|undefined} */
  let figure;
  /** @type {ReturnType<typeof makeLearn>|undefined} made again when the rest of it has come */
  let learn;
  // The same for every zone: made once, and left open if the reader opened it.
  const check = generalCheck();
  const footer = standing();

  const paint = () => {
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    const other = node.dataset.card !== (zone?.id ?? "");
    if (other) {
      // A new element starts at its top; setting scrollTop would lay the page out once more.
      const fresh = h("div", { class: "rz-card-body" });
      body.replaceWith(fresh);
      body = fresh;
    }
    node.dataset.card = zone?.id ?? "";
    callOff();
    if (zone) learn?.quiet();
    if (zone) fill(zone, other);
    else empty();
    clear.disabled = !zone;
    back.disabled = !app.canGoBack();
  };
  paint();
  return {
    node,
    paint(changed) {
      if (changed.has("later")) { // more has come; what was open stays open
        const open = new Set([...body.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
        learn?.quiet();
        learn = undefined;
        paint();
        for (const { parentElement, textContent } of body.querySelectorAll("summary")) {
          if (parentElement instanceof HTMLDetailsElement) parentElement.open = open.has(textContent);
        }
        return;
      }
      if (["selection", "view", "feet"].some((name) => changed.has(name))) paint();
    },
    dispose: () => callOff(),
  };
}

// ---------------------------------------------------------------------------------- toolbar

/**
 * The menu of layers: what each one is, and a switch for it.  It comes when the layers are there.
 *
 * @param {App} app
 */
function makeLayers(app) {
  const { t, data } = app;
  const panel = h("div", { class: "rz-menu-panel", role: "group", "aria-label": t("layers_menu") });
  const node = h("details", { class: "rz-menu", hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !node.open) return;
    node.open = false;
    node.querySelector("summary")?.focus();
    event.stopPropagation();
  } }, h("summary", { class: "rz-toggle", text: t("layers_menu") }), panel);
  /** @type {{id: string, input: HTMLInputElement}[]} */
  let boxes = [];
  return {
    node,
    paint() {
      const others = (data.layers ?? []).filter((layer) => layer.id !== "guidelines");
      if (others.length !== boxes.length) {
        boxes = others.map(({ id }) => ({ id, input: h("input", { type: "checkbox", "data-key": `layer-${id}`,
          onchange: () => app.set({ layers: toggle(app.state.layers, id) }) }) }));
        panel.replaceChildren(...others.map(({ name, says }, i) => h("label", { class: "rz-layer-switch" },
          boxes[i].input, h("span", {}, h("strong", { text: name }), h("small", { text: says.trim() })))));
      }
      node.hidden = !boxes.length;
      for (const { id, input } of boxes) input.checked = app.state.layers.includes(id);
    },
  };
}

/**
 * @param {App} app
 * @param {() => void} toSearch  move to the search box
 * @returns {Part}
 */
function makeToolbar(app, toSearch) {
  const { t, data, state } = app;
  const view = switchOf(app, "view", Object.entries(data.views).map(([id, one]) => [id, one.label]));
  const feet = switchOf(app, "feet", ["both", "left", "right"].map((id) => [id, t(`feet_${id}`)]));
  /** @param {"school"|"arrangement"} key @param {[string, string][]} choices @param {string} value
   *  @param {(value: string) => void} pick */
  const choice = (key, choices, value, pick) => {
    const select = h("select", { "data-key": key, onchange: () => pick(select.value) },
      ...choices.map(([id, text]) => h("option", { value: id, text })));
    select.value = value;
    return { select, node: h("label", { class: "rz-select" }, h("span", { text: t(key) }), select) };
  };
  const school = choice("school", data.schools.map((one) => [one.id, one.title]), data.school.id,
    (value) => app.set({ chart: value }));
  const arrangement = choice("arrangement",
    ["facing", "own"].map((id) => [id, t(`arrangement_${id}`)]), state.arrangement,
    (value) => app.set({ arrangement: value }));
  const hasFurther = data.zones.some((zone) => zone.layer === "further");
  const layers = (/** @type {const} */ (["guidelines", "further"])).map((name) => ({ name,
    node: h("button", { type: "button", class: "rz-toggle", text: t(name), "data-key": name,
      hidden: name === "further" && !hasFurther,
      onclick: () => app.set({ [name]: !app.state[name] }) }) }));
  const menu = makeLayers(app);
  const extra = h("div", { class: "rz-extra", id: `${app.uid}-extra` }, school.node, arrangement.node,
    h("div", { class: "rz-layers", role: "group", "aria-label": t("layers") }, ...layers.map((one) => one.node)), menu.node);
  const more = h("button", { type: "button", class: "rz-toggle rz-more", "aria-expanded": "false",
    "aria-controls": extra.id, onclick: () => {
      flag(extra, "data-open", more.getAttribute("aria-expanded") === "false");
      more.setAttribute("aria-expanded", String(extra.hasAttribute("data-open")));
    } }, icon("options"), h("span", { text: t("options") }));
  const find = h("button", { type: "button", class: "rz-toggle rz-find", onclick: toSearch },
    icon("find"), h("span", { text: t("find") }));
  const node = h("div", { class: "rz-toolbar", role: "group", "aria-label": t("toolbar") },
    view.node, feet.node, find, more, extra);
  const paint = () => {
    view.paint();
    feet.paint();
    arrangement.select.value = app.state.arrangement;
    arrangement.select.disabled = app.state.feet !== "both";
    for (const one of layers) one.node.setAttribute("aria-pressed", String(app.state[one.name]));
    menu.paint();
  };
  paint();
  return { node, paint };
}

// ---------------------------------------------------------------------------------- charts

/** Words for the moments before any chart, and so any text, has arrived. */
const FIRST_WORDS = {
  loading: "Loading the chart …", error_load: "The chart could not be loaded.",
  error_unknown: "There is no chart called “{chart}” here.", retry: "Try again",
};

/** @type {Map<string, Promise<string>>} files already fetched, by address */
const fetched = new Map();

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
    return charts[state.chart];
  }
  if (state.charts_url) loadText(`${state.charts_url}feet-${state.view}.svg`).catch(() => undefined);
  return JSON.parse(await loadText(`${state.charts_url}${encodeURIComponent(state.chart)}.json`));
}

/** Our own drawing as nodes of this document. @param {string} svg @returns {Node[]} */
function drawn(svg) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  return Array.from(parsed.documentElement.childNodes, (child) => document.importNode(child, true));
}

/** @param {string} address @returns {Promise<string>} fetched once, unless it failed */
function loadText(address) {
  const loading = fetched.get(address) ?? fetch(address).then((answer) => {
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
async function loadLater(state, data) {
  if (!state.charts_url || state.charts_json) return;
  await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 3000 }));
  for (const [name, view] of Object.entries(data.views)) {
    if (!view.art) {
      const svg = await loadText(`${state.charts_url}feet-${name}.svg`);
      view.art = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
    }
  }
  Object.assign(data, JSON.parse(await loadText(`${state.charts_url}${encodeURIComponent(data.school.id)}-more.json`)));
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

// ---------------------------------------------------------------------------------- render

const STACKED = 760; // CSS px: below this width the parts stand below one another, as in the CSS

/**
 * Draw the map into `el` and keep it in step with the model.
 *
 * @param {{model: Model, el: HTMLElement}} host
 * @returns {() => void} takes everything away again
 */
function render({ model, el }) {
  const names = /** @type {Name[]} */ (Object.keys(DEFAULTS));
  const state = /** @type {State} */ (Object.fromEntries(
    names.map((name) => [name, tidy(name, model.get(name))])));
  const uid = `rz${++count}`;
  const status = h("p", { class: "rz-hidden", role: "status" });
  const alarm = h("div", { class: "rz-alert", role: "alert" });
  const shell = h("div", { class: "rz-shell", "aria-busy": true });
  const rules = h("style");
  const root = h("div", { class: "rz" }, rules, status, alarm, shell);
  const darkness = window.matchMedia("(prefers-color-scheme: dark)");
  /** @type {App|null} */
  let app = null;
  /** @type {Part[]} */
  let parts = [];
  /** @type {string[][]} selections before this one, for Back */
  let past = [];
  let asked = "";
  let alive = true;
  const stacked = () => root.clientWidth < STACKED;

  /** @param {Set<string>} changed @param {State} before */
  function paint(changed, before) {
    if (changed.has("theme")) paintTheme();
    if (["chart", "charts_json", "charts_url"].some((name) => changed.has(name))) load();
    for (const part of parts) part.paint(changed, before);
  }
  function paintTheme() {
    const dark = state.theme === "dark" || (state.theme === "auto" && darkness.matches);
    root.dataset.theme = dark ? "dark" : "light";
  }

  /** Change the state here, repaint at once, then tell the host. @param {Partial<State>} patch */
  function set(patch) {
    const before = { ...state };
    const changed = new Set(Object.keys(patch).filter((name) =>
      !same(state[/** @type {Name} */ (name)], patch[/** @type {Name} */ (name)])));
    if (!changed.size) return;
    Object.assign(state, patch);
    paint(changed, before);
    for (const name of changed) model.set(name, state[/** @type {Name} */ (name)]);
    model.save_changes();
  }

  /** @param {string} text */
  const say = (text) => { status.textContent = text; };

  function load() {
    const wanted = JSON.stringify([state.chart, state.charts_url, state.charts_json.length]);
    asked = wanted;
    /** @param {string} key */
    const t = (key) => word({ ...FIRST_WORDS, ...app?.data.texts }, key, { chart: state.chart });
    if (!state.charts_json && !state.charts_url) return; // the host has not told us yet
    shell.setAttribute("aria-busy", "true");
    alarm.replaceChildren();
    if (!app) shell.replaceChildren(h("p", { class: "rz-loading", text: t("loading") }));
    loadChart(state).then((data) => {
      if (!alive || asked !== wanted) return;
      start(data);
      loadLater(state, data).then(() => {
        if (alive && app?.data === data) for (const part of parts) part.paint(new Set(["later"]), state);
      }).catch(console.error);
    }).catch((error) => {
      if (!alive || asked !== wanted) return;
      const key = error.message in FIRST_WORDS ? error.message : "error_load";
      alarm.replaceChildren(h("p", { text: t(key) }),
        h("button", { type: "button", class: "rz-toggle", text: t("retry"), onclick: load }));
      shell.removeAttribute("aria-busy");
      if (!app) shell.replaceChildren();
      console.error(error);
    });
  }

  /** @param {Payload} data */
  function start(data) {
    const again = app !== null;
    const focused = /** @type {ShadowRoot|Document} */ (root.getRootNode()).activeElement;
    const key = focused instanceof HTMLElement && root.contains(focused) ? focused.dataset.key : null;
    for (const part of parts) part.dispose?.();
    parts = [];
    const zones = new Map(data.zones.map((zone) => [zone.id, zone]));
    /** @type {App} */
    const next = {
      state, data, zones, uid, set, say, stacked, choose, chooseAll, step, clear, back, found: null,
      canGoBack: () => past.length > 0,
      systems: new Map(data.systems.map((system) => [system.id, system])),
      t: (name, values) => word(data.texts, name, values),
      find(ids) {
        next.found = ids;
        for (const part of parts) part.paint(new Set(["found"]), state);
      },
    };
    app = next;
    past = [];
    rules.textContent = systemRules(data.systems);
    const known = state.selection.filter((id) => zones.has(id));
    const finder = makeFinder(next);
    const drawing = makeDrawing(next);
    const legend = makeLegend(next);
    const card = makeCard(next);
    const toolbar = makeToolbar(next, () => {
      finder.node.scrollIntoView({ block: "start" });
      finder.focus();
    });
    const peek = makePeek(next, card.node);
    parts = [drawing, toolbar, legend, card, peek, finder]; // the finder measures, so it comes last
    shell.replaceChildren(toolbar.node, finder.node,
      h("div", { class: "rz-middle" }, drawing.node, peek.node, legend.node), card.node);
    shell.removeAttribute("aria-busy");
    alarm.replaceChildren();
    drawing.paint(new Set(["start"]), state);
    arrange();
    if (key) /** @type {HTMLElement|null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
    if (again) {
      say(next.t("said_chart", { title: data.school.title }));
      if (known.length < state.selection.length) set({ selection: known });
    }
  }

  /** The order on the page is the order in the document, for Tab and for screen readers. */
  function arrange() {
    const finder = shell.querySelector(".rz-finder");
    const card = shell.querySelector(".rz-card");
    if (!finder || !card) return;
    const focused = /** @type {ShadowRoot|Document} */ (root.getRootNode()).activeElement;
    const last = stacked();
    if (last !== (card.compareDocumentPosition(finder) === Node.DOCUMENT_POSITION_FOLLOWING)) {
      if (last) card.after(finder);
      else shell.querySelector(".rz-toolbar")?.after(finder);
      if (focused instanceof HTMLElement && finder.contains(focused)) focused.focus();
    }
  }

  /** @param {string} id @param {{add?: boolean, show?: boolean}} [how] */
  function choose(id, how = {}) {
    const zone = app?.zones.get(id);
    if (!app || !zone) return;
    const { t, data } = app;
    past = [...past.slice(-49), state.selection];
    const selection = how.add ? toggle(state.selection, id) : [id];
    const patch = how.show ? reach(state, zone) : {};
    set({ ...patch, selection });
    if (!selection.includes(id)) return say(t("said_cleared"));
    say([t("said_selected", { name: zone.name }),
      zone.cautions.length ? t("said_cautions", { n: zone.cautions.length }) : "",
      patch.view ? t("said_view", { view: data.views[patch.view].label }) : "",
      patch.feet ? t("said_feet") : "", patch.further ? t("said_further") : "",
      zone.views.length ? "" : t("said_not_drawn")].filter(Boolean).join(" "));
    if (how.show && stacked()) shell.querySelector(".rz-middle, .rz-card")?.scrollIntoView({ block: "nearest" });
  }

  /** Several zones at once, the last one on the card.
   * @param {string[]} ids @param {Partial<State>} patch @param {string} said */
  function chooseAll(ids, patch, said) {
    past = [...past.slice(-49), state.selection];
    set({ ...patch, selection: ids });
    say(said);
  }

  /** The next or previous zone in the order of the numbers. @param {number} by */
  function step(by) {
    if (!app) return;
    const zones = inOrder([...app.zones.values()])
      .filter((zone) => state.further || zone.layer === "numbered");
    const at = zones.findIndex((zone) => zone.id === state.selection.at(-1));
    const next = at < 0 ? (by > 0 ? 0 : zones.length - 1) : (at + by + zones.length) % zones.length;
    choose(zones[next].id, { show: true });
  }

  function back() {
    const selection = past.pop();
    const zone = app?.zones.get(selection?.at(-1) ?? "");
    if (!selection || !app) return;
    set({ ...(zone ? reach(state, zone) : {}), selection });
    say(zone ? app.t("said_selected", { name: zone.name }) : app.t("said_cleared"));
  }

  function clear() {
    if (!state.selection.length) return;
    past = [...past.slice(-49), state.selection];
    set({ selection: [] });
    if (app) say(app.t("said_cleared"));
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const tip = root.querySelector(".rz-tip:not([hidden])");
    for (const part of parts) part.paint(new Set(["escape"]), state);
    if (!tip || root.querySelector(".rz-svg")?.contains(/** @type {Node} */ (event.target))) clear();
  });

  const listeners = names.map((name) => {
    const callback = () => {
      const value = tidy(name, model.get(name));
      if (same(state[name], value)) return; // our own change coming back
      const before = { ...state };
      Object.assign(state, { [name]: value });
      paint(new Set([name]), before);
    };
    model.on(`change:${name}`, callback);
    return () => model.off(`change:${name}`, callback);
  });
  darkness.addEventListener("change", paintTheme);
  const size = new ResizeObserver(arrange);
  size.observe(root);

  el.append(root);
  paintTheme();
  load();

  return () => {
    alive = false;
    for (const stop of listeners) stop();
    for (const part of parts) part.dispose?.();
    darkness.removeEventListener("change", paintTheme);
    size.disconnect();
    root.remove();
  };
}

/**
 * On a phone: a bar under the drawing that names the chosen zone and leads to its card.  It stands
 * in the flow of the page, where it hides nothing.
 *
 * @param {App} app
 * @param {HTMLElement} card
 * @returns {Part}
 */
function makePeek(app, card) {
  const node = h("button", { type: "button", class: "rz-peek",
    onclick: () => card.scrollIntoView({ block: "start" }) });
  const paint = () => {
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    node.disabled = !zone;
    node.replaceChildren(zone ? badge(zone) : "",
      h("span", { text: zone?.name ?? app.t("card_empty_title"), dir: "auto" }), icon("down"));
  };
  paint();
  return { node, paint(changed) { if (changed.has("selection")) paint(); } };
}

export default { render };
