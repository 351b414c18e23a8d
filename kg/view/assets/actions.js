/** @file The actions of a reader: each changes the state, and the page is redrawn. */

import { connectEntities } from "./connect.js";
import { isFamilyOn } from "./filters.js";
import { graph, hasOtherEnd, statementsIn } from "./graph.js";
import { neighbours } from "./links.js";
import { shortestPaths } from "./paths.js";
import { EXPAND_BY, FOCUS_LIMIT, hiddenNeighbours } from "./scene.js";
import { firstState, update } from "./state.js";
import { store } from "./store.js";

/**
 * Select an entity; put it on the stage if it is not there.
 * @param {number} entity
 */
export function selectEntity(entity) {
  /** @type {Partial<State>} */
  const change = { selected: { kind: "entity", id: entity } };
  if (!store.scene.has[entity] && isFamilyOn(entity)) change.added = [...store.state.added, entity];
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
  update({ scope: "focus", roots: entities, depth, added: [], removed: [], selected, view: "graph" });
}

/**
 * Add the most important neighbours of an entity to the stage.
 * @param {number} entity
 */
export function expand(entity) {
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
  update({
    scope: "set",
    set,
    added: [],
    removed: [],
    roots: [],
    selected: { kind: "paths", from, to },
    view: "graph",
  });
}

/**
 * Show the smallest tree that connects entities, on stage and in the panel.
 * @param {number[]} ids
 */
export function showConnection(ids) {
  const steps = connectEntities(ids) ?? [];
  update({
    scope: "set",
    set: [...new Set([...ids, ...steps.flat()])],
    added: [],
    removed: [],
    roots: [],
    selected: { kind: "connect", ids },
    view: "graph",
  });
}

/**
 * Show what an article says, on stage and in the panel.
 * @param {number} article
 */
export function showArticle(article) {
  const ends = statementsIn(article).flatMap((statement) => [graph.subject[statement], graph.object[statement]]);
  const entities = [...new Set(ends.filter((entity) => entity >= 0))].sort((a, b) => a - b);
  update({
    scope: "set",
    set: entities.slice(0, FOCUS_LIMIT),
    added: [],
    removed: [],
    roots: [],
    selected: { kind: "article", id: article },
    view: "graph",
  });
}

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
