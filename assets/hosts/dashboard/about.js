// The dialog about the map: the way to the check before a massage, evidence, charts, sources.

import { elementOf, mapRoot } from "./elements.js";
import { backCloses } from "./history_step.js";

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
  elementOf("check-open").addEventListener("click", () => {
    about.close();
    const check = mapRoot()?.querySelector("[data-key=safety]");
    if (check instanceof HTMLElement) check.click();
  });
}
