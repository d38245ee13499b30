// Stands in for body.js in a light page, which carries no figure of the body.

/** @returns {never} */
export function makeBody() {
  throw new Error("this page carries no figure");
}
