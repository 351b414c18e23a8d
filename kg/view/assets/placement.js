/** @file Where the entities of the scene lie: as computed in Python, or by forces around those already placed. */

import { byId } from "./dom.js";
import { relax, sunflower } from "./forces.js";
import { graph } from "./graph.js";
import { pairKey } from "./links.js";
import { store } from "./store.js";

/** More entities than this stay where they were put first: forces among them take seconds. */
const RELAXED_MOST = 900;

let placedFor = "";

/** 1 for each entity that has its place in this layout. */
let placed = new Uint8Array(0);

/** Place the entities: as computed in Python, or by forces around those already placed. */
export function placeScene() {
  const layout =
    store.state.scope === "opening" || store.state.scope === "all"
      ? store.state.scope
      : `${store.state.scope}:${store.state.story}:${store.state.roots}:${store.state.set}:${store.state.depth}`;
  if (store.x === null) {
    store.x = new Float64Array(graph.n);
    store.y = new Float64Array(graph.n);
  }
  if (layout !== placedFor) {
    placedFor = layout;
    placed = new Uint8Array(graph.n);
    if (store.state.scope === "opening") takePositions(graph.opening.nodes, graph.opening.x, graph.opening.y);
    const { drawn, x, y, grid } = graph.entities;
    if (store.state.scope === "all")
      takePositions(
        drawn.slice(0, x.length),
        x.map((one) => one * grid),
        y.map((one) => one * grid),
      );
  }
  const fresh = store.scene.nodes.filter((entity) => !placed[entity]);
  if (fresh.length > 0) placeFresh(fresh);
}

/**
 * @param {number[]} entities
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 */
function takePositions(entities, x, y) {
  const [wide, high] = stretchFor(x, y);
  entities.forEach((entity, i) => {
    store.x[entity] = x[i] * wide;
    store.y[entity] = y[i] * high;
    placed[entity] = 1;
  });
}

/**
 * How far to stretch a drawing along x and y so that it fills the stage: at most by half.
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @returns {[number, number]}
 */
function stretchFor(x, y) {
  const { clientWidth, clientHeight } = byId("canvas");
  /** @param {ArrayLike<number>} values */
  const range = (values) => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < values.length; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    return most - least || 1;
  };
  const ratio = clientWidth / Math.max(clientHeight, 1) / (range(x) / range(y));
  /** @param {number} part */
  const most = (part) => Math.max(1, Math.min(1.5, part));
  return [most(ratio), most(1 / ratio)];
}

/**
 * Place entities that have no place yet: near a placed neighbour, then relaxed around the rest.
 * @param {number[]} fresh
 */
function placeFresh(fresh) {
  const { nodes, lines } = store.scene;
  const started = fresh.length === nodes.length;
  const near = started ? new Map() : placedNeighbours();
  /** @type {Map<number, number>} */
  const around = new Map();
  fresh.forEach((entity, i) => {
    const other = near.get(entity);
    const seat = around.get(other) ?? 0;
    around.set(other, seat + 1);
    [store.x[entity], store.y[entity]] =
      other === undefined ? sunflower(i, 0, 0) : sunflower(seat + 3, store.x[other], store.y[other], 30);
  });
  const at = new Map(nodes.map((entity, i) => [entity, i]));
  /** @type {Map<number, [number, number]>} */
  const links = new Map();
  for (const { a, b } of lines) links.set(pairKey(a, b), [at.get(a) ?? 0, at.get(b) ?? 0]);
  const x = Float64Array.from(nodes, (entity) => store.x[entity]);
  const y = Float64Array.from(nodes, (entity) => store.y[entity]);
  if (nodes.length <= RELAXED_MOST)
    relax(x, y, [...links.values()], { fixed: Uint8Array.from(nodes, (entity) => placed[entity]) });
  if (started) takePositions(nodes, x, y);
  else
    nodes.forEach((entity, i) => {
      store.x[entity] = x[i];
      store.y[entity] = y[i];
      placed[entity] = 1;
    });
}

/** For entities without a place one that has a place and is linked with them. */
function placedNeighbours() {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { a, b } of store.scene.lines) {
    if (placed[a] && !placed[b]) found.set(b, a);
    if (placed[b] && !placed[a]) found.set(a, b);
  }
  return found;
}

/** Keep all places where the graph has grown; what is new has none yet. */
export function growPlaces() {
  /**
   * @template {Float64Array | Uint8Array} T
   * @param {T} made
   * @param {T} former
   */
  const grown = (made, former) => {
    made.set(former);
    return made;
  };
  store.x = grown(new Float64Array(graph.n), store.x);
  store.y = grown(new Float64Array(graph.n), store.y);
  placed = grown(new Uint8Array(graph.n), placed);
}

/** @param {number[]} entities */
export function takeVisPositions(entities) {
  const positions = store.network.getPositions(entities);
  for (const entity of entities)
    if (positions[entity]) {
      store.x[entity] = positions[entity].x;
      store.y[entity] = positions[entity].y;
    }
}

export const allEntities = () => Array.from({ length: graph.n }, (_, entity) => entity);
