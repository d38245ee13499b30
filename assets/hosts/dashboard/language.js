// The language of the page: what the address asks for, else what the reader chose last, else what
// the browser asks for.  The server has read the address and the browser's wishes already.

import { DEFAULTS, LANGUAGES } from "../../foot_map/core/state.js";
import { keep, readKept } from "../../foot_map/core/storage.js";

const KEY = "zones-language";

/** The language that the browser asks for, as far as it is offered: an address leaves it out. */
export const usualLanguage =
  navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()).find((id) => id in LANGUAGES) ??
    DEFAULTS.language;

/** The language that the reader chose last. @returns {string|null} */
export function chosenLanguage() {
  const language = readKept(KEY);
  return language && Object.hasOwn(LANGUAGES, language) ? language : null;
}

/** @param {string} language */
export function rememberLanguage(language) {
  keep(KEY, language); // where that is not allowed: only for now
}
