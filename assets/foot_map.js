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
 */
/**
 * @typedef {object} Shape
 * @property {string} zone
 * @property {Foot[]} feet
 * @property {string} d
 * @property {string|null} [hit]      a larger outline to press, for small shapes
 * @property {string|null} [pattern]  the hatch of its system
 * @property {Point|null} [badge]
 * @property {number} [badge_r]
 */
/**
 * @typedef {object} View
 * @property {string} label
 * @property {string} art  trusted drawing of the left foot, our own
 * @property {Record<string, {viewBox: [number, number, number, number],
 *   feet: {foot: Foot, matrix: Matrix, label: Point}[]}>} plates
 * @property {{id: string, name: string, d: string, label: Point}[]} guidelines
 * @property {Shape[]} shapes
 * @property {Shape[]} further
 */
/** @typedef {{id: string, name: string, pattern: string, fill: string, ink: string,
 *   dark: string}} System */
/** @typedef {{name: string, level: string, why: string, advice: string, general: boolean,
 *   sources: string[]}} Caution */
/** @typedef {{id: string, name: string, also: string[], zones: string[],
 *   see_doctor: string|null, note: string|null, sources: string[]}} Complaint */
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
 * @property {string} theme        auto, light or dark
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
 * @property {(step: number) => void} step
 * @property {() => void} back
 * @property {() => void} clear
 * @property {(ids: Set<string>|null) => void} light  zones found by the search, null = no search
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
    else element.setAttribute(name, value === true ? "" : String(value));
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
  highlight: [], systems: [], further: false, guidelines: false, theme: "auto",
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
  const values = { name: zone.name, number: zone.number ?? "", foot: t(`foot_${foot}`) };
  return t(zone.number === null ? "zone_label_further" : "zone_label", values);
}

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
        ...(zone.number === null ? [] : [field(1.3, String(zone.number))]),
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
 * Lines of a system's pattern in a 16 × 16 box, the second code beside its colour.
 *
 * @param {string} pattern
 * @returns {string} path data; "" for a plain one
 */
export function patternSample(pattern) {
  const at = [3, 8, 13];
  const each = (/** @type {(x: number, y: number) => string} */ draw) =>
    at.flatMap((y) => at.map((x) => draw(x, y))).join("");
  /** @param {number} r @returns {(x: number, y: number) => string} */
  const ring = (r) => (x, y) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  /** @type {Record<string, () => string>} */
  const draw = {
    plus: () => each((x, y) => `M${x - 1.6} ${y}h3.2M${x} ${y - 1.6}v3.2`),
    dots: () => each(ring(0.5)),
    rings: () => each(ring(1.5)),
    diamonds: () => each((x, y) => `M${x} ${y - 2}l1.6 2l-1.6 2l-1.6-2z`),
    horizontal: () => at.map((y) => `M0 ${y}h16`).join(""),
    vertical: () => at.map((x) => `M${x} 0v16`).join(""),
    grid: () => at.map((v) => `M0 ${v}h16M${v} 0v16`).join(""),
    crosshatch: () => [-8, 0, 8].map((v) => `M${v} 0l16 16M${v} 16l16-16`).join(""),
    zigzag: () => at.map((y) => `M0 ${y + 1.5}l4-3l4 3l4-3l4 3`).join(""),
    dashes: () => at.map((y, i) => `M${i % 2 ? -2 : 1} ${y}h5m3 0h5m3 0h5`).join(""),
  };
  return draw[pattern]?.() ?? "";
}

// ---------------------------------------------------------------------------------- small parts

/** @param {App} app @param {string} id  of a system */
function sample(app, id) {
  const system = app.systems.get(id);
  return s("svg", { class: "rz-sample", viewBox: "0 0 16 16", "data-system": id, "aria-hidden": true },
    s("rect", { width: 16, height: 16, class: "rz-sample-fill" }),
    s("path", { d: patternSample(system?.pattern ?? ""), class: "rz-sample-lines" }));
}

/** @param {Zone} zone */
const badge = (zone) =>
  h("span", { class: "rz-number", "aria-hidden": true, text: zone.number ?? "•" });

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

/** One zone on one foot of the plate; x and y are its centre there.
 * @typedef {{zone: Zone, foot: Foot, shape: Shape, matrix: Matrix, x: number, y: number, r: number,
 *   path: SVGPathElement, marks: SVGElement[]}} Spot */

const TOUCH = 16; // CSS px around a badge that still count as a press on it

