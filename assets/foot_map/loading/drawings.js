// Drawings that all schools share: from the server, or from what a host sends with its charts.

import { own } from "../core/own.js";
import { loadText } from "./files.js";

/** @import { State } from "../core/types.js" */

const KEY = "*drawings"; // beside the charts, by file name

/** The text that was read last, and the drawings in it. */
const read = { text: "", drawings: /** @type {Record<string, string>} */ ({}) };

/** Whether there are any. @param {State} state */
export const hasDrawings = ({ charts_json, charts_url }) =>
  charts_json ? charts_json.includes(`"${KEY}"`) : charts_url !== "";

/** @param {State} state @param {string} name  of the file
 * @returns {Promise<string>} rejected where there is none */
export function loadDrawing({ charts_json, charts_url }, name) {
  if (!charts_json) return loadText(`${charts_url}${encodeURIComponent(name)}`);
  if (read.text !== charts_json) {
    Object.assign(read, { text: charts_json, drawings: JSON.parse(charts_json)[KEY] ?? {} });
  }
  const found = own(read.drawings, name);
  return found ? Promise.resolve(found) : Promise.reject(new Error("error_unknown"));
}
