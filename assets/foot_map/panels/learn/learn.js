// What there is to learn: routines step by step, complaints, techniques, kinds of massage, studies.

import { h } from "./dom.js";
import { makeWalk } from "./routine.js";
import { techniqueArt } from "./technique_art.js";
import { linkTo, sourceMark } from "./sources.js";

/** @import { App, Payload, Routine } from "./types.js" */

export const SHELF = "all"; // what the state `learn` holds while no routine is open

/**
 * @param {App} app
 * @param {Map<string, number>} places  the step of each routine, kept by the caller
 * @param {() => void} moved  another step is shown
 * @returns {{node: HTMLElement, quiet: () => void, show: (routine: string) => void}}
 */
export function makeLearn(app, places, moved) {
  const { t, data } = app;
  /** @type {Set<string>|null} the zones of the step shown, unless a search has come between */
  let marked = null;
  const quiet = () => {
    if (marked && app.found === marked) app.find(null);
    marked = null;
  };
  /** What is folded is made when it is first opened.
   * @param {string} name @param {() => (Node|string|null|false|undefined)[]} make */
  function fold_(name, make) {
    const node = h("details", { class: "rz-fold", ontoggle: () => {
      if (node.open && node.childElementCount === 1) node.append(...make().flatMap((one) => one || []));
    } }, h("summary", { text: name, dir: "auto" }));
    return node;
  }
  /** @param {string|null|undefined} text */
  const prose = (text) => (text ? h("p", { text: text.trim(), dir: "auto", lang: app.prose }) : null);
  /** @param {string} name @param {string|null|undefined} text */
  const named = (name, text) => (text ? h("p", {}, h("strong", { text: name }), " ",
    h("span", { text: text.trim(), lang: app.prose })) : null);
  /** @param {string|null|undefined} text */
  const warning = (text) => (text ? h("p", { class: "rz-leave-out", text: text.trim(), lang: app.prose }) : null);
  /** @param {string} name @param {(Node|null)[]} children */
  const shelf = (name, children) => (children.length
    ? h("section", { class: "rz-part" }, h("h3", { text: name }), ...children) : null);
  /** @param {string[]} ids */
  const mark = (ids) => sourceMark(app, ids);

  /** @param {string[]} ids */
  const chips = (ids) => h("div", { class: "rz-views" }, ...ids.flatMap((id) => app.zones.get(id) ?? []).map((zone) =>
    h("button", { type: "button", class: "rz-chip", text: zone.name, lang: app.lang(zone),
      onclick: () => app.choose(zone.id, { show: true }) })));

  /** Mark the zones of a step on the drawing. @param {string[]} zones */
  function mark_(zones) {
    quiet();
    if (zones.length) app.find(marked = new Set(zones));
  }

  /** @param {string} id  of a technique @param {boolean} [whole]  all that is known of it */
  function technique(id, whole = false) {
    const one = data.techniques[id];
    if (!one) return [];
    return [techniqueArt(app, id), h("ol", { lang: app.prose }, ...one.steps.map((step) => h("li", { text: step }))),
      named(t("technique_pressure"), one.pressure), named(t("technique_time"), one.time),
      named(t("technique_direction"), one.direction), whole ? named(t("technique_suits"), one.suits) : null,
      one.leave_out ? h("p", { class: "rz-leave-out" }, h("strong", { text: t("technique_leave_out") }), " ",
        h("span", { text: one.leave_out.trim(), lang: app.prose })) : null, mark(one.sources)];
  }

  /** @param {Routine} one */
  function routine(one) {
    /** @type {import("./types.js").Walk|undefined} */
    let walked;
    const made = fold_(one.name, () => {
      walked = makeWalk(app, one, places, { fold: fold_, prose, named, chips, technique, mark: mark_, moved });
      const cautions = one.cautions.flatMap((id) => data.cautions[id] ?? []);
      return [prose(one.summary), named(t("learn_duration"), one.duration),
        one.needs.length ? named(t("learn_needs"), one.needs.join(", ")) : null,
        warning(one.leave_out),
        cautions.length ? fold_(t("cautions"), () => [h("ul", {}, ...cautions.map((caution) => h("li", {},
          h("strong", { text: `${caution.name}. ` }), h("span", { text: caution.advice.trim(), lang: app.prose }))))]) : null,
        walked.node, named(t("learn_course"), one.course), named(t("note"), one.note), mark(one.sources)];
    });
    made.dataset.routine = one.id;
    made.addEventListener("toggle", () => {
      const { learn } = app.state;
      if (made.open) {
        for (const other of node.querySelectorAll("details[data-routine][open]")) {
          if (other !== made && other instanceof HTMLDetailsElement) other.open = false;
        }
        if (learn) walked?.mark();
        if (learn && learn !== one.id) app.set({ learn: one.id });
      } else if (learn === one.id) {
        quiet();
        app.set({ learn: SHELF });
      }
    });
    return made;
  }

  /** @param {Payload["complaints"][number]} one */
  const complaint = (one) => fold_(one.name, () => [chips(one.zones), warning(one.see_doctor), prose(one.note), mark(one.sources)]);

  const node = h("div", { class: "rz-learn" },
    h("h2", { text: t("learn_title") }), h("p", { class: "rz-lead", text: t("learn_lead") }),
    shelf(t("routines"), (data.routines ?? []).map(routine)),
    shelf(t("complaints"), data.complaints.length ? [h("p", { class: "rz-mark", text: t("complaint_note") }),
      fold_(t("learn_all", { n: data.complaints.length }), () => data.complaints.map(complaint))] : []),
    shelf(t("all_techniques"), [fold_(t("learn_all", { n: Object.keys(data.techniques).length }), () =>
      Object.entries(data.techniques).map(([id, one]) => fold_(one.name, () => technique(id, true))))]),
    shelf(t("styles"), (data.styles ?? []).map((one) => fold_(one.name, () => [one.what, one.article, one.caution].flatMap(
      (said, place) => (said ? [place === 2 ? warning(said.says) : prose(said.says), mark(said.sources)] : []))))),
    shelf(t("evidence"), [prose(data.evidence.summary), fold_(t("learn_all", { n: data.evidence.studies.length }), () => [
      h("ul", { class: "rz-sources" }, ...data.evidence.studies.map((study) => h("li", {}, prose(study.finding),
        h("cite", { text: study.citation, lang: app.prose }), " ",
        study.url ? h("span", { class: "rz-address" }, linkTo(study.url, study.url)) : null)))])]));

  return {
    node,
    quiet,
    show(id) {
      const made = /** @type {HTMLDetailsElement|null} */ (node.querySelector(`details[data-routine="${CSS.escape(id)}"]`));
      for (const other of node.querySelectorAll("details[data-routine][open]")) {
        if (other !== made && other instanceof HTMLDetailsElement) other.open = false;
      }
      if (made?.open) made.dispatchEvent(new Event("toggle")); // its zones are marked again
      else if (made) made.open = true;
    },
  };
}
