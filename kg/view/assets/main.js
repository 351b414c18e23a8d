/** @file The page's start, and what follows each change of the state. */

import { selectEntity, showArticle } from "./actions.js";
import { fit, makeCanvas, showScene } from "./canvas.js";
import { showChosen } from "./connect_form.js";
import { button, byId, el } from "./dom.js";
import { applyFilters } from "./filters.js";
import { graph, hasOtherEnd, indexData, readData } from "./graph.js";
import { listenToKeys } from "./keys.js";
import { showLegend } from "./legend.js";
import { showPanel } from "./panels.js";
import { buildScene, openingEntities } from "./scene.js";
import "./scripting.js";
import { litBySelection } from "./selection.js";
import { followLink, readLink, update } from "./state.js";
import { store } from "./store.js";
import { suggestIn } from "./suggestions.js";
import { showTable } from "./table.js";
import { noteTheme } from "./theme.js";
import { showTimeline } from "./timeline.js";
import { makeTools, showTools } from "./tools.js";
import { NUMBER, count } from "./words.js";

/**
 * Redraw what a change touches; `before` is the former state, null at the start.
 * @param {State | null} before
 */
function redraw(before) {
  noteTheme();
  /** @param {(keyof State)[]} keys */
  const isSame = (keys) => before && keys.every((key) => before[key] === store.state[key]);
  const sameScene = isSame(SCENE_KEYS);
  if (!sameScene) {
    applyFilters();
    buildScene();
  }
  store.paint.lit = litBySelection();
  redrawMiddle(before);
  showCounts();
  if (!before || before.selected || store.state.selected) showPanel();
  if (!sameScene || !isSame(["colour", "hulls"])) showLegend();
  if (!sameScene) showTimeline();
}

/**
 * Redraw the stage or the table; the camera moves only to another scene.
 * @param {State | null} before
 */
function redrawMiddle(before) {
  showTable();
  showTools();
  if (store.state.view !== "graph") return;
  showScene();
  const isPlaced =
    before?.view === "graph" && PLACE_KEYS.every((key) => String(before[key]) === String(store.state[key]));
  if (!isPlaced) fit();
}

/** @type {(keyof State)[]} */
const PLACE_KEYS = ["scope", "roots", "set", "depth"];
/** @type {(keyof State)[]} */
const SCENE_KEYS = ["scope", "roots", "set", "added", "removed", "depth", "off", "time", "rows"];

/** Say what is shown, and what is not. */
function showCounts() {
  const entities = linkedEntities();
  const lines = store.scene.lines.reduce((sum, line) => sum + line.statements.length, 0);
  const where = {
    opening: openingEntities().length < entities ? "The most important: " : "",
    all: "",
    focus: `Around ${store.state.roots.map((entity) => graph.name[entity]).join(" and ")}: `,
    set: store.state.selected?.kind === "article" ? "In this article: " : "The answer: ",
  }[store.state.scope];
  const box = byId("counts");
  const some = store.scene.nodes.length < entities ? `${NUMBER.format(store.scene.nodes.length)} of ` : "";
  box.replaceChildren(
    `${where}${some}${count(entities, "entity", "entities")}`,
    el(
      "span",
      { class: "wide" },
      `, ${lines < graph.m ? `${NUMBER.format(lines)} of ` : ""}${count(graph.m, "statement")}${store.scene.bundled ? ", bundled by pair" : ""}`,
    ),
    " ",
  );
  if (store.state.scope !== "all" && store.scene.nodes.length < entities)
    box.append(button("Show all", () => update({ scope: "all", added: [], removed: [] })));
  if (store.state.scope !== "opening")
    box.append(button("Opening view", () => update({ scope: "opening", roots: [], set: [], added: [], removed: [] })));
}

/** How many entities could be shown: those that a drawn line ends at. */
function linkedEntities() {
  const linked = new Uint8Array(graph.n);
  for (let i = 0; i < graph.m; i++)
    if (store.drawn[i] && hasOtherEnd(i)) {
      linked[graph.subject[i]] = 1;
      linked[graph.object[i]] = 1;
    }
  return linked.reduce((sum, one) => sum + one, 0);
}

/** Read the data, build the page, open on the view that the address names. */
async function openPage() {
  indexData(await readData());
  store.state = readLink(location.hash);
  applyFilters();
  buildScene();
  makeCanvas();
  makeTools();
  showChosen();
  suggestIn(byId("search"), byId("suggestions"), (match) => {
    byId("search").value = "";
    byId("panel").focus({ preventScroll: true });
    if (match.article !== undefined) showArticle(match.article);
    else if (match.label !== undefined) update({ selected: { kind: "relation", label: match.label } });
    else if (match.entity !== undefined) {
      selectEntity(match.entity);
      if (store.state.view === "graph") centreOn(match.entity);
    }
  });
  listenToKeys();
  store.watchers.push(redraw);
  addEventListener("popstate", followLink);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw(store.state));
  redraw(null);
  document.body.dataset.ready = "true";
}

/**
 * Bring an entity to the middle of the stage.
 * @param {number} entity
 */
function centreOn(entity) {
  if (store.scene.has[entity])
    store.network.moveTo({
      position: { x: store.x[entity], y: store.y[entity] },
      scale: Math.max(store.network.getScale(), 0.7),
    });
}

openPage().catch((error) => {
  byId("panel").replaceChildren(
    el("h2", {}, "This page could not be drawn"),
    el("p", {}, `It needs a browser of 2023 or later. ${error.message}`),
  );
  throw error;
});
