// <reflex-map>: the map as an element for any page.  It stands beside foot_map.css and the folder
// charts/, as `python -m zones page --folder` writes them.
//
//   <script type="module" src="reflex-map/reflex_map.js"></script>
//   <reflex-map chart="rwo-shur" zone="liver"></reflex-map>
//
// Attributes: those that core/map_state.json names; `zone` takes ids with commas, and `charts` says
// where the charts are.  The names of the state are properties: `selection` is the list.
// Event "zones-change": detail holds the names that changed, with their values.

import { DEFAULTS, ENTRIES } from "../foot_map/core/state.js";
import map from "../foot_map/index.js";
import { PageModel } from "./model.js";

/** @import { Name } from "../foot_map/core/types.js" */
/** @import { Entry } from "../foot_map/core/state.js" */

/** The states that have an attribute, by its name. @type {Map<string, [Name, Entry]>} */
const ATTRIBUTES = new Map(
  ENTRIES.flatMap(([name, entry]) => (entry.attribute ? [[entry.attribute, [name, entry]]] : [])),
);

/** The value of a state that an attribute gives; null without the attribute.
 * @param {Name} name @param {Entry} entry @param {string|null} text */
function valueOf(name, { kind }, text) {
  if (kind === "ids") return (text ?? "").split(/[\s,]+/).filter(Boolean);
  if (kind === "number") return Number(text) || 0;
  if (kind === "switch") return text !== null && text !== "false";
  if (name === "charts_url") return new URL(`${text ?? "charts"}/`, document.baseURI).href;
  return text ?? DEFAULTS[name];
}

export class ReflexMap extends HTMLElement {
  static observedAttributes = [...ATTRIBUTES.keys()];

  static {
    for (const [name] of ATTRIBUTES.values()) {
      Object.defineProperty(this.prototype, name, {
        /** @this {ReflexMap} */
        get() {
          return this.#model.get(name);
        },
        /** @this {ReflexMap} @param {unknown} value */
        set(value) {
          this.#model.put({ [name]: value });
        },
      });
    }
  }

  #model = new PageModel(
    { charts_url: new URL("charts/", import.meta.url).href },
    (changed) => this.#tell(changed),
  );
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
    this.#remove ??= map.render({ model: this.#model, el });
  }

  disconnectedCallback() {
    // Moved within the page, it is connected again at once and stays as it is.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#remove?.();
      this.#remove = undefined;
    });
  }

  /** @param {string} attribute @param {string|null} _ @param {string|null} text */
  attributeChangedCallback(attribute, _, text) {
    const found = ATTRIBUTES.get(attribute);
    if (!found) return;
    const [name, entry] = found;
    this.#model.put({ [name]: valueOf(name, entry, text) });
  }

  /** @param {Name[]} changed */
  #tell(changed) {
    const detail = Object.fromEntries(changed.map((name) => [name, this.#model.get(name)]));
    const options = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent("zones-change", options));
  }
}

// A page may load this file twice, by two addresses; the first one stays.
if (!customElements.get("reflex-map")) customElements.define("reflex-map", ReflexMap);
