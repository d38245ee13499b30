// The page around the map: address, title, notices, colours, dialog, lost connection.
// The map itself is assets/foot_map.js; here it is only a Bokeh model with the shared state.

/** @typedef {Record<string, [name: string, number: number|null]>} Zones  by zone id */
/** @typedef {{chart: string, view: string, feet: string, language: string, learn: string,
 *   selection: string[]}} Place */
/** @typedef {{lang: string, words: Record<string, string>, names: Record<string, string>,
 *   default: string, views: Record<string, string>, languages: string[], learn: string[],
 *   schools: Record<string, Zones>}} Index  all that the page says in one language */

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {Index} */
let INDEX = JSON.parse($("index").textContent ?? "");
const FEET = ["both", "left", "right"];
const PATIENCE = 6000; // ms after loading in which the map must show something
const TYPING = 400; // ms in which several changes are one step of the history

/** @param {number} ms */
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// ---------------------------------------------------------------------------------- address

/**
 * What an address asks for, and what of it makes no sense.
 *
 * @param {string} search  such as "?zone=liver&view=plantar"
 * @returns {{place: Partial<Place>, faults: {what: string, value: string, near: string|null}[]}}
 */
function read(search) {
  const query = new URLSearchParams(search);
  /** @type {Partial<Place>} */
  const place = {};
  /** @type {{what: string, value: string, near: string|null}[]} */
  const faults = [];
  /** @param {string} what @param {string} value @param {string[]} known */
  const known = (what, value, known) => {
    if (known.includes(value)) return true;
    faults.push({ what, value, near: nearest(value, known) });
    return false;
  };
  const school = query.get("school");
  if (school && known("school", school, Object.keys(INDEX.schools))) place.chart = school;
  const view = query.get("view");
  if (view && known("view", view, Object.keys(INDEX.views))) place.view = view;
  const feet = query.get("feet");
  if (feet && known("feet", feet, FEET)) place.feet = feet;
  const lang = query.get("lang");
  if (lang && known("lang", lang, INDEX.languages)) place.language = lang;
  const learn = query.get("learn");
  if (learn && known("learn", learn, INDEX.learn)) place.learn = learn;
  const zones = Object.keys(INDEX.schools[place.chart ?? INDEX.default] ?? {});
  const asked = (query.get("zone") ?? "").split(",").filter(Boolean).slice(0, 50);
  place.selection = [...new Set(asked)].filter((id) => known("zone", id, zones));
  return { place, faults };
}

/** The address of a place; what is usual is left out. @param {Place} place */
function write(place) {
  const query = new URLSearchParams();
  if (place.chart !== INDEX.default) query.set("school", place.chart);
  if (place.selection.length) query.set("zone", place.selection.join(","));
  if (place.view !== "plantar" || place.selection.length) query.set("view", place.view);
  if (place.feet !== "both") query.set("feet", place.feet);
  if (place.learn) query.set("learn", place.learn);
  if (place.language !== "en") query.set("lang", place.language);
  const text = query.toString().replaceAll("%2C", ",");
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}

/**
 * The known word that is fewest edits away, or null if none is close.
 *
 * @param {string} word
 * @param {string[]} known
 */
function nearest(word, known) {
  /** @param {string} a @param {string} b */
  const edits = (a, b) => {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
      }
      row = next;
    }
    return row[b.length];
  };
  const text = word.toLowerCase().slice(0, 40);
  const [best] = known.map((other) => ({ other, far: edits(text, other) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(text.length / 3)) ? best.other : null;
}

// ---------------------------------------------------------------------------------- notices

/**
 * Say something the reader may put away.
 *
 * @param {HTMLElement} box
 * @param {(string|Node)[]} words
 */
function tell(box, ...words) {
  if (!words.length) return box.replaceChildren();
  const line = document.createElement("p");
  line.append(...words);
  box.replaceChildren(line, button(INDEX.words.dismiss, () => box.replaceChildren()));
}

/** @param {string} text @param {() => void} action */
function button(text, action) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = text;
  node.addEventListener("click", action);
  return node;
}

/**
 * Say what of an address makes no sense, and offer what was probably meant.
 *
 * @param {string} search  the address's query
 * @param {{what: string, value: string, near: string|null}[]} faults
 * @param {(search: string) => void} go
 */
function explain(search, faults, go) {
  if (!faults.length) return tell($("notice"));
  const words = faults.slice(0, 3).flatMap(({ what, value, near }) => {
    const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
    const text = `${INDEX.words.unknown.replace("{what}", INDEX.words[`what_${what}`]).replace("{value}", shown)} `;
    if (!near) return [text];
    const query = new URLSearchParams(search);
    const wanted = query.get(what) ?? "";
    query.set(what, wanted.split(",").map((id) => (id === value ? near : id)).join(","));
    return [text, `${INDEX.words.meant} `, button(near, () => go(`?${query}`)), "? "];
  });
  tell($("notice"), ...words);
}

