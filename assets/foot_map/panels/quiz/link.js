// Links to places of the map: to a quiz, for a class with the same questions for everybody.

import { copyFrom, h } from "../../core/dom.js";
import { writeSpec } from "./logic/spec.js";

/** @import { App, State } from "../../core/types.js" */
/** @import { Spec } from "./logic/spec.js" */

/**
 * The address of a place of this map, if the page around it has any.
 *
 * @param {HTMLElement} node  of the map
 * @param {Partial<State>} place
 * @returns {string} empty where a map has no address of its own, as in a notebook
 */
function linkTo(node, place) {
  const detail = { place, link: "" };
  node.dispatchEvent(new CustomEvent("rz-link", { detail, bubbles: true, composed: true }));
  return detail.link;
}

/** The link to a quiz with a button that copies it; nothing where there is none.
 * @param {App} app @param {HTMLElement} room
 * @param {() => Spec} specOf  with its seed, as it is when the link is copied */
export const makeLink = (app, room, specOf) =>
  linkBox(app, room, () => ({ quiz: writeSpec(specOf()) }), {
    label: app.t("quiz_link"),
    note: app.t("quiz_link_note"),
  });

/**
 * A link with a button that copies it; nothing where a map has no address.
 *
 * @param {App} app
 * @param {HTMLElement} room
 * @param {() => Partial<State>} placeOf  beside the school and the language
 * @param {{label: string, note: string}} said
 * @returns {{nodes: Node[], paint: () => void}}
 */
export function linkBox(app, room, placeOf, said) {
  const { t, state, data } = app;
  const link = () =>
    linkTo(room, { chart: data.school.id, language: state.language, ...placeOf() });
  if (!link()) return { nodes: [], paint: () => {} };
  const box = h("input", { type: "text", readonly: true, "aria-label": said.label });
  const copy = async () => {
    if (!await copyFrom(box)) return;
    app.announce(t("quiz_copied"));
    button.textContent = t("quiz_copied");
  };
  const button = h("button", { type: "button", class: "rz-toggle", onclick: copy });
  const paint = () => {
    box.value = link();
    button.textContent = t("quiz_copy");
  };
  paint();
  const note = h("p", { class: "rz-mark", text: said.note });
  return { nodes: [h("div", { class: "rz-quiz-link" }, box, button), note], paint };
}
