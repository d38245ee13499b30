// The moving drawings of the techniques.

import { h } from "../core/dom.js";
import { icon } from "../core/controls.js";
import { loadText } from "../loading/files.js";

/** @import { App, Foot } from "../core/types.js" */

const PASSING = 150; // ms
const LESS = /@media ?\(prefers-reduced-motion: ?reduce\)\{[^{}]*\{[^{}]*\}\}/g;

/**
 * The drawing of a technique, with a button that sets it in motion or lets it stand still; nothing
 * where there is none.  All are drawn on the left foot, and mirrored for the right one.
 *
 * The still picture is always there, for paper too; the moving one lies over it while it plays.
 *
 * @param {App} app
 * @param {string} id
 * @param {Foot} [foot]  the owner's, named below the picture
 * @returns {HTMLElement|null}
 */
export function techniqueArt(app, id, foot) {
  const { t, state: { charts_url, charts_json } } = app;
  if (!charts_url || charts_json) return null;
  const still = h("img", { width: 160, height: 120, alt: "" });
  const stage = h("div", { class: "rz-art-stage" }, still);
  const caption = foot ? h("figcaption", { text: t(`caption_${foot}`) }) : null;
  const node = h(
    "figure",
    { class: "rz-technique-art", "data-foot": foot, "data-art": id },
    stage,
    caption,
  );
  const address = `${charts_url}technique-${encodeURIComponent(id)}.svg`;
  const load = () =>
    loadText(address).then((svg) => {
      const plain = svg.replace(/<style>.*?<\/style>/gs, "");
      const says = new DOMParser().parseFromString(plain, "image/svg+xml").querySelector("desc");
      still.alt = [says?.textContent, foot && t(`caption_${foot}`)].filter(Boolean).join(" ");
      still.src = asAddress(plain);
      stage.append(player(app, stage, svg.replace(LESS, "")));
    }).catch(() => node.remove()); // the steps say it in words
  // Each costs the browser a document: none is made for a card that is only passed by.
  setTimeout(() => {
    if (node.isConnected) load();
  }, PASSING);
  return node;
}

/** The figures, of which each has its own movement. */
export const ART = ".rz-technique-art";

/** A card that is made again keeps its figures, and whether each moves.
 * @param {Element} card  made again @param {Iterable<Element>} former  its figures before */
export function keepArt(card, former) {
  const fresh = [...card.querySelectorAll(ART)];
  for (const figure of former) {
    const { art, foot } = /** @type {HTMLElement} */ (figure).dataset;
    const index = fresh.findIndex((one) => {
      const { dataset } = /** @type {HTMLElement} */ (one);
      return dataset.art === art && dataset.foot === foot;
    });
    if (index >= 0) fresh.splice(index, 1)[0].replaceWith(figure);
  }
}

/** @param {string} svg */
const asAddress = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** Plays and stops; it plays from the start unless the reader wants less motion.
 * @param {App} app @param {HTMLElement} stage @param {string} svg  the drawing that moves */
function player({ t }, stage, svg) {
  const moving = h("img", { class: "rz-moving", alt: "", "aria-hidden": "true" });
  const button = h("button", {
    type: "button",
    class: "rz-play",
    onclick: () => play(!moving.isConnected),
  });
  const play = (/** @type {boolean} */ on) => {
    if (on) {
      moving.src = asAddress(svg);
      stage.insertBefore(moving, button.isConnected ? button : null);
    } else moving.remove();
    const label = t(on ? "art_stop" : "art_play");
    button.setAttribute("aria-label", label);
    button.title = label;
    button.replaceChildren(icon(on ? "stop" : "play"));
  };
  play(!window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  return button;
}
