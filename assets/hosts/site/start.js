// The start page: the live map, its files fetched when they are needed, in a page of links.

import { keep, readKept } from "../../foot_map/core/storage.js";
import { loadText } from "../../foot_map/loading/files.js";
import { NEW, PROGRESS } from "../../foot_map/panels/quiz/logic/spec.js";
import { connectMenu } from "../dashboard/menu.js";
import { MapPage } from "../page/map_page.js";
import { followTheme } from "../dashboard/theme.js";
import { register } from "./updates.js";

/** @import { State } from "../../foot_map/core/types.js" */
/** @import { Start } from "../page/map_page.js" */
/** @typedef {Start & {files: string, folders: Record<string, string>}} SiteStart
 *   folders: by language, from this page */

const PLACE = "zones-place"; // where the reader left, for the app's next start
const APP = "app"; // as in the web manifest

/** @param {string} id */
const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {SiteStart} */
const start = JSON.parse(elementOf("start").textContent ?? "");
const files = new URL(start.files, document.baseURI);
const charts_url = new URL("charts/", files).href;

/** In the middle of a routine or of questions. @param {State} state */
const isBusy = ({ player, quiz }) =>
  !["", "own"].includes(player) || !["", NEW, PROGRESS].includes(quiz);

/** The map behind a root of its own, so that the page's style and its own leave each other alone.
 * @returns {Promise<HTMLElement>} when its style is there, which the first picture does not wait for */
function makeRoom() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("foot_map.css", files).href;
  const box = document.createElement("div");
  box.style.setProperty("height", "100%");
  elementOf("map").firstElementChild?.attachShadow({ mode: "open" }).append(style, box);
  return new Promise((resolve) => {
    for (const end of ["load", "error"]) style.addEventListener(end, () => resolve(box));
  });
}

/** Opened as an app, which its address says, the map is where it was left. */
function returnToPlace() {
  const query = new URLSearchParams(location.search);
  if (!query.has(APP)) return;
  const place = location.hash || (readKept(PLACE) ?? "");
  history.replaceState(null, "", location.pathname + (place.startsWith("#") ? place : ""));
}

/** The page's own words in the language of the map. @param {State} state */
function speak({ language }) {
  const messages = start.messages[language];
  if (!messages || document.body.dataset.language === language) return;
  document.body.dataset.language = language;
  for (const node of document.querySelectorAll("[data-t]")) {
    if (node instanceof HTMLElement) node.textContent = messages[node.dataset.t ?? ""];
  }
  for (const link of document.querySelectorAll("a[data-page]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const { page = "", path = link.getAttribute("href") ?? "" } = link.dataset;
    link.dataset.path = path;
    link.href = (start.folders[language] ?? "") + path;
    const text = link.querySelector("span") ?? link;
    text.textContent = messages[`nav_${page}`];
    if (link.title) link.title = text.textContent;
  }
}

/** Printing and the page about the map, which the search of the map offers, are pages here. */
function connectSearch() {
  addEventListener("rz-open", (event) => {
    const { page } = /** @type {CustomEvent<{page: string}>} */ (event).detail;
    const link = document.querySelector(`nav a[data-page="${CSS.escape(page)}"]`);
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    location.href = link.href;
  });
}

let tell = () => {};
returnToPlace();
const wantsCheck = new URLSearchParams(location.search).has("check");
const theme = document.documentElement.dataset.theme;
if (theme === "light" || theme === "dark") start.state.theme = theme;
const el = await makeRoom();
const page = new MapPage(start, {
  el,
  charts_url,
  open: (name) => loadText(charts_url + name),
  changed(state) {
    followTheme(state.theme);
    speak(state);
    keep(PLACE, location.hash || "#");
    tell();
  },
  ready() {
    const check = el.querySelector("[data-key=safety]");
    if (wantsCheck && check instanceof HTMLElement) check.click();
  },
});
connectMenu();
connectSearch();
elementOf("skip").addEventListener("click", (event) => {
  const list = el.querySelector(".rz-list [tabindex='0'], .rz-list button");
  if (!(list instanceof HTMLElement) || !list.checkVisibility()) return;
  event.preventDefault();
  list.focus();
});
await page.begin();
speak(page.model.state);
tell = register({ busy: () => isBusy(page.model.state) });
