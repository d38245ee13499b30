// The foot of the card: what trials found, and what the chart is.

import { h } from "../../core/dom.js";
import { nameIn } from "../../loading/language.js";
import { studyList } from "../sources.js";
import { fold, paragraph, prose } from "../texts.js";

/** @import { App } from "../../core/types.js" */

/** @param {App} app */
export function standing(app) {
  const { t, data } = app;
  const lead = h("p", {}, h("strong", { text: t("standing_line") }), " ", t("safety_doctor"));
  const evidence = fold(
    t("evidence"),
    paragraph(data.evidence.summary),
    h("h4", { text: t("evidence_studies") }),
    studyList(app),
  );
  return h("footer", { class: "rz-standing" }, lead, evidence, aboutSchool(app));
}

/** @param {App} app */
function aboutSchool(app) {
  const { t, data: { school } } = app;
  const keys = /** @type {const} */ (["numbering", "crossing", "history"]);
  const more = keys.flatMap((key) =>
    school[key] ? [h("h4", { text: t(`school_${key}`) }), prose(app, school[key])] : []
  );
  const reviewed = school.reviewed
    ? t("school_reviewed", { text: school.reviewed })
    : t("school_unreviewed");
  return fold(
    t("about_school"),
    h("p", {}, h("strong", { text: school.title })),
    prose(app, school.summary),
    ...more,
    h("p", { text: reviewed }),
  );
}

/** What of the card is not in the reader's language. @param {App} app */
export function languageNote({ t, data, prose }) {
  if (!prose) return null;
  const language = nameIn(prose, data.language);
  return h("p", { class: "rz-mark rz-language-note", text: t("language_note", { language }) });
}
