// A technique as it is done on one zone of one foot: where and which way, and how the hand works.

import { h } from "../../core/dom.js";
import { own } from "../../core/own.js";
import { handArt, PASSING, playButton } from "../technique_art.js";
import { placeArt } from "./place.js";

/** @import { App, Foot, Zone } from "../../core/types.js" */

/** How a technique is done on a zone, or elsewhere: `use` is its id.
 * @typedef {{use: string, direction?: string, motion?: string[]}} Use */

/**
 * The pictures of a technique on a zone, with one button that sets them in motion; nothing where
 * there are none.  They stand still on paper, and for readers who want less motion.
 *
 * @param {App} app
 * @param {{zone: Zone|null, foot: Foot, use: Use|string}} step  the owner's foot; the zone's own
 *   record, or the id of a technique, which is shown as the zone uses it, or else as it is usual
 * @param {Parameters<typeof playButton>[3]} [itself]  when they move by themselves
 * @returns {HTMLElement|null}  its room is reserved: it is drawn when it stands in the page
 */
export function stepPicture(app, { zone, foot, use }, itself) {
  const { t, data } = app;
  const one = typeof use === "string" ? useOf(zone, use) : use;
  const usual = typeof use === "string" ? own(data.techniques, use)?.motion : null;
  const where = zone && placeArt(app, zone, foot, one, one.motion ?? usual ?? []);
  const hand = handArt(app, one.use, foot);
  const stages = [where?.stage, hand?.stage].flatMap((stage) => stage ?? []);
  if (!stages.length) return null;
  const plate = h("div", { class: "rz-step-stages" }, ...stages);
  const seen = where ? ` · ${data.views[where.view].label}` : "";
  const caption = h("figcaption", { text: t(`caption_${foot}`) + seen });
  const alone = stages.length === 1;
  const facts = {
    "data-foot": foot,
    "data-art": one.use,
    "data-zone": zone?.id,
    "data-alone": alone,
  };
  const node = h("figure", { class: "rz-technique-art rz-step", ...facts }, plate, caption);
  const move = (/** @type {boolean} */ on) => {
    where?.move(on);
    hand?.move(on);
  };
  const button = playButton(app, plate, move, itself);
  plate.append(button);
  // What is only passed by is not drawn.
  setTimeout(() => {
    if (!node.isConnected) return;
    where?.draw();
    hand?.load().catch(() => {
      (where ? hand.stage : node).remove();
      node.dataset.alone = "";
    });
  }, PASSING);
  return node;
}

/** @param {Zone|null} zone @param {string} id @returns {Use} */
const useOf = (zone, id) => zone?.techniques.find(({ use }) => use === id) ?? { use: id };
