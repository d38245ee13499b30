// What the tests of WCAG ask of a page: an expression, an object of functions without arguments.
(() => {
  const roots = () => {
    const found = [document];
    for (const root of found) {
      for (const node of root.querySelectorAll("*")) if (node.shadowRoot) found.push(node.shadowRoot);
    }
    return found;
  };
  const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
  const parentOf = (node) => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
  const isIn = (node, outer) => {
    for (let one = node; one; one = parentOf(one)) if (one === outer) return true;
    return false;
  };
  const modal = () => all("dialog:modal").at(-1) ?? document.body;
  const seen = (node) =>
    node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && isIn(node, modal());
  const told = (node) => node.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const focused = () => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node;
  };
  const deepest = (x, y) => {
    let node = document.elementFromPoint(x, y);
    while (node?.shadowRoot?.elementFromPoint(x, y) && node.shadowRoot.elementFromPoint(x, y) !== node) {
      node = node.shadowRoot.elementFromPoint(x, y);
    }
    return node;
  };

  return {
    /** What is wider than the window, or scrolls sideways; the drawing of the feet may. */
    sideways: () => {
      const page = document.documentElement;
      const wide = page.scrollWidth > innerWidth ? [`the page: ${page.scrollWidth} px`] : [];
      const boxes = all("*").filter((node) =>
        seen(node) && node.scrollWidth > node.clientWidth + 1 && node.clientWidth &&
        /auto|scroll/.test(getComputedStyle(node).overflowX) && !node.matches(".rz-stage, textarea, input")
      );
      return [...wide, ...boxes.map((node) => `${told(node)}: ${node.scrollWidth} of ${node.clientWidth}`)];
    },

    /** Where the focus is, and whether any of it can be seen. */
    focus: () => {
      const node = focused();
      if (!node || node === document.body) return null;
      // A radio or checkbox drawn as a switch is seen in its label; a zone lies below other panes.
      const shown = node.matches("input[type=radio], input[type=checkbox]") ? node.closest("label") ?? node : node;
      const box = shown.getBoundingClientRect();
      const steps = [0.04, 0.2, 0.5, 0.8, 0.96];
      const inDrawing = !!node.closest("svg");
      const isSeen = steps.some((x) => steps.some((y) => {
        const top = deepest(box.left + x * box.width, box.top + y * box.height);
        if (!top) return false;
        return inDrawing ? !!top.closest(".rz-map, .rz-panes") : isIn(top, shown) || isIn(shown, top) && top !== document.body && top.contains(shown);
      }));
      return { told: told(node), isSeen };
    },

    /** Targets below 24 × 24 CSS px that are too close to another, links within sentences aside. */
    small: () => {
      const targets = all("button, select, input, a[href], [role=option], [role=slider], summary, label, textarea")
        .filter((node) => seen(node) && !node.closest("svg") && !node.matches("label:has(select, textarea), .skip, [aria-hidden=true]"));
      const boxes = targets.map((node) => {
        const shown = node.matches("input") ? node.closest("label") ?? node : node;
        return { node, box: shown.getBoundingClientRect() };
      }).filter(({ box }) => box.width && box.height);
      const inSentence = (node) =>
        node.matches("a, button") && getComputedStyle(node).display.startsWith("inline") &&
        [...node.parentNode.childNodes].some((one) => one.nodeType === 3 && one.data.trim().length > 1);
      const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
      const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
      const near = (one, other) => {
        const [x, y] = middle(one.box);
        if (isSmall(other)) return Math.hypot(x - middle(other.box)[0], y - middle(other.box)[1]) < 24;
        const dx = Math.max(other.box.left - x, 0, x - other.box.right);
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(dx, dy) < 12;
      };
      return boxes.filter((one) =>
        isSmall(one) && !inSentence(one.node) && boxes.some((other) =>
          other !== one && !isIn(one.node, other.node) && !isIn(other.node, one.node) &&
          !(one.node.closest("label") && one.node.closest("label") === other.node.closest("label")) && near(one, other)
        )
      ).map(({ node, box }) => `${told(node)}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
    },

    /** Media; not drawings without words, nor the preview of a sheet, whose PDF has the text. Inputs for words, by what tells them apart. */
    media: () => all("video, audio, object, embed, iframe, img[src], picture").filter((node) =>
      seen(node) && !node.closest(".paper") && !(node.src?.startsWith("data:image/svg") && !node.src.includes("%3Ctext"))
    ).map(told),
    inputs: () =>
      all("input:not([type=radio], [type=checkbox], [type=file], [type=range]), textarea").filter(seen)
        .map((node) => node.dataset.key || node.dataset.label || node.name || (node.readOnly ? "a link" : told(node))),

    /** The texts of links, and the headings. */
    links: () => all("a[href]").filter(seen).map((node) => (node.ariaLabel ?? node.textContent).trim()),
    headings: () => all("h1, h2, h3, h4").filter(seen).map((node) => node.textContent.trim()),

    /** The controls that stand around the map, in order. */
    bar: () =>
      all("header a, header button, .rz-toolbar button, .rz-toolbar select, .rz-toolbar input, footer button, footer a")
        .filter(seen).map((node) => node.dataset.key || node.id || node.value || node.className),

    /** Wide spaces, as in criterion 1.4.12. */
    space: () => {
      const style = new CSSStyleSheet();
      style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
      for (const root of roots()) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
    },
  };
})()
