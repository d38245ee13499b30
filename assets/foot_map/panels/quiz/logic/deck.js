// What a reader knows of a school's zones, and when each is due again: scheduled by FSRS.

import { createEmptyCard, fsrs, Rating, State } from "ts-fsrs";

/** @import { Card, Grade } from "ts-fsrs" */
/** @import { Mark } from "./run.js" */

/** A card as FSRS has it, with its dates as text.
 * @typedef {Omit<Card, "due"|"last_review"> & {due: string, last_review: string}} KeptCard */
/** `cards`: by zone. @typedef {{version: 1, school: string, cards: Record<string, KeptCard>}} Deck */
/** @typedef {"due"|"learning"|"known"|"fresh"} Standing */
/** How well a zone is known, if it is: for days, weeks or months.
 * @typedef {"due"|"learning"|"days"|"weeks"|"months"} Level */

const VERSION = 1;
const [WEEK, MONTH] = [7, 30]; // days
// Without fuzz, so that the same answers give the same days on every device.
const scheduler = fsrs({ enable_fuzz: false });

/** @type {Record<Mark, Grade>} */
export const GRADES = {
  first: Rating.Good,
  second: Rating.Hard,
  third: Rating.Again,
  missed: Rating.Again,
};
const DAYS = 36500; // the most that FSRS knows
/** What FSRS works with: with anything else it throws, or gives days that are none.
 * @type {Record<string, [least: number, most: number]>} */
const BOUNDS = {
  stability: [0.001, DAYS],
  difficulty: [1, 10],
  elapsed_days: [0, Number.MAX_VALUE],
  scheduled_days: [0, DAYS],
  learning_steps: [0, 100],
  reps: [0, Number.MAX_VALUE],
  lapses: [0, Number.MAX_VALUE],
  state: [State.Learning, State.Relearning],
};

/** @param {string} school @returns {Deck} */
export const newDeck = (school) => ({ version: VERSION, school, cards: {} });

/**
 * A deck after one answer.
 *
 * @param {Deck} deck  left alone
 * @param {string} zone
 * @param {Mark} mark
 * @param {Date} now
 * @returns {Deck}
 */
export function reviewed(deck, zone, mark, now) {
  const kept = Object.hasOwn(deck.cards, zone) ? deck.cards[zone] : createEmptyCard(now);
  // The device's clock was wrong at the last review if that is still to come: then it is now.
  const isAhead = new Date(kept.last_review ?? now) > now;
  const { card } = scheduler.next(
    isAhead ? { ...kept, last_review: now } : kept,
    now,
    GRADES[mark],
  );
  return { ...deck, cards: { ...deck.cards, [zone]: JSON.parse(JSON.stringify(card)) } };
}

/** How well a zone is known. @param {Deck} deck @param {string} zone @param {Date} now
 * @returns {Standing} */
export function standingOf({ cards }, zone, now) {
  if (!Object.hasOwn(cards, zone)) return "fresh";
  const { due, state } = cards[zone];
  if (new Date(due) <= now) return "due";
  return state === State.Review ? "known" : "learning";
}

/** How well a zone is known, as the feet show it; null for one that was never asked for.
 * @param {Deck} deck @param {string} zone @param {Date} now @returns {Level|null} */
export function levelOf(deck, zone, now) {
  const standing = standingOf(deck, zone, now);
  if (standing === "fresh") return null;
  if (standing !== "known") return standing;
  const days = deck.cards[zone].scheduled_days;
  return days < WEEK ? "days" : days < MONTH ? "weeks" : "months";
}

/** The zones that are due, the longest overdue first. @param {Deck} deck @param {string[]} zones
 * @param {Date} now */
export function dueOf(deck, zones, now) {
  const time = (/** @type {string} */ zone) => Date.parse(deck.cards[zone].due);
  return zones.filter((zone) => standingOf(deck, zone, now) === "due")
    .sort((a, b) => time(a) - time(b));
}

/** Two decks of a school in one: of each zone the card that was reviewed last.
 * @param {Deck} one @param {Deck} other @returns {Deck} */
export function merged(one, other) {
  const cards = { ...one.cards };
  for (const [zone, card] of Object.entries(other.cards)) {
    const mine = Object.hasOwn(cards, zone) ? Date.parse(cards[zone].last_review) : -Infinity;
    if (Date.parse(card.last_review) > mine) cards[zone] = card;
  }
  return { ...one, cards };
}

/**
 * A deck from its text.
 *
 * @param {string} text
 * @param {string} school  that it must be of
 * @returns {Deck|null} null if it is damaged, of another version or school
 */
export function readDeck(text, school) {
  try {
    const { version, school: id, cards } = JSON.parse(text);
    const all = Object.entries(cards);
    if (version !== VERSION || id !== school || !all.every(([, card]) => isCard(card))) return null;
    return { version, school, cards: Object.fromEntries(all) };
  } catch {
    return null;
  }
}

/** @param {any} card */
const isCard = (card) =>
  Object.entries(BOUNDS).every(([name, [least, most]]) =>
    typeof card[name] === "number" && card[name] >= least && card[name] <= most
  ) && card.state in State && [card.due, card.last_review].every(isDate);

/** @param {unknown} text  as JSON has dates */
const isDate = (text) =>
  typeof text === "string" && /^\d{4}-/.test(text) && !isNaN(Date.parse(text));
