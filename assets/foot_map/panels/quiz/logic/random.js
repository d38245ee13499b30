// Chance from a seed: the same seed gives the same numbers in every browser.

const SEED_LETTERS = 4; // base 36: 1.7 million different quizzes

/** A number in [0, 1). @typedef {() => number} Random */

/**
 * A generator of numbers from a text: FNV-1a makes 32 bits of it, mulberry32 goes on from there.
 * Both work on whole 32-bit numbers alone, so that no browser rounds otherwise.
 *
 * @param {string} seed
 * @returns {Random}
 */
export function seeded(seed) {
  let state = 0x811c9dc5;
  for (const letter of seed) {
    state = Math.imul(state ^ /** @type {number} */ (letter.codePointAt(0)), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed that nobody chose, such as "k3f9". */
export const newSeed = () =>
  Math.floor(Math.random() * 36 ** SEED_LETTERS).toString(36).padStart(SEED_LETTERS, "0");

/**
 * The items in another order (Fisher-Yates).
 *
 * @template T
 * @param {T[]} items  left alone
 * @param {Random} random  asked once for each item but the first
 */
export function shuffled(items, random) {
  const found = [...items];
  for (let i = found.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [found[i], found[j]] = [found[j], found[i]];
  }
  return found;
}
