// The texts whose contrast a rule could not tell from the page's styles: those that are named by
// a test, and all that is drawn in an SVG.  Returns where each can be seen now.
//
// A function of the elements that are named: lists of selectors, one for each shadow root.
(named) => {
  const found = new Set();
  for (const path of named) {
    let root = document;
    let node = null;
    for (const selector of [path].flat()) {
      node = root?.querySelector(selector);
      root = node?.shadowRoot;
    }
    if (node) found.add(node);
  }
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
  }
  const parentOf = (node) => node.parentElement ?? node.getRootNode().host ?? null;
  const around = (node) => {
    const all = [];
    for (let one = node; one; one = parentOf(one)) all.push(one);
    return all;
  };
  for (const root of roots) {
    for (const node of root.querySelectorAll("svg text")) found.add(node);
  }
  const top = roots.flatMap((root) => [...root.querySelectorAll("dialog:modal, [popover]:popover-open")]).at(-1);
  const texts = [];
  for (const node of found) {
    const outer = around(node);
    const styles = outer.map((one) => getComputedStyle(one));
    const gone = styles.some(({ display, clipPath }) => display === "none" || clipPath.startsWith("inset(50%"));
    const off = outer.some((one) => one.matches("[data-dim], [data-off], :disabled, [aria-disabled=true]"));
    if (gone || off || styles[0].visibility !== "visible" || !node.textContent.trim()) continue;
    if (top && !outer.includes(top)) continue;
    // What is cut off by what scrolls cannot be seen.
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    let [left, upper, right, lower] = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    for (const [i, one] of outer.entries()) {
      if (i === 0 || styles[i].overflow === "visible" || (one instanceof SVGElement && one.tagName !== "svg")) continue;
      const frame = one.getBoundingClientRect();
      [left, upper, right, lower] = [Math.max(left, frame.left), Math.max(upper, frame.top), Math.min(right, frame.right), Math.min(lower, frame.bottom)];
    }
    if (right - left < 3 || lower - upper < 3) continue;
    // What lies under another layer cannot be seen either.
    const deep = (x, y) => {
      let at = document.elementFromPoint(x, y);
      while (at?.shadowRoot?.elementFromPoint(x, y) && at.shadowRoot.elementFromPoint(x, y) !== at) at = at.shadowRoot.elementFromPoint(x, y);
      return at;
    };
    const over = deep((left + right) / 2, (upper + lower) / 2);
    if (over && !(node instanceof SVGElement) && !around(over).includes(node) && !outer.includes(over)) continue;
    if (over && node instanceof SVGElement && !around(over).some((one) => outer.includes(one) && one.matches?.(".rz-plate, svg, dialog, .rz-card, .rz-middle"))) continue;
    const svg = node instanceof SVGElement;
    const size = parseFloat(styles[0].fontSize) * (svg ? node.getScreenCTM()?.a ?? 1 : 1);
    node.dataset.measured = texts.length;
    texts.push({
      text: node.textContent.trim().slice(0, 40),
      where: `${node.tagName}.${node.getAttribute("class") ?? ""} in ${parentOf(node)?.getAttribute("class") ?? ""}`,
      colour: svg ? styles[0].fill : styles[0].color,
      opacity: styles.reduce((all, { opacity }) => all * Number(opacity), svg ? Number(styles[0].fillOpacity) : 1),
      large: size >= 24 || (size >= 18.66 && Number(styles[0].fontWeight) >= 600),
      box: [left, upper, right, lower],
    });
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("[data-measured] { color: transparent !important; fill: transparent !important; -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; }");
  for (const root of roots) {
    root.measuring = sheet;
  }
  return texts;
}