// ---------------------------------------------------------------------------------- the map

/** The map's model, once Panel has made it. @returns {Promise<any>} */
async function mapModel() {
  for (;;) {
    const found = named("map");
    if (found) return found;
    await wait(25);
  }
}

/** @param {string} name @returns {any} a model of ours, or nothing while it is not there */
function named(name) {
  for (const document of window.Bokeh?.documents ?? []) {
    const model = document.get_model_by_name(name);
    if (model?.data) return model;
  }
}

/** The root of the map's own markup, in its shadow root. @returns {ShadowRoot|null} */
function shadow() {
  for (const node of $("map").querySelectorAll("*")) if (node.shadowRoot) return node.shadowRoot;
  return null;
}

/** Take the placeholder away when the map shows something; begin anew if it never comes. */
async function reveal() {
  const loaded = () => document.readyState === "complete";
  for (let late = 0; late < PATIENCE; late += loaded() ? 50 : 0) {
    if (shadow()?.querySelector(".rz [data-zone], .rz [role=alert]:not(:empty)")) {
      $("waiting").remove();
      document.documentElement.dataset.ready = "";
      try { sessionStorage.removeItem("zones-again"); } catch { /* not allowed */ }
      return;
    }
    await wait(50);
  }
  // The page's ticket for the connection may have run out while the page was loading.
  let again = 2;
  try {
    again = Number(sessionStorage.getItem("zones-again"));
    sessionStorage.setItem("zones-again", String(again + 1));
  } catch { /* not allowed: then only say so */ }
  if (again < 2) comeBack();
  else tell($("lost"), INDEX.words.lost);
}

/** Keep address, history, title and map in step. @param {any} model */
function follow(model) {
  const data = model.data;
  /** @returns {Place} */
  const now = () => ({
    chart: data.chart, view: data.view, feet: data.feet, language: data.language, learn: data.learn,
    selection: [...data.selection],
  });
  const name = () => {
    const zones = INDEX.schools[data.chart] ?? {};
    const [zone] = zones[data.selection.at(-1)] ?? [];
    const { title } = INDEX.words;
    document.title = zone ? `${zone} · ${INDEX.views[data.view]} – ${title}` : title;
  };
  let last = write(now());
  let pushed = 0;
  let planned = false;
  const note = () => {
    planned = false;
    name();
    const address = write(now());
    if (address === last) return;
    last = address;
    // A quick series of changes is one step back, and browsers limit how many are made.
    const soon = performance.now() - pushed < TYPING;
    pushed = performance.now();
    try {
      history[soon ? "replaceState" : "pushState"](null, "", address);
    } catch { /* too many at once: the next one will do */ }
  };
  /** @param {string} search */
  const show = (search) => {
    const { place, faults } = read(search);
    const wanted = { chart: INDEX.default, view: "plantar", feet: "both", language: "en", learn: "", ...place };
    explain(search, faults, (better) => {
      history.pushState(null, "", location.pathname + better);
      show(better);
    });
    last = write(/** @type {Place} */ (wanted));
    if (!same(now(), wanted)) data.setv(wanted);
    name();
  };
  data.change.connect(() => {
    theme(data.theme);
    speak(data.language).then(name, console.error);
    if (!planned) {
      planned = true;
      // After the paint: a new address makes the browser lay the page out at once.
      requestAnimationFrame(() => (window.requestIdleCallback
        ? requestIdleCallback(note, { timeout: 100 }) : setTimeout(note, 30)));
    }
  });
  addEventListener("popstate", () => show(location.search));

  const { place, faults } = read(location.search);
  explain(location.search, faults, (better) => {
    history.replaceState(null, "", location.pathname + better);
    show(better);
  });
  // The server has read the address too, unless the session was made without it.
  const asked = Object.entries(place).filter(([key, value]) => key !== "view" || value);
  const missing = asked.filter(([key, value]) => !same(data[key], value));
  if (location.search && missing.length) data.setv(Object.fromEntries(missing));
  history.replaceState(null, "", write(now()));
  last = write(now());
  name();
}

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// ---------------------------------------------------------------------------------- colours

/** @param {string} value  auto, light or dark */
function theme(value) {
  if (document.documentElement.dataset.theme === value) return;
  document.documentElement.dataset.theme = value;
  /** @type {HTMLSelectElement} */ ($("theme")).value = value;
  try { localStorage.setItem("zones-theme", value); } catch { /* not allowed: only for now */ }
}

