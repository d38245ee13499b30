// The card of the zone chosen last.

import { afterPaint, flag, h, openFolds, reopen } from "./dom.js";
import { inOrder, reach, toggle } from "./state.js";
import { readValues, valueWords } from "./values.js";
import { footOf } from "./words.js";
import { badge, icon, iconButton, sample } from "./parts.js";
import { makeBody } from "./body.js";
import { techniqueArt } from "./technique_art.js";
import { SHELF } from "./learn.js";
import { sourceList, sourceMark, linkTo } from "./sources.js";
import { canCompare, makeCompare } from "./compare.js";
import { nameIn } from "./language.js";


/** @import { App, Part, Statement, Zone } from "./types.js" */

/**
 * The region "Zone details": what the chart says about the zone chosen last.
 *
 * @param {App} app
 * @returns {Part}
 */
export function makeCard(app) {
  const { t, data } = app;
  const back = iconButton("back", t("back"), app.back);
  const clear = iconButton("clear", t("clear"), app.clear);
  const bar = h("div", { class: "rz-steps" }, h("span", { class: "rz-steps-name", text: t("card") }),
    iconButton("previous", t("previous"), () => app.step(-1)),
    iconButton("next", t("next"), () => app.step(1)), back, clear);
  let scrolled = false; // to ask the element itself would lay the page out
  const body = h("div", { class: "rz-card-body", onscroll: () => { scrolled = body.scrollTop > 0; } });
  let callOff = () => {};
  /** @type {(() => void)|null} what is still to come of the card */
  let due = null;
  const finish = () => {
    const task = due;
    due = null;
    task?.();
  };
  window.addEventListener("beforeprint", finish);
  const node = h("section", { class: "rz-card", "aria-label": t("card"), tabindex: -1 }, bar, body);

  /** @param {string} title @param {...(Node|string|null|false|undefined)} children */
  const part = (title, ...children) =>
    h("section", { class: "rz-part" }, h("h3", { text: title }), ...children);
  /** @param {string} title @param {...(Node|string|null|false|undefined)} children */
  const unfold = (title, ...children) =>
    h("details", { class: "rz-fold" }, h("summary", { text: title }), ...children);
  /** @param {string} text */
  const prose = (text) => h("p", { text: text.trim(), dir: "auto", lang: app.prose });

  /** What a chart says, within a line. @param {string|null|undefined} text */
  const words = (text) => (text ? h("span", { text: text.trim(), lang: app.prose }) : null);

  /** How well a statement is sourced; a press shows the sources. @param {string[]} ids @param {boolean} [disputed] */
  const mark = (ids, disputed = false) => sourceMark(app, ids, { disputed });

  /** @param {string} id */
  const caution = (id) => {
    const known = data.cautions[id];
    return known ? h("li", { "data-level": known.level },
      h("strong", {}, h("span", { class: "rz-level", text: t(`level_${known.level}`) }), " ", known.name),
      prose(known.advice), mark(known.sources)) : null;
  };

  /** The check before any massage: general cautions and the signs that need help now. */
  function generalCheck() {
    const general = Object.entries(data.cautions).filter(([, one]) => one.general);
    const levels = ["leave", "ask", "adapt"].map((level) => {
      const some = general.filter(([, one]) => one.level === level);
      return some.length ? h("div", { class: "rz-check", "data-level": level },
        h("h4", { text: t(`level_${level}`) }),
        h("ul", {}, ...some.map(([, one]) => h("li", {}, h("strong", { text: one.name }), prose(one.advice), mark(one.sources))))) : null;
    });
    const flags = data.red_flags.length ? h("div", { class: "rz-check", "data-level": "leave" },
      h("h4", { text: t("red_flags") }),
      h("ul", {}, ...data.red_flags.map((one) => h("li", {},
        h("strong", { text: t(`urgency_${one.urgency}`) }), prose(one.sign), prose(one.action), mark(one.sources))))) : null;
    return unfold(t("cautions_general"), h("p", { text: t("cautions_general_hint") }), ...levels, flags);
  }

  /** @param {Zone} zone */
  const cautions = (zone) => h("section", { class: "rz-part rz-cautions" },
    h("h3", { text: t("cautions") }),
    zone.cautions.length ? h("ul", {}, ...zone.cautions.map(caution)) : h("p", { text: t("cautions_none") }),
    h("p", { class: "rz-stop", text: t("stop_rule") }),
    check);

  /** @param {string} pressure */
  function dots(pressure) {
    const n = ["very-light", "light", "medium", "firm"].indexOf(pressure) + 1;
    const name = t(`pressure_${pressure}`);
    return h("span", { class: "rz-pressure" },
      h("span", { class: "rz-dots", role: "img", "aria-label": t("pressure_scale", { word: name, n }) },
        ...[1, 2, 3, 4, 5].map((i) => h("i", { "data-on": i <= n }))), h("span", { text: name }));
  }

  /** @param {[string, Node|string|null|undefined][]} pairs */
  const facts = (pairs) => h("dl", { class: "rz-facts" }, ...pairs.flatMap(([name, value]) =>
    (value ? [h("dt", { text: name }), h("dd", {}, value)] : [])));

  /** @param {Zone["techniques"][number]} use */
  function technique(use) {
    const known = data.techniques[use.use];
    return h("li", { class: "rz-technique" }, h("h4", { text: known?.name ?? use.use }), techniqueArt(app, use.use),
      facts([[t("technique_pressure"), dots(use.pressure)], [t("technique_time"), words(use.time)],
        [t("technique_direction"), words(use.direction)]]),
      known?.leave_out ? h("p", { class: "rz-leave-out" },
        h("strong", { text: t("technique_leave_out") }), " ", words(known.leave_out)) : null,
      known ? unfold(t("technique_steps"), h("ol", { lang: app.prose }, ...known.steps.map((step) => h("li", { text: step }))),
        known.suits ? h("p", {}, h("strong", { text: t("technique_suits") }), " ", words(known.suits)) : null,
        mark(known.sources)) : null,
      sourceMark(app, use.sources, { none: "technique_own" }));
  }

  /** @param {string} title @param {Statement|null} said @param {boolean} [disputed] */
  const statement = (title, said, disputed) =>
    (said ? part(title, prose(said.says), mark(said.sources, disputed)) : null);

  /** What is said of other schools, where each has the same body areas, and on what they differ.
   * @param {Zone} zone */
  function otherSchools(zone) {
    const places = zone.body_areas.flatMap((area) =>
      (data.elsewhere_schools?.[area] ?? []).map((place) => ({ area, ...place })));
    const differ = (data.disagreements ?? []).filter((one) => one.zones.includes(zone.id));
    if (!zone.elsewhere && !places.length && !differ.length) return null;
    const titles = new Map(data.schools.map((school) => [school.id, school.title]));
    const rows = [...titles].flatMap(([school, title]) => {
      const some = new Map(places.filter((place) => place.school === school).map((place) => [place.zone, place]));
      return some.size ? [h("dt", { text: title, dir: "auto" }), h("dd", { class: "rz-views" }, ...[...some.values()].map((place) =>
        h("button", { type: "button", class: "rz-chip", "data-key": `go-${school}-${place.zone}`,
          "aria-label": t("go_school", { name: place.name, school: title }),
          onclick: () => app.set({ chart: school, selection: [place.zone], feet: "both", systems: [],
            ...(place.views.some((view) => view === app.state.view) || !place.views.length ? {} : { view: place.views[0] }) }) },
        h("span", { text: place.name, lang: app.lang(place) }), place.feet.length === 1 ? h("small", { text: t(`row_${place.feet[0]}_short`) }) : null)))] : [];
    });
    return part(t("elsewhere"), zone.elsewhere ? prose(zone.elsewhere.says) : null,
      zone.elsewhere ? mark(zone.elsewhere.sources) : null,
      rows.length ? h("p", { class: "rz-mark", text: t("same_areas") }) : null,
      rows.length ? h("dl", { class: "rz-facts rz-schools" }, ...rows) : null,
      ...differ.map((one) => unfold(t("differ", { topic: one.topic }), prose(one.says), mark(one.sources))));
  }

  /** @param {Zone} zone */
  const variants = (zone) => (zone.variants?.length ? part(t("variants"),
    h("p", { class: "rz-mark", text: t("variants_hint") }),
    ...zone.variants.flatMap((one) => [prose(one.says), mark(one.sources)])) : null);

  /** @param {Zone} zone */
  function names(zone) {
    const foreign = Object.entries(zone.names);
    if (!zone.also.length && !foreign.length) return null;
    return part(t("names"), zone.also.length ? prose(zone.also.join(", ")) : null,
      h("dl", { class: "rz-facts rz-names" }, ...foreign.flatMap(([lang, name]) => [
        h("dt", { text: t(`language_${lang}`) }), h("dd", { lang, dir: "auto", text: name })])),
      foreign.length ? h("p", { class: "rz-mark", text: t("names_review") }) : null);
  }

  /** @param {Zone} zone */
  function sources(zone) {
    const ids = [...new Set([zone.landmark, zone.tradition, zone.elsewhere, ...zone.techniques]
      .flatMap((said) => said?.sources ?? []).concat(zone.number_sources))];
    return part(t("sources"),
      ids.length ? null : h("p", { text: t("sources_none") }),
      zone.number !== null && !zone.number_sources.length
        ? h("p", { class: "rz-mark", text: t("number_unsourced") }) : null,
      ids.length ? unfold(t("status_sourced", { n: ids.length }), sourceList(app, ids)) : null);
  }

  const standing = () => h("footer", { class: "rz-standing" },
    h("p", {}, h("strong", { text: t("standing_line") }), " ", t("safety_doctor")),
    unfold(t("evidence"), prose(data.evidence.summary),
      h("h4", { text: t("evidence_studies") }), h("ul", { class: "rz-sources" },
      ...data.evidence.studies.map((study) => h("li", {}, prose(study.finding),
        h("cite", { text: study.citation, lang: app.prose }), " ",
        study.url ? h("span", { class: "rz-address" }, linkTo(study.url, study.url)) : null)))),
    unfold(t("about_school"), h("p", {}, h("strong", { text: data.school.title })), prose(data.school.summary),
      ...(/** @type {const} */ (["numbering", "crossing", "history"])).flatMap((key) => (data.school[key]
        ? [h("h4", { text: t(`school_${key}`) }), prose(data.school[key])] : [])),
      h("p", { text: data.school.reviewed ? t("school_reviewed", { text: data.school.reviewed }) : t("school_unreviewed") })));

  /** What of the card is not in the reader's language, and who has read the names. */
  const languageNote = () => (app.state.language === "en" ? null : h("p", { class: "rz-mark rz-language-note",
    text: t("language_note", { language: nameIn(app.state.language, data.spoken ?? "en") }) }));

  /** Opens the schools side by side. @param {Zone} zone */
  const comparer = (zone) => h("button", { type: "button", class: "rz-chip rz-comparer", text: t("compare"),
    "data-key": "compare", "aria-haspopup": "dialog", onclick: () => {
      if (!compare) node.append((compare = makeCompare(app)).node);
      compare.open(zone.body_areas[0], zone.body_areas);
    } });
  /** @type {ReturnType<typeof makeCompare>|undefined} */
  let compare;

  function empty() {
    const named = t("card_examples_ids").split(/\s*,\s*/).flatMap((id) => app.zones.get(id) ?? []);
    const examples = named.length ? named : inOrder(data.zones).slice(0, 3);
    body.replaceChildren(h("h2", { text: t("card_empty_title") }), h("p", { class: "rz-lead", text: t("card_empty") }),
      examples.length ? h("p", { class: "rz-mark", text: t("card_examples") }) : "",
      h("div", { class: "rz-examples" }, ...examples.map((zone) => h("button", { type: "button",
        class: "rz-example", onclick: () => app.choose(zone.id, { show: true }) },
      badge(zone), h("span", { text: zone.name, lang: app.lang(zone) })))),
      h("section", { class: "rz-part rz-cautions" }, h("h3", { text: t("cautions") }),
        h("p", { class: "rz-stop", text: t("stop_rule") }), check),
      h("section", { class: "rz-part" }, h("h3", { text: t("learn_invite") }), h("p", { text: t("learn_lead") }),
        h("button", { type: "button", class: "rz-toggle", text: t("learn"), onclick: () => app.set({ learn: SHELF }) })), footer);
  }

  /** @param {Zone} zone @param {boolean} fresh  whether another zone stood here before */
  function fill(zone, fresh) {
    const system = app.systems.get(zone.system);
    const linked = zone.body_areas.map((id) => data.body_areas[id]?.name ?? id).join(", ");
    const others = app.state.selection.filter((id) => id !== zone.id).flatMap((id) => app.zones.get(id) ?? []);
    const views = zone.views.filter((view) => view !== app.state.view);
    const values = readValues(app.state.values_json);
    body.replaceChildren(
      h("header", { class: "rz-card-head", "data-system": zone.system, "data-coded": !!zone.code }, badge(zone),
        h("div", {}, h("h2", { text: zone.name, dir: "auto", lang: app.lang(zone) }),
          h("p", { class: "rz-system" }, sample(app, zone.system), h("span", { text: system?.name ?? "" }),
            zone.number === null ? h("span", { class: "rz-mark", text: t("further_zone") }) : null))),
      others.length ? h("p", { class: "rz-others" }, t("also_selected"), " ", ...others.map((other) =>
        h("button", { type: "button", class: "rz-chip", "aria-label": t("deselect", { name: other.name }),
          onclick: () => app.set({ selection: toggle(app.state.selection, other.id) }) },
        h("span", { text: other.name, lang: app.lang(other) }), icon("clear")))) : "",
      facts([[t("linked"), zone.body_areas.length && canCompare(app.state) ? h("span", {}, linked, " ", comparer(zone)) : linked],
        [t("which_foot"), `${t(`feet_words_${footOf(zone)}`)}. ${t(`crossing_${zone.crossing}`)}`],
        [t(views.length < zone.views.length ? "also_on" : "shown_on"), views.length ? h("span", { class: "rz-views" }, ...views.map((view) =>
          h("button", { type: "button", class: "rz-chip", text: data.views[view]?.label ?? view,
            onclick: () => app.set({ ...reach({ ...app.state, view }, zone), view }) }))) : null],
        [t("not_drawn"), words(zone.not_drawn)], [values.bar?.label || t("value"), valueWords(t, values, zone.id)]]),
      values.notes[zone.id] ? part(t("value_note"), prose(values.notes[zone.id])) : "",
      cautions(zone));
    const drawn = data.body && zone.body_areas.length;
    // The head of the card is painted with the click; what lies below follows after that frame.
    const more = () => { flag(body, "data-fresh", false); body.append(
      statement(t("where"), zone.landmark, zone.elsewhere !== null) ?? "",
      drawn ? ((figure ??= makeBody(app)).paint(zone), figure.node) : "",
      zone.techniques.length ? part(t("techniques"), !app.state.charts_json
        ? h("p", { class: "rz-mark", text: t("technique_drawings") }) : null, h("ul", { class: "rz-techniques" },
        ...zone.techniques.map(technique))) : "",
      statement(t("tradition"), zone.tradition) ?? "",
      otherSchools(zone) ?? "", variants(zone) ?? "",
      zone.note ? part(t("note"), prose(zone.note)) : "",
      names(zone) ?? "", sources(zone), languageNote() ?? "", footer); };
    due = more;
    if (fresh) callOff = afterPaint(finish);
    else finish();
  }

  /** @type {ReturnType<typeof makeBody>|undefined} */
  let figure;
  // The same for every zone: made once, and left open if the reader opened it.
  const check = generalCheck();
  const footer = standing();

  const paint = () => {
    const zone = app.zones.get(app.state.selection.at(-1) ?? "");
    const other = node.dataset.card !== (zone?.id ?? "");
    if (other && scrolled) body.scrollTop = 0;
    node.dataset.card = zone?.id ?? "";
    flag(body, "data-fresh", !!zone && other);
    callOff();
    due = null;
    if (zone) fill(zone, other);
    else empty();
    clear.disabled = !zone;
    back.disabled = !app.canGoBack();
  };
  paint();
  return {
    node,
    paint(changed) {
      if (changed.has("later")) { // more has come; what was open stays open
        const open = openFolds(body);
        const focused = /** @type {ShadowRoot|Document} */ (node.getRootNode()).activeElement;
        const key = focused instanceof HTMLElement && body.contains(focused) ? focused.dataset.key : null;
        paint();
        reopen(body, open);
        if (key) /** @type {HTMLElement|null} */ (body.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
        compare?.later();
        return;
      }
      if (["selection", "view", "feet"].some((name) => changed.has(name))) paint();
    },
    dispose() {
      callOff();
      window.removeEventListener("beforeprint", finish);
    },
  };
}
