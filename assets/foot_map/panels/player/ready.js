// What stands before a routine is played: cautions first, then how it is to be played.

import { own } from "../../core/own.js";
import { iconButton } from "../../core/controls.js";
import { h } from "../../core/dom.js";
import { LEVELS } from "../safety/answers.js";
import { warning } from "../learn/pieces.js";
import { sourceMark } from "../sources.js";
import { fold, named, paragraph } from "../texts.js";
import { readOwn } from "./logic/own_routine.js";
import { stagesOf, timeOf } from "./logic/stages.js";
import { minutesText } from "./wording.js";

/** @import { App, Foot, Routine } from "../../core/types.js" */
/** @import { Place } from "./logic/places.js" */

/** What may be done: begin, go on, close.
 * @typedef {{start: () => void, resume: () => void, close: () => void}} Then */

export class Ready {
  /**
   * @param {App} app
   * @param {Routine} routine
   * @param {Pick<Place, "at">|null} place  where it was left
   * @param {Then} then
   * @param {(Node|null)[]} more  to be said before
   */
  constructor(app, routine, place, then, more) {
    const { t } = app;
    this.app = app;
    this.routine = routine;
    this.title = h("h2", { tabindex: -1, text: routine.name, dir: "auto" });
    this.takes = h("p", { class: "rz-lead", role: "status" });
    const close = iconButton("clear", t("close"), then.close, { "data-key": "player-close" });
    const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, look = "") =>
      h("button", {
        type: "button",
        class: `rz-player-big ${look}`,
        "data-key": key,
        text: t(key, { n: (place?.at ?? 0) + 1 }),
        onclick,
      });
    const buttons = place
      ? [
        button("player_resume", then.resume, "rz-primary"),
        button("player_again", then.start),
      ]
      : [button("player_start", then.start, "rz-primary")];
    this.nodes = [
      h("div", { class: "rz-player-bar" }, h("span", { text: t("player") }), close),
      this.title,
      this.takes,
      ...more,
      cautions(app, routine),
      paragraph(routine.summary),
      routine.needs.length ? named(t("learn_needs"), routine.needs.join(", ")) : null,
      ...this.#choices(),
      app.places.isKept ? null : h("p", { class: "rz-mark", text: t("player_not_kept") }),
      readOwn(app.state.player)
        ? null
        : sourceMark(app, routine.sources, { none: "technique_own" }),
      h("div", { class: "rz-player-row rz-player-go" }, ...buttons),
    ].flatMap((node) => node ?? []);
    this.#paint();
  }

  #choices() {
    const { app, routine: { steps } } = this;
    const { t, places: { settings }, data } = app;
    const turns = steps.some(({ foot }) => ["each", "first", "other"].includes(foot ?? ""));
    const times = [false, true].map((long) =>
      minutesText(data.language, timeOf(stagesOf(steps, { ...settings, long })))
    );
    return [
      turns
        ? this.#switch("player_first", "first", [["left", t("feet_left")], [
          "right",
          t("feet_right"),
        ]])
        : null,
      times[0] === times[1] ? null : this.#switch("player_times", "long", [
        ["", t("player_short", { time: times[0] })],
        ["long", t("player_long", { time: times[1] })],
      ]),
      signals(app),
    ];
  }

  /** @param {string} key @param {"first"|"long"} name @param {[string, string][]} choices */
  #switch(key, name, choices) {
    const { app: { places, t, uid } } = this;
    const chosen = name === "long" ? (places.settings.long ? "long" : "") : places.settings.first;
    const radios = choices.map(([value, text]) => {
      const facts = { type: "radio", name: `${uid}-${key}`, value, "data-key": `${key}-${value}` };
      const onchange = () => {
        places.set(
          name === "long" ? { long: value !== "" } : { first: /** @type {Foot} */ (value) },
        );
        this.#paint();
      };
      const input = h("input", { ...facts, onchange });
      input.checked = value === chosen;
      return h("label", { class: "rz-choice" }, input, h("span", { text }));
    });
    const id = `${uid}-${key}`;
    return h(
      "div",
      { class: "rz-player-choice" },
      h("span", { id, text: t(key) }),
      h("div", { class: "rz-switch", role: "radiogroup", "aria-labelledby": id }, ...radios),
    );
  }

  #paint() {
    const { app: { t, data, places }, routine: { steps }, takes } = this;
    const stages = stagesOf(steps, places.settings);
    const time = minutesText(data.language, timeOf(stages));
    const open = stages.some(({ ms }) => ms === null);
    takes.textContent = [
      t("player_takes", { n: stages.length, time }),
      open ? t("player_takes_open") : "",
    ].filter(Boolean).join(" ");
  }
}

/** Sound and vibration on or off. @param {App} app @param {() => void} [changed] */
export function signals({ places, t }, changed = () => {}) {
  const buttons = /** @type {const} */ (["sound", "vibration"]).map((name) => {
    const button = h("button", {
      type: "button",
      class: "rz-toggle",
      "aria-pressed": String(places.settings[name]),
      "data-key": `player-${name}`,
      text: t(`player_${name}`),
      onclick: () => {
        places.set({ [name]: !places.settings[name] });
        button.setAttribute("aria-pressed", String(places.settings[name]));
        changed();
      },
    });
    return button;
  });
  const able = "vibrate" in navigator;
  const name = t("player_signals");
  return h(
    "div",
    { class: "rz-player-choice", role: "group", "aria-label": name },
    h("span", { text: name }),
    h("div", { class: "rz-player-row" }, buttons[0], able ? buttons[1] : null),
  );
}

/** All that must be minded: what forbids first, and what the reader has said of themselves open.
 * @param {App} app @param {Routine} routine */
function cautions(app, { cautions, leave_out, steps }) {
  const { t, data, safety, zones } = app;
  const ids = steps.flatMap((step) => step.zones);
  const yours = new Set(safety.adviceFor(ids).map(({ id }) => id));
  const ofZones = ids.flatMap((id) => zones.get(id)?.cautions ?? []);
  const all = [...new Set([...yours, ...cautions, ...ofZones])];
  const groups = LEVELS.flatMap((level) => {
    const some = all.filter((id) => own(data.cautions, id)?.level === level);
    return some.length ? [group(app, level, some, yours)] : [];
  });
  return h(
    "section",
    { class: "rz-cautions rz-player-cautions" },
    h("h3", { text: t("cautions") }),
    ...groups,
    warning(leave_out),
    h("p", { class: "rz-stop", text: t("stop_rule") }),
  );
}

/** @param {App} app @param {string} level @param {string[]} some  ids @param {Set<string>} yours */
function group(app, level, some, yours) {
  const { t, data } = app;
  const items = some.map((id) => {
    const { name, advice, sources } = data.cautions[id];
    const title = yours.has(id) ? `${name} · ${t("player_yours")}` : name;
    const item = fold(title, paragraph(advice), sourceMark(app, sources));
    item.open = yours.has(id);
    return item;
  });
  const title = h("h4", { text: t(`level_${level}`) });
  return h("div", { class: "rz-check", "data-level": level }, title, ...items);
}