/** @param {any} model */
function colours(model) {
  const select = /** @type {HTMLSelectElement} */ ($("theme"));
  const stored = document.documentElement.dataset.theme ?? "auto";
  select.value = ["light", "dark"].includes(stored) ? stored : "auto";
  select.addEventListener("change", () => {
    theme(select.value);
    model.data.setv({ theme: select.value });
  });
  if (model.data.theme !== select.value) model.data.setv({ theme: select.value });
}

// ---------------------------------------------------------------------------------- language

let wanted = ""; // the language asked for last

/** Say all that stands on the page in another language. @param {string} language */
async function speak(language) {
  const { words } = document.documentElement.dataset;
  if (!words || language === (wanted || INDEX.lang)) return;
  wanted = language;
  const answer = await fetch(`${words}page-${language}.json`);
  if (!answer.ok || language !== wanted) return;
  INDEX = await answer.json();
  const root = document.documentElement;
  root.lang = INDEX.words.lang;
  for (const node of document.querySelectorAll("[data-t]")) {
    node.textContent = INDEX.words[/** @type {HTMLElement} */ (node).dataset.t ?? ""] ?? node.textContent;
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", INDEX.words[/** @type {HTMLElement} */ (node).dataset.label ?? ""] ?? "");
  }
  for (const node of document.querySelectorAll("[data-n]")) {
    node.textContent = INDEX.names[/** @type {HTMLElement} */ (node).dataset.n ?? ""] ?? node.textContent;
  }
  const { dataset } = $("verdict");
  for (const [level, key] of [["none", "none"], ["adapt", "adapt"], ["ask", "ask_first"], ["leave", "leave"]]) {
    dataset[level] = INDEX.words[`check_${key}`];
  }
  if (dataset.level) $("verdict").textContent = dataset[dataset.level] ?? "";
}

// ---------------------------------------------------------------------------------- dialog

function dialog() {
  const about = /** @type {HTMLDialogElement} */ ($("about"));
  $("about-open").addEventListener("click", () => about.showModal());
  $("evidence-open").addEventListener("click", () => {
    about.showModal();
    $("evidence-title").focus();
    $("evidence-title").scrollIntoView();
  });
  about.addEventListener("click", (event) => { // beside the dialog, on its backdrop
    if (event.target === about) about.close();
  });
  const form = $("check");
  form.addEventListener("change", () => {
    const levels = new Set();
    for (const box of form.querySelectorAll("input")) {
      if (box.checked) levels.add(box.dataset.level);
      box.parentElement?.querySelector("small")?.toggleAttribute("hidden", !box.checked);
    }
    const level = ["leave", "ask", "adapt"].find((each) => levels.has(each)) ?? "none";
    const verdict = $("verdict");
    verdict.dataset.level = level;
    verdict.textContent = verdict.dataset[level] ?? "";
  });
}

// ---------------------------------------------------------------------------------- connection

/** Wait for the program to come back, then load the page again; the address keeps the place. */
async function comeBack() {
  if ($("lost").childElementCount) return;
  tell($("lost"), INDEX.words.away);
  for (;;) {
    await wait(1000);
    try {
      // A file that Panel always hands out: plain `panel serve` has no /liveness.
      const file = new URL("static/extensions/panel/css/loading.css", base());
      const answer = await fetch(file, { method: "HEAD", cache: "no-store" });
      if (answer.ok) break;
    } catch { /* not yet */ }
  }
  location.reload();
}

/** The root of the server, as the page's own files show it. */
const base = () => new URL(`${document.documentElement.dataset.root || "."}/`, location.href);

/** @param {any} model */
function connection(model) {
  model.document.on_event("connection_lost", () => comeBack());
}

// ---------------------------------------------------------------------------------- start

/** To the list of zones, which is in the map's shadow root. */
function skip() {
  $("skip").addEventListener("click", (event) => {
    const list = shadow()?.querySelector(".rz-list");
    const target = list?.querySelector("[tabindex='0'], button, [role=option]") ?? list;
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  });
}

/** Escape belongs to the map while nothing on the page has the focus. */
function escape() {
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.activeElement !== document.body) return;
    shadow()?.querySelector(".rz")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  });
}

$("print").addEventListener("click", () => {
  const sheets = $("lost").childElementCount ? null : named("sheets");
  if (sheets) sheets.data.setv({ opened: true });
  else window.print(); // while the program does not answer
});
dialog();
skip();
escape();
reveal();
const model = await mapModel();
colours(model);
follow(model);
connection(model);
