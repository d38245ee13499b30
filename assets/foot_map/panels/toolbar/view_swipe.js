// Swiping from one view of the feet to the next.

/** @import { App } from "../../core/types.js" */

const FAR = 48; // CSS px
const QUICK = 700; // ms

/** @param {App} app @param {HTMLElement} plate */
export function swipeViews(app, plate) {
  /** Fingers that are down, with where and when each came. @type {Map<number, PointerEvent>} */
  const fingers = new Map();
  let several = false; // a pinch is no swipe
  plate.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    fingers.set(event.pointerId, event);
    several = fingers.size > 1;
  });
  const end = (/** @type {PointerEvent} */ event) => {
    const from = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (
      !from || several || event.type === "pointercancel" || plate.querySelector("[data-zoomed]")
    ) {
      return;
    }
    const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
    if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
    if (event.timeStamp - from.timeStamp < QUICK) turn(app, x < 0 ? 1 : -1);
  };
  plate.addEventListener("pointerup", end);
  plate.addEventListener("pointercancel", end);
}

/** To the next or previous view, none beyond the last. @param {App} app @param {number} by */
function turn(app, by) {
  const { data, state, t } = app;
  const views = /** @type {(keyof typeof data.views)[]} */ (Object.keys(data.views));
  const view = views[views.indexOf(state.view) + by];
  if (!view) return;
  app.set({ view });
  app.announce(t("said_view", { view: data.views[view].label }));
}
