// The page of a frame, which unpacks itself and puts the whole page in its own place.

import { unpack } from "./unpack.js";

const page = await unpack(document.getElementById("packed")?.textContent ?? "");
document.open();
document.write(page);
document.close();
