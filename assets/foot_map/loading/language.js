// A chart in the reader's language: the messages of the interface, the names of records and zones.

import { own } from "../core/own.js";

/** @import { Body, Overlay, Payload, View } from "../core/types.js" */

/** The messages of the interface in one language, and the names of records, by kind and id.
 * @typedef {{texts: Record<string, string>, names: Record<string, Record<string, string>>}} Messages */

const INTERFACES = ["en", "de"];

/** What each language calls itself: asking the browser takes about 10 ms. @type {Record<string, string>} */
export const OWN_NAMES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  it: "Italiano",
  zh: "中文",
  ja: "日本語",
};

/**
 * Languages with all messages of the interface; in the others only zones have names.
 *
 * @param {{charts_json: string}} state
 * @param {Partial<Payload>} data
 */
export function interfaces({ charts_json }, { words, carried }) {
  if (carried) return carried;
  return charts_json ? INTERFACES.filter((id) => id === "en" || words?.[id]) : INTERFACES;
}

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
 * @param {Messages|null|undefined} messages  null where there are none in this language
 * @param {string} language
 * @returns {P}
 */
export function inLanguage(data, messages, language) {
  if (language === "en") return data;
  const texts = { ...data.texts, ...messages?.texts };
  const given = makeNamer(messages);
  /** @type {any} */
  const found = { ...data, ...records(data, given), interfaceLanguage: messages ? language : "en" };
  if (data.texts) found.texts = texts;
  found.zones = data.zones?.map((zone) => {
    const { [language]: name, ...names } = zone.names;
    return name ? { ...zone, name, lang: language, names: { en: zone.name, ...names } } : zone;
  });
  if (data.views && messages) found.views = namedViews(data.views, texts);
  if (data.body && messages) found.body = namedBody(data.body, messages.texts);
  found.elsewhere_schools = placesElsewhere(data.elsewhere_schools, messages, language);
  for (const key of Object.keys(found)) if (found[key] === undefined) delete found[key];
  return found;
}

/** @typedef {(one: any, kind: string, id: string, key?: string) => any} Namer */

/** Gives records their name in the messages' language. @param {Messages|null|undefined} messages
 * @returns {Namer} */
const makeNamer = (messages) => (one, kind, id, key = "name") => ({
  ...one,
  [key]: own(messages?.names[kind], id) ?? one[key],
});

/** The records of a chart but its zones. @param {Partial<Payload>} data @param {Namer} given */
function records(data, given) {
  /** @type {any} */
  const found = {};
  for (const kind of /** @type {const} */ (["techniques", "cautions", "body_areas"])) {
    const some = data[kind];
    if (!some) continue;
    found[kind] = Object.fromEntries(
      Object.entries(some).map(([id, one]) => [id, given(one, kind, id)]),
    );
  }
  for (const kind of /** @type {const} */ (["systems", "complaints", "routines", "styles"])) {
    found[kind] = data[kind]?.map((one) => given(one, kind, one.id));
  }
  found.complaints_elsewhere = data.complaints_elsewhere?.map((one) =>
    given(one, "complaints", one.id)
  );
  // A complaint is found by its English name too.
  found.complaints?.forEach((/** @type {any} */ one, /** @type {number} */ at) => {
    const first = data.complaints?.[at].name;
    if (one.name !== first) one.also = [...one.also, first];
  });
  found.overlays = data.overlays?.map((/** @type {Overlay} */ overlay) => ({
    ...given(overlay, "overlays", overlay.id),
    marks: overlay.marks.map((mark) => given(mark, "marks", mark.id)),
  }));
  found.schools = data.schools?.map((one) => given(one, "schools", one.id, "title"));
  if (data.school) found.school = given(data.school, "schools", data.school.id, "title");
  return found;
}

/** @param {Record<string, View>} views @param {Record<string, string>} texts */
function namedViews(views, texts) {
  return Object.fromEntries(
    Object.entries(views).map(([id, view]) => [id, {
      ...view,
      label: texts[`view_${id}`] ?? view.label,
      guidelines: view.guidelines.map((line) => ({
        ...line,
        name: texts[`guideline_${line.id}`] ?? line.name,
      })),
    }]),
  );
}

/** @param {Body} body @param {Record<string, string>} texts */
function namedBody(body, texts) {
  const views = Object.entries(body.views)
    .map(([id, view]) => [id, { ...view, label: texts[`body_${id}`] ?? view.label }]);
  return { ...body, views: Object.fromEntries(views) };
}

/** @param {Payload["elsewhere_schools"]} areas @param {Messages|null|undefined} messages
 * @param {string} language */
function placesElsewhere(areas, messages, language) {
  if (!areas) return undefined;
  return Object.fromEntries(
    Object.entries(areas).map(([area, places]) => [
      area,
      places.map((place) => {
        const name = messages?.names.zones?.[`${place.school}/${place.zone}`];
        return name ? { ...place, name, lang: language } : place;
      }),
    ]),
  );
}
