// The moving drawings of the techniques.

import { h } from "../core/dom.js";
import { icon } from "../core/controls.js";
import { hasDrawings, loadDrawing } from "../loading/drawings.js";

/** @import { App, Foot } from "../core/types.js" */

export const PASSING = 150; // ms: a card that is only passed by costs no drawing
const STAYING = { wait: 1500, ms: 8000 }; // each movement twice at least
/** Where the movement is what the reader came for. */
export const AT_ONCE = { wait: 0, ms: Infinity };
const LESS = /@media ?\(prefers-reduced-motion: ?reduce\)\{[^{}]*\{[^{}]*\}\}/g;
const GROUND = /<path fill="#f6f0e5" d="M0 0h160v120H0z"\/>/;

/**
 * The drawing of a technique, with a button that sets it in motion or lets it stand still; nothing
 * where there is none.
 *
 * @param {App} app
 * @param {string} id
 * @param {Foot} [foot]  the owner's, named below the picture
 * @param {Parameters<typeof playButton>[3]} [itself]  when it moves by itself
 * @returns {HTMLElement|null}
 */
export function techniqueArt(app, id, foot, itself) {
  const hand = handArt(app, id, foot);
  if (!hand) return null;
  const { stage, load, move } = hand;
  const caption = foot ? h("figcaption", { text: app.t(`caption_${foot}`) }) : null;
  const node = h(
    "figure",
    { class: "rz-technique-art", "data-foot": foot, "data-art": id },
    stage,
    caption,
  );
  setTimeout(() => {
    if (!node.isConnected) return;
    // The steps say it in words.
    load().then(() => stage.append(playButton(app, stage, move, itself)), () => node.remove());
  }, PASSING);
  return node;
}

/**
 * How the hand works, or null where no drawing is at hand.  All are drawn on the left foot, and
 * mirrored for the right one.
 *
 * The still picture is always there, for paper too; the moving one lies over it while it plays.
 *
 * @param {App} app @param {string} id @param {Foot} [foot]
 * @returns {{stage: HTMLElement, load: () => Promise<void>, move: (on: boolean) => void}|null}
 */
export function handArt({ t, state }, id, foot) {
  if (!hasDrawings(state)) return null;
  const still = h("img", { width: 160, height: 120, alt: "" });
  const moving = h("img", { class: "rz-moving", alt: "", "aria-hidden": "true" });
  const stage = h("div", { class: "rz-art-stage" }, still);
  const load = async () => {
    // Each costs the browser a document.
    const text = await loadDrawing(state, `technique-${id}.svg`);
    const svg = text.replace(GROUND, ""); // the stage has one, dark in the dark
    const plain = svg.replace(/<style>.*?<\/style>/gs, "");
    const says = new DOMParser().parseFromString(plain, "image/svg+xml").querySelector("desc");
    still.alt = [says?.textContent, foot && t(`caption_${foot}`)].filter(Boolean).join(" ");
    still.src = asAddress(plain);
    moving.src = asAddress(svg.replace(LESS, ""));
  };
  const move = (/** @type {boolean} */ on) => on ? still.after(moving) : moving.remove();
  return { stage, load, move };
}

/** The figures, of which each has its own movement. */
export const ART = ".rz-technique-art";

/** A card that is made again keeps its figures, and whether each moves.
 * @param {Element} card  made again @param {Iterable<Element>} former  its figures before */
export function keepArt(card, former) {
  const fresh = [...card.querySelectorAll(ART)];
  for (const figure of former) {
    const { art, foot, zone } = /** @type {HTMLElement} */ (figure).dataset;
    const index = fresh.findIndex((one) => {
      const { dataset } = /** @type {HTMLElement} */ (one);
      return dataset.art === art && dataset.foot === foot && dataset.zone === zone;
    });
    if (index >= 0) fresh.splice(index, 1)[0].replaceWith(figure);
  }
}

/** @param {string} svg */
const asAddress = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/**
 * Plays and stops.  Where the reader stays, it plays for a while by itself, unless less motion is
 * wanted, and whenever the button is pressed.  What is passed by or out of sight stands still: each
 * picture that moves has the browser draw a frame sixty times a second.
 *
 * @param {App} app @param {HTMLElement} stage  what moves
 * @param {(on: boolean) => void} move  sets it in motion
 * @param {{wait: number, ms: number}} [itself]  when it begins by itself, and how long it plays then
 */
export function playButton({ t }, stage, move, { wait, ms } = STAYING) {
  let [playing, seen] = [false, false];
  let itself = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {number|undefined} */
  let next;
  const play = (/** @type {boolean} */ on) => {
    clearTimeout(next);
    itself = false;
    playing = on;
    move(playing && seen);
    tell();
  };
  const tell = () => {
    const label = t(playing ? "art_stop" : "art_play");
    button.setAttribute("aria-label", label);
    button.title = label;
    button.replaceChildren(icon(playing ? "stop" : "play"));
  };
  const onclick = () => play(!playing);
  const button = h("button", { type: "button", class: "rz-play", onclick });
  tell();
  const begin = () => {
    play(true);
    if (ms < Infinity) next = setTimeout(() => play(false), ms);
  };
  new IntersectionObserver((entries) => {
    seen = entries.at(-1)?.isIntersecting ?? false;
    move(playing && seen);
    if (!itself) return;
    clearTimeout(next);
    if (seen) next = setTimeout(begin, wait);
  }).observe(stage);
  return button;
}
