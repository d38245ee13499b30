// Cautions: those of a zone, and the check before any massage.

import { own } from "../../core/own.js";
import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { LEVELS } from "../safety/answers.js";
import { fold, paragraph } from "../texts.js";

/** @import { App, Caution, Zone } from "../../core/types.js" */

/** Cautions that forbid: they stand before any technique. @param {App} app @param {Zone} zone */
export function forbidden(app, zone) {
  const some = known(app, zone).filter(({ level }) => level === "leave");
  if (!some.length) return null;
  return h(
    "section",
    { class: "rz-cautions rz-forbidden" },
    h("h3", { text: app.t("level_leave") }),
    h("ul", {}, ...some.map((one) => prohibition(app, one))),
  );
}

/** The condition in sight and the advice folded, so that the technique stays in sight too.
 * @param {App} app @param {Caution} caution */
const prohibition = (app, { name, level, advice, sources }) =>
  h("li", { "data-level": level }, fold(name, paragraph(advice), sourceMark(app, sources)));

/** What the reader's answers to the check say about a zone; null without any. @param {App} app
 * @param {Zone} zone */
export function answered(app, zone) {
  const { t, safety } = app;
  const all = safety.adviceFor([zone.id]);
  if (!all.length) return null;
  const here = all.filter((one) => one.here);
  const others = all.filter((one) => !one.here);
  return h(
    "section",
    { class: "rz-cautions rz-answered", "data-level": all[0].level },
    h("h3", { text: t("safety_answered") }),
    here.length ? h("ul", {}, ...here.map((one) => caution(app, one))) : null,
    others.length ? fold(t("safety_any_massage"), ...others.map((one) => advice(app, one))) : null,
  );
}

/** What they say about the zones of a step; what goes for any massage is said before it begins.
 * @param {App} app @param {string[]} zones */
export function answeredHere(app, zones) {
  const here = app.safety.adviceFor(zones).filter((one) => one.here);
  return here.length
    ? h(
      "section",
      { class: "rz-cautions rz-answered", "data-level": here[0].level },
      h("h3", { text: app.t("safety_answered") }),
      h("ul", {}, ...here.map((one) => caution(app, one))),
    )
    : null;
}

/** @param {App} app @param {Caution} one */
const advice = (app, one) => h("ul", {}, caution(app, one));

/** @param {App} app @param {Zone} zone @param {HTMLElement} check  before any massage */
export function cautionsOf(app, zone, check) {
  const { t } = app;
  const all = known(app, zone);
  const some = all.filter(({ level }) => level !== "leave");
  return h(
    "section",
    { class: "rz-part rz-cautions", "data-none": !all.length },
    h("h3", { text: t("cautions") }),
    all.length ? null : h("p", { text: t("cautions_none") }),
    some.length ? h("ul", {}, ...some.map((one) => caution(app, one))) : null,
    check,
  );
}

/** @param {App} app @param {Zone} zone */
const known = ({ data }, zone) => zone.cautions.flatMap((id) => own(data.cautions, id) ?? []);

/** @param {App} app @param {Caution} known */
function caution(app, known) {
  const level = h("span", { class: "rz-level", text: app.t(`level_${known.level}`) });
  return h(
    "li",
    { "data-level": known.level },
    h("strong", {}, level, " ", known.name),
    paragraph(known.advice),
    sourceMark(app, known.sources),
  );
}

/** The check before any massage: general cautions and the signs that need help now.
 * @param {App} app */
export function generalCheck(app) {
  const { t, data } = app;
  const general = Object.values(data.cautions).filter((one) => one.general);
  const levels = LEVELS.map((level) => {
    const some = general.filter((one) => one.level === level);
    return some.length
      ? check(level, t(`level_${level}`), some.map((one) => item(app, one)))
      : null;
  });
  const flags = data.red_flags.length
    ? check("leave", t("red_flags"), data.red_flags.map((flag) => redFlag(app, flag)))
    : null;
  const hint = h("p", { text: t("cautions_general_hint") });
  return fold(t("cautions_general"), hint, ...levels, flags);
}

/** @param {string} level @param {string} title @param {HTMLElement[]} items */
const check = (level, title, items) =>
  h(
    "div",
    { class: "rz-check", "data-level": level },
    h("h4", { text: title }),
    h("ul", {}, ...items),
  );

/** @param {App} app @param {Caution} caution */
const item = (app, { name, advice, sources }) =>
  h("li", {}, h("strong", { text: name }), paragraph(advice), sourceMark(app, sources));

/** A sign that needs help. @param {App} app @param {App["data"]["red_flags"][number]} flag */
export const redFlag = (app, { urgency, sign, action, sources }) =>
  h(
    "li",
    {},
    h("strong", { text: app.t(`urgency_${urgency}`) }),
    paragraph(sign),
    paragraph(action),
    sourceMark(app, sources),
  );
