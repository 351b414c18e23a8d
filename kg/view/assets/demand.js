/** @file What a reader looks at → the parts of the graph that the page does not have yet. */

import { say } from "./dom.js";
import { graph, indexData, payload } from "./graph.js";
import { merge } from "./merge.js";
import { growPlaces } from "./placement.js";
import { source } from "./source.js";
import { store } from "./store.js";

/** What has been asked for. */
const asked = new Set();

/**
 * Have the page hold this; returns whether it has more than before.
 * @param {Need} need
 */
export async function load(need) {
  const key = JSON.stringify(need);
  if (source().whole || asked.has(key)) return false;
  asked.add(key);
  try {
    const part = await source().part(need);
    return part !== null && grow(part);
  } catch (error) {
    asked.delete(key);
    say(`More could not be had: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/**
 * Add a part to the graph and redraw.
 * @param {Payload} part
 */
function grow(part) {
  const { n, m } = graph;
  const { length } = graph.articles.id;
  indexData(merge(payload(), part));
  store.version++;
  if (store.state) {
    growPlaces();
    for (const watch of store.watchers) watch(store.state, { grown: true });
  }
  return graph.n > n || graph.m > m || graph.articles.id.length > length;
}

/** Ask for what the selection and the focus are about; called after each change of the state. */
export function loadSelected() {
  const { selected, scope, roots } = store.state;
  const need = selected ? needOf(selected) : null;
  if (need) void load(need);
  if (scope === "focus") for (const root of roots) void load({ entity: [graph.id[root]] });
}

/**
 * @param {Selected} selected
 * @returns {Need | null}
 */
function needOf(selected) {
  const { id: ids } = graph;
  switch (selected.kind) {
    case "entity":
      return { entity: [ids[selected.id]] };
    case "pair":
      return { between: [ids[selected.a], ids[selected.b]] };
    case "article":
      return { article: graph.articles.id[selected.id] };
    case "story":
      return { story: graph.stories[selected.id].id };
    case "paths":
      return { entity: [ids[selected.from], ids[selected.to]] };
    case "connect":
      return { entity: selected.ids.map((id) => ids[id]) };
    default:
      return null;
  }
}

const MOST_LINKED = 10;
const NAMING = ["focus", "set", "with"];

/**
 * Have the page hold what a permalink names.
 * @param {string} hash
 */
export async function loadLinked(hash) {
  if (source().whole) return;
  const link = new URLSearchParams(hash.replace(/^#/, ""));
  const kind = link.get("select") ?? "";
  const of = link.getAll("of");
  const named = NAMING.flatMap((name) => link.getAll(name));
  if (["entity", "pair", "paths", "connect"].includes(kind)) named.push(...of);
  const missing = [...new Set(named)].filter((id) => !graph.index.has(id)).slice(0, MOST_LINKED);
  for (const id of missing) await load({ entity: [id] });
  const story = kind === "story" ? of[0] : link.get("story");
  if (story && !graph.stories.some(({ id }) => id === story)) await load({ story });
  if (kind === "article" && of[0] && !graph.articles.id.includes(of[0])) await load({ article: of[0] });
}

/**
 * Have the page hold a thing that was found far away; returns the match for it, null if it is gone.
 * @param {Far} far
 * @returns {Promise<Match | null>}
 */
export async function fetchFar({ kind, id, name }) {
  await load(kind === "entity" ? { entity: [id] } : { [kind]: id });
  const match = { text: "", shown: name };
  if (kind === "entity") {
    const entity = graph.index.get(id);
    return entity === undefined ? null : { ...match, entity };
  }
  const list = kind === "story" ? graph.stories.map((story) => story.id) : graph.articles.id;
  const number = list.indexOf(id);
  return number < 0 ? null : { ...match, [kind]: number };
}

/** How many statements of an entity the page may still ask for. @param {number} entity */
export function leftOf(entity) {
  const all = graph.entities.total?.[entity] ?? 0;
  return source().whole ? 0 : Math.max(0, all - loadedOf(entity));
}

/** How many statements of an entity have been asked for at once. */
const STEP = 100;

/** @param {number} entity */
const loadedOf = (entity) => (steps.get(graph.id[entity]) ?? 1) * STEP;

/** How many times an entity's statements were asked for. @type {Map<string, number>} */
const steps = new Map();

/**
 * Ask for the next statements of an entity, the surest first.
 * @param {number} entity
 */
export async function loadMore(entity) {
  const id = graph.id[entity];
  const after = loadedOf(entity);
  steps.set(id, after / STEP + 1);
  await load({ entity: [id], after });
}
