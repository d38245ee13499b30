// Making elements.

export const SVG = "http://www.w3.org/2000/svg";
const DRAWN = 30; // ms from the begin of a frame, by which it is drawn

/**
 * Make an HTML element.  Keys starting with "on" are listeners, `text` is its textContent,
 * null and false leave an attribute out.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/**
 * Make an SVG element, as `h` does for HTML.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function s(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, any>} attributes
 * @param {(Node|string|null|false|undefined)[]} children
 * @returns {E}
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else {element.setAttribute(
        name,
        value === true && !name.startsWith("aria-") ? "" : String(value),
      );}
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {boolean} on
 */
export const flag = (element, name, on) => element.toggleAttribute(name, on);

/** Put elements back into a part that was made again, each for the one of the same name.
 * @param {Element} part @param {Element[]} former @param {string} name  of the attribute that names them */
export function putBack(part, former, name) {
  for (const one of former) {
    const value = CSS.escape(one.getAttribute(name) ?? "");
    part.querySelector(`[${name}="${value}"]`)?.replaceWith(one);
  }
}

/** @param {unknown} a @param {unknown} b */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** An address that may be linked: http or https, nothing else. @param {string|null} url */
export const isLink = (url) => /^https?:\/\//i.test(url ?? "");

/**
 * Our own drawing as nodes of this document.
 *
 * @param {string} svg
 * @param {string} prefix  before its ids, such as those of gradients: another map may show the
 *   same drawing, and colours that lie in a part of the page that is hidden are lost
 * @returns {Node[]}
 */
export function drawn(svg, prefix) {
  const parsed = new DOMParser().parseFromString(ownIds(svg, prefix), "image/svg+xml");
  return Array.from(parsed.documentElement.childNodes, (child) => document.importNode(child, true));
}

/** A drawing with a prefix before its ids, and wherever it uses them. @param {string} svg
 * @param {string} prefix */
export const ownIds = (svg, prefix) =>
  svg.replace(/( id="| href="#|url\(#)(?=[\w-])/g, (before) => `${before}${prefix}-`);

/**
 * Do a task once the coming frame is on the screen: not at once, since the browser still draws it.
 *
 * @param {() => void} task
 * @returns {() => void} calls it off
 */
export function afterPaint(task) {
  let alive = true;
  const begin = () => {
    if (alive) task();
  };
  if (document.hidden) begin(); // nothing is painted, and no frame comes
  else {requestAnimationFrame(() => {
      setTimeout(begin, DRAWN);
    });}
  return () => {
    alive = false;
  };
}

/** Copy what stands in a box, which stays marked, to be copied by hand where neither works.
 * @param {HTMLInputElement} box @returns {Promise<boolean>} whether it is on the clipboard */
export async function copyFrom(box) {
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch { // a browser has none for pages without https
    return document.execCommand("copy");
  }
}

/** What a fold is known by: its own name and that of the part it stands in. @param {Element} fold */
const foldKey = (fold) =>
  [
    fold.parentElement?.closest("section, li, details")?.querySelector("h3, h4, strong, summary"),
    fold.querySelector("summary"),
  ].map((one) => one?.textContent).join("|");

/** The folds that the reader has open. @param {Element} body @returns {Set<string>} */
export const openFolds = (body) =>
  new Set(Array.from(body.querySelectorAll("details[open]"), foldKey));

/** Open the same folds again, those within one another too. @param {Element} body
 * @param {Set<string>} open */
export function reopen(body, open) {
  for (const fold of body.querySelectorAll("details")) {
    if (fold.open || !open.has(foldKey(fold))) continue;
    fold.open = true;
    fold.dispatchEvent(new Event("toggle")); // some are filled when they open: now, not in a moment
    reopen(fold, open);
  }
}

const COUNT = Symbol.for("foot-reflex-zones.maps");

/**
 * A prefix for ids and names of radio buttons that no other map on the page has.
 *
 * A host may load this module once for each map (a notebook does, from text), so a counter of the
 * module's own would begin anew in each of them. This one belongs to the page.
 *
 * @returns {string}
 */
export function uniquePrefix() {
  const page =
    /** @type {Record<symbol, number|undefined>} */ (/** @type {unknown} */ (globalThis));
  page[COUNT] = (page[COUNT] ?? 0) + 1;
  return `rz${page[COUNT]}`;
}
