// Packed texts: what Python packs, the browser unpacks.

import { bytesOf, unpack } from "../../assets/hosts/packed/unpack.js";

const assert = (/** @type {boolean} */ fact) => {
  if (!fact) throw new Error("this does not hold");
};

Deno.test("bytes of every length are read", () => {
  // base64.b85encode of 1 and 2 bytes 0xff, and of "zones"
  for (const [text, length] of [["{{", 1], ["|Nj", 2]]) {
    const bytes = bytesOf(/** @type {string} */ (text));
    assert(bytes.length === length);
  }
  assert(new TextDecoder().decode(bytesOf("dT(xJa{")) === "zones");
});

Deno.test("a packed text is unpacked", async () => {
  // zones.export.packed.pack("Fußreflexzonen")
  assert(await unpack("c-nI-Jv_fCH7zH#qAEWxH4gwc:jus") === "Fußreflexzonen");
});
