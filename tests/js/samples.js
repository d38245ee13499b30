// Records that the unit tests share.

/** A zone's record. */
export const zone = (id, number, name, more = {}) => ({
  id,
  number,
  name,
  group: number === null ? "further" : "numbered",
  also: [],
  names: {},
  system: "digestive",
  body_areas: [],
  feet: ["left", "right"],
  crossing: "same-side",
  cautions: [],
  techniques: [],
  number_sources: [],
  views: ["plantar"],
  ...more,
});
export const data = {
  systems: [{ id: "digestive", name: "Digestion" }, { id: "nervous", name: "Nervous system" }],
  body_areas: { "large-intestine": { name: "Large intestine" } },
  complaints: [{ id: "headache", name: "Headache", also: ["sore head"], zones: ["brain"] }],
  zones: [
    zone("liver", 18, "Liver", { names: { de: "Leber", es: "Hígado", zh: "肝" }, feet: ["right"] }),
    zone("brain", 1, "Head and brain", { system: "nervous" }),
    zone("colon", 30, "Descending colon", { body_areas: ["large-intestine"], also: ["bowel"] }),
    zone("stomach", 15, "Stomach"),
    zone("thymus", null, "Thymus"),
    zone("eye", 8, "Eyes", { system: "nervous", views: ["plantar", "dorsal"] }),
  ],
};

/** A storage as browsers have it, with room for some characters. */
export class Memory {
  #kept = new Map();
  /** The characters in it, keys and all. */
  size = 0;

  constructor(room = Infinity) {
    this.room = room;
  }

  get length() {
    return this.#kept.size;
  }

  key(at) {
    return [...this.#kept.keys()][at] ?? null;
  }

  getItem(key) {
    return this.#kept.get(key) ?? null;
  }

  #sizeOf(key) {
    return this.#kept.has(key) ? key.length + this.#kept.get(key).length : 0;
  }

  setItem(key, text) {
    const size = this.size - this.#sizeOf(key) + key.length + text.length;
    if (size > this.room) throw new DOMException("full", "QuotaExceededError");
    this.#kept.set(key, text);
    this.size = size;
  }

  removeItem(key) {
    this.size -= this.#sizeOf(key);
    this.#kept.delete(key);
  }
}
