// The figure of the body that a zone points to.

import { SVG, drawn, flag, h, s } from "./dom.js";
import { reach } from "./state.js";

/** @import { App, Body, BodyShape, Foot, Zone } from "./types.js" */

/**
 * The sides of the body that a zone stands for, on the feet shown: crossed where the school does.
 *
 * @param {{feet: Foot[], crossing: string}} zone
 * @param {string} [only]  the feet shown: both, left or right
 * @returns {Foot[]} the owner's
 */
export function sidesOf({ feet, crossing }, only = "both") {
  const shown = feet.filter((foot) => only === "both" || foot === only);
  const meant = shown.length ? shown : feet;
  return crossing === "crossed" ? meant.map((foot) => (foot === "left" ? "right" : "left")) : meant;
}

/**
 * The zones that a part of the body leads to, and the foot to look for them.
 *
 * @param {Zone[]} zones
 * @param {string[]} areas  the body area, and the whole that it is a part of
 * @param {string} side  left, right or midline
 * @returns {{zones: Zone[], feet: string}} the zone with the fewest other areas last
 */
export function leadsTo(zones, areas, side) {
  const linked = zones.filter((zone) => zone.body_areas.some((id) => areas.includes(id)));
  const near = linked.filter((zone) => side === "midline" || sidesOf(zone).some((one) => one === side));
  const found = (near.length ? near : linked)
    .sort((a, b) => Number(!b.views.length) - Number(!a.views.length) || b.body_areas.length - a.body_areas.length);
  const feet = new Set(found.flatMap((zone) => zone.feet
    .filter((foot) => side === "midline" || sidesOf(zone, foot).some((one) => one === side))));
  return { zones: found, feet: feet.size === 1 ? [...feet][0] : "both" };
}

/**
 * The figure of the body with the areas of the zone on the card in full colour, and the list of
 * all its areas, which does the same for the keyboard and for screen readers.
 *
 * @param {App} app
 * @returns {{node: HTMLElement, paint: (zone: Zone) => void}}
 */
