// Lets a node be dragged with any pointer; keys have their own way.

const FARTHER = 6; // CSS px: less is a press

/** @import { Point } from "../../core/types.js" */

/**
 * Let a node be dragged over the map; a copy of it follows the pointer.
 *
 * @param {HTMLElement} node
 * @param {() => boolean} begin  whether it may be dragged now
 * @param {(at: Point) => void} drop  called with where it was let go, in CSS px of the window
 */
export function makeDraggable(node, begin, drop) {
  node.addEventListener("pointerdown", (event) => {
    if (event.button || !begin()) return;
    const room = node.closest(".rz");
    if (!room) return;
    const { clientX: x, clientY: y, pointerId } = event;
    /** @type {HTMLElement|null} */
    let ghost = null;
    const move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      if (!ghost && Math.hypot(clientX - x, clientY - y) < FARTHER) return;
      ghost ??= room.appendChild(ghostOf(node));
      const box = room.getBoundingClientRect();
      ghost.style.setProperty("--x", `${clientX - box.x}px`);
      ghost.style.setProperty("--y", `${clientY - box.y}px`);
    };
    const end = (/** @type {PointerEvent} */ { type, clientX, clientY }) => {
      stop.abort();
      if (!ghost) return;
      ghost.remove();
      if (type === "pointerup") drop([clientX, clientY]);
    };
    const stop = new AbortController();
    node.setPointerCapture(pointerId);
    node.addEventListener("pointermove", move, { signal: stop.signal });
    for (const type of ["pointerup", "pointercancel"]) {
      node.addEventListener(type, /** @type {EventListener} */ (end), { signal: stop.signal });
    }
  });
}

/** What follows the pointer. @param {HTMLElement} node */
function ghostOf(node) {
  const ghost = /** @type {HTMLElement} */ (node.cloneNode(true));
  ghost.classList.add("rz-quiz-ghost");
  ghost.setAttribute("aria-hidden", "true");
  return ghost;
}
