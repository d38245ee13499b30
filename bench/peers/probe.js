// Measures inside the page, the same way in each: from the event that a reader causes to the first
// task after the frame that shows what it changed.

globalThis.probe = (() => {
  const LONG = 40; // signs that make a text
  const PATIENCE = 10_000; // ms

  function* roots(node = document) {
    yield node;
    for (const each of node.querySelectorAll("*")) if (each.shadowRoot) yield* roots(each.shadowRoot);
  }
  const all = (selector) => [...roots()].flatMap((root) => [...root.querySelectorAll(selector)]);
  const focused = () => {
    let found = document.activeElement;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found;
  };

  /** A place on an element where a press meets it: its centre, or the first that fits. */
  function place(element) {
    const box = element.getBoundingClientRect();
    if (getComputedStyle(element).pointerEvents === "none") { // it only marks the shape below
      return [box.x + box.width / 2, box.y + box.height / 2];
    }
    const root = element.getRootNode();
    const parts = [0.5, 0.35, 0.65, 0.2, 0.8];
    for (const down of parts) {
      for (const across of parts) {
        const at = [box.x + box.width * across, box.y + box.height * down];
        const met = root.elementFromPoint(...at);
        if (met && element.contains(met)) return at;
      }
    }
    return null;
  }

  /** Where to press, for each shape in sight, each name once. */
  function places(selector) {
    const seen = new Set();
    return all(selector).map((element) => {
      const own = element.dataset.zone || element.textContent.trim();
      const name = own || element.parentNode.textContent.trim().slice(0, 9);
      const at = !name || !seen.has(name) ? place(element) : null;
      if (at && name) seen.add(name);
      return at;
    }).filter((at) => at && at[1] > 0 && at[1] < innerHeight && at[0] < innerWidth);
  }

  const box = (selector) => {
    const { x, y, width, height } = all(selector)[0].getBoundingClientRect();
    return [x, y, width, height];
  };
  const size = ({ width, height }) => Math.min(width, height);

  /** The smaller side of each target; of an enlarged outline around a shape, where there is one. */
  function sizes(selector) {
    const enlarged = all("[data-hit]").map((each) => [each.dataset.hit, each.getBoundingClientRect()]);
    return all(selector).map((shape) => {
      const own = shape.getBoundingClientRect();
      const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
      const around = enlarged.find(([zone, box]) =>
        zone === shape.dataset.zone && x > box.left && x < box.right && y > box.top && y < box.bottom
      );
      return Math.max(size(own), around ? size(around[1]) : 0);
    }).filter((each) => each > 0);
  }

  /** How many shapes can have the focus, of how many. */
  function focusable(selector) {
    const shapes = all(selector);
    const some = shapes.filter((shape) => {
      shape.focus?.({ preventScroll: true });
      return focused() === shape;
    });
    some[0]?.focus();
    return [some.length, shapes.length];
  }

  const runs = [];
  /** Note what each press and each key changes. */
  function watch({ picture, text }) {
    const area = all(picture)[0];
    const home = all(text)[0]?.getRootNode() ?? area.getRootNode();
    const said = () => [...home.querySelectorAll(text)].map((each) => each.textContent).join(" ");
    let drawn = false;
    new MutationObserver(() => drawn = true)
      .observe(area, { subtree: true, childList: true, attributes: true, characterData: true });
    if (!area.querySelector("svg")) {
      for (const name of ["fill", "stroke"]) {
        const real = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...given) {
          drawn = true;
          return real.apply(this, given);
        };
      }
    }
    let run = null;
    const { port1, port2 } = new MessageChannel();
    const next = () => requestAnimationFrame(() => port2.postMessage(0));
    port1.onmessage = () => {
      const now = performance.now() - run.start;
      if (run.key) {
        if (focused() !== run.focus) run.focused ??= now;
        if (run.focused === undefined && now < 200) next();
        return;
      }
      if (drawn) run.picture ??= now;
      const text = said();
      if (text !== run.before && text.length >= LONG) run.text ??= now;
      if ((run.picture === undefined || run.text === undefined) && now < PATIENCE) next();
    };
    addEventListener("pointerup", (event) => {
      drawn = false;
      runs.push(run = { start: event.timeStamp, before: said() });
      performance.mark("press", { startTime: event.timeStamp });
      next();
    }, true);
    addEventListener("keydown", (event) => {
      runs.push(run = { start: event.timeStamp, key: event.key, focus: focused() });
      next();
    }, true);
  }
  const last = () => {
    const { picture, text, focused } = runs.at(-1) ?? {};
    return { picture, text, focused, runs: runs.length };
  };
  const onShape = (selector) => !!focused()?.matches?.(selector);

  return { all, box, focusable, last, onShape, places, sizes, watch };
})();
