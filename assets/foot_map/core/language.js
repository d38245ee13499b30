// A chart in the reader's language: the words of the interface, the names of records and of zones.

/** @import { Payload } from "./types.js" */

const INTERFACES = ["en", "de"];

/**
 * Languages with all words of the interface; in the others only zones have names.
 *
 * @param {{charts_json: string}} state
 * @param {Partial<Payload>} data
 */
export const interfaces = ({ charts_json }, { words, carried }) =>
  carried ?? (charts_json ? INTERFACES.filter((id) => id === "en" || words?.[id]) : INTERFACES);

/** What another language calls a language. @param {string} language @param {string} other */
export const nameIn = (language, other) =>
  new Intl.DisplayNames([other], { type: "language" }).of(language) ?? language;

/** The language of a name. @param {{lang?: string}} zone */
export const languageOf = (zone) => zone.lang ?? "en";

/**
 * A payload, or what of it came later, in another language.
 *
 * @template {Partial<Payload>} P
 * @param {P} data  in English; left alone
 * @param {{texts: Record<string, string>, names: Record<string, Record<string, string>>}|null|undefined} words
 *   of the interface, null where there are none in this language
 * @param {string} language
 * @returns {P}
 */
export function inLanguage(data, words, language) {
  if (language === "en") return data;
  const texts = { ...data.texts, ...words?.texts };
  /** @type {any} */
  const found = { ...data, spoken: words ? language : "en" };
  if (data.texts) found.texts = texts;
  /** @param {any} one @param {string} kind @param {string} id @param {string} key */
  const named = (one, kind, id, key = "name") => ({ ...one, [key]: words?.names[kind]?.[id] ?? one[key] });
  for (const kind of /** @type {const} */ (["techniques", "cautions", "body_areas"])) {
    if (data[kind]) {
      found[kind] = Object.fromEntries(Object.entries(data[kind]).map(([id, one]) => [id, named(one, kind, id)]));
    }
  }
  for (const kind of /** @type {const} */ (["systems", "complaints", "routines", "styles"])) {
    found[kind] = data[kind]?.map((one) => named(one, kind, one.id));
  }
  found.complaints?.forEach((/** @type {any} */ one, /** @type {number} */ at) => { // found by its English name too
    const first = data.complaints?.[at].name;
    if (one.name !== first) one.also = [...one.also, first];
  });
  found.layers = data.layers?.map((layer) => ({ ...named(layer, "layers", layer.id),
    marks: layer.marks.map((mark) => named(mark, "marks", mark.id)) }));
  found.schools = data.schools?.map((one) => named(one, "schools", one.id, "title"));
  if (data.school) found.school = named(data.school, "schools", data.school.id, "title");
  found.zones = data.zones?.map((zone) => {
    const { [language]: name, ...names } = zone.names;
    return name ? { ...zone, name, lang: language, names: { en: zone.name, ...names } } : zone;
  });
  if (data.views && words) {
    found.views = Object.fromEntries(Object.entries(data.views).map(([id, view]) => [id, { ...view,
      label: texts[`view_${id}`] ?? view.label,
      guidelines: view.guidelines.map((line) => ({ ...line, name: texts[`guideline_${line.id}`] ?? line.name })) }]));
  }
  if (data.body && words) {
    found.body = { ...data.body, views: Object.fromEntries(Object.entries(data.body.views).map(([id, view]) =>
      [id, { ...view, label: words.texts[`body_${id}`] ?? view.label }])) };
  }
  if (data.elsewhere_schools) {
    found.elsewhere_schools = Object.fromEntries(Object.entries(data.elsewhere_schools).map(([area, places]) =>
      [area, places.map((place) => {
        const name = words?.names.zones?.[`${place.school}/${place.zone}`];
        return name ? { ...place, name, lang: language } : place;
      })]));
  }
  for (const key of Object.keys(found)) if (found[key] === undefined) delete found[key];
  return found;
}
