// The start of a page in one file: it unpacks what the first picture needs, the script of the map
// among it, and runs that.  The page's policy names that script by hash, as it does this one.

import { unpack } from "./unpack.js";

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent ?? "";

const first = unpack(textOf("first"), textOf("first-paths"));
const later = () => unpack(textOf("later"), textOf("later-paths"));
Object.assign(window, { zonesFiles: { first, later } });
first.then((files) => {
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = files.get("map.js") ?? "";
  document.head.append(script);
});
