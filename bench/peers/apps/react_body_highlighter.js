import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import Body from "react-body-highlighter";
import { textOf } from "./panel.js";

// Bundled for a browser, the default export of a CommonJS package is one level down.
const Model = Body.default ?? Body;

function Page() {
  const [muscle, choose] = useState("");
  const data = muscle ? [{ name: "chosen", muscles: [muscle] }] : [];
  return h(
    "main",
    {},
    h(
      "div",
      { id: "picture" },
      h(Model, { data, onClick: (clicked) => choose(clicked.muscle), style: { width: "340px" } }),
    ),
    h("article", { id: "text" }, muscle && textOf(muscle)),
  );
}

createRoot(document.getElementById("root")).render(h(Page));