/**
 * The plate: the feet of the current view with their zones, one tab stop for the keyboard.
 *
 * @param {App} app
 * @returns {Part & {focus: () => void}}
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
  /** @type {Set<string>|null} */
  let found = null;
  let zoom = 1;
  let typed = { text: "", at: 0 };

  const tip = h("div", { class: "rz-tip", role: "tooltip", hidden: true,
    onpointerenter: () => clearTimeout(leaving), onpointerleave: () => hover(null) });
  const stage = h("div", { class: "rz-stage" });
  const svg = s("svg", { class: "rz-svg", role: "graphics-document document",
    "aria-describedby": `${app.uid}-help`, preserveAspectRatio: "xMidYMid meet" });
  const help = h("p", { class: "rz-hidden", id: `${app.uid}-help`, text: t("drawing_help") });
  const marks = s("g", { class: "rz-marks", "aria-hidden": true });
  const ring = s("path", { class: "rz-focus", "aria-hidden": true });
  const zoomButtons = h("div", { class: "rz-zoom", role: "group", "aria-label": t("zoom") },
    iconButton("plus", t("zoom_in"), () => zoomTo(zoom * 1.5)),
    iconButton("minus", t("zoom_out"), () => zoomTo(zoom / 1.5)),
    iconButton("fit", t("zoom_fit"), () => zoomTo(1)));
  stage.append(svg);
  const node = h("section", { class: "rz-plate", "aria-label": t("view") }, stage, zoomButtons, tip, help);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let leaving;

  /** @param {number} value */
  function zoomTo(value) {
    const [x, y] = [stage.scrollLeft + stage.clientWidth / 2, stage.scrollTop + stage.clientHeight / 2];
    const factor = Math.min(4, Math.max(1, value)) / zoom;
    zoom *= factor;
    stage.style.setProperty("--zoom", String(zoom));
    flag(stage, "data-zoomed", zoom > 1);
    stage.scrollTo(x * factor - stage.clientWidth / 2, y * factor - stage.clientHeight / 2);
  }

  function build() {
    const view = app.data.views[app.state.view];
    const plate = view.plates[app.state.feet === "both" ? app.state.arrangement : app.state.feet];
    const shapes = app.state.further ? view.further : view.shapes;
    const art = s("g", { id: `${app.uid}-art`, class: "rz-art" });
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${view.art}</svg>`, "image/svg+xml");
    art.append(...Array.from(parsed.documentElement.childNodes, (child) => document.importNode(child, true)));
    const options = s("g", { role: "listbox", "aria-multiselectable": true,
      "aria-label": drawingName(view) });
    const back = s("g", { "aria-hidden": true });
    const over = s("g", { class: "rz-badges", "aria-hidden": true });
    spots = [];
    for (const { foot, matrix, label } of plate.feet) {
      const transform = `matrix(${matrix.join(" ")})`;
      back.append(s("use", { href: `#${app.uid}-art`, transform }));
      const group = s("g", { role: "group", "aria-label": t(`caption_${foot}`), transform });
      const hits = s("g", { "aria-hidden": true, transform });
      const lines = s("g", { "aria-hidden": true, class: "rz-patterns", transform });
      for (const line of view.guidelines) {
        lines.append(s("path", { d: line.d, class: "rz-guideline" }));
      }
      for (const shape of shapes) {
        const zone = app.zones.get(shape.zone);
        if (!zone || !shape.feet.includes(foot)) continue;
        const spot = makeSpot(zone, foot, shape, matrix);
        if (shape.hit) hits.append(s("path", { d: shape.hit, class: "rz-hit", "data-hit": zone.id }));
        group.append(spot.path);
        lines.append(...spot.marks.slice(0, -1));
        const disc = spot.marks.at(-1);
        if (disc) over.append(disc);
        spots.push(spot);
      }
      options.append(group);
      back.append(hits);
      const [x, y] = label;
      over.append(lines, s("text", { x, y, class: "rz-caption", text: t(`caption_${foot}`) }));
      over.prepend(lines);
    }
    over.append(...guidelineNames(view, plate));
    svg.replaceChildren(s("defs", {}, art), back, options, marks, over, ring);
    svg.setAttribute("viewBox", plate.viewBox.join(" "));
    svg.setAttribute("aria-label", drawingName(view));
    stage.style.setProperty("--ratio", String(plate.viewBox[2] / plate.viewBox[3]));
    byZone = new Map();
    for (const spot of spots) byZone.set(spot.zone.id, [...(byZone.get(spot.zone.id) ?? []), spot]);
    hovered = null;
    tip.hidden = true;
    const first = spots.find((spot) => spot.zone.id === app.state.selection.at(-1));
    rove(first ?? ordered()[0] ?? null);
    paintSelection([], app.state.selection);
    paintFilter();
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
      "data-layer": zone.layer, "aria-selected": "false", "aria-label": zoneLabel(t, zone, foot) });
    const marks = [];
    if (shape.pattern) {
      marks.push(s("path", { d: shape.pattern, class: "zone-pattern", "data-system": zone.system }));
    }
    marks.push(shape.badge
      ? s("g", { class: "rz-badge", transform: `translate(${x} ${y})`, "data-layer": zone.layer },
        s("circle", { r: zone.number === null ? r * 0.5 : r }),
        zone.number !== null && s("text", { y: r * 0.37, "font-size": r * 1.06, text: zone.number }))
      : s("g"));
    return { zone, foot, shape, matrix, x, y, r, path, marks };
  }

  /** Guidelines are named once, where their name falls nearest to the middle of the plate.
   * @param {View} view @param {View["plates"][string]} plate */
  function guidelineNames(view, plate) {
    const middle = plate.viewBox[0] + plate.viewBox[2] / 2;
    return view.guidelines.map(({ name, label }) => {
      const places = plate.feet.map(({ matrix }) => place(matrix, label));
      const [x, y] = places.sort((a, b) => Math.abs(a[0] - middle) - Math.abs(b[0] - middle))[0];
      return s("text", { x: plate.feet.length > 1 ? middle : x, y, class: "rz-guideline-name", text: name });
    });
  }

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
    const near = spots.filter((spot) => spot.shape.badge).sort((a, b) => far(a) - far(b));
    if (near.length && far(near[0]) <= near[0].r) return near[0];
    const direct = spots.find((spot) => spot.path === event.target) ?? null;
    if (direct?.shape.hit) return direct;
    for (const spot of near.slice(0, 8)) {
      const [px, py] = unplace(spot.matrix, [x, y]);
      const hit = spot.shape.hit && svg.querySelectorAll(`[data-hit="${CSS.escape(spot.zone.id)}"]`);
      if (hit && [...hit].some((path) => /** @type {SVGPathElement} */ (path)
        .isPointInFill(new DOMPoint(px, py)) && path.parentElement?.getAttribute("transform")
        === `matrix(${spot.matrix.join(" ")})`)) return spot;
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
      h("span", { class: "rz-tip-foot", text: t(`foot_${spot.foot}`) })));
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
    ring.setAttribute("d", visible && spot ? spot.shape.d : "");
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
    if (!spot) return;
    rove(spot);
    spot.path.focus({ preventScroll: true });
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
      || String(zone.number) === typed.text) ?? null;
  }

  /** Only what changed is touched: a click must paint within a frame.
   * @param {string[]} before @param {string[]} after */
  function paintSelection(before, after) {
    for (const id of [...before, ...after]) {
      for (const spot of byZone.get(id) ?? []) {
        spot.path.setAttribute("aria-selected", String(after.includes(id)));
      }
    }
    flag(svg, "data-chosen", after.some((id) => byZone.has(id)));
    marks.replaceChildren(...after.flatMap((id) => (byZone.get(id) ?? []).flatMap((spot) => {
      const transform = `matrix(${spot.matrix.join(" ")})`;
      return [s("path", { d: spot.shape.d, transform, class: "rz-halo" }),
        s("path", { d: spot.shape.d, transform, class: "rz-ring" })];
    })));
  }

  function paintFilter() {
    const { systems, highlight } = app.state;
    for (const spot of spots) {
      const off = systems.length > 0 && !systems.includes(spot.zone.system);
      const dim = off || (found !== null && !found.has(spot.zone.id));
      for (const part of [spot.path, ...spot.marks]) flag(part, "data-dim", dim);
      flag(spot.path, "data-lit", found !== null && found.has(spot.zone.id));
      flag(spot.path, "data-highlight", highlight.includes(spot.zone.id));
    }
  }

  build();
  return {
    node,
    focus: () => roving?.path.focus({ preventScroll: true }),
    paint(changed, before) {
      if (changed.has("found")) found = foundNow();
      if (["view", "feet", "arrangement", "further"].some((name) => changed.has(name))) build();
      else {
        if (changed.has("selection")) paintSelection(before.selection, app.state.selection);
        if (["systems", "highlight", "found"].some((name) => changed.has(name))) paintFilter();
      }
      flag(svg, "data-guidelines", app.state.guidelines);
      if (changed.has("escape")) hover(null);
    },
    dispose: () => clearTimeout(leaving),
  };
}
