import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import Module from "anatomogram";
import drawings from "anatomogram/lib/json/svgsMetadata.json" with { type: "json" };
import { textOf } from "./panel.js";

const Anatomogram = Module.default ?? Module;
const man = drawings.find((one) => one.filename === "homo_sapiens.male.svg");
function Page() {
  const [organ, choose] = useState("");
  return h(
    "main",
    {},
    h(
      "div",
      { id: "picture" },
      h(Anatomogram, {
        atlasUrl: location.href,
        species: "homo_sapiens",
        showIds: man.ids,
        selectIds: organ ? [organ] : [],
        onClick: ([id]) => choose(id),
      }),
    ),
    h("article", { id: "text" }, organ && textOf(organ)),
  );
}

createRoot(document.getElementById("root")).render(h(Page));
