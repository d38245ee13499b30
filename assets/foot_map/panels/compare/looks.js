// How the schools look beside one another, and their legend.

import { own } from "../../core/own.js";
import { h, s } from "../../core/dom.js";
import { numberOf } from "../../core/messages.js";
import { patternOver } from "../../core/patterns.js";

/** @import { App, ZonePlace } from "../../core/types.js" */
/** @import { Places } from "./places.js" */

/** The look of the schools in their order: the pattern beside the colour and the dashes. */
const LOOKS = [
  { pattern: "horizontal", dashes: "" },
  { pattern: "vertical", dashes: "5 1.6" },
  { pattern: "dots", dashes: "1.6 1.4" },
  { pattern: "crosshatch", dashes: "6 1.4 1.2 1.4" },
];

/** @param {number} at  the place of a school among all */
export function lookOf(at) {
  const look = at % LOOKS.length;
  return { look, ...LOOKS[look] };
}

/** What the records of other schools are called in the reader's language. */
export class Names {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  /** @param {string} id  of a body area */
  area(id) {
    return own(this.app.data.body_areas, id)?.name ?? id;
  }

  /** @param {Places["school"]} school */
  school({ id, titles }) {
    const here = this.app.data.schools.find((school) => school.id === id);
    return here?.title ?? titles[this.app.data.language] ?? titles.en;
  }

  /** @param {ZonePlace} zone */
  zone({ names }) {
    return names[this.app.data.language] ?? names.en;
  }

  /** The language of the name of a zone. @param {ZonePlace} zone */
  lang({ names }) {
    const { language } = this.app.data;
    return names[language] || language === "en" ? null : "en";
  }

  /** @param {ZonePlace} zone */
  feet({ feet }) {
    return this.app.t(`foot_${feet.length === 1 ? feet[0] : "both"}`);
  }
}

/** The row of a school in the legend. @param {Names} names @param {Places} places
 * @param {number} at  its place among all
 * @param {(school: string, zone: ZonePlace) => void} open */
export function legendRow(names, { letter, school, zones }, at, open) {
  const items = zones.map((zone) => zoneItem(names, zone, () => open(school.id, zone)));
  return h(
    "li",
    { class: "rz-compare-row" },
    swatch(at, letter),
    h(
      "div",
      {},
      h("strong", { text: names.school(school) }),
      zones.length
        ? h("ul", {}, ...items)
        : h("p", { class: "rz-mark", text: names.app.t("compare_absent") }),
    ),
  );
}

/** @param {Names} names @param {ZonePlace} zone @param {() => void} open */
function zoneItem(names, zone, open) {
  const { t, data } = names.app;
  const views = Object.keys(zone.views).map((view) => data.views[view]?.label ?? view).join(", ");
  const where = [names.feet(zone), views || t("compare_not_drawn")].join(" · ");
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "rz-link", title: t("compare_open"), onclick: open },
      numberOf(zone) ? `${numberOf(zone)} ` : "",
      h("span", { text: names.zone(zone), lang: names.lang(zone) }),
    ),
    h("small", { text: ` ${where}` }),
  );
}

/** @param {number} at  the place of a school among all @param {string} letter */
function swatch(at, letter) {
  const { look, pattern, dashes } = lookOf(at);
  const frame = { x: 1.5, y: 1.5, width: 31, height: 19, rx: 3 };
  const d = patternOver(pattern, { x: 4, y: 4, width: 26, height: 14 }, 4);
  return s(
    "svg",
    {
      class: "rz-compare-swatch",
      viewBox: "0 0 34 22",
      "data-look": look,
      "aria-hidden": true,
    },
    s("rect", { ...frame, class: "rz-compare-fill" }),
    s("path", { d, class: "rz-compare-lines", "clip-path": "inset(0)" }),
    s("rect", { ...frame, class: "rz-compare-line", "stroke-dasharray": dashes || null }),
    s("circle", { cx: 17, cy: 11, r: 7.5, class: "rz-compare-dot" }),
    s("text", { x: 17, y: 11, dy: "0.36em", "font-size": 11, text: letter }),
  );
}
