// Places of the map that are no record, such as printing: by what the host has, or by its own means.

/** @import { Session } from "./session.js" */

/** Move the focus to a control, out of whatever it is folded away in.
 * @param {Session["shell"]} shell @param {string} place  its selector */
export function reach({ room }, place) {
  const node = room.querySelector(place);
  const menu = node?.closest(".rz-menu")?.firstElementChild;
  for (const button of [room.querySelector(".rz-more"), menu]) {
    if (node?.checkVisibility()) break;
    if (button instanceof HTMLElement && button.checkVisibility()) button.click();
  }
  if (node instanceof HTMLElement) node.focus();
}

/**
 * Open a place such as "print".  A host that has its own hears `rz-open` and cancels it.
 *
 * @param {Session} session
 * @param {string} page
 * @returns {boolean} whether it is open, so that no panel need show it
 */
export function openPage(session, page) {
  const { shell, app } = session;
  const options = { detail: { page }, bubbles: true, composed: true, cancelable: true };
  if (!shell.root.dispatchEvent(new CustomEvent("rz-open", options))) return true;
  const focus = (/** @type {string} */ place) => reach(shell, place);
  /** @type {Record<string, () => void>} */
  const own = {
    print: () => window.print(),
    colours: () => app?.set({ theme: shell.root.dataset.theme === "dark" ? "light" : "dark" }),
    layers: () => focus('[data-key="guidelines"]'),
    language: () => focus('[data-key="language"]'),
  };
  own[page]?.();
  return Object.hasOwn(own, page);
}
