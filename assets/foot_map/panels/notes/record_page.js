// A session on paper: the feet with its values, the table, the notes. The browser makes the page,
// so that nothing of it leaves the device.

import { own } from "../../core/own.js";
import { h, s } from "../../core/dom.js";
import { place } from "../../core/geometry.js";
import { captions } from "../compare/picture.js";
import { footArt } from "../foot_art.js";
import { TENDERNESS } from "./logic/sessions.js";
import { COLOURS, tintOf } from "./logic/tints.js";
import { sessionTable } from "./table.js";
import { dateOf } from "./wording.js";

/** @import { App, Shape, View } from "../../core/types.js" */
/** @import { Values } from "../../core/values.js" */
/** @import { NoteSession } from "./logic/sessions.js" */

const CAPTION = 8; // drawing units
const NUMBER = 6; // drawing units: height of a value

/** @param {App} app @param {HTMLElement} room  of all panels @param {NoteSession} session */
export function printRecord(app, room, session) {
  const page = recordPage(app, session, tintOf(app.data.zones, session, ""));
  const root = room.parentElement;
  room.after(page);
  root?.toggleAttribute("data-recording", true);
  const done = () => {
    page.remove();
    root?.toggleAttribute("data-recording", false);
  };
  addEventListener("afterprint", done, { once: true });
  // The drawings of the feet may still be on their way.
  setTimeout(() => print(), 400);
}

/** @param {App} app @param {NoteSession} session @param {Values|null} tint */
function recordPage(app, session, tint) {
  const { t, data } = app;
  const views = Object.keys(data.views).filter((view) =>
    shapesIn(data.views[view]).some(({ zone }) => own(session.zones, zone))
  );
  return h(
    "section",
    { class: "rz-record", "aria-label": t("notes_record") },
    h("h2", { text: t("notes_record") }),
    h(
      "p",
      {},
      h("strong", { text: dateOf(app, session.begun) }),
      session.name ? ` · ${session.name}` : "",
      ` · ${data.school.title}`,
    ),
    h("p", { class: "rz-stop", text: t("notes_standing") }),
    scale(app),
    h(
      "div",
      { class: "rz-record-feet" },
      ...(views.length ? views : ["plantar"]).map((view) => picture(app, view, tint)),
    ),
    sessionTable(app, session),
    session.note ? h("h3", { text: t("notes_note") }) : "",
    session.note ? h("p", { text: session.note, dir: "auto" }) : "",
  );
}

/** @param {View} view @returns {Shape[]} the further zones among them */
const shapesIn = ({ shapes, further }) =>
  (further ?? shapes).map((shape) => typeof shape === "number" ? shapes[shape] : shape);

/** What the numbers mean. @param {App} app */
const scale = ({ t }) =>
  h(
    "ul",
    { class: "rz-record-scale" },
    ...TENDERNESS.map((value) => {
      const look = s(
        "svg",
        { viewBox: "0 0 16 16", "aria-hidden": true },
        s("rect", { width: 16, height: 16, fill: COLOURS[value] }),
      );
      return h("li", {}, look, `${value} ${t(`notes_${value}`)}`);
    }),
  );

/** One view of both feet. @param {App} app @param {string} view @param {Values|null} tint */
function picture(app, view, tint) {
  const { data, uid } = app;
  const { label, plates } = data.views[view];
  const plate = plates.facing;
  const id = `${uid}-record-${view}`;
  const drawn = plate.feet.flatMap(({ foot, matrix }) => {
    const transform = `matrix(${matrix.join(" ")})`;
    const valueOf = (/** @type {Shape} */ { zone }) => own(tint?.zones ?? {}, zone)?.[foot];
    const shapes = shapesIn(data.views[view]).filter((shape) =>
      shape.feet.includes(foot) && (data.views[view].shapes.includes(shape) || valueOf(shape))
    );
    const outlines = shapes.map((shape) =>
      s("path", { d: shape.d, fill: valueOf(shape)?.[0] ?? "none", class: "rz-record-zone" })
    );
    const texts = shapes.flatMap((shape) => {
      const value = valueOf(shape);
      const spot = shape.badge ?? shape.label_at;
      if (!value || !spot) return [];
      const [x, y] = place(matrix, spot);
      return [s("text", { x, y: y + NUMBER * 0.36, "font-size": NUMBER, text: value[1] })];
    });
    return [
      s("use", { href: `#${id}`, transform, class: "rz-record-foot" }),
      s("g", { transform }, ...outlines),
      ...texts,
    ];
  });
  const svg = s(
    "svg",
    { class: "rz-svg", viewBox: plate.viewBox.join(" "), role: "img", "aria-label": label },
    s("defs", {}, footArt(app, view, id)),
    ...drawn,
    captions(app, plate, CAPTION),
  );
  return h("figure", {}, h("figcaption", { text: label }), svg);
}
