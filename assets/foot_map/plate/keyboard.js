// The keyboard on the plate: one tab stop, arrows between zones, letters to jump to one.

import { s } from "../core/dom.js";
import { fold } from "../core/text.js";
import { Typed } from "../core/typed.js";
import { nearestTowards } from "../core/geometry.js";
import { press } from "./press.js";

/** @import { Drawing } from "./drawing.js" */
/** @import { Hover } from "./hover.js" */
/** @import { Spot } from "./spots.js" */

/** The spot that holds the tab stop of the plate, and the ring around the one with the focus. */
export class Roving {
  /** @type {Spot|null} */
  spot = null;
  #typed = new Typed();
  #rings = [s("path", { class: "rz-focus-ground" }), s("path", { class: "rz-focus" })];
  ring = s("g", {}, ...this.#rings);

  /** @param {Drawing} drawing @param {Hover} hover */
  constructor(drawing, hover) {
    this.drawing = drawing;
    this.hover = hover;
  }

  /** @param {Spot|null} spot */
  to(spot) {
    this.spot?.path.setAttribute("tabindex", "-1");
    this.spot = spot;
    this.spot?.path.setAttribute("tabindex", "0");
  }

  /** @param {Spot|null} spot  that has the focus */
  showFocus(spot) {
    const visible = spot?.path.matches(":focus-visible") ?? false;
    for (const path of this.#rings) path.setAttribute("d", visible && spot ? spot.shape.d : "");
    this.ring.setAttribute("transform", spot ? `matrix(${spot.matrix.join(" ")})` : "");
    if (visible) this.hover.show(spot);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { spot } = this;
    if (!spot || event.altKey) return;
    const next = this.#leadsTo(event.key, spot);
    const more = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" || event.key === " ") {
      press(this.drawing, spot, more || event.shiftKey);
    } else if (next && !more) next.path.focus();
    else return;
    event.preventDefault();
  }

  /** Whether a name or number is being typed. */
  typing() {
    return this.#typed.going();
  }

  /** @param {string} key @param {Spot} from @returns {Spot|null} */
  #leadsTo(key, from) {
    const { spots } = this.drawing;
    if (key.startsWith("Arrow")) return spots[nearestTowards(spots, from, key)] ?? from;
    if (this.drawing.app.asking?.masked) return null; // what follows goes by names and numbers
    if (key === "Home") return this.ordered()[0];
    if (key === "End") return this.ordered().at(-1) ?? null;
    return key.length === 1 && key !== " " ? this.#named(key, from) : null;
  }

  /** The next spot whose name, number or code starts with what is typed.
   * @param {string} letter @param {Spot} from */
  #named(letter, from) {
    const all = this.ordered();
    const fits = (/** @type {Spot} */ { zone }, /** @type {string} */ text) =>
      fold(zone.name).startsWith(text) || fold(String(zone.number)) === text ||
      fold(zone.code ?? "").startsWith(text);
    return this.#typed.find(letter, all, all.indexOf(from), fits) ?? null;
  }

  /** @returns {Spot[]} in the order of the numbers */
  ordered() {
    const { app, spots } = this.drawing;
    const rank = new Map(app.data.zones.map((zone, i) => [zone.id, i]));
    return [...spots].sort((a, b) => (rank.get(a.zone.id) ?? 0) - (rank.get(b.zone.id) ?? 0));
  }
}
