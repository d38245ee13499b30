// What other schools and charts say of a zone.

import { h } from "../../core/dom.js";
import { sourceMark } from "../sources.js";
import { fold, paragraph, prose, section } from "../texts.js";

/** @import { App, Payload, Zone } from "../../core/types.js" */
/** @typedef {NonNullable<Payload["elsewhere_schools"]>[string][number]} Place */

/** What is said of other schools, where each has the same body areas, and on what they differ.
 * @param {App} app @param {Zone} zone */
export function otherSchools(app, zone) {
  const { t, data } = app;
  const places = zone.body_areas.flatMap((area) => data.elsewhere_schools?.[area] ?? []);
  const differ = (data.disagreements ?? []).filter((one) => one.zones.includes(zone.id));
  if (!zone.elsewhere && !places.length && !differ.length) return null;
  const rows = data.schools.flatMap(({ id, title }) =>
    schoolRow(app, id, title, places.filter((place) => place.school === id))
  );
  const folds = differ.map((one) =>
    fold(t("differ", { topic: one.topic }), paragraph(one.says), sourceMark(app, one.sources))
  );
  return section(
    t("elsewhere"),
    zone.elsewhere ? prose(app, zone.elsewhere.says) : null,
    zone.elsewhere ? sourceMark(app, zone.elsewhere.sources) : null,
    rows.length ? h("p", { class: "rz-mark", text: t("same_areas") }) : null,
    rows.length ? h("dl", { class: "rz-facts rz-schools" }, ...rows) : null,
    ...folds,
  );
}

/** @param {App} app @param {string} school @param {string} title @param {Place[]} places */
function schoolRow(app, school, title, places) {
  if (!places.length) return [];
  const zones = new Map(places.map((place) => [place.zone, place]));
  const chips = [...zones.values()].map((place) => schoolChip(app, school, title, place));
  return [
    h("dt", { text: title, dir: "auto" }),
    h("dd", { class: "rz-views" }, ...chips),
  ];
}

/** A button that leads to a zone of another school. @param {App} app @param {string} school
 * @param {string} title @param {Place} place */
function schoolChip(app, school, title, place) {
  const { t, state } = app;
  const go = () => {
    const [view] = place.views;
    const seen = !view || place.views.some((one) => one === state.view);
    app.set({
      chart: school,
      selection: [place.zone],
      feet: "both",
      systems: [],
      ...(seen ? {} : { view }),
    });
  };
  return h(
    "button",
    {
      type: "button",
      class: "rz-chip",
      "data-key": `go-${school}-${place.zone}`,
      "aria-label": t("go_school", { name: place.name, school: title }),
      onclick: go,
    },
    h("span", { text: place.name, lang: app.lang(place) }),
    place.feet.length === 1 ? h("small", { text: t(`row_${place.feet[0]}_short`) }) : null,
  );
}

/** Other places that charts of this school give the zone. @param {App} app @param {Zone} zone */
export function variants(app, { variants }) {
  if (!variants?.length) return null;
  const says = variants.flatMap((one) => [prose(app, one.says), sourceMark(app, one.sources)]);
  return section(
    app.t("variants"),
    h("p", { class: "rz-mark", text: app.t("variants_hint") }),
    ...says,
  );
}
