// Brings the chart that the state names, and says so where it cannot.

import { h } from "../core/dom.js";
import { message } from "../core/messages.js";
import { LANGUAGES } from "../core/state.js";
import { firstMessages, loadChart, loadLater } from "../loading/charts.js";
import { start } from "./start.js";

/** @import { App, Payload } from "../core/types.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session */
export function load(session) {
  const { state, shell, app } = session;
  const { chart, language, charts_url, charts_json } = state;
  const wanted = JSON.stringify([chart, language, charts_url, charts_json.length]);
  session.asked = wanted;
  const first = firstMessages(language);
  const title = app?.data.schools.find((one) => one.id === chart)?.title ?? chart;
  const text = (/** @type {string} */ key) =>
    message({ ...first, ...app?.data.messages }, key, { chart, title });
  if (!app) shell.room.replaceChildren(h("p", { class: "rz-loading", text: text("loading") }));
  // Until another school has come, the feet stand bare: the zones are not its own.
  if (app && app.data.school.id !== chart) shell.wait(text("loading_school"));
  if (!charts_json && !charts_url) return; // the host has not told us yet
  shell.room.setAttribute("aria-busy", "true");
  shell.alarm.replaceChildren();
  const current = () => session.alive && session.asked === wanted;
  loadChart(state).then((data) => {
    if (!current()) return;
    start(session, data);
    finish(session, data);
    spoken(session, data);
  }).catch((error) => {
    if (!current()) return;
    shell.wait("");
    const told = text(Object.hasOwn(first, error.message) ? error.message : "error_load");
    fail(session, told, text, () => load(session));
    console.error(error);
  });
}

/** Bring what the first picture did not need. @param {Session} session @param {Payload} data */
function finish(session, data) {
  const shown = () => session.alive && session.app?.data === data;
  loadLater({ ...session.state }, data).then(() => {
    if (shown()) session.paint("later");
  }).catch((error) => {
    console.error(error);
    const { t } = /** @type {App} */ (session.app);
    if (shown()) fail(session, t("error_more"), t, () => finish(session, data));
  });
}

/** Say so where the texts did not come in the language that was asked for.
 * @param {Session} session @param {Payload} data */
function spoken(session, data) {
  const { app, state: { language } } = session;
  if (!app || data.language === language) return;
  const told = app.t("error_language", { language: LANGUAGES[language] });
  fail(session, told, app.t, () => load(session));
}

/** Say what went wrong, and offer to try again or to stay with the school that there is.
 * @param {Session} session @param {string} told @param {(key: string) => string} text
 * @param {() => void} retry */
function fail(session, told, text, retry) {
  const { shell, app, state, store, asked } = session;
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", class: "rz-toggle", text: label, onclick });
  const again = () => {
    window.removeEventListener("online", again);
    if (!session.alive || session.asked !== asked) return;
    shell.alarm.replaceChildren();
    retry();
  };
  const other = app && app.data.school.id !== state.chart ? app.data.school : null;
  shell.alarm.replaceChildren(
    h("p", { text: told }),
    button(text("retry"), again),
    other
      ? button(
        app?.t("stay_with", { title: other.title }) ?? "",
        () => store.set({ chart: other.id }),
      )
      : "",
  );
  shell.room.removeAttribute("aria-busy");
  if (!app) {
    shell.room.replaceChildren();
    shell.root.toggleAttribute("data-empty", true);
  }
  window.addEventListener("online", again);
}
