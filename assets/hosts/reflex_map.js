// <reflex-map>: the map as an element for any page.  It stands beside foot_map.js, foot_map.css
// and the folder charts/, as `python -m zones page --folder` writes them.
//
//   <script type="module" src="reflex-map/reflex_map.js"></script>
//   <reflex-map chart="rwo-shur" zone="liver"></reflex-map>
//
// Attributes: chart, view, feet, arrangement, theme, language, learn, zone (ids with commas), highlight, systems,
// further, charts (where the charts are).  The same names are properties; `selection` is the list.
// Event "zones-change": detail holds the names that changed, with their values.

import map, { DEFAULTS, tidy } from "./foot_map.js";

/** @typedef {import("./foot_map/types.js").State} State */

const LISTS = /** @type {const} */ ({ zone: "selection", highlight: "highlight", systems: "systems" });
const TEXTS = /** @type {const} */ (["chart", "view", "feet", "arrangement", "theme", "language", "learn"]);

export class ReflexMap extends HTMLElement {
  static observedAttributes = [...TEXTS, ...Object.keys(LISTS), "further", "charts"];

  /** @type {State} */
  #state = { ...DEFAULTS, charts_url: new URL("charts/", import.meta.url).href };
  /** @type {Map<string, Set<() => void>>} */
  #listeners = new Map();
  /** @type {Set<keyof State>} */
  #waiting = new Set();
  /** @type {(() => void)|undefined} */
  #remove;

  constructor() {
    super();
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("foot_map.css", import.meta.url).href;
    const box = document.createElement("div");
    box.style.setProperty("height", "100%");
    this.attachShadow({ mode: "open" }).append(style, box);
    this.style.setProperty("display", "block");
  }

  connectedCallback() {
    const el = /** @type {HTMLElement} */ (this.shadowRoot?.lastElementChild);
    this.#remove ??= map.render({ model: this.#model(), el });
  }

  disconnectedCallback() {
    // Moved within the page, it is connected again at once and stays as it is.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#remove?.();
      this.#remove = undefined;
    });
  }

  /** @param {string} name @param {string|null} _ @param {string|null} value */
  attributeChangedCallback(name, _, value) {
    if (name === "charts") this.#put({ charts_url: new URL(`${value ?? "charts"}/`, document.baseURI).href });
    else if (name === "further") this.#put({ further: value !== null && value !== "false" });
    else if (Object.hasOwn(LISTS, name)) {
      const list = (value ?? "").split(/[\s,]+/).filter(Boolean);
      this.#put({ [LISTS[/** @type {keyof LISTS} */ (name)]]: list });
    } else this.#put({ [name]: value ?? DEFAULTS[/** @type {keyof State} */ (name)] });
  }

  get chart() { return this.#state.chart; }
  set chart(value) { this.#put({ chart: value }); }
  get view() { return this.#state.view; }
  set view(value) { this.#put({ view: value }); }
  get feet() { return this.#state.feet; }
  set feet(value) { this.#put({ feet: value }); }
  get language() { return this.#state.language; }
  set language(value) { this.#put({ language: value }); }
  get selection() { return this.#state.selection; }
  set selection(value) { this.#put({ selection: value }); }
  get highlight() { return this.#state.highlight; }
  set highlight(value) { this.#put({ highlight: value }); }

  /** @param {Partial<State>} patch */
  #put(patch) {
    for (const [key, value] of Object.entries(patch)) {
      const name = /** @type {keyof State} */ (key);
      Object.assign(this.#state, { [name]: tidy(name, value) });
      for (const call of this.#listeners.get(`change:${name}`) ?? []) call();
    }
  }

  #model() {
    return {
      get: (/** @type {string} */ name) => this.#state[/** @type {keyof State} */ (name)],
      set: (/** @type {string} */ name, /** @type {unknown} */ value) => {
        Object.assign(this.#state, { [name]: value });
        this.#waiting.add(/** @type {keyof State} */ (name));
      },
      save_changes: () => {
        const detail = Object.fromEntries([...this.#waiting].map((name) => [name, this.#state[name]]));
        this.#waiting.clear();
        this.dispatchEvent(new CustomEvent("zones-change", { detail, bubbles: true, composed: true }));
      },
      on: (/** @type {string} */ event, /** @type {() => void} */ call) => {
        this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(call));
      },
      off: (/** @type {string} */ event, /** @type {() => void} */ call) => {
        this.#listeners.get(event)?.delete(call);
      },
    };
  }
}

customElements.define("reflex-map", ReflexMap);
