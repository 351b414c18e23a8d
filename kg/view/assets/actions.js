/** @file The actions of a reader: each changes the state, and the page is redrawn. */

import { connectEntities } from "./connect.js";
import { load } from "./demand.js";
import { isFamilyOn } from "./filters.js";
import { graph, hasOtherEnd, statementsIn } from "./graph.js";
import { neighbours } from "./links.js";
import { shortestPaths } from "./paths.js";
import { EXPAND_BY, FOCUS_LIMIT, hiddenNeighbours } from "./scene.js";
import { firstState, update } from "./state.js";
import { store } from "./store.js";
import { shownAs } from "./twins.js";

/** What a scope is about, for none. @type {Partial<State>} */
const NO_SCOPE = { roots: [], set: [], added: [], removed: [], story: null, beat: -1 };

/**
 * Select an entity; put it on the stage if it is not there.
 * @param {number} entity
 */
export function selectEntity(entity) {
  const id = shownAs(entity);
  /** @type {Partial<State>} */
  const change = { selected: { kind: "entity", id } };
  if (store.state.view === "graph" && !store.scene.has[id] && isFamilyOn(id)) change.added = [...store.state.added, id];
  update(change);
}

/**
 * Show only an entity and its neighbourhood on the stage.
 * @param {number[]} entities
 * @param {number} [depth]
 */
export function focusOn(entities, depth = store.state.depth) {
  /** @type {Selected | null} */
  const selected = entities.length === 1 ? { kind: "entity", id: entities[0] } : store.state.selected;
  update({ ...NO_SCOPE, scope: "focus", roots: entities, depth, selected, view: "graph" });
}

/**
 * Add the most important neighbours of an entity to the stage, once the page has them.
 * @param {number} entity
 */
export async function expand(entity) {
  await load({ entity: [graph.id[entity]] });
  const more = hiddenNeighbours(entity).slice(0, EXPAND_BY);
  if (more.length === 0) return;
  update({
    added: [...store.state.added, ...more],
    removed: store.state.removed.filter((gone) => !more.includes(gone)),
    selected: { kind: "entity", id: entity },
  });
}

/**
 * Remove from the stage the neighbours of an entity that have no other link.
 * @param {number} entity
 */
export function collapse(entity) {
  const leaves = neighbours(entity).filter(
    (other) =>
      store.scene.has[other] &&
      !store.state.roots.includes(other) &&
      neighbours(other).every((third) => third === entity || !store.scene.has[third]),
  );
  const extra = store.state.added.filter((other) => neighbours(entity).includes(other));
  const gone = new Set([...leaves, ...extra]);
  if (gone.size === 0) return;
  update({
    added: store.state.added.filter((other) => !gone.has(other)),
    removed: [...new Set([...store.state.removed, ...gone])],
    selected: { kind: "entity", id: entity },
  });
}

/**
 * Show the shortest paths between two entities, on stage and in the panel.
 * @param {number} from
 * @param {number} to
 */
export function showPaths(from, to) {
  const set = [...new Set([from, to, ...shortestPaths(from, to).flat()])];
  update({ ...NO_SCOPE, scope: "set", set, selected: { kind: "paths", from, to }, view: "graph" });
}

/**
 * Show the smallest tree that connects entities, on stage and in the panel.
 * @param {number[]} ids
 */
export function showConnection(ids) {
  const steps = connectEntities(ids) ?? [];
  const set = [...new Set([...ids, ...steps.flat()])];
  update({ ...NO_SCOPE, scope: "set", set, selected: { kind: "connect", ids }, view: "graph" });
}

/**
 * Show an article in the panel; its statements on stage, unless stories or its own story are shown.
 * @param {number} article
 */
export function showArticle(article) {
  /** @type {Selected} */
  const selected = { kind: "article", id: article };
  const { view, scope, story } = store.state;
  const isInStory = scope === "story" && story !== null && graph.stories[story].articles.includes(article);
  return view !== "graph" || isInStory ? update({ selected }) : showArticleMap(article);
}

/**
 * Put what an article states on stage.
 * @param {number} article
 */
export function showArticleMap(article) {
  const ends = statementsIn(article).flatMap((statement) => [graph.subject[statement], graph.object[statement]]);
  const entities = [...new Set(ends.filter((entity) => entity >= 0))].sort((a, b) => a - b);
  const set = entities.slice(0, FOCUS_LIMIT);
  update({ ...NO_SCOPE, view: "graph", scope: "set", set, selected: { kind: "article", id: article } });
}

/**
 * Open a story: its map, its beats, its questions.
 * @param {number} story
 */
export const showStory = (story) =>
  update({ ...NO_SCOPE, view: "graph", scope: "story", story, selected: { kind: "story", id: story } });

/**
 * Go to a beat of the open story; -1 shows all of it.
 * @param {number} beat
 */
export function showBeat(beat) {
  const { story } = store.state;
  if (story === null) return;
  update({ beat: Math.max(-1, beat), selected: { kind: "story", id: story } }, { replace: true });
}

/** Go to the next beat of the open story, from the last to the whole story. */
export function nextBeat() {
  const { story, beat } = store.state;
  if (story !== null) showBeat(beat + 1 < graph.stories[story].beats.length ? beat + 1 : -1);
}

/** Back to the stories. */
export const showFrontPage = () => update({ ...NO_SCOPE, view: "stories", scope: "opening", selected: null });

/** Close what the panel shows: back to the open story, from a story to all of them. */
export function closePanel() {
  const { scope, story, selected } = store.state;
  if (scope !== "story" || story === null) return update({ selected: null });
  if (selected?.kind === "story" && graph.stories.length > 1) return showFrontPage();
  return update({ selected: { kind: "story", id: story } });
}

/** The whole graph's most important part. */
export const showOpeningGraph = () => update({ ...NO_SCOPE, view: "graph", scope: "opening", selected: null });

/** All that is drawn. */
export const showAll = () => update({ ...NO_SCOPE, view: "graph", scope: "all" });

/**
 * Select what a statement links, or its subject if it links nothing.
 * @param {number} statement
 */
export const selectStatement = (statement) =>
  update({
    selected: hasOtherEnd(statement)
      ? { kind: "pair", a: graph.subject[statement], b: graph.object[statement] }
      : { kind: "entity", id: graph.subject[statement] },
  });

/**
 * @param {FilterKind} kind
 * @param {string[]} keys
 */
export const setFilter = (kind, keys) => update({ off: { ...store.state.off, [kind]: keys } });

/**
 * @param {FilterKind} kind
 * @param {string} key
 */
export function toggleFilter(kind, key) {
  const keys = store.state.off[kind];
  setFilter(kind, keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
}

export const resetFilters = () =>
  update({ off: firstState().off, time: { ...store.state.time, from: null, to: null } });
