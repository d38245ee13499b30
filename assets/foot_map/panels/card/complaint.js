// The card of a complaint: when to see a doctor, then the zones that a school lists for it.

import { badge } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { footOf } from "../../core/messages.js";
import { own } from "../../core/own.js";
import { LEVELS } from "../safety/answers.js";
import { COMPLAINT } from "../learn/from_complaint.js";
import { sourceMark } from "../sources.js";
import { paragraph, section } from "../texts.js";

/** @import { App, Complaint, ComplaintElsewhere, Zone } from "../../core/types.js" */

/** A complaint that this school or another one lists.
 * @param {App} app @param {string} id @returns {Complaint|ComplaintElsewhere|undefined} */
export const complaintOf = ({ data }, id) =>
  [...data.complaints, ...data.complaints_elsewhere ?? []].find((one) => one.id === id);

/** @param {App} app @param {Complaint|ComplaintElsewhere} complaint @returns {HTMLElement[]} */
export function complaintCard(app, complaint) {
  const { t } = app;
  const head = h(
    "header",
    { class: "rz-complaint-head" },
    h("p", { class: "rz-mark", text: t("complaint_note") }),
    h("h2", { text: complaint.name, tabindex: -1, dir: "auto" }),
  );
  const doctor = h(
    "section",
    { class: "rz-part rz-cautions" },
    h("h3", { text: t("complaint_doctor") }),
    paragraph(complaint.see_doctor),
    h("p", { class: "rz-stop", text: t("stop_rule") }),
  );
  const cautions = cautionsOf(app, complaint);
  const read = cautions.length
    ? [section(t("cautions"), h("ul", { class: "rz-caution-links" }, ...cautions))]
    : [];
  const zones = "zones" in complaint ? listed(app, complaint) : [absent(app, complaint)];
  return [head, doctor, ...read, ...zones];
}

/** What this school lists. @param {App} app @param {Complaint} complaint */
function listed(app, complaint) {
  const { t } = app;
  const zones = complaint.zones.flatMap((id) => app.zones.get(id) ?? []);
  const start = h("button", {
    type: "button",
    class: "rz-toggle rz-start",
    "data-key": "start-complaint",
    text: t("complaint_start"),
    onclick: () => app.set({ learn: COMPLAINT }),
  });
  return [
    section(
      t("complaint_zones", { n: zones.length }),
      start,
      h("ol", { class: "rz-complaint-zones" }, ...zones.map((zone) => step(app, zone))),
      paragraph(complaint.note),
      sourceMark(app, complaint.sources),
    ),
  ];
}

/** Buttons that open what to read first: for a complaint, and for the zones listed for it.
 * @param {App} app @param {Complaint|ComplaintElsewhere} complaint */
function cautionsOf(app, complaint) {
  const { t, data } = app;
  const zones = "zones" in complaint ? complaint.zones : [];
  const theirs = zones.flatMap((id) => app.zones.get(id)?.cautions ?? []);
  const known = [...new Set([...complaint.cautions, ...theirs])].flatMap((id) => {
    const caution = own(data.cautions, id);
    return caution ? [{ id, caution }] : [];
  });
  const rank = (/** @type {string} */ level) => LEVELS.indexOf(level);
  known.sort((a, b) => rank(a.caution.level) - rank(b.caution.level));
  const flags = data.red_flags.filter(({ id }) => complaint.red_flags.includes(id));
  return [
    ...flags.map(({ id, sign, urgency }) =>
      link(app, "red_flag", id, "leave", t(`urgency_${urgency}`), sign)
    ),
    ...known.map(({ id, caution: { name, level } }) =>
      link(app, "caution", id, level, t(`level_${level}`), name)
    ),
  ];
}

/** @param {App} app @param {string} kind @param {string} id @param {string} level
 * @param {string} urgency  in words @param {string} text */
function link(app, kind, id, level, urgency, text) {
  const facts = {
    type: "button",
    class: "rz-caution-link",
    onclick: () => app.open(kind, id),
  };
  const mark = h("span", { class: "rz-level", text: urgency });
  return h("li", { "data-level": level }, h("button", facts, mark, h("span", { text })));
}

/** A zone in its place in the list, with how and how long it is pressed.
 * @param {App} app @param {Zone} zone */
function step(app, zone) {
  const { t, data } = app;
  const [use] = zone.techniques;
  const technique = use ? data.techniques[use.use]?.name : null;
  const side = footOf(zone);
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        class: "rz-example",
        "data-key": `complaint-${zone.id}`,
        onclick: () => app.choose(zone.id, { show: true }),
      },
      badge(zone),
      h(
        "span",
        {},
        h("strong", { text: zone.name, lang: app.lang(zone) }),
        side !== "both" ? h("small", { text: t(`feet_words_${side}`) }) : null,
        technique ? h("small", { text: [technique, use.time].filter(Boolean).join(" · ") }) : null,
      ),
    ),
  );
}

/** That this school lists nothing, and the way to one that does.
 * @param {App} app @param {ComplaintElsewhere} complaint */
function absent(app, complaint) {
  const { t, data } = app;
  const schools = data.schools.filter(({ id }) => complaint.schools.includes(id));
  const buttons = schools.map(({ id, title }) =>
    h("button", {
      type: "button",
      class: "rz-toggle",
      "data-key": `complaint-school-${id}`,
      text: t("complaint_go", { school: title }),
      onclick: () => app.set({ chart: id, complaint: complaint.id, selection: [], systems: [] }),
    })
  );
  return section(
    t("elsewhere"),
    h("p", {
      text: complaint.schools.length
        ? t("complaint_absent", { school: data.school.title })
        : t("found_unlisted", { query: complaint.name }),
    }),
    paragraph(complaint.note),
    h("div", { class: "rz-views" }, ...buttons),
  );
}
