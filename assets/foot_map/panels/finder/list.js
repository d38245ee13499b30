// The list of zones and of what a search finds: its rows are made in batches, so that a long list is there at once.

import { afterPaint, h } from "../../core/dom.js";
import { Typed } from "../../core/typed.js";
import { begins, moved } from "./keys.js";
import { makeGroup, makeRow } from "./rows.js";

/** @import { App, Zone } from "../../core/types.js" */

/** A row or a group that is still to be made. @typedef {{ids: string[], make: () => HTMLElement}} Item */

const BATCH = 120; // rows made at once; of a longer list the others follow as the reader comes near
const STRETCH = 10; // rows that the browser lays out and paints together

/** The listbox of zones with its keyboard. */
export class ZoneList {
  /** Rows by zone; one zone may stand in several groups. @type {Map<string, HTMLElement[]>} */
  rows = new Map();
  /** Rows and groups still to be made, in order. @type {Item[]} */
  #waiting = [];
  /** Rows of the list as it is now. */
  #made = 0;
  #total = 0;
  #ids = 0;
  #typed = new Typed();
  /** Rows of the list itself, kept from one key to the next. @type {Map<string, HTMLElement>} */
  #kept = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #revealing;
  #atTheEnd = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) this.#more(BATCH);
  });
  #allOnPaper = () => this.#more(Infinity);

  /** @param {App} app @param {() => void} leave  upwards, out of the list */
  constructor(app, leave) {
    this.app = app;
    this.leave = leave;
    this.marked = app.state.selection; // zones whose rows are marked as chosen
    this.node = h("div", {
      class: "rz-list",
      id: `${app.uid}-list`,
      role: "listbox",
      "aria-label": app.t("list"),
      "aria-multiselectable": true,
      onclick: (/** @type {MouseEvent} */ event) => this.#click(event),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    window.addEventListener("beforeprint", this.#allOnPaper);
  }

  /** One zone. @param {Zone} zone @returns {Item} */
  single(zone) {
    return { ids: [zone.id], make: () => this.#keptRow(zone) };
  }

  /** A group of rows with its name. @param {string} name @param {string[]} ids
   * @param {(id: string) => HTMLElement} row @returns {Item} */
  several(name, ids, row) {
    const make = () => {
      const rows = ids.map(row);
      ids.forEach((id, at) => this.#remember(id, rows[at]));
      return makeGroup(name, rows);
    };
    return { ids, make };
  }

  /** @param {string} id @param {HTMLElement} row */
  #remember(id, row) {
    this.rows.set(id, [...(this.rows.get(id) ?? []), row]);
  }

  /** @param {Zone} zone */
  #keptRow(zone) {
    const known = this.#kept.get(zone.id);
    const row = known ?? makeRow(this.app, zone);
    this.#kept.set(zone.id, row);
    row.setAttribute("aria-selected", String(this.app.state.selection.includes(zone.id)));
    row.setAttribute("tabindex", "-1");
    this.#remember(zone.id, row);
    return row;
  }

  /** Show these rows and groups instead of those before. @param {Item[]} items */
  fill(items) {
    this.rows = new Map();
    this.#waiting = items;
    this.#made = 0;
    this.#total = items.reduce((sum, { ids }) => sum + ids.length, 0);
    this.node.replaceChildren();
    this.#more(BATCH);
    this.node.hidden = this.rows.size === 0;
    this.node.scrollTop = 0;
    this.point(undefined);
    this.#rove(this.#current() ?? this.all()[0]);
  }

  /** Make at least so many rows more. @param {number} count */
  #more(count) {
    const nodes = [];
    for (const most = this.#made + count; this.#waiting.length && this.#made < most;) {
      const [{ ids, make }] = this.#waiting.splice(0, 1);
      const made = make();
      this.#number(made);
      this.#made += ids.length;
      nodes.push(made);
    }
    // The browser passes over stretches that are out of sight, and paints one of them for a click.
    for (let i = 0; i < nodes.length; i += STRETCH) {
      const some = nodes.slice(i, i + STRETCH);
      const stretch = h("div", { class: "rz-stretch", role: "none" }, ...some);
      stretch.style.setProperty("--rows", String(some.length));
      this.node.append(stretch);
    }
    this.#atTheEnd.disconnect();
    const last = nodes.at(-1);
    if (last && this.#waiting.length) this.#atTheEnd.observe(last);
  }

  /** While a part of a long list is missing, each row says which of how many it is.
   * @param {HTMLElement} made  a row, or a group of them */
  #number(made) {
    const rows = made.dataset.row ? [made] : [...made.querySelectorAll("[data-row]")];
    for (const [i, row] of rows.entries()) {
      if (this.#total > BATCH) {
        row.setAttribute("aria-posinset", String(this.#made + i + 1));
        row.setAttribute("aria-setsize", String(this.#total));
      } else {
        row.removeAttribute("aria-posinset");
        row.removeAttribute("aria-setsize");
      }
    }
  }

  /** Mark the rows of the zones that are chosen. */
  markRows() {
    const { selection } = this.app.state;
    for (const id of new Set([...this.marked, ...selection])) {
      const chosen = String(selection.includes(id));
      for (const row of this.rows.get(id) ?? []) row.setAttribute("aria-selected", chosen);
    }
    this.marked = selection;
  }

  /** Show the row of the zone chosen last, in so many ms. @param {number} [wait] */
  bringLater(wait) {
    this.#revealing = setTimeout(() => this.bring(), wait);
  }

  stopBringing() {
    clearTimeout(this.#revealing);
  }

  /** Show the row of the zone chosen last; where it is still to be made, bit by bit. */
  bring() {
    const target = this.#current();
    const last = this.app.state.selection.at(-1) ?? "";
    if (target) {
      this.#rove(target);
      this.#reveal(target);
      afterPaint(() => this.#reveal(target)); // its neighbours have their true height only then
    } else if (this.#waiting.some(({ ids }) => ids.includes(last))) {
      this.#more(BATCH);
      this.bringLater();
    }
  }

  /** @returns {HTMLElement[]} the rows that are made */
  all() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.node.querySelectorAll("[data-row]"))];
  }

  #current() {
    return this.rows.get(this.app.state.selection.at(-1) ?? "")?.[0];
  }

  /** @param {HTMLElement|undefined} target */
  #rove(target) {
    this.node.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    target?.setAttribute("tabindex", "0");
  }

  /** Scroll the list, never the page. @param {HTMLElement} target */
  #reveal(target) {
    const { node } = this;
    if (node.scrollHeight <= node.clientHeight) return;
    const top = target.getBoundingClientRect().top - node.getBoundingClientRect().top;
    if (top < 0) node.scrollTop += top - 8;
    const over = top + target.offsetHeight - node.clientHeight;
    if (over > 0) node.scrollTop += over + 8;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target).closest("[data-row]");
    if (!(target instanceof HTMLElement)) return;
    this.#rove(target);
    target.focus({ preventScroll: true });
    this.#choose(target, event);
  }

  /** @param {HTMLElement} row @param {MouseEvent|KeyboardEvent} event */
  #choose(row, event) {
    const add = event.ctrlKey || event.metaKey || event.shiftKey;
    this.choose(row, add);
  }

  /** @param {HTMLElement} row @param {boolean} [add]  to the zones that are chosen */
  choose(row, add = false) {
    const key = row.dataset.row ?? "";
    const [kind, id] = key.split("/");
    if (id === undefined) this.app.choose(key, { add, show: true });
    else this.app.open(kind, id);
  }

  /** The row that the search box points at while the focus stays in it.
   * @type {HTMLElement|undefined} */
  pointed;

  /** @param {HTMLElement|undefined} row */
  point(row) {
    this.pointed?.removeAttribute("data-pointed");
    this.pointed = row;
    if (!row) return;
    row.id ||= `${this.app.uid}-row-${this.#ids++}`;
    row.setAttribute("data-pointed", "");
    this.#reveal(row);
  }

  /** Point at the row that many steps on, around the ends. @param {number} by */
  pointOn(by) {
    const every = this.all();
    const at = this.pointed ? every.indexOf(this.pointed) + by : by > 0 ? 0 : -1;
    this.point(every.at(at % every.length));
  }

  /** The first row, with the focus on it. */
  enter() {
    const [first] = this.all();
    if (!first) return;
    this.#rove(first);
    first.focus();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key } = event;
    if (key === "End" || key.length === 1) this.#more(Infinity);
    else if (this.#waiting.length && this.all().slice(-10).some((one) => one === event.target)) {
      this.#more(BATCH);
    }
    const every = this.all();
    const at = every.findIndex((one) => one === event.target);
    if (at < 0 || event.altKey) return;
    const letter = /^[\p{L}\p{N}]$/u.test(key) && !event.ctrlKey && !event.metaKey;
    const to = moved(key, at, every.length);
    if (to !== undefined) {
      if (to < 0) this.leave();
      this.#goTo(every[to], this.node.scrollHeight > this.node.clientHeight);
    } else if (key === "Enter" || key === " ") this.#choose(every[at], event);
    else if (letter) this.#goTo(this.#typed.find(key, every, at, begins), true);
    else if (key === "ArrowRight") this.#toCard(every[at]);
    else return;
    event.preventDefault();
  }

  /** @param {HTMLElement|undefined} row @param {boolean} preventScroll */
  #goTo(row, preventScroll) {
    if (!row) return;
    this.#rove(row);
    row.focus({ preventScroll });
    this.#reveal(row);
  }

  /** To what a row stands for. @param {HTMLElement} row */
  #toCard(row) {
    if (row.ariaSelected !== "true") this.choose(row);
    afterPaint(() => {
      const card = this.node.closest(".rz-shell")?.querySelector(".rz-card");
      if (card instanceof HTMLElement) card.focus({ preventScroll: true });
    });
  }

  dispose() {
    this.#atTheEnd.disconnect();
    window.removeEventListener("beforeprint", this.#allOnPaper);
    this.stopBringing();
  }
}
