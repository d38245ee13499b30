// Schools side by side: where each of them puts a part of the body, on one pair of feet.

import { SVG, drawn, h, s } from "./dom.js";
import { numberOf } from "./words.js";
import { patternOver, place } from "./geometry.js";
import { loadText } from "./charts.js";
import { sourceMark } from "./sources.js";

/** @import { App, Foot, Outlines, Point, SchoolPlaces, State, ZonePlace } from "./types.js" */

/** The look of the schools in their order: the pattern beside the colour and the dashes. */
const LOOKS = [["horizontal", ""], ["vertical", "5 1.6"], ["dots", "1.6 1.4"], ["crosshatch", "6 1.4 1.2 1.4"]];
const lookOf = (/** @type {number} */ at) => LOOKS[at % LOOKS.length];
const DISC = 4.6; // drawing units: the radius of a letter

/**
 * The zones of every school with their outlines.
 *
 * @param {State} state
 * @returns {Promise<SchoolPlaces[]|null>} null where a host has only one chart
 */
export async function loadPlaces({ charts_json, charts_url }) {
  if (charts_json) return JSON.parse(charts_json)["*places"] ?? null;
  return charts_url ? JSON.parse(await loadText(`${charts_url}places.json`)) : null;
}

/** Whether a host can compare. @param {State} state */
export const canCompare = ({ charts_json, charts_url }) =>
  (charts_json ? charts_json.includes('"*places"') : charts_url !== "");

/**
 * The zones of each school that stand for a part of the body.
 *
 * @param {SchoolPlaces[]} schools
 * @param {string} area
 * @returns {{letter: string, school: SchoolPlaces, zones: ZonePlace[]}[]} each school, with its letter
 */
export const placesOf = (schools, area) => schools.map((school, at) => ({
  letter: String.fromCharCode(65 + at), school, zones: school.zones.filter((zone) => zone.areas.includes(area)) }));

/**
 * A place for a disc near where it belongs, clear of those that stand already.
 *
 * @param {Point} at
 * @param {Point[]} taken
 * @param {number} radius
 * @returns {Point}
 */
export function clearPlace([x, y], taken, radius) {
  const free = (/** @type {Point} */ [a, b]) => taken.every(([c, d]) => Math.hypot(a - c, b - d) >= 2 * radius + 0.6);
  for (let ring = 0; ring < 6; ring++) {
    for (let turn = 0; turn < (ring ? 12 : 1); turn++) {
      const angle = (turn * Math.PI) / 6;
      /** @type {Point} */
      const tried = [x + ring * 1.1 * radius * Math.cos(angle), y + ring * 1.1 * radius * Math.sin(angle)];
      if (free(tried)) return tried;
    }
  }
  return [x, y];
}

/**
 * The dialog that compares the schools.
 *
 * @param {App} app
 * @returns {{node: HTMLDialogElement, open: (area: string, areas: string[]) => void, later: () => void}}
 *   later: when the rest of the chart has come
 */
