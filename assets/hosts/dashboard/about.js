// The dialog about the map: the check before a massage, evidence, charts, sources.

import { elementOf } from "./elements.js";
import { backCloses } from "./history_step.js";

const TICKS = "zones-check";
const LEVELS = ["leave", "ask", "adapt"];

export function connectAbout() {
  const about = /** @type {HTMLDialogElement} */ (elementOf("about"));
  elementOf("about-open").addEventListener("click", () => about.showModal());
  elementOf("evidence-open").addEventListener("click", () => {
    about.showModal();
    const title = elementOf("evidence-title");
    title.focus();
    title.scrollIntoView();
  });
  about.addEventListener("click", (event) => { // beside the dialog, on its backdrop
    if (event.target === about) about.close();
  });
  backCloses(about);
  tickAgain();
  elementOf("check").addEventListener("change", () => {
    check();
    keepTicks();
  });
}

/** The boxes of the check by their places. */
const boxes = () => elementOf("check").querySelectorAll("input");

/** Keep on this device what is ticked. */
function keepTicks() {
  const ticked = [...boxes()].filter((box) => box.checked).map((box) => box.value);
  try {
    if (ticked.length) localStorage.setItem(TICKS, JSON.stringify(ticked));
    else localStorage.removeItem(TICKS);
  } catch { /* not allowed: only for now */ }
}

/** Tick what was ticked on the last visit. */
function tickAgain() {
  try {
    const ticked = JSON.parse(localStorage.getItem(TICKS) ?? "[]");
    for (const box of boxes()) box.checked = ticked.includes?.(box.value) ?? false;
  } catch {
    return; // none that can be read
  }
  check();
}

/** Say what follows from the boxes that are ticked. */
function check() {
  const levels = new Set();
  for (const box of boxes()) {
    if (box.checked) levels.add(box.dataset.level);
    box.parentElement?.querySelector("small")?.toggleAttribute("hidden", !box.checked);
  }
  const verdict = elementOf("verdict");
  const level = LEVELS.find((each) => levels.has(each)) ?? "none";
  verdict.dataset.level = level;
  verdict.textContent = verdict.dataset[level] ?? "";
}
