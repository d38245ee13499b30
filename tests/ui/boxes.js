// Measures what a reader sees of the page: texts that overlap, are cut off, or lie outside.
//
// An expression: a function without arguments that returns one sentence for each fault.
() => {
  const SLACK = 1.5; // CSS px that rounding may take
  const shrink = 0.22; // of a line's height above and below the letters: lines may touch there

  const anywhere = new CSSStyleSheet();
  anywhere.replaceSync("*, *::before, *::after { pointer-events: auto !important; }");

  const roots = [document];
  const parentOf = (node) => node.assignedSlot ?? node.parentElement ??
    (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const inside = (node, outer) => {
    for (let one = node; one; one = parentOf(one)) if (one === outer) return true;
    return false;
  };

  /** What the topmost dialog or layer leaves in reach. */
  const top = () => {
    let found = document.body;
    for (const root of roots) {
      for (const one of root.querySelectorAll("dialog:modal, [popover]:popover-open")) found = one;
    }
    return found;
  };

  /** Whether an element and all around it is drawn: checkVisibility overlooks parts of an SVG. */
  const drawn = new Map();
  const isDrawn = (element) => {
    if (!drawn.has(element)) {
      const { display, opacity, clipPath } = getComputedStyle(element);
      const parent = parentOf(element);
      const here = display !== "none" && opacity !== "0" && !clipPath.startsWith("inset(50%");
      drawn.set(element, here && (!parent || isDrawn(parent)));
    }
    return drawn.get(element);
  };
  const seen = (element) =>
    isDrawn(element) && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

  const intersection = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });
  const wide = (box) => box.right - box.left;
  const high = (box) => box.bottom - box.top;
  const empty = (box) => wide(box) < SLACK || high(box) < SLACK;

  const nameOf = (element) => {
    const key = element.id ? `#${element.id}` : element.classList.length ? `.${[...element.classList].join(".")}` : "";
    const parent = parentOf(element);
    const outer = !key && parent ? `${parent.tagName.toLowerCase()}${parent.classList.length ? `.${parent.classList[0]}` : ""} > ` : "";
    return `${outer}${element.tagName.toLowerCase()}${key}`;
  };
  const short = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);

  /** What of a box its ancestors leave in sight, and how they cut it. */
  const clipped = (element, box) => {
    let left = box;
    let cutBy = null;
    let scrolls = false;
    for (let one = parentOf(element); one; one = parentOf(one)) {
      const style = getComputedStyle(one);
      const paints = /paint|strict|content/.test(style.contain);
      const [x, y] = [style.overflowX, style.overflowY];
      const svg = one instanceof SVGElement && one.tagName !== "svg";
      if (svg || (x === "visible" && y === "visible" && !paints) || one === document.documentElement || one === document.body) {
        if (style.position === "fixed") break;
        continue;
      }
      const frame = one.getBoundingClientRect();
      const scrollsX = /auto|scroll/.test(x) && one.scrollWidth > one.clientWidth + 1;
      const scrollsY = /auto|scroll/.test(y) && one.scrollHeight > one.clientHeight + 1;
      const next = intersection(left, frame);
      if (!scrollsX && (next.left > left.left + SLACK || next.right < left.right - SLACK)) cutBy ??= one;
      if (!scrollsY && !scrolls && (next.top > left.top + SLACK + high(left) * shrink || next.bottom < left.bottom - SLACK - high(left) * shrink)) cutBy ??= one;
      scrolls ||= scrollsX || scrollsY;
      left = next;
      if (empty(left)) return { left: null, cutBy, scrolls };
      if (style.position === "fixed") break;
    }
    return { left, cutBy, scrolls };
  };

  // All texts, line by line, and all controls.
  const items = [];
  const faults = [];
  const controls = "button, a[href], input, select, summary, textarea, label";
  const walk = (root) => {
    roots.push(root);
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  for (const element of document.querySelectorAll("*")) if (element.shadowRoot) walk(element.shadowRoot);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, anywhere];
  const reach = top();

  const add = (element, box, text, kind) => {
    if (empty(box)) return;
    const found = clipped(element, box);
    if (found.cutBy && !found.scrolls && found.left) {
      faults.push(`cut off: “${text}” (${nameOf(element)}) by ${nameOf(found.cutBy)}`);
    }
    if (!found.left) {
      if (found.cutBy && !found.scrolls) faults.push(`gone: “${text}” (${nameOf(element)}) outside ${nameOf(found.cutBy)}`);
      return;
    }
    items.push({ element, box: found.left, whole: box, text, kind, scrolls: found.scrolls });
  };

  const measure = document.createElement("canvas").getContext("2d");
  const widthOf = (text, style) => {
    measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return measure.measureText(text).width;
  };

  for (const root of roots) {
    for (const element of root.querySelectorAll("*")) {
      if (!inside(element, reach) || !seen(element)) continue;
      const style = getComputedStyle(element);
      if (element.matches(controls) && !(element instanceof SVGElement)) {
        const box = element.getBoundingClientRect();
        if (element.tagName !== "LABEL") add(element, box, short(element.getAttribute("aria-label") ?? element.textContent), "control");
        const text = element.tagName === "SELECT" ? element.selectedOptions[0]?.text ?? ""
          : element.tagName === "INPUT" && /text|search|url/.test(element.type) ? (element.readOnly ? "" : element.value || element.placeholder) : "";
        if (text) {
          const arrow = element.tagName === "SELECT" ? 14 : 0;
          const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
          if (widthOf(text, style) > room + SLACK) faults.push(`cut off: “${short(text)}” in ${nameOf(element)} by ${Math.round(widthOf(text, style) - room)} px`);
        }
      }
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        if (["SCRIPT", "STYLE", "OPTION", "TITLE", "DESC"].includes(element.tagName.toUpperCase())) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
          const less = line.height * shrink;
          add(element, { left: line.left, right: line.right, top: line.top + less, bottom: line.bottom - less }, short(node.data), "text");
        }
        const cuts = (value) => value === "hidden" || value === "clip";
        if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + SLACK) faults.push(`cut off: “${short(node.data)}” in ${nameOf(element)}`);
      }
    }
  }

  // Outside the window.
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  if (document.documentElement.scrollWidth > width + SLACK) faults.push(`the page is ${document.documentElement.scrollWidth - width} px too wide`);
  const pageScrolls = document.documentElement.scrollHeight > height + 1 && getComputedStyle(document.body).overflowY !== "hidden";
  for (const { element, whole, text, scrolls } of items) {
    if (element.closest(".skip")) continue;
    if (!scrolls && (whole.left < -SLACK || whole.right > width + SLACK)) faults.push(`outside: “${text}” (${nameOf(element)})`);
    if (!scrolls && !pageScrolls && whole.bottom > height + SLACK + high(whole) * shrink) faults.push(`below the window: “${text}” (${nameOf(element)})`);
  }

  // Overlaps, of what is painted at that place without an opaque ground between.
  const deep = (x, y) => {
    const found = [];
    const look = (root) => {
      for (const element of root.elementsFromPoint(x, y)) {
        if (element.getRootNode() !== root || found.includes(element)) continue;
        if (element.shadowRoot) look(element.shadowRoot);
        found.push(element);
      }
    };
    look(document);
    return found;
  };
  const opaque = (element) => {
    const style = getComputedStyle(element);
    const colour = style.backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return (colour.length < 4 || colour[3] > 0.9) && !(element instanceof SVGElement);
  };
  /** Whether an opaque ground at this place hides the item. */
  const covered = (item, x, y) => {
    for (const element of deep(x, y)) {
      if (element === item.element || inside(element, item.element)) return false;
      if (inside(item.element, element)) { // an ancestor's own ground lies below it
        return false;
      }
      if (opaque(element)) return true;
    }
    return true;
  };
  /** A button may stand in a field, beside what is written there. */
  const isField = (element) => element.matches("input:not([type=checkbox], [type=radio])");
  const isOver = ({ box }, { element, whole }) => {
    const style = getComputedStyle(element);
    return box.left < whole.right - parseFloat(style.paddingRight) - SLACK &&
      box.right > whole.left + parseFloat(style.paddingLeft) + SLACK;
  };
  items.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length && items[j].box.top < items[i].box.bottom; j++) {
      const [a, b] = [items[i], items[j]];
      const common = intersection(a.box, b.box);
      if (wide(common) < 2 || high(common) < 2) continue;
      if (a.element === b.element || inside(a.element, b.element) || inside(b.element, a.element)) continue;
      const [x, y] = [(common.left + common.right) / 2, (common.top + common.bottom) / 2];
      if (covered(a, x, y) || covered(b, x, y)) continue;
      if (isField(a.element) && !isOver(b, a) || isField(b.element) && !isOver(a, b)) continue;
      faults.push(`overlap: “${a.text}” (${nameOf(a.element)}) and “${b.text}” (${nameOf(b.element)}), ${Math.round(wide(common))} × ${Math.round(high(common))} px`);
    }
  }
  for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== anywhere);
  return [...new Set(faults)];
}
