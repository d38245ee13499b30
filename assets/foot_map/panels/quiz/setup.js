// What a quiz is to ask: kinds of question, zones, how many.

import { h } from "../../core/dom.js";
import { makeLink } from "./link.js";
import { Places, REGIONS } from "./logic/places.js";
import { makeQuestions } from "./logic/questions.js";
import { newSeed } from "./logic/random.js";
import { KINDS, readSpec, USUAL, writeSpec } from "./logic/spec.js";

/** @import { App } from "../../core/types.js" */
/** @import { Kind, Scope, Spec } from "./logic/spec.js" */

const LENGTHS = [10, 0]; // questions; 0 for one on each zone

export class Setup {
  /** @param {App} app @param {HTMLElement} room @param {Spec|null} spec  to begin with
   * @param {() => void} close */
  constructor(app, room, spec, close) {
    const { t, data, state } = app;
    this.app = app;
    this.places = new Places(data);
    this.seed = newSeed();
    const { kinds, scope, length } = spec ?? USUAL;
    this.kinds = KINDS.map((kind) => this.#choice("checkbox", "kind", kind, kinds.includes(kind)));
    this.lengths = LENGTHS.map((n) => this.#choice("radio", "length", String(n), n === length));
    if (!LENGTHS.includes(length)) this.lengths[0].input.checked = true;
    this.scope = h("select", { "data-key": "quiz-scope", onchange: () => this.#paint() });
    const usual = scope.kind === "all" && state.selection.length > 1 ? this.#chosen() : scope;
    this.#fillScopes(usual);
    const schools = h("select", {
      "data-key": "quiz-school",
      onchange: () => app.set({ chart: schools.value }),
    }, ...data.schools.map(({ id, title }) => h("option", { value: id, text: title })));
    schools.value = data.school.id;
    this.count = h("p", { class: "rz-lead", role: "status" });
    this.start = h("button", {
      type: "button",
      class: "rz-toggle rz-primary",
      text: t("quiz_start"),
      "data-key": "quiz-begin",
      onclick: () => app.set({ quiz: writeSpec(this.spec) }),
    });
    const quit = h("button", {
      type: "button",
      class: "rz-toggle",
      text: t("close"),
      onclick: close,
    });
    this.link = makeLink(app, room, () => this.spec);
    this.title = h("h2", { tabindex: -1, text: t("quiz") });
    const select = (/** @type {string} */ name, /** @type {HTMLElement} */ node) =>
      h("label", { class: "rz-quiz-select" }, h("span", { text: t(name) }), node);
    this.nodes = [
      this.title,
      group(t("quiz_kinds"), this.kinds),
      select("school", schools),
      select("quiz_zones", this.scope),
      h("p", { class: "rz-mark", text: t("quiz_zones_hint") }),
      group(t("quiz_length"), this.lengths),
      this.count,
      h("div", { class: "rz-quiz-row" }, this.start, quit),
      ...this.link.nodes,
    ];
    this.#paint();
  }

  /** Let the reader choose zones on the feet. */
  begin() {
    const { app } = this;
    app.ask({
      masked: false,
      marks: new Map(),
      press: ({ zone }) => {
        app.choose(zone.id, { add: true });
        this.#fillScopes(app.state.selection.length ? this.#chosen() : USUAL.scope);
        this.#paint();
      },
    });
  }

  /** @param {string} type @param {"kind"|"length"} name @param {string} value
   * @param {boolean} checked */
  #choice(type, name, value, checked) {
    const { app: { t, uid } } = this;
    const facts = { type, name: `${uid}-quiz-${name}`, value, "data-key": `quiz-${name}-${value}` };
    const input = h("input", { ...facts, onchange: () => this.#paint() });
    input.checked = checked;
    return { input, node: h("label", {}, input, h("span", { text: t(`quiz_${name}_${value}`) })) };
  }

  /** The zones that are chosen on the map. @returns {Scope} */
  #chosen() {
    return { kind: "zones", ids: this.app.state.selection };
  }

  /** @param {Scope} scope  to be chosen */
  #fillScopes(scope) {
    const { app, places } = this;
    const { t, data, state } = app;
    const option = (/** @type {string} */ value, /** @type {string} */ text) =>
      h("option", { value, text });
    const several = (/** @type {string} */ name, /** @type {HTMLOptionElement[]} */ options) =>
      options.length ? [h("optgroup", { label: t(name) }, ...options)] : [];
    const regions = new Set(
      places.zones.flatMap((zone) => places.of(zone).map((one) => one.region)),
    );
    const zones = scope.kind === "zones" ? scope.ids : state.selection;
    this.scope.replaceChildren(
      option("all", t("quiz_zones_all")),
      ...(zones.length
        ? [option(`zones-${zones.join(",")}`, t("quiz_zones_chosen", { n: zones.length }))]
        : []),
      ...several(
        "view",
        Object.entries(data.views).filter(([, view]) => view.shapes.length)
          .map(([id, { label }]) => option(`view-${id}`, label)),
      ),
      ...several(
        "quiz_regions",
        REGIONS.filter((id) => regions.has(id))
          .map((id) => option(`region-${id}`, t(`quiz_region_${id}`))),
      ),
      ...several("systems", data.systems.map(({ id, name }) => option(`system-${id}`, name))),
    );
    this.scope.value = scope.kind === "all" ? "all" : `${scope.kind}-${scope.ids.join(",")}`;
    if (this.scope.selectedIndex < 0) this.scope.selectedIndex = 0;
  }

  /** @returns {Spec} */
  get spec() {
    const kinds = this.kinds.filter(({ input }) => input.checked)
      .map(({ input }) => /** @type {Kind} */ (input.value));
    const length = Number(this.lengths.find(({ input }) => input.checked)?.input.value ?? 0);
    const read = readSpec(`find.${this.scope.value}`);
    return { kinds, scope: read?.scope ?? USUAL.scope, length, seed: this.seed };
  }

  #paint() {
    const { app: { t, data }, spec, places } = this;
    const n = spec.kinds.length ? makeQuestions(data, spec, places).length : 0;
    this.count.textContent = n ? t("quiz_count", { n }) : t("quiz_none");
    this.start.disabled = !n;
    this.link.paint();
  }
}

/** Choices under a name. @param {string} name @param {{node: Node}[]} choices */
const group = (name, choices) =>
  h(
    "fieldset",
    { class: "rz-quiz-group" },
    h("legend", { text: name }),
    ...choices.map(({ node }) => node),
  );