export function makeBody(app) {
  const { t, data } = app;
  const body = /** @type {Body} */ (data.body);
  /** @type {Record<string, {svg: SVGSVGElement, drawn: {shape: BodyShape, node: SVGGElement}[]}>} */
  const made = {};
  /** @type {Zone|null} */
  let shown = null;
  let view = "front";
  const stage = h("div", { class: "rz-body-stage" });
  const lit = h("div", { class: "rz-views" });
  const crossed = h("p", { class: "rz-mark", text: t("body_crossed") });
  const buttons = Object.entries(body.views).map(([id, one]) => ({ id, node: h("button", { type: "button",
    class: "rz-chip", text: one.label, "data-key": `body-${id}`, onclick: () => { view = id; draw(); } }) }));
  const all = h("ul", { class: "rz-body-list" });
  const list = h("details", { class: "rz-fold", ontoggle: () => fillList() }, h("summary", { text: t("body_list") }), all);
  const node = h("section", { class: "rz-part rz-body" }, h("h3", { text: t("body") }),
    h("div", { class: "rz-body-plate" }, stage, h("div", {},
      h("div", { class: "rz-views", role: "group", "aria-label": t("body_view") }, ...buttons.map((one) => one.node)),
      h("p", { class: "rz-mark", text: t("body_hint") }), lit, crossed)), list);

  /** @param {string} id */
  const nameOf = (id) => data.body_areas[id]?.name ?? id;
  /** @param {string} id @param {string} side */
  const fullName = (id, side) => (side === "midline" ? nameOf(id) : t(`body_${side}`, { name: nameOf(id) }));
  /** @param {string} id  a part stands for its whole too @returns {string[]} */
  const withWhole = (id) => [id, ...Object.keys(body.wholes).filter((whole) => body.wholes[whole].includes(id))];

  /** @param {string} area @param {string} side */
  function press(area, side) {
    const { zones, feet } = leadsTo(data.zones, withWhole(area), side);
    const last = zones.at(-1);
    if (last) app.chooseAll(zones.map((zone) => zone.id), { ...reach(app.state, last), feet }, t("said_body", {
      area: fullName(area, side), names: zones.map((zone) => zone.name).join(", "), foot: t(`foot_${feet}`) }));
  }

  /** @param {string} id */
  function build(id) {
    const { art, viewBox, shapes } = body.views[id];
    const svg = s("svg", { class: "rz-body-svg", viewBox: viewBox.join(" "), "aria-hidden": true });
    svg.append(...drawn(`<svg xmlns="${SVG}">${art}</svg>`));
    const targets = s("g");
    svg.append(targets);
    const nodes = shapes.map((shape) => {
      const system = data.body_areas[shape.area]?.system ?? "";
      const look = app.systems.get(system) ?? body.systems[system] ?? { fill: "#999999", ink: "#444444" };
      const transform = shape.flip ? "scale(-1 1)" : null;
      const name = fullName(shape.area, shape.side);
      const one = s("g", { class: "rz-organ", "data-area": shape.area, "data-side": shape.side, "data-kind": shape.kind,
        onclick: () => press(shape.area, shape.side) }, s("title", { text: name }),
      s("path", { d: shape.d, transform, fill: look.fill, stroke: look.ink, "fill-rule": "evenodd" }),
      shape.lines ? s("path", { d: shape.lines, transform, fill: "none", stroke: look.ink, class: "rz-organ-lines" }) : null);
      if (shape.hit) {
        targets.append(s("path", { d: shape.hit, class: "rz-hit", onclick: () => press(shape.area, shape.side) },
          s("title", { text: name })));
      }
      return { shape, node: one };
    });
    svg.append(...nodes.map((one) => one.node));
    return { svg, drawn: nodes };
  }

  /** @param {string} area @param {string} side */
  function isLit(area, side) {
    if (!shown || !withWhole(area).some((id) => shown?.body_areas.includes(id))) return false;
    return side === "midline" || sidesOf(shown, app.state.feet).some((one) => one === side);
  }

  function draw() {
    made[view] ??= build(view);
    const { svg, drawn: every } = made[view];
    for (const { shape, node: one } of every) flag(one, "data-lit", isLit(shape.area, shape.side));
    // What is lit comes to the front, and a ring leads the eye to what is small.
    const lit_ = every.filter(({ node: one }) => one.hasAttribute("data-lit"));
    const r = body.views[view].viewBox[2] * 0.05;
    for (const ring of svg.querySelectorAll(".rz-organ-ring")) ring.remove();
    svg.append(...every.filter((one) => !lit_.includes(one)).map((one) => one.node), ...lit_.map((one) => one.node));
    stage.replaceChildren(svg);
    svg.append(...lit_.filter(({ shape, node: one }) => shape.hit && one.getBBox().height < 4 * r)
      .map(({ shape: { at: [cx, cy] } }) => s("circle", { cx, cy, r, class: "rz-organ-ring" })));
    for (const { id, node: button } of buttons) button.setAttribute("aria-pressed", String(id === view));
  }

  function fillList() {
    if (!list.open) return;
    const seen = new Map(Object.values(body.views).flatMap((one) => one.shapes)
      .map((shape) => [fullName(shape.area, shape.side), shape]));
    all.replaceChildren(...[...seen].sort(([a], [b]) => a.localeCompare(b)).map(([text, { area, side }]) =>
      h("li", {}, h("button", { type: "button", class: "rz-chip", text, "data-key": `area-${area}-${side}`,
        "aria-pressed": String(isLit(area, side)), onclick: () => press(area, side) }))));
  }

  return {
    node,
    paint(zone) {
      shown = zone;
      const has = (/** @type {string} */ id) => body.views[id].shapes.some((one) => isLit(one.area, one.side));
      if (!has(view)) view = Object.keys(body.views).find(has) ?? view;
      lit.replaceChildren(...zone.body_areas.map((id) => h("button", { type: "button", class: "rz-chip",
        "data-key": `linked-${id}`, text: nameOf(id), onclick: () => press(id, "midline") })));
      crossed.hidden = zone.crossing !== "crossed";
      draw();
      fillList();
    },
  };
}
