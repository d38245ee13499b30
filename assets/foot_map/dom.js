// Making elements.

export const SVG = "http://www.w3.org/2000/svg";

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
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
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

/** @param {unknown} a @param {unknown} b */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** An address that may be linked: http or https, nothing else. @param {string|null} url */
export const isLink = (url) => /^https?:\/\//i.test(url ?? "");

/** Our own drawing as nodes of this document. @param {string} svg @returns {Node[]} */
export function drawn(svg) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  return Array.from(parsed.documentElement.childNodes, (child) => document.importNode(child, true));
}

/**
 * Do a task once the coming frame has been painted and the browser is idle, a moment later at most.
 *
 * @param {() => void} task
 * @returns {() => void} calls it off
 */
export function afterPaint(task) {
  let alive = true;
  const begin = () => { if (alive) task(); };
  requestAnimationFrame(() => {
    if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 100 });
    else setTimeout(begin, 30);
  });
  return () => { alive = false; };
}
