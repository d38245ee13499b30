// The list of all zones and its search box.

import { afterPaint, h } from "./dom.js";
import { inOrder } from "./state.js";
import { footOf, numberOf, zoneLabel } from "./words.js";
import { fold, makeIndex, search, words } from "./search.js";
import { badge, icon, iconButton, sample } from "./parts.js";

/** @import { App, Part, Zone } from "./types.js" */

const BATCH = 120; // rows made at once; of a longer list the others follow as the reader comes near
const STRETCH = 10; // rows that the browser lays out and paints together

/**
 * The list of all zones with its search box: the full equivalent of the drawing.
 *
 * @param {App} app
 * @returns {Part & {focus: () => void}}
 */
export function makeFinder(app) {
  const { t, data } = app;
  /** @type {ReturnType<typeof makeIndex>|undefined} */
  let index;
  const stop = words(t("stop_words"));
  /** @type {Map<string, HTMLElement[]>} rows by zone; one zone may stand in several groups */
  let rows = new Map();
  /** @type {{ids: string[], make: () => HTMLElement}[]} rows and groups still to be made, in order */
  let waiting = [];
  /** @type {{made: number, total: number}} rows of the list as it is now */
  let size = { made: 0, total: 0 };
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let revealing;
  const atTheEnd = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) more(BATCH);
  });
  let alive = true;
  let callOff = () => {}; // the marks on the drawing that follow the list
  let callOffMarks = () => {}; // the marks in the list that follow the drawing
  let marked = app.state.selection; // zones whose rows are marked as chosen

  const box = h("input", { type: "search", class: "rz-search", "aria-label": t("search"),
    placeholder: t("search_hint"), autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
    "data-key": "search", oninput: () => look() });
  const wipe = iconButton("clear", t("search_clear"), () => { box.value = ""; look(); box.focus(); },
    { hidden: true });
  const tally = h("p", { class: "rz-tally", "aria-hidden": true });
  const list = h("div", { class: "rz-list", role: "listbox", "aria-label": t("list"),
    "aria-multiselectable": true });
  const nothing = h("div", { class: "rz-nothing", hidden: true });
  const node = h("section", { class: "rz-finder", "aria-label": t("finder") },
    h("div", { class: "rz-search-box" }, icon("find"), box, wipe), tally, list, nothing);

  /** @param {Zone} zone @param {string} [matched]  the words that the search met, if not the name */
  function row(zone, matched) {
    const system = app.systems.get(zone.system);
    const side = footOf(zone);
    const label = [zoneLabel(t, zone, side), system?.name].filter(Boolean).join(", ");
    const more = matched && matched !== zone.name && matched !== system?.name
      && matched !== numberOf(zone) ? t("match", { text: matched }) : "";
    const made = h("div", { role: "option", class: "rz-row", tabindex: -1, "data-row": zone.id,
      "aria-selected": String(app.state.selection.includes(zone.id)),
      "aria-label": more ? `${label}, ${more}` : label },
    badge(zone),
    h("span", { class: "rz-row-name", dir: "auto" }, zone.name,
      more ? h("small", { text: more }) : null),
    side !== "both" && h("span", { class: "rz-side", title: t(`row_${side}`), text: t(`row_${side}_short`) }),
    sample(app, zone.system));
    rows.set(zone.id, [...(rows.get(zone.id) ?? []), made]);
    return made;
  }

  /** @param {string} name @param {HTMLElement[]} children @param {string|null} [remark] */
  const group = (name, children, remark) => h("div", { role: "group", "aria-label": name },
    h("div", { class: "rz-group-name" }, h("span", { text: name, dir: "auto" }),
      remark ? h("small", { text: remark }) : null), ...children);

  /** @type {Map<string, HTMLElement>} rows of the list itself, kept from one key to the next */
  const kept = new Map();

  /** @param {Zone} zone @param {string} [matched] */
  function listRow(zone, matched = "") {
    const key = `${zone.id} ${matched}`;
    const known = kept.get(key);
    if (!known) {
      const made = row(zone, matched);
      kept.set(key, made);
      return made;
    }
    known.setAttribute("aria-selected", String(app.state.selection.includes(zone.id)));
    known.setAttribute("tabindex", "-1");
    rows.set(zone.id, [...(rows.get(zone.id) ?? []), known]);
    return known;
  }

  /** @param {Zone} zone @param {string} [matched] */
  const single = (zone, matched) => ({ ids: [zone.id], make: () => listRow(zone, matched) });
  /** @param {string} name @param {Zone[]} zones @param {string|null} [remark] */
  const several = (name, zones, remark) => ({ ids: zones.map((zone) => zone.id),
    make: () => group(name, zones.map((zone) => row(zone)), remark) });

  /** Make at least so many rows more. @param {number} count */
  function more(count) {
    const nodes = [];
    for (const most = size.made + count; waiting.length && size.made < most;) {
      const [{ ids, make }] = waiting.splice(0, 1);
      const made = make();
      // While a part of a long list is missing, each row says which of how many it is.
      for (const [i, one] of (made.dataset.row ? [made] : [...made.querySelectorAll("[data-row]")]).entries()) {
        for (const [name, value] of [["posinset", size.made + i + 1], ["setsize", size.total]]) {
          if (size.total > BATCH) one.setAttribute(`aria-${name}`, String(value));
          else one.removeAttribute(`aria-${name}`);
        }
      }
      size.made += ids.length;
      nodes.push(made);
    }
    // The browser passes over stretches that are out of sight, and paints one of them for a click.
    for (let i = 0; i < nodes.length; i += STRETCH) {
      const some = nodes.slice(i, i + STRETCH);
      const stretch = h("div", { class: "rz-stretch", role: "none" }, ...some);
      stretch.style.setProperty("--rows", String(some.length));
      list.append(stretch);
    }
    atTheEnd.disconnect();
    const last = nodes.at(-1);
    if (last && waiting.length) atTheEnd.observe(last);
  }

  function markRows() {
    const { selection } = app.state;
    for (const id of new Set([...marked, ...selection])) {
      for (const one of rows.get(id) ?? []) one.setAttribute("aria-selected", String(selection.includes(id)));
    }
    marked = selection;
  }

  /** Show the row of the zone chosen last; where it is still to be made, bit by bit. */
  function bring() {
    const target = current();
    if (target) {
      rove(target);
      reveal(target);
    } else if (waiting.some(({ ids }) => ids.includes(app.state.selection.at(-1) ?? ""))) {
      more(BATCH);
      revealing = setTimeout(bring);
    }
  }

  function look() {
    index ??= box.value ? makeIndex(data) : undefined;
    const hits = index ? search(index, box.value, stop) : null;
    const shown = (/** @type {Zone} */ zone) =>
      !app.state.systems.length || app.state.systems.includes(zone.system);
    rows = new Map();
    wipe.hidden = !box.value;
    callOff();
    if (!hits) {
      const zones = inOrder(data.zones).filter(shown);
      const further = zones.filter((zone) => zone.layer === "further");
      waiting = [...zones.filter((zone) => zone.layer !== "further").map((zone) => single(zone)),
        ...(further.length ? [several(t("list_further"), further)] : [])];
      const numbered = t("shown", { n: zones.length - further.length });
      tally.textContent = further.length ? t("shown_further", { numbered, n: further.length }) : numbered;
      app.find(null);
    } else {
      const found = new Set(hits.zones.map(({ zone }) => zone.id));
      const groups = hits.complaints.map((complaint) => {
        const zones = complaint.zones.flatMap((id) => app.zones.get(id) ?? []);
        for (const zone of zones) found.add(zone.id);
        return several(t("complaint_group", { name: complaint.name }), zones,
          [t("complaint_note"), complaint.see_doctor].filter(Boolean).join(" "));
      });
      waiting = [...hits.zones.map(({ zone, text }) => single(zone, text)), ...groups];
      tally.textContent = t("found", { n: found.size });
      callOff = afterPaint(() => app.find(found)); // the list first, then the drawing
      app.say(found.size ? t("found", { n: found.size }) : t("found_none", { query: box.value }));
    }
    size = { made: 0, total: waiting.reduce((sum, { ids }) => sum + ids.length, 0) };
    list.replaceChildren();
    more(BATCH);
    list.hidden = rows.size === 0;
    nothing.hidden = rows.size > 0;
    if (!rows.size) suggest();
    list.scrollTop = 0;
    rove(current() ?? all()[0]);
  }

  function suggest() {
    nothing.replaceChildren(h("p", { text: t("found_none", { query: box.value }) }),
      h("p", { text: t("found_none_hint") }),
      h("div", { class: "rz-suggestions" }, ...t("found_none_examples").split(/\s*,\s*/).map((text) =>
        h("button", { type: "button", class: "rz-chip", text,
          onclick: () => { box.value = text; look(); box.focus(); } }))));
  }

  /** @returns {HTMLElement[]} */
  const all = () => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-row]"))];
  const current = () => rows.get(app.state.selection.at(-1) ?? "")?.[0];
  /** @param {HTMLElement|undefined} target */
  function rove(target) {
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    target?.setAttribute("tabindex", "0");
  }
  /** Scroll the list, never the page. @param {HTMLElement|undefined} target */
  function reveal(target) {
    if (!target || list.scrollHeight <= list.clientHeight) return;
    const top = target.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (top < 0) list.scrollTop += top - 8;
    const over = top + target.offsetHeight - list.clientHeight;
    if (over > 0) list.scrollTop += over + 8;
  }

  list.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-row]");
    if (!(target instanceof HTMLElement)) return;
    rove(target);
    target.focus({ preventScroll: true });
    app.choose(target.dataset.row ?? "",
      { add: event.ctrlKey || event.metaKey || event.shiftKey, show: true });
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "End" || event.key.length === 1) more(Infinity);
    else if (waiting.length && all().slice(-10).some((one) => one === event.target)) more(BATCH);
    const every = all();
    const at = every.findIndex((one) => one === event.target);
    if (at < 0 || event.altKey) return;
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: every.length - 1,
      PageDown: Math.min(at + 8, every.length - 1), PageUp: Math.max(at - 8, 0) }[event.key];
    if (steps !== undefined) {
      if (steps < 0) box.focus();
      const next = every[steps];
      if (next) { rove(next); next.focus({ preventScroll: list.scrollHeight > list.clientHeight }); reveal(next); }
    } else if (event.key === "Enter" || event.key === " ") {
      app.choose(every[at].dataset.row ?? "",
        { add: event.ctrlKey || event.metaKey || event.shiftKey, show: true });
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const starts = (/** @type {HTMLElement} */ one) => {
        const zone = app.zones.get(one.dataset.row ?? "");
        return fold(zone?.name ?? "").startsWith(fold(event.key));
      };
      const next = [...every.slice(at + 1), ...every.slice(0, at)].find(starts);
      if (next) { rove(next); next.focus({ preventScroll: true }); reveal(next); }
    } else return;
    event.preventDefault();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") list.querySelector("[data-row]") && (rove(all()[0]), all()[0].focus());
    else if (event.key === "Enter" && box.value && all()[0]) app.choose(all()[0].dataset.row ?? "", { show: true });
    else if (event.key === "Escape" && box.value) { box.value = ""; look(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });

  const allOnPaper = () => more(Infinity);
  window.addEventListener("beforeprint", allOnPaper);
  look();
  (window.requestIdleCallback ?? setTimeout)(() => { if (alive) index ??= makeIndex(data); });
  return {
    node,
    focus: () => box.focus(),
    paint(changed) {
      if (changed.has("systems")) look();
      if (changed.has("start")) revealing = setTimeout(bring, 50); // a zone may be chosen from the start
      if (!changed.has("selection")) return;
      const inside = list.contains(/** @type {ShadowRoot|Document} */ (node.getRootNode()).activeElement);
      callOffMarks();
      clearTimeout(revealing);
      if (inside) markRows();
      else callOffMarks = afterPaint(() => { markRows(); bring(); });
    },
    dispose() {
      alive = false;
      atTheEnd.disconnect();
      window.removeEventListener("beforeprint", allOnPaper);
      callOff();
      callOffMarks();
      clearTimeout(revealing);
    },
  };
}
