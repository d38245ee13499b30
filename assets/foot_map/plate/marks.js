// What shows the state on the plate: selection, filter, search, highlight and values.

import { own } from "../core/own.js";
import { flag, h, s } from "../core/dom.js";
import { zoneLabel } from "../core/messages.js";
import { shownText, valueOn, valuesOf } from "../core/values.js";
import { classPatterns } from "./spots.js";
import { placeLabels } from "./value_labels.js";
import { valueLegend } from "./value_legend.js";

/** @import { App } from "../core/types.js" */
/** @import { Values } from "../core/values.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Spot } from "./spots.js" */

/** The shape of a zone once more, for a mark of it in another pane. @param {Spot} spot
 * @param {string} name  of the class */
export const outline = ({ shape, zone, matrix }, name) =>
  s("path", {
    d: shape.d,
    transform: `matrix(${matrix.join(" ")})`,
    class: name,
    "data-system": zone.system,
    "data-dot": shape.label !== undefined,
  });

/** The edge of a zone that was just chosen, which is drawn before the reader's eyes.
 * @param {Spot} spot */
function drawnOnce(spot) {
  const ring = outline(spot, "rz-ring rz-new");
  ring.setAttribute("pathLength", "1");
  return ring;
}

/** The marks of the state; only what changed is touched, as a click must paint within a frame. */
export class Marks {
  fills = s("g");
  rings = s("g", { class: "rz-marks" });
  values = s("g", { "aria-hidden": true });
  #patterns = s("g", { "aria-hidden": true }); // of categories
  /** The values that colour the zones. @type {Values|null} */
  #valued = null;

  /** @param {Drawing} drawing */
  constructor(drawing) {
    this.drawing = drawing;
    const name = drawing.app.t("value_legend");
    this.bar = h("div", { class: "rz-bar", role: "group", "aria-label": name });
  }

  paintAll() {
    const { selection } = this.drawing.app.state;
    this.paintSelection(selection, selection);
    this.paintFilter();
    this.paintValues();
  }

  /** @param {string[]} before @param {string[]} after */
  paintSelection(before, after) {
    const { app, byZone, panes } = this.drawing;
    for (const id of [...before, ...after]) {
      for (const spot of byZone.get(id) ?? []) {
        spot.path.setAttribute("aria-selected", String(after.includes(id)));
        dim(app, spot);
      }
    }
    flag(panes.stage, "data-chosen", after.some((id) => byZone.has(id)));
    const chosen = after.flatMap((id) => byZone.get(id) ?? []);
    this.fills.replaceChildren(...chosen.map((spot) => outline(spot, "rz-glow")));
    this.rings.replaceChildren(
      ...chosen.flatMap((spot) => [
        outline(spot, "rz-halo"),
        before.includes(spot.zone.id) ? outline(spot, "rz-ring") : drawnOnce(spot),
      ]),
      ...this.#otherPlaces(after),
    );
  }

  /** Where other charts draw the zone on the card, dashed. @param {string[]} selection */
  #otherPlaces(selection) {
    const { app, feet } = this.drawing;
    const variants = app.zones.get(selection.at(-1) ?? "")?.variants ?? [];
    return variants.flatMap((variant) => {
      const place = variant.views[app.state.view];
      if (!place) return [];
      return feet.filter(({ foot }) => variant.feet.includes(foot)).map(({ matrix }) =>
        s("path", {
          d: place.d,
          transform: `matrix(${matrix.join(" ")})`,
          class: "rz-variant",
        })
      );
    });
  }

  paintFilter() {
    const { app, spots, panes } = this.drawing;
    const { systems, highlight } = app.state;
    for (const spot of spots) {
      dim(app, spot);
      flag(spot.path, "data-lit", app.found?.has(spot.zone.id) ?? false);
      flag(spot.path, "data-highlight", highlight.includes(spot.zone.id));
    }
    const off = (/** @type {Element} */ lines) =>
      systems.length > 0 && !systems.includes(lines.getAttribute("data-system") ?? "");
    const channels = ".rz-casing, .rz-channel, .rz-flow, .rz-code";
    for (const lines of panes.stage.querySelectorAll(channels)) {
      flag(lines, "data-dim", off(lines));
    }
    for (const lines of panes.patterns.querySelectorAll(".zone-pattern")) {
      flag(lines, "data-dim", off(lines) || app.found !== null);
    }
    this.#paintPatterns();
  }

  /** Colours by value instead of by system. Each value is a text too, seen on paper and wherever
   * the reader chose the colours. */
  paintValues() {
    const { app, spots, panes, node } = this.drawing;
    const values = valuesOf(app);
    if (!values.bar && !this.#valued) return;
    this.#valued = values.bar ? values : null;
    flag(panes.stage, "data-values", !!values.bar);
    for (const { zone, foot, path } of spots) {
      const value = own(values.zones, zone.id)?.[foot];
      const label = [zoneLabel(app.t, zone, foot), valueOn(app, values, zone.id, foot)];
      flag(path, "data-valued", value !== undefined);
      path.style.setProperty("--value", value?.[0] ?? "");
      path.setAttribute("aria-label", label.filter(Boolean).join(", "));
    }
    this.#writeValues(values);
    const missing = spots.some(({ path }) => !path.hasAttribute("data-valued"));
    this.bar.replaceChildren(...(values.bar ? valueLegend(app, values.bar, missing) : []));
    flag(node, "data-bar", !!values.bar);
    this.#paintPatterns();
  }

  /** @param {Values} values */
  #writeValues({ bar, zones }) {
    const { app, spots } = this.drawing;
    const labels = spots.map(({ zone, foot, x, y, shown }) => {
      const value = own(zones, zone.id)?.[foot];
      return { x, y, r: shown, text: value ? shownText(app, bar, value[1]) : "" };
    });
    const texts = placeLabels(labels).flatMap((at) => at?.text ? s("text", at) : []);
    this.values.replaceChildren(...texts);
    this.values.setAttribute("class", bar?.classes ? "rz-values rz-categories" : "rz-values");
  }

  /** What tells categories apart besides their colour. */
  #paintPatterns() {
    const { app, spots, panes, feet } = this.drawing;
    const { bar, zones } = this.#valued ?? { bar: null, zones: {} };
    this.#patterns.replaceChildren();
    if (!bar?.classes?.length) return this.#patterns.remove();
    const seen = spots.filter(({ path }) => !path.hasAttribute("data-dim"));
    for (const { foot, matrix } of feet) {
      const mine = seen.filter((spot) => spot.foot === foot);
      const textOf = (/** @type {Spot} */ { zone }) => own(zones, zone.id)?.[foot]?.[1];
      const transform = `matrix(${matrix.join(" ")})`;
      this.#patterns.append(
        s("g", { transform }, ...classPatterns(app.uid, foot, bar.classes, mine, textOf)),
      );
    }
    panes.patterns.prepend(this.#patterns);
  }
}

/** What the filter or the search left out steps back, unless it is chosen. @param {App} app
 * @param {Spot} spot */
function dim({ state, found }, { zone, path, disc, label }) {
  const { systems, selection } = state;
  const out = (systems.length > 0 && !systems.includes(zone.system)) ||
    (found !== null && !found.has(zone.id));
  const off = out && !selection.includes(zone.id);
  flag(path, "data-dim", off);
  for (const one of [disc, label]) if (one) flag(one, "data-dim", off);
}
