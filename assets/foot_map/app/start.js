// Puts up the panels for a chart.

import { h } from "../core/dom.js";
import { message } from "../core/messages.js";
import { LANGUAGES } from "../core/state.js";
import { makeCard } from "../panels/card/card.js";
import { makeSheet } from "../panels/sheet/sheet.js";
import { complaintOf } from "../panels/card/complaint.js";
import { makeCompare } from "../panels/compare/compare.js";
import { makeFinder } from "../panels/finder/finder.js";
import { makeShelf } from "../panels/learn/shelf.js";
import { makePlayer } from "../panels/player/player.js";
import { DeckStore } from "../panels/quiz/deck_store.js";
import { makeQuiz } from "../panels/quiz/quiz.js";
import { makeLegend } from "../panels/toolbar/legend.js";
import { makeToolbar } from "../panels/toolbar/toolbar.js";
import { makePeek } from "../panels/toolbar/peek.js";
import { NEW } from "../panels/quiz/logic/spec.js";
import { NotesPanel } from "../panels/notes/notes.js";
import { makeSafety } from "../panels/safety/safety.js";
import { swipeViews } from "../panels/toolbar/view_swipe.js";
import { makePlate } from "../plate/plate.js";
import { reach } from "./pages.js";
import { SearchLayer } from "./search_layer.js";
import { back, choose, chooseAll, clear, open, step } from "./navigate.js";
import { systemRules } from "./system_rules.js";

/** @import { App, Payload } from "../core/types.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {Payload} data */
export function start(session, data) {
  const { shell, state } = session;
  const before = session.app;
  const key = shell.focused()?.dataset.key;
  const sameChart = before?.data.school.id === data.school.id;
  session.disposePanels();
  shell.measure();
  // The zones of a quiz are those of its school.
  const { quiz } = session;
  const other = before && !sameChart && quiz.school === before.data.school.id;
  if (other && quiz.text === state.quiz) session.store.set({ quiz: NEW });
  const app = session.app = makeApp(session, data);
  if (!sameChart) session.past = [];
  shell.root.lang = data.language;
  shell.rules.textContent = systemRules(data.systems, session.uid);
  // No such language here: the menu shows the one that there is.
  if (!data.languages.includes(state.language)) app.set({ language: data.language });
  // A filter of another school, or of an address, that would show nothing here.
  const systems = state.systems.filter((id) => app.systems.has(id));
  if (systems.length < state.systems.length) app.set({ systems });
  const known = state.selection.filter((id) => app.zones.has(id));
  const finder = putUp(session, app);
  shell.arrange();
  // On a narrow map the choice is made, and the feet are in sight again.
  const chosen = shell.narrow() && ["school", "language"].includes(key ?? "");
  if (key) reach(shell, chosen ? ".rz-more" : `[data-key="${CSS.escape(key)}"]`);
  if (!before) return;
  app.announce(
    sameChart
      ? app.t("said_language", { language: LANGUAGES[data.language] })
      : app.t("said_chart", { title: data.school.title }),
  );
  if (known.length < state.selection.length) app.set({ selection: known });
  keepComplaint(app, before, finder);
}

/** A school may list the open complaint under an id of its own: the one that its name finds.
 * @param {App} app @param {App} before  of the chart before
 * @param {ReturnType<typeof makeFinder>} finder */
function keepComplaint(app, before, finder) {
  const { complaint } = app.state;
  if (!complaint || complaintOf(app, complaint)) return;
  const hits = finder.index.search(complaintOf(before, complaint)?.name ?? "")?.hits ?? [];
  app.set({ complaint: hits.find(({ entry }) => entry.kind === "complaint")?.entry.id ?? "" });
}

/** What the panels share while this chart is shown. @param {Session} session
 * @param {Payload} data @returns {App} */
function makeApp(session, data) {
  const { store, shell, uid } = session;
  const foreign = data.prose === data.language ? null : data.prose;
  /** @type {App} */
  const app = {
    state: store.state,
    data,
    uid,
    zones: new Map(data.zones.map((zone) => [zone.id, zone])),
    systems: new Map(data.systems.map((system) => [system.id, system])),
    prose: foreign,
    lang: (one) => (one.names?.[data.language] === one.name ? null : foreign),
    t: (name, values) => message(data.messages, name, values, data.language),
    set: (patch) => store.set(patch),
    announce: (text) => shell.announce(text),
    narrow: () => shell.narrow(),
    cover: () => Infinity,
    choose: (id, how) => choose(session, id, how),
    chooseAll: (ids, patch, text) => chooseAll(session, ids, patch, text),
    open: (kind, id) => open(session, kind, id),
    asked: null,
    step: (by) => step(session, by),
    clear: () => clear(session),
    back: () => back(session),
    canGoBack: () => session.past.length > 0,
    quiz: session.quiz,
    deck: new DeckStore(data.school.id),
    player: session.player,
    places: session.places,
    routines: session.routines,
    look: (patch) => void store.look(patch),
    asking: null,
    ask(asking) {
      app.asking = asking;
      session.paint("asking");
    },
    found: null,
    find(ids) {
      app.found = ids;
      session.paint("found");
    },
    get safety() {
      return safety;
    },
    get notes() {
      return notes;
    },
  };
  const safety = makeSafety(app, session.check, () => session.paint("safety"));
  const repaint = (/** @type {string} */ what) => session.paint(what);
  const notes = new NotesPanel(app, session.noted, shell.room, repaint);
  return app;
}

/** @param {Session} session @param {App} app @returns {ReturnType<typeof makeFinder>} */
function putUp(session, app) {
  const { shell, state } = session;
  const { notes, safety } = app;
  const finder = makeFinder(app);
  const plate = makePlate(app);
  const legend = makeLegend(app);
  const card = makeCard(app);
  const shelf = makeShelf(app, card.node, session.steps);
  const quiz = makeQuiz(app, shell.room);
  const compare = makeCompare(app);
  const player = makePlayer(app, shell.room);
  const peek = makePeek(app);
  const layer = new SearchLayer(app, finder, shell);
  const toolbar = makeToolbar(app, () => layer.open());
  const sheet = makeSheet(app, card.node, shell, () => plate.paint(new Set(["sheet"]), app.state));
  session.search = () => layer.open();
  session.leaveSearch = () => layer.leave();
  session.lower = () =>
    layer.close() || toolbar.close() || quiz.escape() || notes.escape() ||
    player.escape() || sheet.lower();
  plate.node.append(h("div", { class: "rz-corner" }, safety.node, notes.pill));
  swipeViews(app, plate.node);
  // The finder measures, so it comes last.
  session.panels = [
    plate,
    toolbar,
    legend,
    card,
    shelf,
    quiz,
    player,
    notes,
    safety,
    compare,
    peek,
    sheet,
    finder,
  ];
  const middle = h(
    "div",
    { class: "rz-middle", "data-title": app.data.school.title },
    plate.node,
    peek.node,
    legend.node,
  );
  const rest = [quiz.node, player.node, notes.node, compare.node, safety.dialog];
  shell.room.replaceChildren(toolbar.node, finder.node, middle, card.node, ...rest);
  shell.room.removeAttribute("aria-busy");
  shell.arrived();
  shell.alarm.replaceChildren();
  for (const panel of [plate, finder, quiz, player, notes, compare]) {
    panel.paint(new Set(["start"]), state);
  }
  return finder;
}
