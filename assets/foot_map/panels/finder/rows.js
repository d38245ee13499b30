// The rows of the list of zones.

import { badge, sample } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { footOf, numberOf, zoneLabel } from "../../core/messages.js";

/** @import { App, Zone } from "../../core/types.js" */

/** @param {App} app @param {Zone} zone
 * @param {string} [matched]  what the search matched, if not the name */
export function makeRow(app, zone, matched) {
  const { t } = app;
  const system = app.systems.get(zone.system);
  const side = footOf(zone);
  const label = [zoneLabel(t, zone, side), system?.name].filter(Boolean).join(", ");
  const shown = [zone.name, system?.name, numberOf(zone)];
  const more = matched && !shown.includes(matched) ? t("match", { text: matched }) : "";
  return h(
    "div",
    {
      role: "option",
      class: "rz-row",
      tabindex: -1,
      "data-row": zone.id,
      "aria-selected": String(app.state.selection.includes(zone.id)),
      "aria-label": more ? `${label}, ${more}` : label,
    },
    badge(zone),
    h(
      "span",
      { class: "rz-row-name", dir: "auto" },
      zone.name,
      more ? h("small", { text: more }) : null,
    ),
    side !== "both" &&
      h("span", { class: "rz-side", title: t(`row_${side}`), text: t(`row_${side}_short`) }),
    sample(app, zone.system),
  );
}

/** @param {string} name @param {HTMLElement[]} children @param {string|null} [remark] */
export const makeGroup = (name, children, remark) =>
  h(
    "div",
    { role: "group", "aria-label": name },
    h(
      "div",
      { class: "rz-group-name" },
      h("span", { text: name, dir: "auto" }),
      remark ? h("small", { text: remark }) : null,
    ),
    ...children,
  );
