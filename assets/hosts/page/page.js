// The page that carries a whole map in one file: its files are in itself.
// zones/export/single_file.py makes the page.

import { serveFrom } from "../../foot_map/loading/files.js";
import { openFiles } from "./files.js";
import { MapPage } from "./map_page.js";

const HERE = "here/"; // where the map looks for its files: not a place, but this page

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent ?? "";

if (document.getElementById("start")) {
  const open = openFiles(textOf);
  serveFrom((address) =>
    address.startsWith(HERE) ? open(decodeURIComponent(address.slice(HERE.length))) : undefined
  );
  const el = /** @type {HTMLElement} */ (document.getElementById("map"));
  new MapPage(JSON.parse(textOf("start")), { el, charts_url: HERE, open }).begin();
}
