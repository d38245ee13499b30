// What a narrow bar has no room for: the page's own controls behind a button.

import { tellBarRoom } from "../bar_room.js";
import { elementOf } from "./elements.js";

const ONE_LINE = 26; // CSS px: a title that is higher leaves no room below it
const LARGE = 19; // CSS px: with larger letters the line below the title takes two lines
const NARROW = "(max-width: 899.98px)"; // as in the CSS

export function connectMenu() {
  const [button, nav, foot, main] = ["menu", "nav", "foot", "main"].map(elementOf);
  const narrow = matchMedia(NARROW);
  const open = (/** @type {boolean} */ on) => {
    nav.toggleAttribute("data-open", on);
    button.setAttribute("aria-expanded", String(on));
  };
  const arrange = () => {
    open(false);
    if (narrow.matches) nav.append(foot);
    else main.after(foot);
  };
  button.addEventListener("click", () => open(!nav.hasAttribute("data-open")));
  // Whatever is pressed elsewhere, or opens a dialog, leaves the menu behind.
  addEventListener("click", ({ target }) => {
    const inside = target instanceof Element && target.closest("#menu, #nav");
    if (!inside || (target.closest("button") && target.closest("#nav"))) open(false);
  });
  nav.parentElement?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.hasAttribute("data-open")) return;
    open(false);
    button.focus();
    event.stopPropagation();
  });
  narrow.addEventListener("change", arrange);
  const title = document.querySelector("h1");
  tellBarRoom([...document.querySelectorAll("h1, .standing")], nav);
  const tight = new ResizeObserver(([{ contentRect }]) => {
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isTight = contentRect.height > ONE_LINE || letters > LARGE;
    nav.parentElement?.toggleAttribute("data-tight", isTight);
  });
  if (title) tight.observe(title);
  arrange();
}
