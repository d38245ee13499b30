// Back closes a dialog, and leaves what stands behind it alone.

/**
 * A step of the history while a dialog is open.
 *
 * @param {() => void} close  the dialog; called when the reader goes back
 * @returns {{opened: () => void, closed: () => void}} to be told
 */
export function historyStep(close) {
  let open = false;
  addEventListener("popstate", () => {
    if (!open) return;
    open = false;
    close();
  });
  return {
    opened() {
      if (open) return;
      open = true;
      history.pushState(null, "", location.href);
    },
    closed() {
      if (!open) return;
      open = false;
      history.back();
    },
  };
}

/** The same for a dialog of the page. @param {HTMLDialogElement} dialog */
export function backCloses(dialog) {
  const step = historyStep(() => dialog.close());
  new MutationObserver(() => {
    if (dialog.open) step.opened();
  }).observe(dialog, { attributeFilter: ["open"] });
  dialog.addEventListener("close", step.closed);
}
