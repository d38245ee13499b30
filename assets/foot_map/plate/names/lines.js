// A name in lines.

const HAN = /[\u3040-\u30ff\u3400-\u9fff]/; // written without spaces
const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

/** A name broken into lines, as wide as the widest. @typedef {{lines: string[], width: number}} Broken */

/**
 * The name in so many lines, the widest as narrow as can be; null where it has too few words.
 *
 * @param {string} name
 * @param {number} count
 * @param {(text: string) => number} widthOf
 * @returns {Broken|null}
 */
export function broken(name, count, widthOf) {
  const han = HAN.test(name);
  const parts = han ? hanParts(name) : name.split(" ").filter(Boolean);
  if (parts.length < count) return null;
  /** @param {number} from @param {number} left  lines @returns {Broken} */
  const best = (from, left) => {
    const text = (/** @type {number} */ to) => parts.slice(from, to).join(han ? "" : " ");
    if (left === 1) return { lines: [text(parts.length)], width: widthOf(text(parts.length)) };
    /** @type {Broken} */
    let found = { lines: [], width: Infinity };
    for (let to = from + 1; to <= parts.length - left + 1; to++) {
      const line = text(to);
      const width = widthOf(line);
      if (width >= found.width) break; // and the following ones are wider still
      const rest = best(to, left - 1);
      if (Math.max(width, rest.width) < found.width) {
        found = { lines: [line, ...rest.lines], width: Math.max(width, rest.width) };
      }
    }
    return found;
  };
  return best(0, count);
}

/** Words, with brackets and other marks at the words that they belong to. @param {string} name */
function hanParts(name) {
  /** @type {string[]} */
  const parts = [];
  let before = ""; // what opens the next word
  for (const { segment, isWordLike } of SEGMENTER.segment(name)) {
    if (isWordLike) {
      parts.push(before + segment);
      before = "";
    } else if (/\p{Ps}/u.test(segment) || !parts.length) before += segment;
    else parts[parts.length - 1] += before + segment;
  }
  if (before) parts.push(before);
  return parts;
}
