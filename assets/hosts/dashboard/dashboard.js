// The page around the map: address, title, notices, colours, dialog, lost connection.
// The map itself is foot_map/; here it is only a Bokeh model with the shared state.

import { connectAbout } from "./about.js";
import { mapModel, named } from "./bokeh.js";
import { awaitMap, watchConnection } from "./connection.js";
import { elementOf, mapRoot } from "./elements.js";
import { follow } from "./follow.js";
import { historyStep } from "./history_step.js";
import { connectMenu } from "./menu.js";
import { connectShare } from "./share.js";
import { connectTheme } from "./theme.js";

/** To the list of zones, which is in the map's shadow root. */
function connectSkipLink() {
  elementOf("skip").addEventListener("click", (event) => {
    const find = mapRoot()?.querySelector(".rz-find");
    // On a phone the list is a layer of its own, which this button opens.
    if (find instanceof HTMLElement && find.checkVisibility()) find.click();
    const list = mapRoot()?.querySelector(".rz-list");
    const target = list?.querySelector("[tabindex='0'], button, [role=option]") ?? list;
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  });
}

/** Escape and the slash belong to the map while nothing on the page has the focus. */
function passKeys() {
  addEventListener("keydown", (event) => {
    const { key } = event;
    if (!["Escape", "/"].includes(key) || document.activeElement !== document.body) return;
    if (named("sheets")?.data.opened) return; // the key is the dialog's, also while its button is off
    const passed = new KeyboardEvent("keydown", { key, cancelable: true });
    mapRoot()?.querySelector(".rz")?.dispatchEvent(passed);
    // Else the slash would be typed into the search box.
    if (key === "/" && passed.defaultPrevented) event.preventDefault();
  });
}

function connectPrint() {
  const step = historyStep(() => named("sheets")?.data.setv({ opened: false }));
  let watched = false;
  elementOf("print").addEventListener("click", () => {
    const sheets = elementOf("lost").childElementCount ? null : named("sheets");
    if (!sheets) return window.print(); // while the program does not answer
    const { data } = sheets;
    if (!watched) data.change.connect(() => data.opened ? step.opened() : step.closed());
    watched = true;
    data.setv({ opened: true });
  });
}

/** What the search of the map offers and the page has: printing and the dialog about the map. */
function connectSearch() {
  addEventListener("rz-open", (event) => {
    const { page } = /** @type {CustomEvent<{page: string}>} */ (event).detail;
    const opener = page === "print" ? "print" : page === "about" ? "about-open" : "";
    if (!opener) return;
    event.preventDefault();
    elementOf(opener).click();
  });
}

connectMenu();
connectPrint();
connectAbout();
connectShare();
connectSearch();
connectSkipLink();
passKeys();
awaitMap();
const model = await mapModel();
connectTheme(model);
follow(model);
watchConnection(model);
