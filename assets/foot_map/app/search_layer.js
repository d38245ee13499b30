// The finder as a layer of its own, where the map has no room for it beside the feet.

import { iconButton } from "../core/controls.js";
import { afterPaint } from "../core/dom.js";

/** @import { App, Panel } from "../core/types.js" */
/** @import { Shell } from "./shell.js" */

/** On a phone it fills the window, above all that the page has; in a narrow place of a wide window
 * it covers the map alone, and on a medium screen the feet. */
export class SearchLayer {
  /** @param {App} app @param {Panel & {focus: () => void}} finder @param {Shell} shell */
  constructor(app, finder, shell) {
    this.finder = finder;
    this.node = finder.node;
    this.shell = shell;
    const facts = { "data-key": "find-close" };
    const quit = iconButton("clear", app.t("close"), () => this.close(), facts);
    quit.classList.add("rz-layer-close");
    this.node.prepend(quit);
    // With nothing to search for, Escape leaves the layer and not the box alone.
    this.node.addEventListener("keydown", (event) => {
      const box = this.node.querySelector("input");
      if (event.key === "Escape" && !box?.value && this.close()) event.stopPropagation();
    }, { capture: true });
    shell.widened = () => this.#take();
  }

  open() {
    const { node, finder, shell } = this;
    if (shell.layered()) {
      shell.room.toggleAttribute("data-searching", true);
      if (
        shell.narrow() && shell.narrowWindow() && node.isConnected && !node.hasAttribute("popover")
      ) {
        node.popover = "manual";
        node.showPopover();
      }
    }
    finder.focus();
  }

  /** Take the layer away. @returns {boolean} whether there was one */
  #take() {
    const { node, shell: { room } } = this;
    if (!room.hasAttribute("data-searching")) return false;
    room.toggleAttribute("data-searching", false);
    node.popover = null;
    return true;
  }

  /** Back to the button that opened it. @returns {boolean} whether it was open */
  close() {
    if (!this.#take()) return false;
    const find = this.shell.room.querySelector(".rz-find");
    if (find instanceof HTMLElement) find.focus();
    return true;
  }

  /** What was found here is shown, and takes the focus. */
  leave() {
    if (!this.#take()) return;
    const { shell } = this;
    afterPaint(() => {
      if (shell.focused()) return;
      for (const place of [".rz-card-body h2[tabindex]", ".rz-card", ".rz-find"]) {
        const node = shell.room.querySelector(place);
        if (node instanceof HTMLElement && node.checkVisibility({ visibilityProperty: true })) {
          return node.focus({ preventScroll: true });
        }
      }
    });
  }
}
