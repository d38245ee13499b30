// What a card says of one zone: its head, and what lies below.

import { own } from "../../core/own.js";
import { badge, icon, sample } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { footOf, listed } from "../../core/messages.js";
import { reveal, toggle } from "../../core/state.js";
import { readValues, valuesOf, valueText } from "../../core/values.js";
import { sourceList, sourceMark } from "../sources.js";
import { facts, fold, phrase, prose, section } from "../texts.js";
import { briefly } from "./techniques.js";

/** @import { App, Statement, Zone } from "../../core/types.js" */

/** Number, name, system and foot, and how it is pressed in short. @param {App} app
 * @param {Zone} zone */
export function head(app, zone) {
  const { t } = app;
  const name = h("h2", { text: zone.name, dir: "auto", lang: app.lang(zone) });
  const system = h(
    "p",
    { class: "rz-system" },
    systemButton(app, zone.system),
    h("span", { class: "rz-foot-of", text: footWords(app, zone) }),
    zone.number === null ? h("span", { class: "rz-mark", text: t("further_zone") }) : null,
  );
  return h(
    "header",
    { class: "rz-card-head", "data-system": zone.system, "data-coded": !!zone.code },
    badge(zone),
    h("div", {}, name, system, briefly(app, zone)),
  );
}

/** The foot without a sentence around it. @param {App} app @param {Zone} zone */
function footWords({ t }, zone) {
  const foot = footOf(zone);
  return foot === "both" ? t("foot_both") : t(`row_${foot}`);
}

/** Shows the zones of this system alone, or all again. @param {App} app @param {string} id */
function systemButton(app, id) {
  const { systems } = app.state;
  return h(
    "button",
    {
      type: "button",
      class: "rz-chip",
      "data-filters": id,
      "data-key": `filter-${id}`,
      "aria-pressed": String(systems.includes(id)),
      onclick: () => app.set({ systems: app.state.systems.includes(id) ? [] : [id] }),
    },
    sample(app, id),
    h("span", { text: app.systems.get(id)?.name ?? "" }),
  );
}

/** The other zones that are chosen; a press takes one away. @param {App} app @param {Zone} zone */
export function alsoChosen(app, zone) {
  const { t, state } = app;
  const others = state.selection.filter((id) => id !== zone.id)
    .flatMap((id) => app.zones.get(id) ?? []);
  if (!others.length) return null;
  const chips = others.map((other) =>
    h(
      "button",
      {
        type: "button",
        class: "rz-chip",
        "aria-label": t("deselect", { name: other.name }),
        onclick: () => app.set({ selection: toggle(app.state.selection, other.id) }),
      },
      h("span", { text: other.name, lang: app.lang(other) }),
      icon("clear"),
    )
  );
  return h("p", { class: "rz-others" }, t("also_selected"), " ", ...chips);
}

/** The body areas that the zone is linked to, and on which side. @param {App} app
 * @param {Zone} zone @param {HTMLElement|null} comparer  opens the schools side by side */
export function linkedTo({ t, data }, zone, comparer) {
  const areas = zone.body_areas.map((id) => own(data.body_areas, id)?.name ?? id);
  const linked = listed(data.language, areas);
  return section(
    t("linked"),
    linked ? h("p", {}, linked, " ", comparer) : null,
    h("p", { text: `${t(`feet_words_${footOf(zone)}`)} ${t(`crossing_${zone.crossing}`)}` }),
  );
}

/** Where the zone lies. @param {App} app @param {Zone} zone */
export function whereExactly(app, zone) {
  const { t, data, state } = app;
  const { landmark, elsewhere } = zone;
  const views = zone.views.filter((view) => view !== state.view);
  const chips = views.map((view) =>
    h("button", {
      type: "button",
      class: "rz-chip",
      text: data.views[view]?.label ?? view,
      onclick: () => app.set({ ...reveal({ ...app.state, view }, zone), view }),
    })
  );
  if (!landmark && !views.length && !zone.not_drawn) return null;
  return section(
    t("where"),
    landmark ? prose(app, landmark.says) : null,
    landmark ? sourceMark(app, landmark.sources, { disputed: elsewhere !== null }) : null,
    facts([
      [
        t(views.length < zone.views.length ? "also_on" : "shown_on"),
        views.length ? h("span", { class: "rz-views" }, ...chips) : null,
      ],
      [t("not_drawn"), phrase(app, zone.not_drawn)],
    ]),
  );
}

/** The program's own value. @param {App} app @param {Zone} zone */
export function valueOf(app, zone) {
  const values = valuesOf(app);
  const value = valueText(app, values, zone);
  return value ? facts([[values.bar?.label || app.t("value"), value]]) : null;
}

/** The program's own note. @param {App} app @param {Zone} zone */
export function valueNote(app, { id }) {
  const note = own(readValues(app.state.values_json).notes, id);
  return note ? section(app.t("value_note"), prose(app, note)) : null;
}

/** @param {App} app @param {string} title @param {Statement|null} statement */
export function statement(app, title, statement) {
  if (!statement) return null;
  const { says, sources } = statement;
  return section(title, prose(app, says), sourceMark(app, sources));
}

/** @param {App} app @param {Zone} zone */
export function otherNames(app, { names, also }) {
  const { t } = app;
  const foreign = Object.entries(names).filter(([lang]) => lang !== app.data.language);
  if (!also.length && !foreign.length) return null;
  const list = foreign.flatMap(([lang, name]) => [
    h("dt", { text: t(`language_${lang}`) }),
    h("dd", { lang, dir: "auto", text: name }),
  ]);
  return section(
    t("names"),
    also.length ? prose(app, also.join(", ")) : null,
    h("dl", { class: "rz-facts rz-names" }, ...list),
  );
}

/** @param {App} app @param {Zone} zone */
export function zoneSources(app, zone) {
  const { t } = app;
  const statements = [zone.landmark, zone.tradition, zone.elsewhere, ...zone.techniques];
  const all = statements.flatMap((one) => one?.sources ?? []).concat(zone.number_sources);
  const ids = [...new Set(all)];
  const unsourced = zone.number !== null && !zone.number_sources.length;
  return section(
    t("sources"),
    ids.length ? null : h("p", { text: t("sources_none") }),
    unsourced ? h("p", { class: "rz-mark", text: t("number_unsourced") }) : null,
    ids.length ? fold(t("status_sourced", { n: ids.length }), sourceList(app, ids)) : null,
  );
}
