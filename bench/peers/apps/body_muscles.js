import { BodyChart, ViewSide } from "body-muscles";
import { textOf } from "./panel.js";

document.getElementById("root").innerHTML =
  '<main><div id="picture"></div><article id="text"></article></main>';
const chart = new BodyChart(document.getElementById("picture"), {
  view: ViewSide.FRONT,
  bodyState: {},
  ariaLabel: "Muscles",
  onMuscleClick: (id) => {
    chart.update({ bodyState: { [id]: { intensity: 6, selected: true } } });
    document.getElementById("text").textContent = textOf(id);
  },
});
