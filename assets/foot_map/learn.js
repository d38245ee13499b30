// What there is to read when no zone is chosen.

import { h } from "./dom.js";
import { iconButton } from "./parts.js";
import { techniqueArt } from "./technique_art.js";

/** @import { App, Routine } from "./types.js" */

/**
 * What there is to read and to follow when no zone is chosen: routines step by step, complaints,
 * techniques and kinds of massage.  A step marks its zones on the drawing.
 *
 * @param {App} app
 * @returns {{node: HTMLElement, quiet: () => void}}
 */
export function makeLearn(app) {
  const { t, data } = app;
  /** @type {Set<string>|null} the zones of the step shown, unless a search has come between */
  let marked = null;
  const quiet = () => {
    if (marked && app.found === marked) app.find(null);
    marked = null;
  };
  /** @param {string} name @param {...(Node|string|null|false|undefined)} children */
  const fold_ = (name, ...children) =>
    h("details", { class: "rz-fold" }, h("summary", { text: name, dir: "auto" }), ...children);
  /** @param {string|null|undefined} text */
  const prose = (text) => (text ? h("p", { text: text.trim(), dir: "auto" }) : null);
  /** @param {string} name @param {HTMLElement[]} children */
  const shelf = (name, children) => (children.length
    ? h("section", { class: "rz-part" }, h("h3", { text: name }), ...children) : null);

  /** @param {string[]} ids */
  const chips = (ids) => h("div", { class: "rz-views" }, ...ids.flatMap((id) => app.zones.get(id) ?? []).map((zone) =>
    h("button", { type: "button", class: "rz-chip", text: zone.name, onclick: () => app.choose(zone.id, { show: true }) })));

  /** One step at a time. @param {Routine} routine */
  function walk({ steps }) {
    let at = 0;
    const place_ = h("h4", {});
    const body = h("div", { "aria-live": "polite" });
    const mark = () => {
      quiet();
      if (steps[at].zones.length) app.find(marked = new Set(steps[at].zones));
    };
    const move = (/** @type {number} */ by) => { at += by; paint(); mark(); };
    const previous = iconButton("previous", t("step_previous"), () => move(-1));
    const next = iconButton("next", t("step_next"), () => move(1));
    function paint() {
      const one = steps[at];
      const technique = one.technique ? data.techniques[one.technique] : null;
      place_.textContent = t("step_of", { n: at + 1, total: steps.length, name: one.name });
      body.replaceChildren(...[prose(one.what), one.time ? h("p", { class: "rz-mark", text: `${t("technique_time")}: ${one.time}` }) : null,
        technique ? h("p", { class: "rz-mark", text: technique.name }) : null,
        one.technique ? techniqueArt(app, one.technique) : null,
        one.zones.length ? chips(one.zones) : null].flatMap((node) => node ?? []));
      previous.disabled = at === 0;
      next.disabled = at === steps.length - 1;
    }
    paint();
    return { node: h("div", { class: "rz-technique" }, h("div", { class: "rz-walk" }, previous, place_, next), body), mark };
  }

  /** @param {Routine} routine */
  function routine(routine) {
    const walked = walk(routine);
    const made = fold_(routine.name, prose(routine.summary), prose(routine.duration),
      routine.leave_out ? h("p", { class: "rz-leave-out", text: routine.leave_out.trim() }) : null, walked.node);
    made.addEventListener("toggle", () => (made.open ? walked.mark() : quiet()));
    return made;
  }

  const node = h("div", { class: "rz-learn" },
    shelf(t("routines"), (data.routines ?? []).map(routine)),
    shelf(t("complaints"), data.complaints.length ? [fold_(t("complaint_note"), ...data.complaints.map((one) =>
      fold_(one.name, chips(one.zones), one.see_doctor
        ? h("p", { class: "rz-leave-out", text: one.see_doctor.trim() }) : null, prose(one.note))))] : []),
    shelf(t("all_techniques"), [fold_(t("technique_steps"), ...Object.values(data.techniques).map((one) =>
      fold_(one.name, h("ol", {}, ...one.steps.map((step) => h("li", { text: step }))), prose(one.suits),
        h("p", {}, h("strong", { text: t("technique_leave_out") }), " ", one.leave_out.trim()))))]),
    shelf(t("styles"), (data.styles ?? []).map((one) => fold_(one.name, prose(one.what.says),
      prose(one.article?.says), one.caution ? h("p", { class: "rz-leave-out", text: one.caution.says.trim() }) : null))));
  return { node, quiet };
}
