/** @file State and filters → the entities and lines on stage, and where they lie. */

import { isFamilyOn, isFamilyOnByKey } from "./filters.js";
import { graph, hasOtherEnd, holdersOf, statementsOf } from "./graph.js";
import { neighbours, pairKey } from "./links.js";
import { stepsOf } from "./paths.js";
import { allEntities, placeScene } from "./placement.js";
import { selectedEntities } from "./state.js";
import { store } from "./store.js";
import { shownAs } from "./twins.js";

export const FOCUS_LIMIT = 150;
const STORY_LIMIT = 60;
export const EXPAND_BY = 25;
export const NARROW = 600;
const NARROW_OPENING = 36;
/** More lines than this are bundled, one for each pair. */
const BUNDLE_OVER = 1200;

/** Choose the entities, join the lines, place what is new. */
export function buildScene() {
  const wanted = wantedEntities();
  const has = new Uint8Array(graph.n);
  for (const entity of wanted) if (isFamilyOn(entity)) has[entity] = 1;
  const single = joinLines(has);
  const bundled = single.length > BUNDLE_OVER;
  const lines = bundled ? bundle(single) : spread(single);
  const linked = new Set(store.state.roots.concat(selectedEntities(store.state.selected), askedFor()));
  for (const line of lines) {
    linked.add(line.a);
    linked.add(line.b);
  }
  const nodes = wanted.filter((entity) => has[entity] && linked.has(entity));
  has.fill(0);
  for (const entity of nodes) has[entity] = 1;
  store.scene = { nodes, has, lines, bundled, dense: nodes.length > OVERVIEW_OVER };
  placeScene();
}

/** What is on stage without a line, too: a set, but for what only doubtful readings name. */
const askedFor = () => (store.state.scope === "set" ? store.state.set.filter((entity) => !isDoubted(entity)) : []);

/**
 * Return whether an entity has statements, and all are left out as doubtful.
 * @param {number} entity
 */
function isDoubted(entity) {
  const own = statementsOf(entity);
  return own.length > 0 && own.every((statement) => store.doubted[statement]);
}

function wantedEntities() {
  const { scope, added, removed } = store.state;
  const base = {
    opening: openingEntities,
    all: allEntities,
    focus: () => around(store.state.roots, store.state.depth),
    set: answerEntities,
    story: storyEntities,
  }[scope]();
  const gone = new Set(removed);
  if (scope === "opening" && isFamilyOnByKey("phrase")) base.push(...phrasesAt(base));
  return [...new Set([...base, ...added])].filter((entity) => !gone.has(entity));
}

/** The entities of the open story: those of most articles and statements first. */
function storyEntities() {
  /** @type {Map<number, {articles: Set<number>, number: number}>} */
  const found = new Map();
  for (let i = 0; i < graph.m; i++) {
    if (!store.drawn[i]) continue;
    const sources = holdersOf(i).map(([entity]) => entity);
    for (const entity of new Set([shownAs(graph.subject[i]), shownAs(graph.object[i]), ...sources]))
      if (entity >= 0) {
        const known = found.get(entity) ?? { articles: new Set(), number: 0 };
        known.articles.add(graph.article[i]);
        known.number++;
        found.set(entity, known);
      }
  }
  return [...found]
    .sort(([a, ofA], [b, ofB]) => ofB.articles.size - ofA.articles.size || ofB.number - ofA.number || a - b)
    .slice(0, STORY_LIMIT)
    .map(([entity]) => entity);
}

/** What was asked for, with all the steps of a path or connection that is selected. */
function answerEntities() {
  const steps = store.state.selected ? stepsOf(store.state.selected).flat() : [];
  return [...new Set([...store.state.set, ...steps])];
}

/**
 * Phrases are not part of the opening view; on request those linked with it are added.
 * @param {number[]} entities
 */
function phrasesAt(entities) {
  const phrases = new Set(entities.flatMap(neighbours).filter((entity) => graph.family[entity] === "phrase"));
  return [...phrases].sort((a, b) => a - b).slice(0, FOCUS_LIMIT);
}

/** The opening view's entities; on a narrow stage only as many as can be distinguished there. */
function openingEntities() {
  return innerWidth < NARROW
    ? [...graph.opening.nodes].sort((a, b) => a - b).slice(0, NARROW_OPENING)
    : [...graph.opening.nodes];
}

/**
 * The entities within `depth` steps, nearest and then most important first, at most FOCUS_LIMIT.
 * @param {number[]} roots
 * @param {number} depth
 * @returns {number[]}
 */
function around(roots, depth) {
  const seen = new Set(roots);
  let ring = roots;
  for (let step = 0; step < depth && seen.size < FOCUS_LIMIT; step++) {
    const next = new Set();
    for (const entity of ring) for (const other of neighbours(entity)) if (!seen.has(other)) next.add(other);
    ring = [...next].sort((a, b) => a - b).slice(0, FOCUS_LIMIT - seen.size);
    for (const entity of ring) seen.add(entity);
  }
  return [...seen];
}

/**
 * Join the drawn statements between entities on stage to lines: a line for each pair and layer.
 * @param {Uint8Array} has
 * @returns {Line[]}
 */
function joinLines(has) {
  const byKey = new Map();
  for (let i = 0; i < graph.m; i++) {
    if (!store.drawn[i] || !hasOtherEnd(i)) continue;
    const [a, b] = [shownAs(graph.subject[i]), shownAs(graph.object[i])];
    if (!has[a] || !has[b] || a === b) continue;
    const key = (a * graph.n + b) * 8 + graph.layer[i];
    const line = byKey.get(key);
    if (line) line.statements.push(i);
    else byKey.set(key, { a, b, layer: graph.layer[i], statements: [i], bend: 0 });
  }
  return [...byKey.values()];
}

/**
 * Bundle all lines of a pair into one, drawn as its most certain layer.
 * @param {Line[]} lines
 * @returns {Line[]}
 */
function bundle(lines) {
  /** @type {Map<number, Line>} */
  const pairs = new Map();
  for (const line of lines) {
    const key = pairKey(line.a, line.b);
    const former = pairs.get(key);
    if (!former) pairs.set(key, { ...line });
    else {
      former.statements = former.statements.concat(line.statements);
      former.layer = Math.min(former.layer, line.layer);
    }
  }
  return [...pairs.values()];
}

/**
 * Bend the lines of a pair apart.
 * @param {Line[]} lines
 * @returns {Line[]}
 */
function spread(lines) {
  /** @type {Map<number, Line[]>} */
  const pairs = new Map();
  for (const line of lines) {
    const key = pairKey(line.a, line.b);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key)?.push(line);
  }
  for (const group of pairs.values()) {
    group.forEach((line, i) => {
      const bend = (i - (group.length - 1) / 2) * 0.26;
      line.bend = line.a < line.b ? bend : -bend;
    });
  }
  return lines;
}

/**
 * How many neighbours of an entity are not on stage.
 * @param {number} entity
 */
export const hiddenNeighbours = (entity) => neighbours(entity).filter((other) => !store.scene.has[other]);

/** vis-network takes 0.3 ms a node to set up; a scene with more than this is painted in batches. */
export const OVERVIEW_OVER = 600;
