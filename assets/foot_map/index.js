// The foot map in the browser: the feet, the list of zones with its search, the card of a zone.
//
// Python owns every message (`payload.messages`); authors' texts go in through textContent only.

import { load } from "./app/load.js";
import { clear } from "./app/navigate.js";
import { Session } from "./app/session.js";
import { slashIsOn } from "./core/slash.js";

/** @import { Model } from "./core/types.js" */

const FRAMED_BY = ["controls", "map_height"];
const LOADED_BY = ["chart", "language", "charts_json", "charts_url"];

/**
 * Draw the map into `el` and keep it in step with the model.
 *
 * @param {{model: Model, el: HTMLElement}} host
 * @returns {() => void} takes everything away again
 */
function render({ model, el }) {
  const session = new Session(model, (changed, before) => {
    if (changed.has("theme")) session.shell.paintTheme();
    if (FRAMED_BY.some((name) => changed.has(name))) session.shell.paintFrame(session.state);
    if (LOADED_BY.some((name) => changed.has(name))) load(session);
    session.paintAll(changed, before);
  });
  const { root } = session.shell;
  root.addEventListener("keydown", (event) => {
    const { tagName } = /** @type {Element} */ (event.composedPath()[0]);
    if (event.key === "/" && slashIsOn() && !/^(?:INPUT|TEXTAREA|SELECT)$/.test(tagName)) {
      if (!session.app) return;
      event.preventDefault();
      return session.search();
    }
    if (event.key !== "Escape") return;
    // Else the browser would close with the same key what has just been opened.
    if (session.lower()) return event.preventDefault();
    const tip = root.querySelector(".rz-tip:not([hidden])");
    session.paint("escape");
    const onMap = root.querySelector(".rz-map")?.contains(/** @type {Node} */ (event.target));
    if (!tip || onMap) clear(session);
  });
  session.shell.paintFrame(session.state);
  session.store.listen();
  el.append(root);
  load(session);
  return () => session.dispose();
}

export default { render };
