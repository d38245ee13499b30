// What a reader chose for the last sheet, and the paper that is usual where they are.

const PLACE = "zones-sheet";
/** Where Letter is the usual paper, after CLDR. */
const LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" ");
/** @type {Record<string, string>} */
const INSTEAD = { a4: "letter", a3: "tabloid" };

/** @returns {Record<string, string>} values by the names of their fields */
export function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    const pairs = Object.entries(found).filter(([, value]) => typeof value === "string");
    return Object.fromEntries(pairs);
  } catch {
    return {}; // none, or none that can be read
  }
}

/** @param {Record<string, string>} values */
export function remember(values) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(values));
  } catch { /* not allowed: only for now */ }
}

/** The paper that stands for a size where the reader is. @param {string} size
 * @param {string[]} offered */
export function usualPaper(size, offered) {
  const { region } = new Intl.Locale(navigator.language).maximize();
  const other = INSTEAD[size];
  return LETTER.includes(region ?? "") && offered.includes(other) ? other : size;
}
