// The plate: the feet of the current view with their zones.

import { SVG, afterPaint, drawn, flag, h, s } from "./dom.js";
import { inOrder, shapesOf } from "./state.js";
import { colourBar, readValues } from "./values.js";
import { zoneLabel } from "./words.js";
import { fold } from "./search.js";
import { nearest, neighbours, patternOver, place, unplace } from "./geometry.js";
import { badge, iconButton } from "./parts.js";
import { loadText } from "./charts.js";

/** @import { App, Course, Foot, Matrix, Part, Plate, Point, Shape, View, Zone } from "./types.js" */

/** One zone on one foot of the plate; x and y are its badge's centre there, r its radius in the
 * payload and `shown` on the screen now.
 * @typedef {{zone: Zone, foot: Foot, shape: Shape, matrix: Matrix, x: number, y: number, r: number,
 *   shown: number, box?: DOMRect, path: SVGPathElement, hit: SVGPathElement|null, disc: SVGElement|null}} Spot */

const TOUCH = 16; // CSS px around a badge that still count as a press on it
const TINY = 4.8; // CSS px: the radius of the smallest disc whose number can be read
const HATCH = 4; // drawing units between the lines of a pattern
const MANY = 800; // shapes from which on we look for the one under the pointer quicker than a browser

/**
 * The plate: the feet of the current view with their zones, one tab stop for the keyboard.
 *
 * @param {App} app
 * @returns {Part}
 */
