// The questions of a quiz, from its seed.

import { own } from "../../../core/own.js";
import { fold } from "../../../core/text.js";
import { Places } from "./places.js";
import { seeded, shuffled } from "./random.js";
import { USUAL } from "./spec.js";

/** @import { Payload, ViewId, Zone } from "../../../core/types.js" */
/** @import { Random } from "./random.js" */
/** @import { Kind, Scope, Spec } from "./spec.js" */

/** `options`: ids of zones, body areas or techniques, or feet; `right` is one of them, and for a
 * name that is typed the zone. Labels have the zones to be named as options, in the order of their
 * letters.
 * @typedef {{kind: Kind, zone: Zone, view: ViewId, options: string[], right: string}} Question */

const WRONG = 3; // options beside the right one
const LABELS = 4; // names to be put in their places, in one question
/** In the names of a zone, in any language: its foot is told already. */
const SIDE = /\b(?:left|right|link|recht|izquierd|derech|gauche|droit|sinistr|destr)|[左右]/i;

/**
 * The questions that a quiz asks of a chart; the same for everybody with the same seed, in every
 * language.
 *
 * @param {Payload} data  with its `body`, if body areas are asked for
 * @param {Spec} spec
 * @param {Places} [places]  of the same chart, if they are known
 * @returns {Question[]} none if no zone of this choice can be asked this way
 *
 * @example
 * makeQuestions(data, { ...USUAL, seed: "k3f9" }).map(({ kind, right }) => [kind, right]);
 */
export function makeQuestions(data, spec, places = new Places(data)) {
  const random = seeded(`${data.school.id}.${spec.seed}`);
  const maker = new Maker(data, places, random);
  const waiting = shuffled(zonesOf(places, spec.scope), random);
  const used = new Map(spec.kinds.map((kind) => [kind, 0]));
  const most = spec.length || Infinity;
  /** @type {Question[]} */
  const found = [];
  while (found.length < most && used.size) {
    // The kind that was asked least so far, chance deciding between equals: few zones are on one
    // foot only, and they too are to be asked for.
    const [kind] = shuffled([...used.keys()], random)
      .sort((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0));
    const question = first(
      waiting,
      (zone) => maker.make(kind, zone, viewOf(places, zone, spec.scope)),
    );
    if (question) {
      found.push(question);
      waiting.splice(waiting.indexOf(question.zone), 1);
      used.set(kind, (used.get(kind) ?? 0) + 1);
    } else used.delete(kind);
  }
  return found;
}

/** What can be made of the first item of which it can. @template T, R @param {T[]} items
 * @param {(item: T) => R|null} make @returns {R|null} */
function first(items, make) {
  for (const item of items) {
    const made = make(item);
    if (made) return made;
  }
  return null;
}

/** The drawn zones that a quiz asks for. @param {Places} places @param {Scope} scope */
export function zonesOf(places, { kind, ids }) {
  if (kind === "all") return places.zones;
  return places.zones.filter((zone) =>
    kind === "zones"
      ? ids.includes(zone.id)
      : kind === "system"
      ? ids.includes(zone.system)
      : kind === "view"
      ? places.of(zone, ids[0]).length > 0
      : places.of(zone).some(({ region }) => ids.includes(region))
  );
}

/** The view on which a zone is asked for. @param {Places} places @param {Zone} zone
 * @param {Scope} scope */
function viewOf(places, zone, { kind, ids }) {
  const all = places.of(zone);
  const wanted = kind === "view"
    ? all.find(({ view }) => view === ids[0])
    : kind === "region"
    ? all.find(({ region }) => ids.includes(region))
    : all.find(({ view }) => view === "plantar");
  return (wanted ?? all[0]).view;
}

/** @type {WeakMap<Zone, string[]>} */
const named = new WeakMap();

/** Every name that is right for a zone, in all languages, folded. @param {Zone} zone
 * @returns {string[]} */
export function namesOf(zone) {
  const { name, also, names, code } = zone;
  const all = named.get(zone) ??
    [name, ...also, ...Object.values(names), code ?? ""].filter(Boolean).map(fold);
  named.set(zone, all);
  return all;
}

/** Makes single questions. */
class Maker {
  /** Techniques that were asked for. @type {Set<string>} */
  #asked = new Set();
  /** @type {Map<string, Zone>} */
  #zones;

  /** @param {Payload} data @param {Places} places @param {Random} random */
  constructor(data, places, random) {
    this.data = data;
    this.places = places;
    this.random = random;
    this.#zones = new Map(places.zones.map((zone) => [zone.id, zone]));
  }

  /** @param {Kind} kind @param {Zone} zone @param {ViewId} view
   * @returns {Question|null} null if this zone cannot be asked this way */
  make(kind, zone, view) {
    const base = { kind, zone, view };
    if (kind === "type") return { ...base, options: [], right: zone.id };
    if (kind === "foot") return this.#foot(base);
    if (kind === "body") return this.#body(base);
    if (kind === "technique") return this.#technique(base);
    if (kind === "place") return this.#labels(base);
    const isWrong = kind === "find" ? isOtherPlace : isOtherName;
    const similar = this.places.similar(zone, view);
    const pool = this.#pooled(similar, this.places.zones).map(({ id }) => id);
    if (kind === "find" && !zone.landmark) return { ...base, options: [], right: zone.id };
    const other = (/** @type {string} */ id) => /** @type {Zone} */ (this.#zones.get(id));
    return this.#choices(base, zone.id, pool, (id) => isWrong(zone, other(id)));
  }

  /** What comes first in any order, then the rest. @template T @param {T[]} first
   * @param {T[]} all @returns {T[]} */
  #pooled(first, all) {
    return [...new Set([...shuffled(first, this.random), ...shuffled(all, this.random)])];
  }

