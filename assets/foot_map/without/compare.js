// Stands in for compare.js in a light page, which carries no other schools.

export const canCompare = () => false;

/** @returns {never} */
export function makeCompare() {
  throw new Error("this page carries one school");
}
