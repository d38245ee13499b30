// What every page of a peer has: a picture at the left, and a text that a click changes.

const ids = [];

/** The text for a shape: the same texts as on our cards, another one for each shape. */
export function textOf(id) {
  if (!ids.includes(id)) ids.push(id);
  return globalThis.TEXTS[ids.indexOf(id) % globalThis.TEXTS.length];
}
