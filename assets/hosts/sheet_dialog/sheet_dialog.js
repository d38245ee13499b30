// The dialog "Print or save a sheet". Its fields and words come from Python when it first opens;
// a sheet is made there too, and the newest wish wins.

/**
 * @typedef {{
 *   opened: boolean, request: string, language: string, menu: string, answer: string,
 * }} State  `opened` both ways, `request` from the browser, the others from Python only
 * @typedef {{name: string, label: string, value: string, choices?: [string, string][],
 *   low?: number, high?: number}} Field
 * @typedef {{words: Record<string, string>, school: string,
 *   kinds: {id: string, note: string, fields: Field[]}[], kind: Field}} Menu
 * @typedef {{n: number, error?: string, preview?: string, pdf?: string, file?: string}} Answer
 */

const PATIENCE = 300; // ms without a change before a typed number counts

/** @param {string} text @param {any} other */
function read(text, other) {
  try {
    return JSON.parse(text) ?? other;
  } catch {
    return other;
  }
}

/** The address of a file that came as base64. @param {string} text */
function address(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} facts  properties of the element
 * @param {(Node|string)[]} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, facts = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), facts);
  node.append(...inside);
  return node;
}

/** @param {{model: any, el: HTMLElement}} host @returns {() => void} takes everything away again */
function render({ model, el }) {
  /** @type {Menu|null} */
  let menu = null;
  /** @type {Record<string, string>} */
  const wish = {};
  /** @type {Record<string, string>} what was asked for with the newest number */
  let asked = {};
  let n = 0;
  let timer = 0;
  /** @type {Window|null} */
  let tab = null;
  const files = new Set();

  const close = make("button", { type: "button", onclick: () => dialog.close() });
  const title = make("h2");
  const school = make("p");
  const fields = make("div", { className: "fields" });
  const note = make("p", { className: "note" });
  const status = make("p", { className: "status" });
  const picture = make("img", { hidden: true });
  const paper = make("div", { className: "paper" }, picture);
  const save = make("button", { type: "button", className: "first", onclick: () => ask("pdf") });
  const print = make("button", { type: "button", onclick: () => {
    tab = open("", "_blank"); // now, as a browser lets nothing open long after the press
    ask("print");
  } });
  const view = make("button", { type: "button", onclick: () => {
    dialog.close();
    window.print();
  } });
  const dialog = make("dialog", {},
    make("div", { className: "top" }, title, close),
    make("div", { className: "body" },
      make("form", { onsubmit: (/** @type {Event} */ e) => e.preventDefault() },
        school, fields, note),
      make("div", { className: "shown" }, status, paper)),
    make("div", { className: "foot" }, save, print, view));
  status.role = "status";
  el.append(make("div", { className: "rz-sheets" }, dialog));

  /** @param {string} text @param {string} state  busy, ready or error */
  function say(text, state) {
    status.textContent = text;
    status.dataset.state = state;
    paper.ariaBusy = String(state === "busy");
    save.disabled = print.disabled = state !== "ready";
  }

  /** @param {string} want  preview, pdf or print */
  function ask(want) {
    clearTimeout(timer);
    if (!menu || !dialog.open) return;
    const kind = menu.kinds.find(({ id }) => id === wish.kind);
    asked = { kind: wish.kind, want };
    for (const { name } of kind?.fields ?? []) asked[name] = wish[name];
    model.set("request", JSON.stringify({ ...asked, want: want === "print" ? "pdf" : want, n: ++n }));
    model.save_changes();
    say(menu.words.setting, "busy");
  }

  /** @param {Field} field */
  function control({ name, label, value, choices, low, high }) {
    const known = choices?.map(([id]) => id);
    if (!(name in wish) || (known && !known.includes(wish[name]))) wish[name] = value;
    const input = choices
      ? make("select", {}, ...choices.map(([id, text]) => new Option(text, id)))
      : make("input", { type: "number", min: low, max: high });
    input.value = wish[name];
    input.name = name;
    input.addEventListener("input", () => {
      wish[name] = input.value;
      if (name === "kind") list();
      clearTimeout(timer);
      timer = setTimeout(ask, choices ? 0 : PATIENCE, "preview");
    });
    return make("label", {}, make("span", { textContent: label }), input);
  }

  /** Put up the fields that the chosen sheet has. */
  function list() {
    if (!menu) return;
    const first = fields.firstChild ?? control(menu.kind);
    const kind = menu.kinds.find(({ id }) => id === wish.kind);
    while (first.nextSibling) first.nextSibling.remove();
    fields.append(first, ...(kind?.fields ?? []).map(control));
    note.textContent = kind?.note ?? "";
  }

  function opened() {
    if (!model.get("opened")) return dialog.close();
    if (!dialog.open) dialog.showModal();
    offered();
  }

  function offered() {
    menu = read(model.get("menu"), null);
    if (!menu || !dialog.open) return;
    const { words } = menu;
    dialog.ariaLabel = title.textContent = words.title;
    picture.alt = words.first_page;
    for (const [node, key] of /** @type {[Node, string][]} */ ([
      [close, "close"], [save, "download"], [print, "print"], [view, "view_now"],
    ])) node.textContent = words[key];
    school.textContent = menu.school;
    fields.replaceChildren();
    list();
    fields.querySelector("select")?.focus();
    ask("preview");
  }

  function answered() {
    /** @type {Answer} */
    const answer = read(model.get("answer"), {});
    if (!menu || answer.n !== n) return; // of an older wish
    if (answer.preview) {
      picture.src = `data:image/png;base64,${answer.preview}`;
      picture.hidden = false;
      return say(menu.words.ready, "ready");
    }
    const window = tab;
    tab = null;
    if (!answer.pdf) {
      window?.close();
      picture.hidden = true;
      return say(answer.error ?? menu.words.lost, "error");
    }
    const file = address(answer.pdf);
    files.add(file);
    if (asked.want === "print" && window && !window.closed) window.location = file;
    else make("a", { href: file, download: answer.file }).click();
    say(menu.words.saved, "ready");
  }

  const shut = () => {
    clearTimeout(timer);
    model.set("opened", false);
    model.save_changes();
  };
  dialog.addEventListener("close", shut);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside the dialog, on its backdrop
  });
  const heard = /** @type {[string, () => void][]} */ ([
    ["change:opened", opened], ["change:menu", offered], ["change:answer", answered],
  ]);
  for (const [event, action] of heard) model.on(event, action);
  if (model.get("opened")) opened();
  return () => {
    clearTimeout(timer);
    for (const [event, action] of heard) model.off(event, action);
    dialog.removeEventListener("close", shut);
    files.forEach((file) => URL.revokeObjectURL(file));
    el.replaceChildren();
  };
}

export default { render };
