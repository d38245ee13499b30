// Places of the map that are no record, such as printing: by what the host has, or by its own means.

/** @import { Session } from "./session.js" */

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
  const focus = (/** @type {string} */ place) => {
    const node = shell.room.querySelector(place);
    const more = shell.room.querySelector(".rz-more");
    if (!node?.checkVisibility() && more instanceof HTMLElement) more.click(); // it is folded away
    if (node instanceof HTMLElement) node.focus();
  };
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
