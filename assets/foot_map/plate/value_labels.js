// Values beside their zones' numbers, for paper and for readers without the colours.

const SIZE = 4.4; // height of the letters, in drawing units
const WIDE = 0.58; // width of a sign, as a part of that

/** @typedef {{x: number, y: number, r: number, text: string}} Label  a text, and the disc it belongs to */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */

/**
 * Where each text stands: below its disc, or above it where there is no room below, or nowhere:
 * a value that lies over another one could not be read, and stands on the card all the same.
 *
 * @param {Label[]} labels
 * @returns {({x: number, y: number, text: string}|null)[]} baselines, in the order of the labels
 */
export function placeLabels(labels) {
  /** @type {Box[]} */
  const taken = labels.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  return labels.map(({ x, y, r, text }) => {
    const half = WIDE * SIZE * text.length / 2;
    for (const baseline of [y + r + 3.6, y - r - 0.8]) {
      /** @type {Box} */
      const box = [x - half, baseline - 0.72 * SIZE, x + half, baseline + 0.1 * SIZE];
      if (taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      return { x, y: baseline, text };
    }
    return null;
  });
}

/** @param {Box} a @param {Box} b */
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
