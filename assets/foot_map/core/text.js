// Texts as they are compared: without accents, in words, with typing errors counted.

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
 * Edits between `query` and `word`: a letter added, left out, changed, or two neighbours swapped
 * (Damerau-Levenshtein, optimal string alignment).
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
  const least = rows[query.length][word.length];
  return least <= most ? least : Infinity;
}

/**
 * The known word that was probably meant, or null if none is close.
 *
 * @param {string} asked
 * @param {string[]} known
 */
export function nearest(asked, known) {
  const text = asked.toLowerCase().slice(0, 40);
  const most = Math.max(1, Math.floor(text.length / 3));
  const [best] = known.map((word) => ({ word, far: edits(text, word, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return best?.word ?? null;
}
