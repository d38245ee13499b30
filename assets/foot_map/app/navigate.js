// Choosing zones, one or several, whatever else a search finds, and the way back.

import { complaintOf } from "../panels/card/complaint.js";
import { firstArea } from "../panels/compare/places.js";
import { SHELF } from "../panels/learn/pieces.js";
import { reveal, toggle } from "../core/state.js";
import { openPage } from "./pages.js";

/** @import { App, State, Zone } from "../core/types.js" */
/** @import { Session } from "./session.js" */

const PAST = 50; // places kept for Back

/** @param {Session} session */
function remember(session) {
  const { selection, complaint } = session.state;
  session.past = [...session.past.slice(1 - PAST), { selection, complaint }];
}

/** @param {Session} session @param {string} id @param {{add?: boolean, show?: boolean}} [how] */
export function choose(session, id, how = {}) {
  const { app, state } = session;
  const zone = app?.zones.get(id);
  if (!app || !zone) return;
  if (how.show) session.leaveSearch();
  remember(session);
  const selection = how.add ? toggle(state.selection, id) : [id];
  const patch = {
    ...(how.show ? reveal(state, zone) : {}),
    ...(selection.length ? { learn: "", complaint: keptComplaint(app, id) } : {}),
  };
  app.asked = null;
  app.set({ ...patch, selection });
  if (!selection.includes(id)) return app.announce(app.t("said_cleared"));
  app.announce(announcement(app, zone, patch));
}

/** The complaint stays open behind the card of one of its zones. @param {App} app
 * @param {string} id  of the zone */
const keptComplaint = ({ data, state }, id) =>
  data.complaints.some((one) => one.id === state.complaint && one.zones.includes(id))
    ? state.complaint
    : "";

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
  session.store.set({ learn: "", complaint: "", ...patch, selection: ids });
  session.shell.announce(text);
}

/** The next or previous zone in the order of the numbers. @param {Session} session
 * @param {number} by */
export function step(session, by) {
  const { app, state } = session;
  if (!app) return;
  const zones = app.data.zones
    .filter((zone) => state.further || zone.group === "numbered");
  const at = zones.findIndex((zone) => zone.id === state.selection.at(-1));
  const first = by > 0 ? 0 : zones.length - 1;
  const next = at < 0 ? first : (at + by + zones.length) % zones.length;
  choose(session, zones[next].id, { show: true });
}

/** @param {Session} session */
export function back(session) {
  const { app, state } = session;
  const place = session.past.pop();
  if (!place || !app) return;
  const { selection, complaint } = place;
  const zone = app.zones.get(selection.at(-1) ?? "");
  app.set({ ...(zone ? reveal(state, zone) : {}), selection, learn: "", complaint });
  if (complaint) app.announce(nameOfComplaint(app, complaint));
  else app.announce(zone ? app.t("said_selected", { name: zone.name }) : app.t("said_cleared"));
}

/** Close what the card shows; behind a zone of a complaint, the complaint comes back.
 * @param {Session} session */
export function clear(session) {
  const { app, state, store } = session;
  const { selection, complaint } = state;
  if (!selection.length && !complaint && !app?.asked) return;
  remember(session);
  if (app) app.asked = null;
  store.set({ selection: [], complaint: selection.length ? complaint : "" });
  session.paint("asked");
  if (app) app.announce(app.t("said_cleared"));
}

/** @param {App} app @param {string} id */
const nameOfComplaint = (app, id) => complaintOf(app, id)?.name ?? id;

/**
 * Open what a search has found.
 *
 * @param {Session} session
 * @param {string} kind  as of the entries of the search
 * @param {string} id
 */
export function open(session, kind, id) {
  const { app } = session;
  if (!app) return;
  session.leaveSearch();
  if (kind === "zone") return choose(session, id, { show: true });
  if (kind === "page" && openPage(session, id)) return;
  if (id === "compare") return app.set({ compare: firstArea(app) });
  remember(session);
  const shelved = kind === "technique" || id === "learn" || id === "evidence";
  app.asked = ["complaint", "routine"].includes(kind) ? null : { kind, id };
  if (kind === "complaint") app.set({ selection: [], learn: "", complaint: id });
  else if (kind === "routine") app.set({ learn: id });
  else if (shelved) app.set({ learn: SHELF });
  else app.set({ selection: [], learn: "", complaint: "" });
  session.paint("asked");
  if (kind === "complaint") app.announce(app.t("said_opened", { name: nameOfComplaint(app, id) }));
}
