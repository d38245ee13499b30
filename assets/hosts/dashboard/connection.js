// From the first paint of the map to the day the program is gone.

import { elementOf, mapRoot, wait } from "./elements.js";
import { tell } from "./notices.js";
import { message } from "./page_text.js";

/** @import { BokehModel } from "./bokeh.js" */

const PATIENCE = 6000; // ms after loading in which the map must begin its work
const AGAIN = "zones-again"; // how often the page has begun anew, in this tab

/** Take the placeholder away when the map shows something; begin anew if it never comes. */
export async function awaitMap() {
  // Once the map is at work it says itself what it waits for, however slow the line.
  const idle = () => document.readyState === "complete" && !mapRoot()?.querySelector(".rz");
  for (let late = 0; late < PATIENCE; late += idle() ? 50 : 0) {
    if (mapRoot()?.querySelector(".rz-map [role=listbox], .rz [role=alert]:not(:empty)")) {
      elementOf("waiting").remove();
      document.documentElement.dataset.ready = "";
      try {
        sessionStorage.removeItem(AGAIN);
      } catch { /* not allowed */ }
      return;
    }
    await wait(50);
  }
  // The page's ticket for the connection may have run out while the page was loading.
  if (timesBegun() < 2) comeBack();
  else tell(elementOf("lost"), message("lost"));
}

/** How often the page has begun anew before this time. */
function timesBegun() {
  try {
    const times = Number(sessionStorage.getItem(AGAIN));
    sessionStorage.setItem(AGAIN, String(times + 1));
    return times;
  } catch {
    return 2; // not allowed: then only say so
  }
}

/** Wait for the program to come back, then load the page again; the address keeps the place. */
async function comeBack() {
  const lost = elementOf("lost");
  if (lost.childElementCount) return;
  tell(lost, message("away"));
  dispatchEvent(new Event("zones-lost")); // for the dialog that prints
  for (;;) {
    await wait(1000);
    try {
      // A file that Panel always hands out: plain `panel serve` has no /liveness.
      const file = new URL("static/extensions/panel/css/loading.css", base());
      const answer = await fetch(file, { method: "HEAD", cache: "no-store" });
      if (answer.ok) break;
    } catch { /* not yet */ }
  }
  location.reload();
}

/** The root of the server, as the page's own files show it. */
const base = () => new URL(`${document.documentElement.dataset.root || "."}/`, location.href);

/** @param {BokehModel} model */
export function watchConnection(model) {
  model.document.on_event("connection_lost", () => comeBack());
}
