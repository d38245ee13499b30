// What the tests of several maps do in the page; several_maps.py calls these functions.

// A module of its own for each map, as a notebook loads it, and the state as a host keeps it.
async function render({ code, states }) {
  window.models = [];
  window.modules = []; // held on to: what nothing else refers to may be collected while it loads
  for (const state of states) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    window.modules.push(import(address));
    const { default: map } = await window.modules.at(-1);
    const listeners = {};
    const model = {
      state,
      get: (name) => state[name],
      set: (name, value) => {
        state[name] = value;
      },
      save_changes: () => undefined,
      on: (event, call) => (listeners[event] ??= new Set()).add(call),
      off: (event, call) => listeners[event]?.delete(call),
    };
    window.models.push(model);
    const el = document.body.appendChild(document.createElement("div"));
    map.render({ model, el });
  }
}

function facts() {
  const [trees, maps, faults, counts, groups] = [[], [], [], new Map(), new Map()];
  let pointers = 0;
  const walk = (tree) => {
    trees.push(tree);
    for (const node of tree.querySelectorAll("*")) {
      if (node.matches(".rz")) maps.push(node);
      if (node.id) counts.set(node.id, (counts.get(node.id) ?? 0) + 1);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
  };
  walk(document);
  const targets = (name, value) => {
    if (/href$/.test(name)) return value.startsWith("#") ? [value.slice(1)] : [];
    if (/^(aria-(describedby|labelledby|controls|owns|details)|for|list)$/.test(name)) {
      return value.split(/\s+/);
    }
    return [...value.matchAll(/url\(["']?#([^"')]+)/g)].map((found) => found[1]);
  };
  for (const [at, map] of maps.entries()) {
    for (const node of map.querySelectorAll("*")) {
      if (node.id && counts.get(node.id) > 1) faults.push(`map ${at}: id ${node.id} is not alone`);
      for (const { name, value } of node.attributes) {
        for (const id of targets(name, value)) {
          pointers += 1;
          const target = map.getRootNode().getElementById(id);
          if (!target || !map.contains(target)) {
            faults.push(`map ${at}: ${name}="${value}" leads out of the map or nowhere`);
          }
        }
      }
      if (node.type !== "radio") continue;
      if ((groups.get(node.name) ?? at) !== at) {
        faults.push(`maps ${groups.get(node.name)} and ${at} share the group ${node.name}`);
      }
      groups.set(node.name, at);
    }
  }
  return { faults, pointers, groups: groups.size };
}

// The left foot is drawn, and mirrored for the right one, so that the sign of the matrix tells them
// apart without any label.
function sides(map, captions) {
  const faults = [], where = {}, feet = {};
  const middle = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const off = (node, [x, y]) => { // CSS px from a point to the box of a node
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  };
  const drawn = [...map.querySelectorAll("use.rz-foot")];
  const names = [...map.querySelectorAll(".rz-caption")];
  for (const group of map.querySelectorAll(".rz-map [role=listbox] > [role=group]")) {
    const { a, b, c, d } = group.transform.baseVal.consolidate().matrix;
    const foot = a * d - b * c > 0 ? "left" : "right";
    const picture = drawn.find((one) =>
      one.getAttribute("transform") === group.getAttribute("transform")
    );
    feet[foot] = picture;
    if (!picture) faults.push(`no foot is drawn under the zones of the ${foot} foot`);
    if (group.getAttribute("aria-label") !== captions[foot]) faults.push(`${foot}: wrong name`);
    const [name] = names.filter((one) => one.textContent === captions[foot]);
    const nearest = name &&
      drawn.reduce((best, one) => off(one, middle(name)) < off(best, middle(name)) ? one : best);
    if (!name || nearest !== picture) faults.push(`the caption of the ${foot} foot is not at it`);
    for (const path of group.querySelectorAll(".zone")) {
      const { zone, foot: told } = path.dataset;
      if (told !== foot) faults.push(`${zone} of the ${told} foot lies on the ${foot} one`);
      if (picture && off(picture, middle(path)) > 0) faults.push(`${zone} lies beside the foot`);
      (where[zone] ??= new Set()).add(foot);
    }
  }
  const at = (node) => node && middle(node);
  const brain = Object.fromEntries(
    ["left", "right"].map((
      foot,
    ) => [foot, at(map.querySelector(`.zone[data-zone$="brain"][data-foot="${foot}"]`))]),
  );
  return {
    faults,
    left: at(feet.left),
    right: at(feet.right),
    brain,
    where: Object.fromEntries(Object.entries(where).map(([zone, on]) => [zone, [...on].sort()])),
  };
}

async function prepare(map, [width, height]) {
  map.querySelector(".rz-zoom").style.visibility = "hidden";
  const stage = map.querySelector(".rz-stage");
  Object.assign(stage.style, { width: `${width}px`, height: `${height}px`, flex: "none" });
  // How wide the whole map is decides on this.
  for (const pane of map.querySelectorAll(".rz-panes > .rz-svg")) pane.style.padding = "16px";
  stage.scrollIntoView({ block: "center", behavior: "instant" });
  await document.fonts.ready;
  await new Promise((done) => setTimeout(done, 400));
  const { x, y } = stage.getBoundingClientRect();
  stage.style.translate = `${Math.round(x) - x}px ${Math.round(y) - y}px`;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

function restore(map) {
  map.querySelector(".rz-zoom").style.visibility = "";
  const stage = map.querySelector(".rz-stage");
  for (const name of ["width", "height", "flex", "translate"]) stage.style.removeProperty(name);
  for (const pane of map.querySelectorAll(".rz-panes > .rz-svg")) pane.style.padding = "";
}