  /** @param {Pick<Question, "kind"|"zone"|"view">} base @param {string} right
   * @param {string[]} pool  of which the first are taken that are wrong
   * @param {(id: string) => boolean} isWrong */
  #choices(base, right, pool, isWrong) {
    const some = [];
    for (const id of pool) {
      if (some.length < WRONG && id !== right && isWrong(id)) some.push(id);
    }
    if (!some.length) return base.kind === "find" ? { ...base, options: [], right } : null;
    return { ...base, options: shuffled([right, ...some], this.random), right };
  }

  /** Zones of one view that are easily taken for each other, each of another name.
   * @param {Pick<Question, "kind"|"zone"|"view">} base */
  #labels(base) {
    const { zone, view } = base;
    const { places } = this;
    const fits = (/** @type {Zone} */ other, /** @type {Zone[]} */ chosen) =>
      other !== zone && places.of(other, view).length > 0 &&
      chosen.every((one) => isOtherName(one, other) && !places.touch(one, other, view));
    const chosen = [zone];
    for (const other of this.#pooled(places.similar(zone, view), places.zones)) {
      if (chosen.length < LABELS && fits(other, chosen)) chosen.push(other);
    }
    if (chosen.length < 2) return null;
    const options = shuffled(chosen.map(({ id }) => id), this.random);
    return { ...base, options, right: zone.id };
  }

  /** @param {Pick<Question, "kind"|"zone"|"view">} base */
  #foot(base) {
    const { feet, names, name } = base.zone;
    if (feet.length !== 1 || SIDE.test([name, ...Object.values(names)].join("|"))) return null;
    return { ...base, options: ["left", "right", "both"], right: feet[0] };
  }

  /** @param {Pick<Question, "kind"|"zone"|"view">} base */
  #body(base) {
    const { data, places } = this;
    const { zone, view } = base;
    const areas = zone.body_areas.filter((id) => own(data.body_areas, id));
    if (!areas.length) return null;
    const [right] = shuffled(areas, this.random);
    const areasOf = (/** @type {Zone[]} */ zones) => zones.flatMap((one) => one.body_areas);
    const known = Object.keys(data.body_areas);
    const pool = this.#pooled(areasOf(places.similar(zone, view)), [
      ...new Set(areasOf(places.zones)),
    ]);
    const wholes = data.body?.wholes ?? {};
    const related = (/** @type {string} */ one, /** @type {string} */ other) =>
      own(wholes, one)?.includes(other) || own(wholes, other)?.includes(one);
    const isWrong = (/** @type {string} */ id) =>
      known.includes(id) && !zone.body_areas.some((one) => one === id || related(one, id));
    return this.#choices(base, right, pool, isWrong);
  }

  /** Each technique is asked for once. @param {Pick<Question, "kind"|"zone"|"view">} base */
  #technique(base) {
    const { data, places } = this;
    const { zone, view } = base;
    const usesOf = (/** @type {Zone} */ { techniques }) => techniques.map(({ use }) => use);
    const mine = usesOf(zone);
    const right = mine.find((id) => own(data.techniques, id) && !this.#asked.has(id));
    if (!right) return null;
    const used = places.zones.flatMap(usesOf);
    const pool = this.#pooled(places.similar(zone, view).flatMap(usesOf), [
      ...new Set([...used, ...Object.keys(data.techniques)]),
    ]);
    const isWrong = (/** @type {string} */ id) =>
      Boolean(own(data.techniques, id)) && !mine.includes(id);
    const question = this.#choices(base, right, pool, isWrong);
    if (question) this.#asked.add(right);
    return question;
  }
}

/** The zones that a question asks for. @param {Question} question */
export const askedFor = ({ kind, zone, options }) => kind === "place" ? options : [zone.id];

/** Whether a zone's name is none of another's. @param {Zone} zone @param {Zone} other */
function isOtherName(zone, other) {
  const [mine, theirs] = [namesOf(zone), namesOf(other)];
  const [name, otherName] = [zone, other].map(({ name, names }) =>
    [name, ...Object.values(names)].map(fold)
  );
  return !otherName.some((one) => mine.includes(one)) && !name.some((one) => theirs.includes(one));
}

/** Whether a zone is described otherwise than another, and without naming it. @param {Zone} zone
 * @param {Zone} other */
function isOtherPlace(zone, other) {
  if (!other.landmark || !isOtherName(zone, other)) return false;
  const says = fold(other.landmark.says);
  return says !== fold(zone.landmark?.says ?? "") && !says.includes(fold(zone.name));
}

/** A quiz as usual, for a chart as it comes. @param {string} seed */
export const usualSpec = (seed) => ({ ...USUAL, seed });
