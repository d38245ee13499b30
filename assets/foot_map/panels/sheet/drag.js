// Dragging and flicking a sheet by pointer.

const SLOP = 6; // CSS px that a press may wander
const FLICK = 0.5; // CSS px in a ms, from which on the direction decides and not the place
const RECENT = 90; // ms over which the speed is taken

/**
 * What a sheet does while it is dragged.
 *
 * @typedef {object} Dragged
 * @property {(target: Element) => boolean} begins  whether a press there may become a drag
 * @property {() => number} height  of the sheet at rest, in CSS px
 * @property {(height: number) => void} moves
 * @property {(height: number, flick: -1|0|1) => void} ends  let go, 1 for a flick upwards
 */

/**
 * @param {HTMLElement} node
 * @param {Dragged} sheet
 * @returns {() => void} stops following
 */
export function followDrag(node, sheet) {
  /** @type {{id: number, y: number, height: number, trail: {y: number, time: number}[]}|null} */
  let drag = null;
  let dragged = false;

  const down = (/** @type {PointerEvent} */ event) => {
    if (drag || event.button || !sheet.begins(/** @type {Element} */ (event.target))) return;
    dragged = false;
    const { pointerId: id, clientY: y, timeStamp: time } = event;
    drag = { id, y, height: sheet.height(), trail: [{ y, time }] };
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (drag?.id !== event.pointerId) return;
    const { clientY: y, timeStamp: time } = event;
    if (!dragged && Math.abs(y - drag.y) <= SLOP) return;
    if (!dragged) node.setPointerCapture(drag.id);
    dragged = true;
    node.toggleAttribute("data-dragging", true);
    drag.trail = [...drag.trail.filter((one) => time - one.time < RECENT), { y, time }];
    sheet.moves(drag.height + drag.y - y);
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (drag?.id !== event.pointerId) return;
    const { y: start, height, trail } = drag;
    drag = null;
    node.toggleAttribute("data-dragging", false);
    if (!dragged) return;
    const recent = trail.filter((one) => event.timeStamp - one.time < RECENT);
    const [first, last] = [recent[0], recent.at(-1)];
    const time = first && last ? last.time - first.time : 0;
    const speed = last && time > 0 ? (first.y - last.y) / time : 0;
    const flick = Math.abs(speed) < FLICK ? 0 : speed > 0 ? 1 : -1;
    sheet.ends(height + start - (trail.at(-1)?.y ?? start), flick);
  };
  // A button under a drag is not pressed by it.
  const click = (/** @type {MouseEvent} */ event) => {
    if (dragged) event.stopPropagation();
    dragged = false;
  };
  // The browser's own drag, of text or a picture, would take the pointer away.
  const native = (/** @type {Event} */ event) => {
    if (drag) event.preventDefault();
  };
  const stop = new AbortController();
  const { signal } = stop;
  node.addEventListener("pointerdown", down, { signal });
  // A quick pointer leaves the sheet with its first step.
  globalThis.addEventListener("pointermove", move, { signal });
  globalThis.addEventListener("pointerup", up, { signal });
  globalThis.addEventListener("pointercancel", up, { signal });
  node.addEventListener("dragstart", native, { signal });
  node.addEventListener("click", click, { signal, capture: true });
  return () => stop.abort();
}
