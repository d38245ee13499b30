// The dialog about the map: the check before a massage, evidence, charts, sources.

import { elementOf } from "./elements.js";

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
  elementOf("check").addEventListener("change", check);
}

/** Say what follows from the boxes that are ticked. */
function check() {
  const levels = new Set();
  for (const box of elementOf("check").querySelectorAll("input")) {
    if (box.checked) levels.add(box.dataset.level);
    box.parentElement?.querySelector("small")?.toggleAttribute("hidden", !box.checked);
  }
  const verdict = elementOf("verdict");
  const level = LEVELS.find((each) => levels.has(each)) ?? "none";
  verdict.dataset.level = level;
  verdict.textContent = verdict.dataset[level] ?? "";
}
