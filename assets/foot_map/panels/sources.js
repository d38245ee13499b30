// Who says so: one press beside each statement shows its sources with title and address.

import { own } from "../core/own.js";
import { h, isLink } from "../core/dom.js";
import { paragraph } from "./texts.js";

/** @import { App } from "../core/types.js" */

/** @param {string} url @param {string} text */
const linkTo = (url, text) =>
  isLink(url)
    ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", text })
    : h("span", { text });

/** The language of titles, which are quoted as they are. @param {App} app */
const quoted = ({ data }) => data.language === "en" ? null : "en";

/** @param {App} app @param {string[]} ids  of sources */
export function sourceList(app, ids) {
  const { t, data } = app;
  const item = (/** @type {string} */ id) => {
    const known = own(data.sources, id);
    return h(
      "li",
      {},
      h("b", { text: id }),
      " ",
      h("span", { text: known?.title ?? "", dir: "auto", lang: quoted(app) }),
      h(
        "span",
        { class: "rz-address" },
        known?.url ? linkTo(known.url, known.url) : t("source_no_address"),
      ),
    );
  };
  return h("ul", { class: "rz-sources" }, ...ids.map(item));
}

/** The studies of the field, with what each found. @param {App} app */
export function studyList(app) {
  const studies = app.data.evidence.studies.map((study) =>
    h(
      "li",
      {},
      paragraph(study.finding),
      h("cite", { text: study.citation, lang: quoted(app) }),
      " ",
      study.url ? h("span", { class: "rz-address" }, linkTo(study.url, study.url)) : null,
    )
  );
  return h("ul", { class: "rz-sources" }, ...studies);
}

/**
 * The quiet mark beside a statement: how well it is sourced, and whether schools differ.
 *
 * @param {App} app
 * @param {string[]} ids  of sources
 * @param {{disputed?: boolean, none?: string}} [how]  none: what to say without a source
 */
export function sourceMark(app, ids, { disputed = false, none = "status_unsourced" } = {}) {
  const { t } = app;
  const differ = disputed ? ` · ${t("status_disputed")}` : "";
  if (!ids.length) {
    return h("p", { class: "rz-mark", "data-status": "unsourced", text: t(none) + differ });
  }
  const list = h("span", { class: "rz-ids", text: ` (${ids.join(", ")})` });
  const node = h(
    "details",
    {
      class: "rz-mark",
      "data-status": "sourced",
      ontoggle: () => {
        if (node.open && !node.querySelector("ul")) node.append(sourceList(app, ids));
      },
    },
    h("summary", { text: t("status_sourced", { n: ids.length }) + differ }, list),
  );
  return node;
}
