// The widget as its saved state carries it: the module and the style, packed into one text.

import { unpack } from "./unpack.js";

/** @import { AnyModel } from "../../foot_map/core/types.js" */

const PACKED = "THE PACKED MODULE"; // zones/export/packed.py puts it here
const { script, style } = JSON.parse(await unpack(PACKED));
const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
const { default: widget } = await import(address);
URL.revokeObjectURL(address);

/**
 * @param {{model: AnyModel, el: HTMLElement}} host
 * @returns {() => void} takes everything away again
 */
function render({ model, el }) {
  const sheet = document.createElement("style");
  sheet.textContent = style;
  el.append(sheet);
  const stop = widget.render({ model, el });
  return () => {
    stop();
    sheet.remove();
  };
}

export default { render };
