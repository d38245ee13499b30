// What a card says of one zone: its head, and what lies below.

import { own } from "../../core/own.js";
import { badge, icon, sample } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { footOf, listed } from "../../core/messages.js";
import { reveal, toggle } from "../../core/state.js";
import { readValues, valueText } from "../../core/values.js";
import { sourceList, sourceMark } from "../sources.js";
import { facts, fold, phrase, prose, section } from "../texts.js";

/** @import { App, Statement, Zone } from "../../core/types.js" */

/** Number, name and system. @param {App} app @param {Zone} zone */
export function head(app, zone) {
  const { t } = app;
  const name = h("h2", { text: zone.name, dir: "auto", lang: app.lang(zone) });
  const system = h(
    "p",
    { class: "rz-system" },
    sample(app, zone.system),
    h("span", { text: app.systems.get(zone.system)?.name ?? "" }),
    zone.number === null ? h("span", { class: "rz-mark", text: t("further_zone") }) : null,
  );
  return h(
    "header",
    { class: "rz-card-head", "data-system": zone.system, "data-coded": !!zone.code },
    badge(zone),
    h("div", {}, name, system),
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

/** The facts of a zone in short. @param {App} app @param {Zone} zone
 * @param {HTMLElement|null} comparer  the button that opens the schools side by side */
export function zoneFacts(app, zone, comparer) {
  const { t, data, state } = app;
  const areas = zone.body_areas.map((id) => own(data.body_areas, id)?.name ?? id);
  const linked = listed(data.language, areas);
  const values = readValues(state.values_json);
  const views = zone.views.filter((view) => view !== state.view);
  const chips = views.map((view) =>
    h("button", {
      type: "button",
      class: "rz-chip",
      text: data.views[view]?.label ?? view,
      onclick: () => app.set({ ...reveal({ ...app.state, view }, zone), view }),
    })
  );
  return facts([
    [t("linked"), comparer ? h("span", {}, linked, " ", comparer) : linked],
    [t("which_foot"), `${t(`feet_words_${footOf(zone)}`)} ${t(`crossing_${zone.crossing}`)}`],
    [
      t(views.length < zone.views.length ? "also_on" : "shown_on"),
      views.length ? h("span", { class: "rz-views" }, ...chips) : null,
    ],
    [t("not_drawn"), phrase(app, zone.not_drawn)],
    [values.bar?.label || t("value"), valueText(app, values, zone)],
  ]);
}

/** The program's own note. @param {App} app @param {Zone} zone */
export function valueNote(app, { id }) {
  const note = own(readValues(app.state.values_json).notes, id);
  return note ? section(app.t("value_note"), prose(app, note)) : null;
}

/** @param {App} app @param {string} title @param {Statement|null} statement
 * @param {boolean} [disputed] */
export function statement(app, title, statement, disputed) {
  if (!statement) return null;
  const { says, sources } = statement;
  return section(title, prose(app, says), sourceMark(app, sources, { disputed }));
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
