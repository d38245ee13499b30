// The rows of the list: zones, and whatever else a search finds.

import { badge, sample } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { footOf, numberOf, zoneLabel } from "../../core/messages.js";
import { adviceOf } from "../card/advice.js";

/** @import { App, Zone } from "../../core/types.js" */
/** @import { Answer, Hit, Marker } from "./search.js" */

/** A name with the words of the query marked. @param {string} text @param {Marker} [mark] */
const markedText = (text, mark) =>
  mark ? mark(text).map(({ text, met }) => met ? h("mark", { text }) : text) : [text];

/** @param {App} app @param {Zone} zone
 * @param {string} [matched]  what the search matched, if not the name @param {Marker} [mark] */
export function makeRow(app, zone, matched, mark) {
  const { t } = app;
  const system = app.systems.get(zone.system);
  const side = footOf(zone);
  const shown = [zone.name, system?.name, numberOf(zone), zone.landmark?.says];
  const more = matched && !shown.includes(matched) ? matched : "";
  // It begins with what is seen, for those who speak to their device.
  const name = zone.number === null && !more
    ? [zoneLabel(t, zone, side)]
    : [`${numberOf(zone)} ${zone.name}`.trim(), more, t(`foot_${side}`)];
  const label = [...name, system?.name].filter(Boolean).join(", ");
  return h(
    "div",
    {
      role: "option",
      class: "rz-row",
      tabindex: -1,
      "data-row": zone.id,
      "aria-selected": String(app.state.selection.includes(zone.id)),
      "aria-label": label,
    },
    badge(zone),
    " ",
    h(
      "span",
      { class: "rz-row-name", dir: "auto" },
      ...markedText(zone.name, mark),
      more ? " " : null,
      more ? h("small", {}, ...markedText(more, mark)) : null,
    ),
    " ",
    side !== "both" &&
      h("span", { class: "rz-side", title: t(`row_${side}`), text: t(`row_${side}_short`) }),
    sample(app, zone.system),
  );
}

/** A row for what is no zone; its key is its kind and id. @param {App} app @param {Hit} hit
 * @param {Marker} mark */
export function makeAnswer(app, { entry, text, field }, mark) {
  const { kind, id, name } = entry;
  const advice = adviceOf(app, kind, id);
  const inName = name.toLowerCase().includes(text.toLowerCase());
  const more = field === "prose" || inName ? "" : text;
  const where = entry.schools?.length ? app.t("complaint_elsewhere") : "";
  return h(
    "div",
    {
      role: "option",
      class: "rz-row rz-answer",
      tabindex: -1,
      "data-row": `${kind}/${id}`,
      "data-kind": kind,
      "data-level": advice?.level,
      "aria-selected": "false",
      "aria-label": [advice?.urgency, name, more, where].filter(Boolean).join(", "),
    },
    h(
      "span",
      { class: "rz-row-name", dir: "auto" },
      advice ? h("span", { class: "rz-level", text: advice.urgency }) : null,
      advice ? " " : null,
      ...markedText(name, mark),
      more ? " " : null,
      more ? h("small", {}, ...markedText(more, mark)) : null,
      where ? " " : null,
      where ? h("small", { text: where }) : null,
    ),
  );
}

/** @param {string} name @param {HTMLElement[]} children */
export const makeGroup = (name, children) =>
  h(
    "div",
    { role: "group", "aria-label": name },
    h(
      "div",
      { class: "rz-group-name", "aria-hidden": true },
      h("span", { text: name, dir: "auto" }),
    ),
    ...children,
  );
