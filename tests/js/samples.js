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
