// All that the page around the map says, in the reader's language.

import { elementOf } from "./elements.js";

/** @typedef {Record<string, [name: string, number: number|string|null]>} Zones  by zone id */
/** @typedef {{lang: string, messages: Record<string, string>, records: Record<string, string>,
 *   default: string, views: Record<string, string>, languages: string[], learn: string[],
 *   complaints: string[], body_areas: string[],
 *   schools: Record<string, Zones>}} PageText  in one language */

/** @type {PageText} */
let text = JSON.parse(elementOf("index").textContent ?? "");
let wanted = ""; // the language asked for last

export const pageText = () => text;

/** One message of the page. @param {string|undefined} key */
export const message = (key) => text.messages[key ?? ""];

/** Say all that stands on the page in another language. @param {string} language */
export async function speak(language) {
  const { files } = document.documentElement.dataset;
  if (!files || language === (wanted || text.lang)) return;
  wanted = language;
  const answer = await fetch(`${files}page-${language}.json`);
  if (!answer.ok || language !== wanted) return;
  text = await answer.json();
  document.documentElement.lang = text.lang;
  for (const node of marked("data-t")) {
    node.textContent = message(node.dataset.t) ?? node.textContent;
  }
  for (const node of marked("data-label")) {
    node.setAttribute("aria-label", message(node.dataset.label) ?? "");
  }
  for (const node of marked("data-title")) node.title = message(node.dataset.title) ?? "";
  for (const node of marked("data-n")) {
    node.textContent = text.records[node.dataset.n ?? ""] ?? node.textContent;
  }
  elementOf("translation").hidden = text.lang === "en";
  for (const node of marked("data-foreign")) node.lang = text.lang === "en" ? "" : "en";
}

/** @param {string} attribute @returns {NodeListOf<HTMLElement>} */
const marked = (attribute) => document.querySelectorAll(`[${attribute}]`);
