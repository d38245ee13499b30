// The card of one piece of safety advice: a caution, or a sign that needs a doctor.

import { h } from "../../core/dom.js";
import { own } from "../../core/own.js";
import { sourceMark } from "../sources.js";
import { paragraph } from "../texts.js";

/** @import { App } from "../../core/types.js" */

/**
 * The advice that was asked for, or only the check before any massage.
 *
 * @param {App} app
 * @param {{kind: string, id: string}} asked
 * @param {HTMLElement} check  before any massage
 * @returns {HTMLElement[]}
 */
export function adviceCard(app, { kind, id }, check) {
  const { t } = app;
  const found = adviceOf(app, kind, id);
  const title = found?.name ?? t("cautions_general");
  const head = h(
    "header",
    { class: "rz-complaint-head" },
    h("p", { class: "rz-mark", text: t("found_advice") }),
    h("h2", { text: title, tabindex: -1, dir: "auto" }),
  );
  check.toggleAttribute("open", !found);
  const part = h(
    "section",
    { class: "rz-part rz-cautions", "data-level": found?.level },
    found ? h("p", {}, h("strong", { class: "rz-level", text: found.urgency })) : null,
    found ? paragraph(found.action) : null,
    found ? paragraph(found.why) : null,
    found ? sourceMark(app, found.sources) : null,
    h("p", { class: "rz-stop", text: t("stop_rule") }),
    check,
  );
  return [head, part];
}

/** A caution or a warning sign with its level, and how urgent it is in words; null for any other
 * kind.  @param {App} app @param {string} kind @param {string} id */
export function adviceOf({ t, data }, kind, id) {
  if (kind === "red_flag") {
    const flag = data.red_flags.find((one) => one.id === id);
    if (!flag) return null;
    return { ...flag, name: flag.sign, level: "leave", urgency: t(`urgency_${flag.urgency}`) };
  }
  const caution = kind === "caution" ? own(data.cautions, id) : null;
  return caution
    ? { ...caution, action: caution.advice, urgency: t(`level_${caution.level}`) }
    : null;
}