export function makeDrawing(app) {
  const { t } = app;
  /** @type {Spot[]} */
  let spots = [];
  /** @type {Map<string, Spot[]>} */
  let byZone = new Map();
  /** @type {(at: {x: number, y: number}) => Spot[]} those whose number is not far */
  let around = () => [];
  /** @type {Spot|null} */
  let roving = null;
  /** @type {Spot|null} */
  let hovered = null;
  /** @type {[Foot, Matrix][]} the feet as they stand on the plate */
  let standing = [];
  /** @type {[Foot, SVGGElement][]} where the patterns of a foot are still to be drawn */
  let unhatched = [];
  /** @type {SVGElement[]} what the uppermost pane is to hold */
  let numbers = [];
  let zoom = 1;
  let valued = false; // whether values colour the zones
  let typed = { text: "", at: 0 };

  const tip = h("div", { class: "rz-tip", role: "tooltip", hidden: true,
    onpointerenter: () => clearTimeout(leaving), onpointerleave: () => hover(null),
    // A number or a small zone under the label is reached all the same.
    onpointermove: (/** @type {PointerEvent} */ event) => {
      const spot = meant(event);
      if (spot) hover(spot, [event.clientX, event.clientY]);
    },
    onclick: (/** @type {PointerEvent} */ event) => {
      const spot = meant(event) ?? hovered;
      if (spot) app.choose(spot.zone.id);
    } });
  const stage = h("div", { class: "rz-stage" });
  // Panes over one another, each a layer of its own on the screen: a click paints the colour below
  // the zones and the marks above them again, and nothing of which a large chart has much.
  /** @param {Record<string, string>} more */
  const pane = (more) => s("svg", { preserveAspectRatio: "xMidYMid meet", ...more });
  const ground = pane({ class: "rz-svg", "aria-hidden": "true" });
  const glow = pane({ class: "rz-svg", "aria-hidden": "true" });
  const svg = pane({ class: "rz-svg rz-map", role: "graphics-document document",
    "aria-describedby": `${app.uid}-help` });
  const weave = pane({ class: "rz-svg", "aria-hidden": "true" });
  const shine = pane({ class: "rz-svg", "aria-hidden": "true" });
  const top = pane({ class: "rz-svg", "aria-hidden": "true" });
  const panes = [ground, glow, svg, weave, shine, top];
  const help = h("p", { class: "rz-hidden", id: `${app.uid}-help`, text: t("drawing_help") });
  const marks = s("g", { class: "rz-marks" });
  const edges = s("g", { class: "rz-marks" }); // of the zone under the pointer
  const [full, warm] = [s("g"), s("g", { class: "rz-warm" })];
  const rings = [s("path", { class: "rz-focus-ground" }), s("path", { class: "rz-focus" })];
  const ring = s("g", {}, ...rings);
  const valueTexts = s("g", { "aria-hidden": true });
  const bar = h("div", { class: "rz-bar" });
  const zoomButtons = h("div", { class: "rz-zoom", role: "group", "aria-label": t("zoom") },
    iconButton("plus", t("zoom_in"), () => zoomTo(zoom * 1.5)),
    iconButton("minus", t("zoom_out"), () => zoomTo(zoom / 1.5)),
    iconButton("fit", t("zoom_fit"), () => zoomTo(1)));
  const room = h("div", { class: "rz-panes" }, ...panes);
  stage.append(room);
  const node = h("div", { class: "rz-plate" }, stage, zoomButtons, bar, tip, help);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let leaving;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let later;
  /** @type {(() => void)|null} shows what the pointer is on, with the next frame */
  let marking = null;
  let coming = 0; // that frame
  let callOff = () => {}; // the focus that is to follow a click

  /** Larger or smaller, about the zone on the card at first and then about the middle of what is seen.
   * @param {number} value */
  function zoomTo(value) {
    const chosen = zoom === 1 ? byZone.get(app.state.selection.at(-1) ?? "")?.[0] : undefined;
    const [frame, box] = [stage.getBoundingClientRect(), chosen?.path.getBoundingClientRect()];
    const [x, y] = box ? [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y]
      : [stage.scrollLeft + stage.clientWidth / 2, stage.scrollTop + stage.clientHeight / 2];
    const factor = Math.min(4, Math.max(1, value)) / zoom;
    zoom *= factor;
    stage.style.setProperty("--zoom", String(zoom));
    flag(stage, "data-zoomed", zoom > 1);
    hideTiny(unit());
    stage.scrollTo(x * factor - stage.clientWidth / 2, y * factor - stage.clientHeight / 2);
  }

  /** While zoomed in: bring a zone that was chosen elsewhere into sight. @param {Spot|undefined} spot */
  function show(spot) {
    if (zoom === 1 || !spot) return;
    const [frame, box] = [stage.getBoundingClientRect(), spot.path.getBoundingClientRect()];
    if (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top
      && box.bottom <= frame.bottom) return;
    stage.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2,
      box.y + box.height / 2 - frame.y - frame.height / 2);
  }

  function build() {
    const view = app.data.views[app.state.view];
    const plate = view.plates[app.state.feet === "both" ? app.state.arrangement : app.state.feet];
    const shapes = shapesOf(view, app.state.further);
    const art = s("g", { id: `${app.uid}-art`, class: "rz-art" });
    if (view.art) art.append(...drawn(`<svg xmlns="${SVG}">${view.art}</svg>`));
    else loadText(`${app.state.charts_url}feet-${app.state.view}.svg`).then((text) => art.append(...drawn(text)), console.error);
    const options = s("g", { role: "listbox", "aria-multiselectable": true,
      "aria-label": drawingName(view) });
    stage.style.setProperty("--code", String(view.code_height ?? 4));
    const feet = s("g");
    const back = s("g", { "aria-hidden": true });
    const under = s("g", { class: "rz-lines", "aria-hidden": true });
    const over = s("g", { class: "rz-badges", "aria-hidden": true });
    unhatched = [];
    spots = [];
    standing = plate.feet.map(({ foot, matrix }) => [foot, matrix]);
    for (const { foot, matrix, label } of plate.feet) {
      const transform = `matrix(${matrix.join(" ")})`;
      feet.append(s("use", { href: `#${app.uid}-art`, transform, class: "rz-foot" }));
      const group = s("g", { role: "group", "aria-label": t(`caption_${foot}`), transform });
      const hits = s("g", { transform });
      const lines = s("g", { transform });
      feet.append(s("g", { transform, class: "rz-channels" }, ...(view.channels ?? []).flatMap(courseOf)));
      for (const { zone: id, label: text, at } of view.beyond ?? []) {
        const [x, y] = place(matrix, at);
        back.append(s("rect", { x: x - 9, y: y - 7, width: 18, height: 14, class: "rz-beyond", "data-beyond": id }));
        over.append(codeAt(app.zones.get(id), text, [x, y]));
      }
      for (const shape of shapes) {
        const zone = app.zones.get(shape.zone);
        if (!zone || !shape.feet.includes(foot)) continue;
        const spot = makeSpot(zone, foot, shape, matrix);
        group.append(spot.path);
        if (spot.hit) hits.append(spot.hit);
        if (spot.disc) over.append(spot.disc);
        if (shape.label && shape.label_at) over.append(codeAt(zone, shape.label, place(matrix, shape.label_at)));
        spots.push(spot);
      }
      options.append(group);
      back.append(hits);
      for (const [mark, d, kind, text, at] of layerMarks()) {
        const [x, y] = place(matrix, at);
        if (d) lines.append(s("path", { d, class: "rz-layer", "data-kind": kind }, s("title", { text: mark })));
        else under.append(s("circle", { cx: x, cy: y, r: 2.2, class: "rz-layer", "data-kind": kind }));
        under.append(s("text", { x, y: kind === "points" ? y - 3.4 : y, class: "rz-layer-name", text }));
      }
      lines.append(...view.guidelines.map((line) => s("path", { d: line.d, class: "rz-guideline" })));
      under.append(lines);
      unhatched.push([foot, lines]);
      const [x, y] = label;
      under.append(s("text", { x, y, class: "rz-caption", text: t(`caption_${foot}`) }));
    }
    under.append(...guidelineNames(view, plate));
    ground.replaceChildren(s("defs", {}, art), feet);
    svg.replaceChildren(back, options);
    weave.replaceChildren(under);
    glow.replaceChildren(full, warm);
    shine.replaceChildren(edges, marks, ring);
    top.replaceChildren(); // numbers are laid out once, when their size is known
    numbers = [over, valueTexts];
    // On top, so that the browser need not ask thousands of shapes whenever the pointer moves.
    const [x0, y0, width, height] = plate.viewBox;
    if (spots.length > MANY) numbers.push(s("rect", { class: "rz-cover", x: x0, y: y0, width, height }));
    for (const one of panes) one.setAttribute("viewBox", plate.viewBox.join(" "));
    svg.setAttribute("aria-label", drawingName(view));
    stage.style.setProperty("--ratio", String(plate.viewBox[2] / plate.viewBox[3]));
    byZone = new Map();
    for (const spot of spots) byZone.set(spot.zone.id, [...(byZone.get(spot.zone.id) ?? []), spot]);
    hover(null);
    const first = spots.find((spot) => spot.zone.id === app.state.selection.at(-1));
    rove(first ?? ordered()[0] ?? null);
    measure();
    paintSelection([], app.state.selection);
    paintFilter();
    paintValues();
  }

  /** What the layers that are on draw here: name, path, kind, label and its place.
   * @returns {[string, string, string, string, Point][]} */
  const layerMarks = () => (app.data.layers ?? []).filter(({ id }) => app.state.layers.includes(id))
    .flatMap(({ kind, marks: named, views }) => (views[app.state.view] ?? []).map(({ id, d, at }) => {
      const mark = named.find((one) => one.id === id);
      return [mark?.name ?? id, d, kind, mark?.label ?? "", at];
    }));

  /** A channel's line over a pale casing, with the arrows of its flow. @param {Course} course */
  function courseOf({ system, d, arrows, branch, dash }) {
    const common = { "data-system": system, "data-branch": branch };
    return [s("path", { ...common, d, class: "rz-casing" }),
      s("path", { ...common, d, class: "rz-channel", "stroke-dasharray": dash.join(" ") || null }),
      s("path", { ...common, d: arrows.join(""), class: "rz-flow" })];
  }

  /** The code of an acupoint, upright on the plate. @param {Zone|undefined} zone
   * @param {string} text @param {Point} at  its middle */
  const codeAt = (zone, text, [x, y]) => s("text", { x, y, dy: "0.35em", class: "rz-code", text,
    "data-system": zone?.system });

  /** CSS px to a drawing unit, 0 while the plate is not shown. */
  const unit = () => svg.getScreenCTM()?.a ?? 0;

  /** What needs the drawing to be laid out; again whenever its size changes. */
  function measure() {
    const scale = unit();
    if (!scale || !stage.clientWidth) return;
    fitBadges(scale);
    top.append(...numbers);
    clearTimeout(later); // patterns may follow a frame later
    later = setTimeout(() => {
      // All are measured before any is drawn, so that the plate is laid out once.
      const woven = unhatched.map(([foot, lines]) => ({ lines, made: hatching(foot) }));
      for (const { lines, made } of woven) lines.prepend(...made);
      unhatched = [];
      paintFilter();
    });
  }

  /** Numbers grow towards a readable size on the screen as far as their neighbours leave room.
   * @param {number} scale  CSS px to a drawing unit */
  function fitBadges(scale) {
    weave.style.setProperty("--unit", String(1 / scale)); // drawing units to a CSS px
    const radius = 5.5 + 1.4 * Math.min(scale, 2.5); // CSS px: smaller where the whole is small
    const marked = spots.filter((spot) => spot.disc);
    const most = 2 * Math.max(0, ...marked.map((spot) => spot.r));
    const near = neighbours(marked, 2 * (most + 0.2));
    around = neighbours(spots.filter((spot) => spot.shape.badge), Math.max(most, 24 / scale, 12));
    for (const spot of marked) {
      const { x, y, r, disc } = spot;
      const gap = Math.min(Infinity, ...near(spot).map((other) => Math.hypot(other.x - x, other.y - y) || Infinity));
      const wanted = Math.min(Math.max(r, radius / scale), 2 * r, gap / 2 - 0.2);
      spot.shown = Math.max(r, wanted);
      if (disc) sizeBadge(disc, y, spot.shown);
    }
    hideTiny(scale);
  }

  /** A number that is too small to read waits for the zoom. @param {number} scale */
  function hideTiny(scale) {
    for (const { disc, shown } of spots) if (disc) flag(disc, "data-tiny", shown * scale < TINY);
  }

  /** Without a transform, which would cost the browser a layer for each.
   * @param {SVGElement} disc @param {number} y @param {number} r */
  function sizeBadge(disc, y, r) {
    const [circle, text] = disc.children;
    circle.setAttribute("r", (text ? r : r * 0.5).toFixed(2));
    text?.setAttribute("y", (y + r * 0.37).toFixed(2));
    text?.setAttribute("font-size", (r * 1.06).toFixed(2));
  }

  /** @param {View} view */
  const drawingName = (view) =>
    t("drawing_name", { view: view.label, feet: t(`foot_${app.state.feet}`) });

  /** @param {Zone} zone @param {Foot} foot @param {Shape} shape @param {Matrix} matrix */
  function makeSpot(zone, foot, shape, matrix) {
    const [x, y] = place(matrix, shape.badge ?? [0, 0]);
    const r = shape.badge_r ?? 3;
    const path = s("path", { d: shape.d, class: "zone", role: "option", tabindex: -1,
      "data-zone": zone.id, "data-foot": foot, "data-system": zone.system,
      "data-layer": zone.layer, "data-dot": shape.label !== undefined, "aria-selected": "false",
      "aria-label": zoneLabel(t, zone, foot) });
    const hit = shape.hit
      ? s("path", { d: shape.hit, class: "rz-hit", "data-hit": zone.id }) : null;
    const disc = shape.badge && shape.label === undefined
      ? s("g", { class: "rz-badge", "data-layer": zone.layer }, s("circle", { cx: x, cy: y }),
        zone.number !== null && s("text", { x, text: zone.number })) : null;
    if (disc) sizeBadge(disc, y, r);
    return { zone, foot, shape, matrix, x, y, r, shown: r, path, hit, disc };
  }

  /** The pattern of each system over all its zones on one foot: explicit lines, so that paper
   * keeps them.  @param {Foot} foot @returns {SVGElement[]} */
  function hatching(foot) {
    return app.data.systems.flatMap(({ id, pattern }) => {
      if (app.data.channels?.length) return []; // dots are too small; the lines are told by dashes
      const mine = spots.filter((spot) => spot.foot === foot && spot.zone.system === id);
      const d = mine.map((spot) => patternOver(pattern, spot.path.getBBox(), HATCH)).join("");
      if (!d) return [];
      const clip = `${app.uid}-${foot}-${id}`;
      return [s("clipPath", { id: clip }, ...mine.map((spot) => s("path", { d: spot.shape.d }))),
        s("path", { d, class: "zone-pattern", "data-system": id, "clip-path": `url(#${clip})` })];
    });
  }

  /** Each guideline is named once, one word a line: there is little room between the feet.
   * @param {View} view @param {Plate} plate */
  const guidelineNames = (view, plate) => view.guidelines.flatMap(({ id, name }) => {
    const [x, y] = plate.guidelines[id] ?? [];
    if (x === undefined) return [];
    const parts = name.split(" ");
    return [s("text", { class: "rz-guideline-name" }, ...parts.map((text, i) =>
      s("tspan", { x, y: y + 1.4 + (i - (parts.length - 1) / 2) * 5, text })))];
  });

  /** @returns {Spot[]} in the order of the numbers */
  const ordered = () => {
    const rank = new Map(inOrder(app.data.zones).map((zone, i) => [zone.id, i]));
    return [...spots].sort((a, b) => (rank.get(a.zone.id) ?? 0) - (rank.get(b.zone.id) ?? 0));
  };

  /** @param {Spot|null} spot */
  function rove(spot) {
    roving?.path.setAttribute("tabindex", "-1");
    roving = spot;
    roving?.path.setAttribute("tabindex", "0");
  }

  /** @param {PointerEvent|MouseEvent} event @returns {Point} on the plate */
  function toPlate(event) {
    const matrix = svg.getScreenCTM();
    if (!matrix) return [0, 0];
    return unplace([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f],
      [event.clientX, event.clientY]);
  }

  /**
   * The zone that a pointer means: a badge first, then a small shape under the pointer, then the
   * enlarged outlines around small shapes (nearest centre), then the large shape underneath.
   *
   * @param {PointerEvent|MouseEvent} event
   * @returns {Spot|null}
   */
  function meant(event) {
    const [x, y] = toPlate(event);
    const far = (/** @type {Spot} */ spot) => Math.hypot(spot.x - x, spot.y - y);
    const near = around({ x, y }).sort((a, b) => far(a) - far(b)).slice(0, 8);
    if (near.length && far(near[0]) <= near[0].shown) return near[0];
    const direct = (spots.length > MANY ? shapeAt([x, y]) : spots.find((spot) => spot.path === event.target)) ?? null;
    if (direct?.shape.hit) return direct;
    for (const spot of near) {
      const [px, py] = unplace(spot.matrix, [x, y]);
      if (spot.hit?.isPointInFill(new DOMPoint(px, py))) return spot;
    }
    if (direct) return direct;
    const touch = "pointerType" in event && event.pointerType === "touch";
    return touch && near.length && far(near[0]) * unit() <= TOUCH ? near[0] : null;
  }

  /** The shape of a zone once more, for a mark of it in another pane. @param {Spot} spot @param {string} name */
  const outline = ({ shape, zone, matrix }, name) => s("path", { d: shape.d, transform: `matrix(${matrix.join(" ")})`,
    class: name, "data-system": zone.system, "data-dot": shape.label !== undefined });

  /** The uppermost shape at a place on the plate. @param {Point} at */
  const shapeAt = (at) => spots.findLast((spot) => {
    const [x, y] = unplace(spot.matrix, at);
    const box = (spot.box ??= spot.path.getBBox());
    return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height
      && spot.path.isPointInFill(new DOMPoint(x, y));
  });

  /** @param {Spot|null} spot @param {Point} [at]  of the pointer, in CSS px of the window */
  function hover(spot, at) {
    clearTimeout(leaving);
    if (spot === hovered) return;
    hovered = spot;
    tip.hidden = true; // until it is placed, so that it never lies under the pointer
    cancelAnimationFrame(coming);
    marking = () => markHover(spot, at);
    coming = requestAnimationFrame(mark); // with the frame, to lay out once
  }

  /** Show what the pointer is on, if that is still to be shown. */
  function mark() {
    const task = marking;
    marking = null;
    task?.();
  }

  /** @param {Spot|null} spot @param {Point} [at] */
  function markHover(spot, at) {
    const all = byZone.get(spot?.zone.id ?? "") ?? [];
    warm.replaceChildren(...all.map((one) => outline(one, "rz-glow")));
    edges.replaceChildren(...all.map((one) => outline(one, "rz-edge")));
    if (!spot) return;
    tip.replaceChildren(badge(spot.zone), h("span", {},
      h("strong", { text: spot.zone.name, dir: "auto" }), " ",
      h("span", { class: "rz-tip-foot", text: [t(`foot_${spot.foot}`),
        readValues(app.state.values_json).zones[spot.zone.id]?.[spot.foot]?.[1]].filter(Boolean).join(" · ") })));
    placeTip(spot, at);
  }

  /** @param {Spot} spot @param {Point} [at] */
  function placeTip(spot, at) {
    const frame = node.getBoundingClientRect();
    const box = spot.path.getBoundingClientRect();
    const [x, y] = at ?? [box.x + box.width / 2, box.y];
    const half = tip.offsetWidth / 2;
    const left = Math.min(Math.max(x - frame.x, half + 4), frame.width - half - 4);
    const above = y - frame.y - tip.offsetHeight - 14 > 0;
    tip.style.setProperty("--x", `${left}px`);
    tip.style.setProperty("--y", `${y - frame.y}px`);
    flag(tip, "data-below", !above);
    tip.hidden = false;
  }

  /** @param {Spot|null} spot */
  function showFocus(spot) {
    const visible = spot?.path.matches(":focus-visible") ?? false;
    for (const path of rings) path.setAttribute("d", visible && spot ? spot.shape.d : "");
    ring.setAttribute("transform", spot ? `matrix(${spot.matrix.join(" ")})` : "");
    if (visible) hover(spot);
  }

  room.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const spot = meant(event);
    flag(stage, "data-over", !!spot);
    if (spot) hover(spot, [event.clientX, event.clientY]);
    else leave();
  });
  room.addEventListener("pointerleave", () => leave());
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => hover(null), 300); // time enough to move onto the label
  };
  room.addEventListener("mousedown", (event) => {
    // The focus follows the click once that is painted: to move it costs a layout.
    if (/** @type {Element} */ (event.target).closest(".zone, .rz-hit, .rz-cover")) event.preventDefault();
  });
  room.addEventListener("click", (event) => {
    const spot = meant(event);
    const beyond = /** @type {Element} */ (event.target).getAttribute("data-beyond");
    if (!spot && beyond) app.choose(beyond);
    if (!spot) return;
    rove(spot);
    callOff();
    cancelAnimationFrame(coming); // the frame is the card's
    callOff = afterPaint(() => {
      spot.path.focus({ preventScroll: true });
      mark();
    });
    app.choose(spot.zone.id, { add: event.ctrlKey || event.metaKey || event.shiftKey });
  });
  room.addEventListener("focusin", (event) => {
    const spot = spots.find((one) => one.path === event.target) ?? null;
    if (spot) rove(spot);
    showFocus(spot);
  });
  room.addEventListener("focusout", () => { showFocus(null); hover(null); });
  room.addEventListener("keydown", (event) => {
    if (!roving || event.altKey) return;
    const next = moved(event.key);
    if (event.key === "Enter" || event.key === " ") {
      app.choose(roving.zone.id, { add: event.ctrlKey || event.metaKey || event.shiftKey });
    } else if (next && !event.ctrlKey && !event.metaKey) next.path.focus();
    else return;
    event.preventDefault();
  });

  /** @param {string} key @returns {Spot|null} where a key leads to */
  function moved(key) {
    if (!roving) return null;
    if (key.startsWith("Arrow")) return spots[nearest(spots, roving, key)] ?? roving;
    if (key === "Home") return ordered()[0];
    if (key === "End") return ordered().at(-1) ?? null;
    if (key.length !== 1 || key === " ") return null;
    const now = Date.now();
    typed = { text: (now - typed.at < 800 ? typed.text : "") + fold(key), at: now };
    const all = ordered();
    const start = all.indexOf(roving) + (typed.text.length > 1 ? 0 : 1);
    const turn = [...all.slice(start), ...all.slice(0, start)];
    return turn.find(({ zone }) => fold(zone.name).startsWith(typed.text)
      || String(zone.number) === typed.text || fold(zone.code ?? "").startsWith(typed.text)) ?? null;
  }

  /** Only what changed is touched: a click must paint within a frame.
   * @param {string[]} before @param {string[]} after */
  function paintSelection(before, after) {
    for (const id of [...before, ...after]) {
      for (const spot of byZone.get(id) ?? []) {
        spot.path.setAttribute("aria-selected", String(after.includes(id)));
        dim(spot);
      }
    }
    flag(stage, "data-chosen", after.some((id) => byZone.has(id)));
    const chosen = after.flatMap((id) => byZone.get(id) ?? []);
    full.replaceChildren(...chosen.map((spot) => outline(spot, "rz-glow")));
    marks.replaceChildren(...chosen.flatMap((spot) => [outline(spot, "rz-halo"), outline(spot, "rz-ring")]),
      ...otherPlaces(after));
  }

  /** Colours by value instead of by system. Each value is a text too, seen on paper and wherever
   * the reader chose the colours. */
  function paintValues() {
    const values = readValues(app.state.values_json);
    const some = Object.keys(values.zones).length > 0;
    if (!some && !valued) return;
    valued = some;
    flag(stage, "data-values", values.bar !== null);
    valueTexts.replaceChildren();
    for (const { zone, foot, path, x, y, shown } of spots) {
      const value = values.zones[zone.id]?.[foot];
      flag(path, "data-valued", value !== undefined);
      path.style.setProperty("--value", value?.[0] ?? "");
      path.setAttribute("aria-label", [zoneLabel(t, zone, foot), value?.[1]].filter(Boolean).join(", "));
      if (value) valueTexts.append(s("text", { x, y: y + shown + 3.6, class: "rz-value", text: value[1] }));
    }
    bar.replaceChildren(...(values.bar ? colourBar(values.bar) : []));
    flag(node, "data-bar", values.bar !== null);
  }

  /** Where other charts draw the zone on the card, dashed. @param {string[]} selection */
  const otherPlaces = (selection) => (app.zones.get(selection.at(-1) ?? "")?.variants ?? []).flatMap(
    ({ feet, views }) => standing.flatMap(([foot, matrix]) => (feet.includes(foot) && views[app.state.view]
      ? [s("path", { d: views[app.state.view].d, transform: `matrix(${matrix.join(" ")})`, class: "rz-variant" })] : [])));

  /** What the filter or the search left out steps back, unless it is chosen. @param {Spot} spot */
  function dim({ zone, path, disc }) {
    const { systems, selection } = app.state;
    const out = (systems.length > 0 && !systems.includes(zone.system))
      || (app.found !== null && !app.found.has(zone.id));
    for (const part of [path, disc]) if (part) flag(part, "data-dim", out && !selection.includes(zone.id));
  }

  function paintFilter() {
    const { systems, highlight } = app.state;
    for (const spot of spots) {
      dim(spot);
      flag(spot.path, "data-lit", app.found?.has(spot.zone.id) ?? false);
      flag(spot.path, "data-highlight", highlight.includes(spot.zone.id));
    }
    for (const lines of stage.querySelectorAll(".rz-casing, .rz-channel, .rz-flow, .rz-code")) {
      flag(lines, "data-dim", systems.length > 0 && !systems.includes(lines.getAttribute("data-system") ?? ""));
    }
    for (const lines of weave.querySelectorAll(".zone-pattern")) {
      const off = systems.length > 0 && !systems.includes(lines.getAttribute("data-system") ?? "");
      flag(lines, "data-dim", off || app.found !== null);
    }
  }

  const resized = new ResizeObserver(measure);
  resized.observe(stage);
  build();
  return {
    node,
    paint(changed, before) {
      if (["view", "feet", "arrangement", "further", "layers"].some((name) => changed.has(name))
        || (changed.has("later") && app.state.layers.length)) build();
      else {
        if (changed.has("selection")) paintSelection(before.selection, app.state.selection);
        if (["systems", "highlight", "found"].some((name) => changed.has(name))) paintFilter();
        if (changed.has("values_json")) paintValues();
      }
      if (changed.has("selection")) show(byZone.get(app.state.selection.at(-1) ?? "")?.[0]);
      flag(stage, "data-guidelines", app.state.guidelines);
      if (changed.has("escape")) hover(null);
    },
    dispose() {
      callOff();
      cancelAnimationFrame(coming);
      clearTimeout(leaving);
      clearTimeout(later);
      resized.disconnect();
    },
  };
}