export function makeCompare(app) {
  const { t, data } = app;
  const title = h("h2", { id: `${app.uid}-compare` });
  const body = h("div", { class: "rz-compare-body", "aria-busy": true, tabindex: -1 });
  const chips = h("div", { class: "rz-views", role: "group", "aria-label": t("compare_area") });
  const select = h("select", { "aria-label": t("compare_area"), onchange: () => show(select.value) });
  const node = h("dialog", { class: "rz-compare", "aria-labelledby": title.id,
    onclick: (/** @type {Event} */ event) => { if (event.target === node) node.close(); },
    onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") event.stopPropagation(); } },
  h("div", { class: "rz-compare-head" }, title,
    h("button", { type: "button", class: "rz-toggle", text: t("print_this"), onclick: () => window.print() }),
    h("button", { type: "button", class: "rz-toggle", text: t("close"), onclick: () => node.close() })),
  h("div", { class: "rz-compare-choice" }, chips, h("label", { class: "rz-select" }, select)), body);

  // The card may have been made anew meanwhile, and the button that opened this with it.
  node.addEventListener("close", () => {
    const opener = /** @type {HTMLElement|null|undefined} */ (node.parentElement?.querySelector("[data-key=compare]"));
    opener?.focus({ preventScroll: true });
  });

  /** @type {SchoolPlaces[]|null} */
  let schools = null;
  let area = "";

  /** @param {string} id */
  const nameOf = (id) => data.body_areas[id]?.name ?? id;
  /** @param {ZonePlace} zone */
  const nameIn = (zone) => zone.names[app.state.language] ?? zone.name;
  /** @param {ZonePlace} zone */
  const langIn = (zone) => app.lang({ lang: zone.names[app.state.language] ? app.state.language : "en" });
  /** @param {ZonePlace} zone */
  const footIn = (zone) => t(`foot_${zone.feet.length === 1 ? zone.feet[0] : "both"}`);
  /** @param {string} id */
  const titleOf = (id) => data.schools.find((school) => school.id === id)?.title
    ?? schools?.find((school) => school.id === id)?.title ?? id;

  /** The pattern of a school over a shape, cut to it. @param {string} d @param {number} look @param {string} clip */
  function hatched(d, look, clip) {
    const path = s("path", { d });
    return { path, add(/** @type {SVGElement} */ group) {
      const lines = patternOver(lookOf(look)[0], path.getBBox(), 3);
      group.append(s("clipPath", { id: clip }, s("path", { d })),
        s("path", { d: lines, class: "rz-compare-lines", "clip-path": `url(#${clip})` }));
    } };
  }

  /** One view with the places of all schools. @param {string} view @param {ReturnType<typeof placesOf>} found */
  function picture(view, found) {
    const { plates, label, art } = data.views[view];
    const plate = plates[app.state.arrangement];
    const id = `${app.uid}-compare-${view}`;
    const disc = Math.max(DISC, plate.viewBox[2] / 56); // two feet beside each other are drawn smaller
    const foot_ = s("g", { id });
    if (art) foot_.append(...drawn(`<svg xmlns="${SVG}">${art}</svg>`));
    else loadText(`${app.state.charts_url}feet-${view}.svg`).then((text) => foot_.append(...drawn(text)), console.error);
    const svg = s("svg", { class: "rz-svg rz-compare-svg", viewBox: plate.viewBox.join(" "), role: "img",
      "aria-label": t("compare_picture", { view: label, feet: t("foot_both"), places: said(view, found) }) },
    s("defs", {}, foot_));
    const captions = s("g", {}, ...plate.feet.map(({ foot, label: [x, y] }) =>
      s("text", { x, y, class: "rz-compare-caption", "font-size": disc * 1.5, text: t(`caption_${foot}`) })));
    svg.append(...plate.feet.map(({ matrix }) =>
      s("use", { href: `#${id}`, transform: `matrix(${matrix.join(" ")})`, class: "rz-foot" })), captions);
    /** @type {(() => void)[]} what needs the drawing to be laid out */
    const later = [];
    const discs = s("g");
    /** @type {Point[]} */
    const taken = [];
    const every = found.flatMap(({ letter, zones }, look) => zones.flatMap((zone) => [
      ...(zone.views[view] ?? []).map((one) => ({ ...one, letter, look, zone, other: false })),
      ...(zone.others?.[view] ?? []).map((one) => ({ ...one, letter: letter.toLowerCase(), look, zone, other: true }))]));
    // Large ones first, so that a small place is not covered; the letters of small ones choose first.
    const size = (/** @type {Outlines} */ { box }) => box[0] * box[1];
    const order = [...every].sort((a, b) => size(b) - size(a));
    plate.feet.forEach(({ foot, matrix }) => {
      const group = s("g", { transform: `matrix(${matrix.join(" ")})` });
      svg.append(group);
      order.filter((one) => one.feet.includes(foot)).forEach((one, at) => {
        const hatch = hatched(one.d, one.look, `${id}-${foot}-${at}`);
        hatch.path.setAttribute("class", "rz-compare-fill");
        const shape = s("g", { "data-look": one.look % LOOKS.length, "data-other": one.other, class: "rz-compare-place" }, hatch.path,
          s("path", { d: one.d, class: "rz-compare-casing" }),
          s("path", { d: one.d, class: "rz-compare-line", "stroke-dasharray": one.other ? "1.2 2" : lookOf(one.look)[1] || null }));
        group.append(shape);
        if (!one.other) later.push(() => hatch.add(shape));
      });
      const named = order.filter(({ feet }) => feet.includes(foot)).reverse();
      for (const one of [...named.filter(({ other }) => !other), ...named.filter(({ other }) => other)]) {
        const [x, y] = place(matrix, one.at);
        const radius = one.other ? disc * 0.8 : disc;
        const [cx, cy] = clearPlace([x, y], taken, disc);
        taken.push([cx, cy]);
        discs.append(s("g", { "data-look": one.look % LOOKS.length, class: "rz-compare-disc" },
          Math.hypot(cx - x, cy - y) > radius ? s("path", { d: `M${x} ${y}L${cx} ${cy}`, class: "rz-compare-leader" }) : null,
          s("circle", { cx, cy, r: radius }), s("text", { x: cx, y: cy, dy: "0.36em", "font-size": radius * 1.35, text: one.letter })));
      }
    });
    svg.append(discs);
    return { svg, label, later };
  }

  /** What a view shows, in words. @param {string} view @param {ReturnType<typeof placesOf>} found */
  const said = (view, found) => found.flatMap(({ letter, school, zones }) => zones.filter((zone) => zone.views[view])
    .map((zone) => t("compare_place", { letter, school: titleOf(school.id), name: nameIn(zone), foot: footIn(zone) }))).join("; ");

  /** The swatch of a school. @param {number} look @param {string} letter */
  const swatch = (look, letter) => s("svg", { class: "rz-compare-swatch", viewBox: "0 0 34 22", "data-look": look % LOOKS.length, "aria-hidden": true },
    s("rect", { x: 1.5, y: 1.5, width: 31, height: 19, rx: 3, class: "rz-compare-fill" }),
    s("path", { d: patternOver(lookOf(look)[0], { x: 4, y: 4, width: 26, height: 14 }, 4), class: "rz-compare-lines",
      "clip-path": "inset(0)" }),
    s("rect", { x: 1.5, y: 1.5, width: 31, height: 19, rx: 3, class: "rz-compare-line", "stroke-dasharray": lookOf(look)[1] || null }),
    s("circle", { cx: 17, cy: 11, r: 7.5, class: "rz-compare-dot" }), s("text", { x: 17, y: 11, dy: "0.36em", "font-size": 11, text: letter }));

  /** @param {ReturnType<typeof placesOf>[number]} one @param {number} look */
  function row({ letter, school, zones }, look) {
    return h("li", { class: "rz-compare-row" }, swatch(look, letter), h("div", {},
      h("strong", { text: titleOf(school.id) }),
      zones.length ? h("ul", {}, ...zones.map((zone) => {
        const views = Object.keys(zone.views).map((view) => data.views[view]?.label ?? view).join(", ");
        return h("li", {}, h("button", { type: "button", class: "rz-link", title: t("compare_open"),
          onclick: () => {
            node.close();
            const seen = Object.keys(zone.views);
            app.set({ chart: school.id, selection: [zone.id], feet: "both", systems: [], learn: "",
              ...(seen.length && !seen.includes(app.state.view) ? { view: seen[0] } : {}) });
          } }, numberOf(zone) ? `${numberOf(zone)} ` : "", h("span", { text: nameIn(zone), lang: langIn(zone) })),
        h("small", { text: ` ${[footIn(zone), views || t("compare_not_drawn")].join(" · ")}` }));
      })) : h("p", { class: "rz-mark", text: t("compare_absent") })));
  }

  /** @param {string} id  of a body area */
  function show(id) {
    area = id;
    title.textContent = t("compare_title", { name: nameOf(id) });
    select.value = id;
    for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.getAttribute("data-area") === id));
    if (!schools) return;
    const found = placesOf(schools, id);
    const views = Object.keys(data.views).filter((view) =>
      found.some(({ zones }) => zones.some((zone) => zone.views[view] ?? zone.others?.[view])));
    const pictures = views.map((view) => picture(view, found));
    const differ = (data.disagreements ?? []).filter((one) => one.body_areas.includes(id));
    const n = found.filter(({ zones }) => zones.length).length;
    const others = found.some(({ zones }) => zones.some((zone) => zone.others));
    body.replaceChildren(
      h("div", { class: "rz-compare-pictures" }, ...pictures.map(({ svg, label }) =>
        h("figure", {}, h("figcaption", { text: label }), svg))),
      h("div", { class: "rz-compare-words" }, h("p", {}, h("strong", { text: t("compare_count", { n, total: found.length }) }),
        " ", t("compare_lead")),
      h("ul", { class: "rz-compare-legend" }, ...found.map(row)),
      others ? h("p", { class: "rz-mark", text: t("compare_other") }) : null,
      h("h3", { text: t("compare_differ") }),
      ...(differ.length ? differ.flatMap((one) => [h("h4", { text: one.topic, lang: app.prose }),
        h("p", { text: one.says.trim(), lang: app.prose }), sourceMark(app, one.sources)])
        : [h("p", { class: "rz-mark", text: t("compare_agree") })])));
    for (const { later } of pictures) for (const task of later) task();
    body.removeAttribute("aria-busy");
    app.say(`${title.textContent}. ${t("compare_count", { n, total: found.length })}`);
  }

  return {
    node,
    later() { if (node.open) show(area); },
    open(first, areas) {
      const all = Object.keys(data.body_areas).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
      select.replaceChildren(...all.map((id) => h("option", { value: id, text: nameOf(id) })));
      chips.replaceChildren(...(areas.length > 1 ? areas : []).map((id) => h("button", { type: "button", class: "rz-chip",
        "data-area": id, text: nameOf(id), onclick: () => show(id) })));
      if (!node.open) node.showModal();
      body.scrollTop = 0;
      show(first);
      if (!schools) {
        loadPlaces(app.state).then((loaded) => { schools = loaded; if (node.open) show(area); })
          .catch(() => { body.replaceChildren(h("p", { role: "alert", text: t("compare_failed") })); });
      }
    },
  };
}
