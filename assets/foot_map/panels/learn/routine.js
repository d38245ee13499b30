// A routine, one step at a time.

import { h } from "./dom.js";
import { iconButton } from "./parts.js";
import { techniqueArt } from "./technique_art.js";
import { sourceMark } from "./sources.js";

/** @import { App, LearnTools, Routine, Walk } from "./types.js" */

/**
 * The steps of a routine.  Where the reader has come to stands in `places`.
 *
 * @param {App} app
 * @param {Routine} routine
 * @param {Map<string, number>} places  the step of each routine
 * @param {LearnTools} tools
 * @returns {Walk}
 */
export function makeWalk(app, { id, steps }, places, { fold, prose, named, chips, technique, mark, moved }) {
  const { t, data } = app;
  const place_ = h("h4", {});
  const bar = h("progress", { max: steps.length, "aria-hidden": true });
  const body = h("div", { "aria-live": "polite" });
  const at = () => Math.min(places.get(id) ?? 0, steps.length - 1);
  const move = (/** @type {number} */ by) => {
    places.set(id, at() + by);
    paint();
    mark(steps[at()].zones);
    moved();
  };
  const previous = iconButton("previous", t("step_previous"), () => move(-1), { "data-key": `previous-${id}` });
  const next = iconButton("next", t("step_next"), () => move(1), { "data-key": `next-${id}` });
  const on = h("button", { type: "button", class: "rz-toggle", text: t("step_next"), onclick: () => {
    move(1);
    node.scrollIntoView({ block: "nearest" });
    (next.disabled ? previous : next).focus({ preventScroll: true });
  } });
  function paint() {
    const one = steps[at()];
    const known = one.technique ? data.techniques[one.technique] : null;
    place_.replaceChildren(t("step_of", { n: at() + 1, total: steps.length, name: "" }),
      h("span", { text: one.name, lang: app.prose }));
    bar.value = at() + 1;
    body.replaceChildren(...[prose(one.what), named(t("technique_time"), one.time),
      one.technique && known ? techniqueArt(app, one.technique) : null,
      one.technique && known ? fold(known.name, () => technique(one.technique ?? "").slice(1)) : null,
      one.zones.length ? h("p", { class: "rz-mark", text: t("learn_zones") }) : null,
      one.zones.length ? chips(one.zones) : null,
      sourceMark(app, one.sources, { none: "technique_own" })].flatMap((made) => made ?? []));
    previous.disabled = at() === 0;
    on.hidden = next.disabled = at() === steps.length - 1;
  }
  paint();
  const node = h("div", { class: "rz-technique" },
    h("div", { class: "rz-walk" }, previous, place_, next), bar, body, on);
  return { node, mark: () => mark(steps[at()].zones) };
}
