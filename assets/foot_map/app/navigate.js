// Choosing zones, one or several, and the way back.

import { inOrder, reveal, toggle } from "../core/state.js";

/** @import { App, State, Zone } from "../core/types.js" */
/** @import { Session } from "./session.js" */

const PAST = 50; // selections kept for Back

/** @param {Session} session */
function remember(session) {
  session.past = [...session.past.slice(1 - PAST), session.state.selection];
}

/** @param {Session} session @param {string} id @param {{add?: boolean, show?: boolean}} [how] */
export function choose(session, id, how = {}) {
  const { app, state } = session;
  const zone = app?.zones.get(id);
  if (!app || !zone) return;
  remember(session);
  const selection = how.add ? toggle(state.selection, id) : [id];
  const patch = {
    ...(how.show ? reveal(state, zone) : {}),
    ...(selection.length ? { learn: "" } : {}),
  };
  app.set({ ...patch, selection });
  if (!selection.includes(id)) return app.announce(app.t("said_cleared"));
  app.announce(announcement(app, zone, patch));
}

/** What is said of a zone that was chosen. @param {App} app @param {Zone} zone
 * @param {Partial<State>} patch  what else changed so that it can be seen */
function announcement({ t, data }, zone, patch) {
  const n = zone.cautions.length;
  return [
    t("said_selected", { name: zone.name }),
    n ? t("said_cautions", { n }) : "",
    patch.view ? t("said_view", { view: data.views[patch.view].label }) : "",
    patch.feet ? t("said_feet") : "",
    patch.further ? t("said_further") : "",
    zone.views.length ? "" : t("said_not_drawn"),
  ].filter(Boolean).join(" ");
}

/** Several zones at once, the last one on the card. @param {Session} session @param {string[]} ids
 * @param {Partial<State>} patch @param {string} text  to announce */
export function chooseAll(session, ids, patch, text) {
  remember(session);
  session.store.set({ learn: "", ...patch, selection: ids });
  session.shell.announce(text);
}

/** The next or previous zone in the order of the numbers. @param {Session} session
 * @param {number} by */
export function step(session, by) {
  const { app, state } = session;
  if (!app) return;
  const zones = inOrder([...app.zones.values()])
    .filter((zone) => state.further || zone.group === "numbered");
  const at = zones.findIndex((zone) => zone.id === state.selection.at(-1));
  const first = by > 0 ? 0 : zones.length - 1;
  const next = at < 0 ? first : (at + by + zones.length) % zones.length;
  choose(session, zones[next].id, { show: true });
}

/** @param {Session} session */
export function back(session) {
  const { app, state } = session;
  const selection = session.past.pop();
  if (!selection || !app) return;
  const zone = app.zones.get(selection.at(-1) ?? "");
  app.set({ ...(zone ? reveal(state, zone) : {}), selection, learn: "" });
  app.announce(zone ? app.t("said_selected", { name: zone.name }) : app.t("said_cleared"));
}

/** @param {Session} session */
export function clear(session) {
  if (!session.state.selection.length) return;
  remember(session);
  session.store.set({ selection: [] });
  if (session.app) session.shell.announce(session.app.t("said_cleared"));
}
