/** @file The page's start, and what follows each change of the state. */

import { selectEntity, showAll, showArticle, showFrontPage, showOpeningGraph, showStory } from "./actions.js";
import { fit, makeCanvas, resize, showScene } from "./canvas.js";
import { showChosen } from "./connect_form.js";
import { loadLinked, loadSelected } from "./demand.js";
import { button, byId, el } from "./dom.js";
import { showFront } from "./front.js";
import { applyFilters } from "./filters.js";
import { graph, hasOtherEnd, indexData } from "./graph.js";
import { listenToKeys } from "./keys.js";
import { showLegend } from "./legend.js";
import { showPanel } from "./panels.js";
import { buildScene } from "./scene.js";
import "./scripting.js";
import { litBySelection, statementsOnStage } from "./selection.js";
import { followLink, readLink, update } from "./state.js";
import { figures } from "./source.js";
import { store } from "./store.js";
import { suggestIn } from "./suggestions.js";
import { showTable } from "./table.js";
import { noteTheme } from "./theme.js";
import { showTimeline } from "./timeline.js";
import { makeTools, showTools } from "./tools.js";
import { shownAs } from "./twins.js";
import { readData } from "./unpack.js";
import { NUMBER } from "./words.js";

/**
 * Redraw what a change touches; `before` is the former state, null at the start.
 * @param {State | null} before
 * @param {{grown?: boolean}} [more] whether the graph has grown
 */
function redraw(before, { grown = false } = {}) {
  noteTheme();
  /** @param {(keyof State)[]} keys */
  const isSame = (keys) => !grown && before && keys.every((key) => before[key] === store.state[key]);
  const sameScene = isSame(SCENE_KEYS);
  if (!sameScene) {
    applyFilters();
    buildScene();
  }
  store.paint.lit = litBySelection();
  redrawMiddle(before, grown);
  showCounts();
  if (store.state.selected || !before || before.selected || before.view !== store.state.view) showPanel();
  if (!sameScene || !isSame(["colour", "hulls"])) showLegend();
  if (!sameScene || !isSame(["beat"])) showTimeline();
}

/**
 * Redraw the stage or the table; the camera moves only to another scene, or to what grew around a focus.
 * @param {State | null} before
 * @param {boolean} grown
 */
function redrawMiddle(before, grown) {
  document.body.dataset.view = store.state.view;
  document.body.dataset.scope = store.state.scope;
  showFront();
  showTable();
  showTools();
  if (store.state.view !== "graph") return;
  showScene();
  const isPlaced =
    before?.view === "graph" && PLACE_KEYS.every((key) => String(before[key]) === String(store.state[key]));
  if (!isPlaced || (grown && store.state.scope !== "opening")) fit();
}

/** @type {(keyof State)[]} */
const PLACE_KEYS = ["scope", "story", "roots", "set", "depth"];
/** @type {(keyof State)[]} */
const SCENE_KEYS = ["view", "scope", "story", "roots", "set", "added", "removed", "depth", "off", "time", "rows"];

/** Say what is shown, and what is not: the same numbers as the table and the exports have. */
function showCounts() {
  const { scope, story } = store.state;
  const statements = statementsOnStage().length;
  const of = (/** @type {number} */ some, /** @type {number} */ all) =>
    some < all ? `${NUMBER.format(some)} of ${NUMBER.format(all)}` : NUMBER.format(all);
  const where = {
    opening: canShowMore() ? "The most important: " : "",
    all: "",
    focus: `Around ${store.state.roots.map((entity) => graph.name[entity]).join(" and ")}: `,
    set: store.state.selected?.kind === "article" ? "In this article: " : "The answer: ",
    story: story === null || graph.stories.length < 2 ? "" : "In this story: ",
  }[scope];
  byId("counts").replaceChildren(
    `${where}${of(store.scene.nodes.length, figures()?.entities ?? graph.n)} entities`,
    el(
      "span",
      { class: "wide" },
      `, ${of(statements, figures()?.statements ?? graph.m)} statements${store.scene.bundled ? ", bundled by pair" : ""}`,
    ),
    " ",
    scope !== "all" && canShowMore() ? button(figures() ? "Show all that is loaded" : "Show all", showAll) : "",
    scope === "opening" ? "" : button(scope === "story" ? "Whole graph" : "Opening view", showOpeningGraph),
  );
}

/** Whether more could be shown than is: another entity that a drawn line ends at. */
function canShowMore() {
  for (let i = 0; i < graph.m; i++)
    if (
      store.drawn[i] &&
      hasOtherEnd(i) &&
      !(store.scene.has[shownAs(graph.subject[i])] && store.scene.has[shownAs(graph.object[i])])
    )
      return true;
  return false;
}

/** Read the data, build the page, open on the view that the address names. */
async function openPage() {
  indexData(await readData());
  await loadLinked(location.hash);
  store.state = readLink(location.hash);
  applyFilters();
  buildScene();
  makeCanvas();
  makeTools();
  showChosen();
  suggestIn(byId("search"), byId("suggestions"), (match) => {
    byId("search").value = "";
    byId("panel").focus({ preventScroll: true });
    if (match.words !== undefined) update({ selected: { kind: "search", words: match.words } });
    else if (match.sentence !== undefined) showArticle(graph.sentences.article[match.sentence]);
    else if (match.story !== undefined) showStory(match.story);
    else if (match.article !== undefined) showArticle(match.article);
    else if (match.label !== undefined) update({ selected: { kind: "relation", label: match.label } });
    else if (match.entity !== undefined) {
      selectEntity(match.entity);
      if (store.state.view === "graph") centreOn(match.entity);
    }
  });
  byId("skip").addEventListener("click", () => byId(store.state.view === "stories" ? "front" : "panel").focus());
  byId("title").addEventListener("click", showFrontPage);
  listenToKeys();
  store.watchers.push(redraw);
  store.watchers.push((_, more) => more?.grown || loadSelected());
  addEventListener("popstate", async () => {
    await loadLinked(location.hash);
    followLink();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw(store.state));
  redraw(null);
  loadSelected();
  document.body.dataset.ready = "true";
}

/**
 * Bring an entity to the middle of the stage.
 * @param {number} entity
 */
function centreOn(entity) {
  if (!store.scene.has[entity]) return;
  const scale = Math.max(store.network.getScale(), 0.7);
  store.network.moveTo({ position: { x: store.x[entity], y: store.y[entity] }, scale });
  resize(scale);
}

openPage().catch((error) => {
  byId("panel").replaceChildren(
    el("h2", {}, "This page could not be drawn"),
    el("p", {}, `It needs a browser of 2023 or later. ${error.message}`),
  );
  throw error;
});
