/** @file The page's start, and what follows each change of the state. */

/** Redraw what a change touches; `before` is the former state, null at the start. */
function redraw(before) {
  noteTheme();
  const isSame = (keys) => before && keys.every((key) => before[key] === state[key]);
  const sameScene = isSame(SCENE_KEYS);
  if (!sameScene) {
    applyFilters();
    buildScene();
  }
  paint.lit = litBySelection();
  redrawMiddle(before);
  showCounts();
  if (!before || before.selected || state.selected) showPanel();
  if (!sameScene || !isSame(["colour", "hulls"])) showLegend();
  if (!sameScene) showTimeline();
}

/** Redraw the stage or the table; the camera moves only to another scene. */
function redrawMiddle(before) {
  showTable();
  showTools();
  if (state.view !== "graph") return;
  showScene();
  const isPlaced = before?.view === "graph" && PLACE_KEYS.every((key) => String(before[key]) === String(state[key]));
  if (!isPlaced) fit();
}

const PLACE_KEYS = ["scope", "roots", "set", "depth"];
const SCENE_KEYS = ["scope", "roots", "set", "added", "removed", "depth", "off", "time", "rows"];

/** Say what is shown, and what is not. */
function showCounts() {
  const entities = linkedEntities();
  const lines = scene.lines.reduce((sum, line) => sum + line.statements.length, 0);
  const where = {
    opening: openingEntities().length < entities ? "The most important: " : "",
    all: "",
    focus: `Around ${state.roots.map((entity) => G.name[entity]).join(" and ")}: `,
    set: "The answer: ",
  }[state.scope];
  const box = byId("counts");
  const some = scene.nodes.length < entities ? `${NUMBER.format(scene.nodes.length)} of ` : "";
  box.replaceChildren(
    `${where}${some}${count(entities, "entity", "entities")}`,
    el(
      "span",
      { class: "wide" },
      `, ${lines < G.m ? `${NUMBER.format(lines)} of ` : ""}${count(G.m, "statement")}${scene.bundled ? ", bundled by pair" : ""}`,
    ),
    " ",
  );
  if (state.scope !== "all" && scene.nodes.length < entities)
    box.append(button("Show all", () => update({ scope: "all", added: [], removed: [] })));
  if (state.scope !== "opening")
    box.append(button("Opening view", () => update({ scope: "opening", roots: [], set: [], added: [], removed: [] })));
}

/** How many entities could be shown: those that a drawn line ends at. */
function linkedEntities() {
  const linked = new Uint8Array(G.n);
  for (let i = 0; i < G.m; i++)
    if (drawn[i] && hasOtherEnd(i)) {
      linked[G.subject[i]] = 1;
      linked[G.object[i]] = 1;
    }
  return linked.reduce((sum, one) => sum + one, 0);
}

/** Tell the user something in passing. */
function say(text) {
  const box = byId("tip");
  box.replaceChildren(text);
  box.hidden = false;
  setTimeout(() => {
    box.hidden = true;
  }, 2500);
}

/** Read the data, build the page, open on the view that the address names. */
async function openPage() {
  indexData(await readData());
  state = readLink(location.hash);
  applyFilters();
  buildScene();
  makeCanvas();
  makeTools();
  showChosen();
  suggestIn(byId("search"), byId("suggestions"), (match) => {
    byId("search").value = "";
    byId("panel").focus({ preventScroll: true });
    if (match.entity === undefined) update({ selected: { kind: "relation", label: match.label } });
    else {
      selectEntity(match.entity);
      if (state.view === "graph") centreOn(match.entity);
    }
  });
  listenToKeys();
  watchers.push(redraw);
  addEventListener("popstate", followLink);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw(state));
  redraw(null);
  document.body.dataset.ready = "true";
}

/** Bring an entity to the middle of the stage. */
function centreOn(entity) {
  if (scene.has[entity])
    network.moveTo({ position: { x: X[entity], y: Y[entity] }, scale: Math.max(network.getScale(), 0.7) });
}

openPage().catch((error) => {
  byId("panel").replaceChildren(
    el("h2", {}, "This page could not be drawn"),
    el("p", {}, `It needs a browser of 2023 or later. ${error.message}`),
  );
  throw error;
});
