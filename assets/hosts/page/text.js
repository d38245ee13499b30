// What the page around a map says: title, heading, notices, in the reader's language.

import { h } from "../../foot_map/core/dom.js";
import { message } from "../../foot_map/core/messages.js";
import { shorten } from "../address.js";

/** @import { State, Zone } from "../../foot_map/core/types.js" */
/** @import { Fault } from "../address.js" */
/** @import { Start } from "./map_page.js" */

const MOST = 3; // notices at once

/** The messages of the page. @param {Start} start @param {State} state */
export const messagesIn = ({ messages }, { language }) =>
  messages[language] ?? Object.values(messages)[0];

/** Heading, button and title in the reader's language, unless the page has a title of its own.
 * @param {Start} start @param {State} state @param {Zone|undefined} zone  the last one chosen */
export function namePage(start, state, zone) {
  const messages = messagesIn(start, state);
  const title = start.title || `${messages.title} – ${messages[`school:${state.chart}`]}`;
  const name = zone && (zone.names[state.language] ?? zone.name);
  document.title = name ? `${name} – ${title}` : title;
  document.documentElement.lang = start.messages[state.language]
    ? state.language
    : Object.keys(start.messages)[0];
  say("#print", messages.print);
  if (!start.title) say("header h1", messages.title);
  say("header p", messages.standing);
}

/** @param {string} where @param {string} text */
function say(where, text) {
  const node = document.querySelector(where);
  if (node) node.textContent = text;
}

/** Say what of the address makes no sense. @param {HTMLElement} notice @param {Fault[]} faults
 * @param {Record<string, string>} messages */
export function explain(notice, faults, messages) {
  const lines = faults.slice(0, MOST).map(({ what, value, near }) => {
    const values = { what, value: shorten(value), near: near ?? "" };
    return h("p", { text: message(messages, near ? "unknown_near" : "unknown", values) });
  });
  notice.replaceChildren(...lines);
}
