// The reader's own routines, as a browser keeps them and as a file has them.

import { OWN, readOwn, tidyName, writeOwn } from "./own_routine.js";

/** @import { OwnRoutine } from "./own_routine.js" */

/** `school` is that of its zones; `changed` tells one state of it from another.
 * @typedef {OwnRoutine & {school: string, changed: number}} Kept */
/** By id. @typedef {Map<string, Kept>} Book */

const VERSION = 1;
const MOST = 200; // routines
const ID = /^[a-z0-9]{1,20}$/;

/** The steps as text, empty without any. @param {OwnRoutine} routine */
const textOf = (routine) => routine.steps.length ? writeOwn({ ...routine, name: "" }) : OWN;

/** @param {Book} book @returns {string} `readBook` reads it */
export const writeBook = (book) =>
  JSON.stringify({
    version: VERSION,
    routines: [...book].map(([id, one]) => ({
      id,
      name: one.name,
      school: one.school,
      changed: one.changed,
      steps: textOf(one),
    })),
  });

/** @param {any} one @returns {[string, Kept][]} none if it makes no sense */
function readEntry(one) {
  const { id, name, school, changed, steps } = one ?? {};
  const texts = [id, name, school, steps].every((text) => typeof text === "string");
  if (!texts || !ID.test(id) || !Number.isFinite(changed) || !/^[\w-]{1,60}$/.test(school)) {
    return [];
  }
  const read = steps === OWN ? { steps: [] } : readOwn(steps);
  return read ? [[id, { name: tidyName(name), school, changed, steps: read.steps }]] : [];
}

/** @param {string} text @returns {Book|null} null if it is damaged or of another version */
export function readBook(text) {
  try {
    const { version, routines } = JSON.parse(text);
    if (version !== VERSION || !Array.isArray(routines) || routines.length > MOST) return null;
    const entries = routines.flatMap(readEntry);
    return entries.length === routines.length ? new Map(entries) : null;
  } catch {
    return null;
  }
}

/** Both in one: of each routine the state that was changed last. @param {Book} one
 * @param {Book} other @returns {Book} */
export function merged(one, other) {
  const book = new Map(one);
  for (const [id, routine] of other) {
    if (routine.changed > (book.get(id)?.changed ?? -Infinity)) book.set(id, routine);
  }
  return book;
}

/** A name that no routine has yet: "Evening", "Evening (2)". @param {Book} book
 * @param {string} name */
export function freeName(book, name) {
  const taken = new Set([...book.values()].map((one) => one.name));
  for (let n = 2, free = name;; n++) {
    if (!taken.has(free)) return free;
    free = `${name} (${n})`;
  }
}
