// Brings the chart that the state names, and says so where it cannot.

import { h } from "../core/dom.js";
import { message } from "../core/messages.js";
import { firstMessages, loadChart, loadLater } from "../loading/charts.js";
import { start } from "./start.js";

/** @import { Payload } from "../core/types.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session */
export function load(session) {
  const { state, shell, app } = session;
  const { chart, language, charts_url, charts_json } = state;
  const wanted = JSON.stringify([chart, language, charts_url, charts_json.length]);
  session.asked = wanted;
  const first = firstMessages(language);
  const text = (/** @type {string} */ key) =>
    message({ ...first, ...app?.data.messages }, key, { chart });
  if (!app) shell.room.replaceChildren(h("p", { class: "rz-loading", text: text("loading") }));
  if (!charts_json && !charts_url) return; // the host has not told us yet
  shell.room.setAttribute("aria-busy", "true");
  shell.alarm.replaceChildren();
  const current = () => session.alive && session.asked === wanted;
  loadChart(state).then((data) => {
    if (!current()) return;
    start(session, data);
    finish(session, data);
  }).catch((error) => {
    if (!current()) return;
    fail(
      session,
      text(Object.hasOwn(first, error.message) ? error.message : "error_load"),
      text("retry"),
    );
    console.error(error);
  });
}

/** Bring what the first picture did not need. @param {Session} session @param {Payload} data */
function finish(session, data) {
  loadLater({ ...session.state }, data).then(() => {
    if (session.alive && session.app?.data === data) session.paint("later");
  }).catch(console.error);
}

/** @param {Session} session @param {string} text @param {string} retry */
function fail(session, text, retry) {
  const { shell } = session;
  shell.alarm.replaceChildren(
    h("p", { text }),
    h("button", { type: "button", class: "rz-toggle", text: retry, onclick: () => load(session) }),
  );
  shell.room.removeAttribute("aria-busy");
  if (!session.app) shell.room.replaceChildren();
}
