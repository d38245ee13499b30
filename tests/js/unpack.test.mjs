// node --test tests/js/ : what zones/pack.py packs is unpacked as it was.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { bunzip } from "../../assets/bunzip.js";
import { paths, unpack } from "../../assets/unpack.js";

/** @param {string} code @param {string} input */
const python = (code, input) => execFileSync(".venv/bin/python", ["-c", code], { input, encoding: "utf8",
  cwd: new URL("../..", import.meta.url), maxBuffer: 1e8 });

/** @param {Record<string, string>} files */
const packed = (files) => JSON.parse(python(
  "import json, sys; from zones.pack import pack; print(json.dumps(pack(json.load(sys.stdin))))", JSON.stringify(files)));

test("files come back with their names, texts and paths", async () => {
  const files = {
    "a.json": '{"d":"M28.4 171.3q-.8 1.6-.9 2t.2 1.9.5 3z","hit":null,"e":"M-3.5 47.5l7.5.4 120.5-130.5"}',
    "b.svg": '<svg><path d="M3 4h12v-8z"/><text>ä – 肝</text></svg>',
    "c.txt": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".repeat(40),
  };
  const found = await unpack(...packed(files));
  assert.deepEqual([...found.keys()], Object.keys(files));
  assert.equal(found.get("c.txt"), files["c.txt"]);
  assert.equal(found.get("b.svg"), '<svg><path d="M3 4h12v-8z"/><text>ä – 肝</text></svg>');
  const { d, e } = JSON.parse(found.get("a.json"));
  assert.equal(d, "M28.4 171.3q-.8 1.6-.9 2t.2 1.9t.5 3z");
  assert.equal(e, "M-3.5 47.5l7.5 .4l120.5-130.5");
});

test("smooth curves come back on their grid", async () => {
  const files = { x: '"M10.2 20.4c.9 .3 2.4 .9 3.3 1.8c-.6 1.5-1.8 2.1-3 2.7z"' };
  assert.equal((await unpack(...packed(files))).get("x"), '"M10.2 20.4c.9 .3 2.4 .9 3.3 1.8c-.6 1.5-1.8 2.1-3 2.7z"');
});

test("a chart's drawings are those of the server, to a fifth of a millimetre", async () => {
  const [files, want] = JSON.parse(python(`
import json
from zones.pack import pack
from zones.parts import drawings
print(json.dumps([pack(drawings()), drawings()]))`, ""));
  const found = await unpack(...files);
  /** Ends of all steps of all paths. @param {string} svg */
  const ends = (svg) => [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, d]) => {
    let [x, y] = [0, 0];
    return [...d.matchAll(/([Mcz])([^Mcz]*)/g)].flatMap(([, letter, body]) => {
      const n = (body.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      if (letter === "M") [x, y] = n;
      const points = letter === "M" ? [[x, y]] : [];
      for (let i = 0; letter === "c" && i < n.length; i += 6) points.push([x += n[i + 4], y += n[i + 5]]);
      return points;
    });
  });
  for (const view of ["plantar", "dorsal", "medial", "lateral"]) {
    const [own, other] = [ends(found.get(`feet-${view}.svg`)), ends(want[`feet-${view}.svg`])];
    assert.equal(own.length, other.length);
    assert.ok(own.every(([x, y], i) => Math.hypot(x - other[i][0], y - other[i][1]) < 0.3), view);
  }
});

test("what is no bzip2 is refused", () => {
  assert.throws(() => bunzip(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])), /not packed/);
  assert.deepEqual(paths(new Uint8Array(17 * 4)), []);
});
