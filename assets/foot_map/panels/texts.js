// Pieces of text that several panels use: sections, folds, prose in the chart's language.

import { h } from "../core/dom.js";

/** @import { App } from "../core/types.js" */
/** @typedef {Node|string|null|false|undefined} Child */

/** @param {string} title @param {...Child} children */
export const section = (title, ...children) =>
  h("section", { class: "rz-part" }, h("h3", { text: title }), ...children);

/** @param {string} title @param {...Child} children */
export const fold = (title, ...children) =>
  h("details", { class: "rz-fold" }, h("summary", { text: title }), ...children);

/** What is folded is made when it is first opened. @param {string} title
 * @param {() => Child[]} make */
export function lazyFold(title, make) {
  const node = h(
    "details",
    {
      class: "rz-fold",
      ontoggle: () => {
        if (!node.open || node.childElementCount > 1) return;
        node.append(...make().flatMap((one) => one || []));
      },
    },
    h("summary", { text: title, dir: "auto" }),
  );
  return node;
}

/** A paragraph in the language of the interface. @param {string|null|undefined} text */
export const paragraph = (text) => text ? h("p", { text: text.trim(), dir: "auto" }) : null;

/** A paragraph of what a chart itself says. @param {App} app
 * @param {string|null|undefined} text */
export const prose = (app, text) =>
  text ? h("p", { text: text.trim(), dir: "auto", lang: app.prose }) : null;

/** What a chart itself says, within a line. @param {App} app
 * @param {string|null|undefined} text */
export const phrase = (app, text) =>
  text ? h("span", { text: text.trim(), lang: app.prose }) : null;

/** A bold name and what is said of it. @param {string} name
 * @param {string|null|undefined} text */
export const named = (name, text) =>
  text ? h("p", {}, h("strong", { text: name }), " ", text.trim()) : null;

/** When a technique is left out. @param {App} app @param {string} text */
export const leaveOut = (app, text) =>
  h(
    "p",
    { class: "rz-leave-out" },
    h("strong", { text: app.t("technique_leave_out") }),
    " ",
    text.trim(),
  );

/** Names with their values, in two columns; a name without a value is left out.
 * @param {[string, Child][]} pairs */
export const facts = (pairs) =>
  h(
    "dl",
    { class: "rz-facts" },
    ...pairs.flatMap(([name, value]) => value ? [h("dt", { text: name }), h("dd", {}, value)] : []),
  );
