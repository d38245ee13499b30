// Small controls and marks that several panels use: samples, badges, icons, switches.

import { h, s } from "./dom.js";
import { numberOf } from "./messages.js";
import { patternOver } from "./patterns.js";

/** @import { App, Zone } from "./types.js" */

const SAMPLE = { x: 0, y: 0, width: 16, height: 16 };

/** @type {WeakMap<App, Map<string, SVGSVGElement>>} one of each, to copy: a list has hundreds */
const samples = new WeakMap();

/** @param {App} app @param {string} id  of a system @returns {Node} */
export function sample(app, id) {
  const known = samples.get(app) ?? new Map();
  samples.set(app, known);
  if (!known.has(id)) known.set(id, makeSample(app, id));
  return known.get(id).cloneNode(true);
}

/** @param {App} app @param {string} id */
function makeSample(app, id) {
  const system = app.systems.get(id);
  const channel = app.data.channels?.find((one) => one.id === id);
  if (channel) {
    return s(
      "svg",
      {
        class: "rz-sample rz-sample-channel",
        viewBox: "0 0 24 16",
        "data-system": id,
        "aria-hidden": true,
      },
      s("path", {
        class: "rz-channel",
        d: "M1 8H23",
        "stroke-dasharray": channel.dash?.join(" ") || null,
      }),
    );
  }
  return s(
    "svg",
    { class: "rz-sample", viewBox: "0 0 16 16", "data-system": id, "aria-hidden": true },
    s("rect", { width: 16, height: 16, class: "rz-sample-fill" }),
    s("path", { d: patternOver(system?.pattern ?? "", SAMPLE, 5), class: "rz-sample-lines" }),
  );
}

/** @param {Zone} zone */
export const badge = (zone) =>
  h("span", { class: "rz-number", "aria-hidden": true, text: numberOf(zone) || "•" });

/** @param {string} name  of an icon drawn below */
export function icon(name) {
  /** @type {Record<string, string>} */
  const lines = {
    previous: "M10 3L5 8l5 5",
    next: "M6 3l5 5l-5 5",
    clear: "M4 4l8 8M12 4l-8 8",
    back: "M3 8h7a3 3 0 0 1 0 6M3 8l3-3M3 8l3 3",
    plus: "M8 3v10M3 8h10",
    minus: "M3 8h10",
    fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
    find: "M7 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8M10 10l3.5 3.5",
    options:
      "M2 5h6M12 5h2M2 11h2M8 11h6M8 5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4 11a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
    down: "M3 6l5 5l5-5",
    up: "M3 10l5-5l5 5",
    display:
      "M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8s-2.5 4.5-6.5 4.5S1.5 8 1.5 8M8 6a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    settings:
      "M2 4.5h12M2 11.5h12M5 2.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M11 9.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
    play: "M5 3.5v9l7-4.5z",
    stop: "M5.5 4v8M10.5 4v8",
    notes: "M4 1.5h6l3 3v10H4zM6.5 7h4M6.5 10h4M6.5 12.5h2",
    shield: "M8 1.5l5 2v4c0 3.2-2.2 5.6-5 7c-2.8-1.4-5-3.8-5-7v-4zM5.6 8l1.8 1.8l3.2-3.6",
    drag: "M3 4.5h10M3 8h10M3 11.5h10",
    "to-start": "M4 3v10M12 3.5L6 8l6 4.5z",
    "to-end": "M12 3v10M4 3.5L10 8l-6 4.5z",
    learn:
      "M8 4.5C6.5 3 4.5 3 2 3v9.5c2.5 0 4.5 0 6 1.5c1.5-1.5 3.5-1.5 6-1.5V3c-2.5 0-4.5 0-6 1.5V14",
  };
  return s(
    "svg",
    { class: "rz-icon", viewBox: "0 0 16 16", "aria-hidden": true },
    s("path", { d: lines[name] }),
  );
}

/** A button with a text. @param {App} app @param {string} key  of its message, and its own
 * @param {() => void} onclick @param {string} [look]  besides that of all such buttons */
export const textButton = ({ t }, key, onclick, look = "") =>
  h("button", {
    type: "button",
    class: `rz-toggle ${look}`,
    "data-key": key,
    text: t(key),
    onclick,
  });

/** A small one. @param {App} app @param {string} key @param {() => void} onclick */
export const chip = ({ t }, key, onclick) =>
  h("button", { type: "button", class: "rz-chip", "data-key": key, text: t(key), onclick });

/** The box that a file is chosen in; a button beside it opens it. @param {(file: File) => void} chosen */
export function fileBox(chosen) {
  const box = h("input", {
    type: "file",
    accept: ".json,application/json",
    class: "rz-hidden",
    tabindex: -1,
    "aria-hidden": true,
    onchange: () => box.files?.[0] && chosen(box.files[0]),
  });
  return box;
}

/**
 * @param {string} name  of the icon
 * @param {string} label
 * @param {() => void} press
 * @param {Record<string, any>} [more]
 */
export const iconButton = (name, label, press, more = {}) =>
  h("button", {
    type: "button",
    class: "rz-icon-button",
    "aria-label": label,
    title: label,
    onclick: press,
    ...more,
  }, icon(name));

/**
 * A row of native radio buttons that looks like one switch.
 *
 * @param {App} app
 * @param {"view"|"feet"|"arrangement"|"labels"|"theme"} name
 * @param {[string, string, string?][]} choices  value, label, and a longer name for screen readers
 */
export function switchOf(app, name, choices) {
  const radios = choices.map(([value, label, name_]) => {
    const input = h("input", {
      type: "radio",
      name: `${app.uid}-${name}`,
      value,
      "aria-label": name_,
      "data-key": `${name}-${value}`,
      onchange: () => app.set({ [name]: value }),
    });
    return { input, node: h("label", { class: "rz-choice" }, input, h("span", { text: label })) };
  });
  const node = h(
    "div",
    { class: "rz-switch", role: "radiogroup", "aria-label": app.t(name), "data-switch": name },
    ...radios.map((radio) => radio.node),
  );
  const paint = () =>
    radios.forEach(({ input }) => {
      input.checked = input.value === app.state[name];
    });
  paint();
  return { node, paint };
}
