// The words of a text as the search compares them: without accents, spellings and endings evened out.

import { words } from "../../core/text.js";

const HAN = /\p{Script=Han}+/gu;

/** Spellings that are one word to a reader, by language. @type {Record<string, [RegExp, string][]>} */
const SPELLINGS = {
  en: [ // British and American
    [/^(?=.{6})(.*)[ao]e/, "$1e"],
    [/(?<=..)our(?=$|s$|ed$|ing$|al$)/, "or"],
    [/iz(?=e|ing|ation)/, "is"],
    [/tre(?=s?$)/, "ter"],
  ],
  de: [[/([aou])e/g, "$1"]], // umlauts, also where they are typed as two letters
};

/** Endings of inflected words, the longest first. @type {Record<string, RegExp>} */
const ENDINGS = {
  en: /(?:iness|ness|ies|ied|ings|ing|ions|ion|es|ed|ly|s|y|e)$/,
  de: /(?:ungen|ung|ern|em|en|er|es|e|n|s|t)$/,
  es: /(?:mente|aciones|acion|ados|adas|ado|ada|os|as|es|o|a|e|s)$/,
  fr: /(?:ations|ation|ements|ement|ees|ee|euses|euse|eux|es|s|x|e)$/,
};
const SHORTEST = 3; // letters that a stem keeps at least

/** A folded word as one language spells it. @param {string} word @param {string} language */
const spelt = (word, language) =>
  (SPELLINGS[language] ?? []).reduce((text, [from, to]) => text.replace(from, to), word);

/**
 * A word without its ending, after the light stemmers of J. Savoy: "shoulders" → "shoulder".
 *
 * @param {string} word  folded
 * @param {string} language
 */
export function stem(word, language) {
  const ending = ENDINGS[language];
  if (!ending || word.length <= SHORTEST) return word;
  const short = word.replace(ending, "");
  return short.length >= SHORTEST ? short.replace(/(.)\1$/, "$1") : word;
}

/**
 * The words of a text.  Chinese is written without spaces: two neighbouring signs are one word.
 *
 * @param {string} text
 * @param {string} language
 * @returns {string[]}
 */
export const wordsOf = (text, language) =>
  words(text.replace(/(?<=\p{L})['’]s?(?=\s|$)|(?<=\p{L})['’](?=\p{L})/gu, ""))
    .flatMap((word) => word.match(HAN) ? pairs(word) : [spelt(word, language)]);

/** Chinese signs two by two; one alone is a word too. @param {string} word @returns {string[]} */
function pairs(word) {
  return word.replace(HAN, (run) => {
    const signs = [...run];
    const two = signs.slice(1).map((sign, at) => signs[at] + sign);
    return ` ${(two.length ? two : signs).join(" ")} `;
  }).trim().split(/\s+/);
}

/**
 * What a word may have been meant as, where it is not known: two letters swapped, or one left out
 * of a short word.  Longer words are left to the search's own fuzziness.
 *
 * @param {string} word
 * @param {{has: (word: string) => boolean}} known
 * @returns {string[]}
 */
export function mistyped(word, known) {
  if (word.length < 4 || /\d/.test(word)) return [];
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, at) =>
    [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join("")
  );
  const longer = word.length > 4
    ? []
    : letters.slice(1).flatMap((_, at) =>
      [..."abcdefghijklmnopqrstuvwxyz"].map((letter) =>
        word.slice(0, at + 1) + letter + word.slice(at + 1)
      )
    );
  return [...new Set([...swapped, ...longer])].filter((one) => known.has(one));
}

/**
 * A word that is not known, as two that are: "stomachpain" → "stomach", "pain".
 *
 * @param {string} word
 * @param {{has: (word: string) => boolean}} known
 * @returns {[string, string]|null}
 */
export function parts(word, known) {
  const least = 4;
  for (let at = word.length - least; at >= least; at--) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const begin = known.has(first) ? first : first.replace(/(?:e?n|e?s)$/, ""); // Nacken-, Rücken-s-
    if (begin.length >= least && known.has(begin) && known.has(second)) return [begin, second];
  }
  return null;
}

/**
 * A function that finds the words of a query in a text, for the eye.
 *
 * @param {string[]} query  words of it
 * @param {string} language
 * @returns {(text: string) => {text: string, met: boolean}[]}
 */
export function marker(query, language) {
  const stems = new Set(query.map((word) => stem(word, language)));
  const last = query.at(-1) ?? "";
  const met = (/** @type {string} */ piece) =>
    wordsOf(piece, language).some((word) =>
      stems.has(stem(word, language)) || word.startsWith(last) || query.includes(word)
    );
  const pieces = /\p{Script=Han}{2}|\p{Script=Han}|[\p{L}\p{N}\p{M}'’]+|[^\p{L}\p{N}\p{M}]+/gu;
  return (text) =>
    (text.match(pieces) ?? []).map((piece) => ({
      text: piece,
      met: /\p{L}|\p{N}/u.test(piece) && met(piece),
    }));
}
