import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { Odontogram } from "react-odontogram";
import "react-odontogram/style.css";
import { textOf } from "./panel.js";

function Page() {
  const [tooth, choose] = useState("");
  return h(
    "main",
    {},
    h(
      "div",
      { id: "picture" },
      h(Odontogram, { singleSelect: true, onChange: (teeth) => choose(teeth[0]?.id ?? "") }),
    ),
    h("article", { id: "text" }, tooth && textOf(tooth)),
  );
}

createRoot(document.getElementById("root")).render(h(Page));
