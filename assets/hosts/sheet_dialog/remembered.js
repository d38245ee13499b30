// What a reader chose for the last sheet, and the paper that is usual where they are.

import { keep, readKept } from "../../foot_map/core/storage.js";

const PLACE = "zones-sheet";
/** Where Letter is the usual paper, after CLDR. */
const LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" ");
/** @type {Record<string, string>} */
const INSTEAD = { a4: "letter", a3: "tabloid" };
/** What the printer at home takes, where somebody has a phone or tablet at hand. */
const AT_HOME = "a4";
const NARROW = "(max-width: 899.98px)"; // as in the page's CSS

/** @returns {Record<string, string>} values by the names of their fields */
export function remembered() {
  try {
    const found = JSON.parse(readKept(PLACE) ?? "{}");
    const pairs = Object.entries(found).filter(([, value]) => typeof value === "string");
    return Object.fromEntries(pairs);
  } catch {
    return {}; // none, or none that can be read
  }
}

/** @param {Record<string, string>} values */
export function remember(values) {
  keep(PLACE, JSON.stringify(values)); // where that is not allowed: only for now
}

/** The paper that stands for a size where the reader is. @param {string} size
 * @param {string[]} offered */
export function usualPaper(size, offered) {
  const { region } = new Intl.Locale(navigator.language).maximize();
  const smaller = matchMedia(NARROW).matches && offered.includes(AT_HOME) ? AT_HOME : size;
  const other = INSTEAD[smaller];
  return LETTER.includes(region ?? "") && offered.includes(other) ? other : smaller;
}
