// Files by address, each fetched once.

/** @typedef {(address: string) => Promise<string|undefined>|undefined} Source */

/** @type {Map<string, Promise<string>>} files already fetched, by address */
const fetched = new Map();

/** @type {Source} */
let atHand = () => undefined;

/** Take files from somewhere else than a server, if they are there. @param {Source} source */
export const serveFrom = (source) => {
  atHand = source;
};

/**
 * @param {string} address
 * @returns {Promise<string>} fetched once, unless it failed; rejected with an Error whose message
 *   is a key of the messages
 */
export function loadText(address) {
  const loading = fetched.get(address) ?? begin(address);
  fetched.set(address, loading);
  return loading.catch((error) => {
    fetched.delete(address);
    throw error;
  });
}

/** @param {string} address @returns {Promise<string>} */
function begin(address) {
  const here = atHand(address);
  return here ? here.then(known) : fetch(address).then(answered);
}

/** @param {string|undefined} text */
function known(text) {
  if (text === undefined) throw new Error("error_unknown");
  return text;
}

/** @param {Response} answer */
function answered(answer) {
  if (!answer.ok) throw new Error(answer.status === 404 ? "error_unknown" : "error_load");
  return answer.text();
}
