// What the page tells the reader above the map.

import { h } from "../../foot_map/core/dom.js";
import { shorten } from "../address.js";
import { button, elementOf } from "./elements.js";
import { message } from "./page_text.js";

/** @import { Fault } from "../address.js" */

const MOST = 3; // faults told at once

/**
 * Say something the reader may put away; nothing to say takes it away.
 *
 * @param {HTMLElement} box
 * @param {(string|Node)[]} parts
 */
export function tell(box, ...parts) {
  if (!parts.length) return box.replaceChildren();
  const dismiss = button(message("dismiss"), () => box.replaceChildren());
  box.replaceChildren(h("p", {}, ...parts), dismiss);
}

/**
 * Say what of an address makes no sense, and offer what was probably meant.
 *
 * @param {string} search  the address's query
 * @param {Fault[]} faults
 * @param {(search: string) => void} go
 */
export function explain(search, faults, go) {
  const parts = faults.slice(0, MOST).flatMap(({ what, value, near }) => {
    const text = message("unknown").replace("{what}", message(`what_${what}`))
      .replace("{value}", shorten(value));
    if (!near) return [`${text} `];
    const query = new URLSearchParams(search);
    const wanted = query.get(what) ?? "";
    const ids = wanted === value ? [near] : wanted.split(",").map((id) => id === value ? near : id);
    query.set(what, ids.join(","));
    const [before, after] = message("meant").split("{near}");
    return [`${text} `, before, button(near, () => go(`?${query}`)), `${after} `];
  });
  tell(elementOf("notice"), ...parts);
}
