// The room that a page's own title and controls take in the map's bar on a wide screen.

const WIDEST = 340; // CSS px: a longer title keeps a row of its own

/** Tell the styles how wide they are; whenever that changes, again.
 * @param {Element[]} title  and the line below it @param {Element|null} controls */
export function tellBarRoom(title, controls) {
  if (!title.length) return; // a page for a frame has no heading
  const { style, dataset } = document.documentElement;
  const tell = () => {
    const widest = Math.max(...title.map(widthOf));
    style.setProperty("--title-width", `${Math.ceil(widest)}px`);
    style.setProperty(
      "--nav-width",
      `${controls ? Math.ceil(controls.getBoundingClientRect().width) : 0}px`,
    );
    if (widthOf(title[0]) <= WIDEST) dataset.oneBar = "";
    else delete dataset.oneBar;
  };
  tell(); // at once: a map that comes before the first frame would move with it
  const sizes = new ResizeObserver(tell);
  for (const one of [...title, ...controls ? [controls] : []]) sizes.observe(one);
}

/** Of the text alone, however wide its box is. @param {Element} node */
function widthOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect().width;
}
