// Changing the order of a list by dragging a handle.

/**
 * Let a row be dragged by its handle; the rows move as it passes them.
 *
 * @param {HTMLElement} list  whose children are the rows
 * @param {HTMLElement} row
 * @param {HTMLElement} handle
 * @param {(to: number) => void} moved  told the place where it was let go
 */
export function dragRow(list, row, handle, moved) {
  handle.addEventListener("pointerdown", (begin) => {
    if (begin.button !== 0) return;
    begin.preventDefault(); // no text is marked meanwhile
    handle.focus();
    handle.setPointerCapture(begin.pointerId);
    row.dataset.dragged = "";
    const place = () => [...list.children].indexOf(row);
    const from = place();
    const move = (/** @type {PointerEvent} */ event) => {
      const { previousElementSibling: above, nextElementSibling: below } = row;
      // The others move: a row that is moved itself would lose the pointer.
      if (above && event.clientY < middle(above)) row.after(above);
      else if (below && event.clientY > middle(below)) row.before(below);
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      delete row.dataset.dragged;
      if (place() !== from) moved(place());
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  });
}

/** @param {Element} row @returns {number} y in the window */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
