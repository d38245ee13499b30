// Stands in for routine.js in a light page, which carries no routines.

/** @returns {never} */
export function makeWalk() {
  throw new Error("this page carries no routines");
}
