// The dialog that hands the address on: link, the system's own way to share, QR code.

import { encode } from "uqr";
import { copyFrom, s } from "../../foot_map/core/dom.js";
import { elementOf } from "./elements.js";
import { backCloses } from "./history_step.js";
import { message } from "./page_text.js";

const HERE = ["localhost", "127.0.0.1", "[::1]"];

export function connectShare() {
  const dialog = /** @type {HTMLDialogElement} */ (elementOf("share"));
  const link = /** @type {HTMLInputElement} */ (elementOf("share-link"));
  const told = elementOf("share-told");
  elementOf("share-open").addEventListener("click", () => {
    link.value = location.href;
    told.textContent = "";
    elementOf("share-code").replaceChildren(code(location.href));
    elementOf("share-local").hidden = !HERE.includes(location.hostname);
    elementOf("share-system").hidden = !("share" in navigator);
    dialog.showModal();
    link.select();
  });
  backCloses(dialog);
  dialog.addEventListener("click", (event) => { // beside the dialog, on its backdrop
    if (event.target === dialog) dialog.close();
  });
  elementOf("share-copy").addEventListener("click", async () => {
    told.textContent = message(await copyFrom(link) ? "share_copied" : "share_by_hand");
  });
  elementOf("share-system").addEventListener("click", () => {
    navigator.share({ title: document.title, url: link.value }).catch(() => {}); // called off
  });
}

/** The QR code of a text, always dark on white. @param {string} text */
function code(text) {
  const { data, size } = encode(text, { border: 2 });
  const d = data.flatMap((row, y) => row.flatMap((dark, x) => dark ? [`M${x} ${y}h1v1h-1z`] : []));
  return s(
    "svg",
    {
      viewBox: `0 0 ${size} ${size}`,
      role: "img",
      "aria-label": message("share_code"),
      "shape-rendering": "crispEdges",
    },
    s("rect", { width: size, height: size, fill: "#fff" }),
    s("path", { d: d.join(""), fill: "#000" }),
  );
}
