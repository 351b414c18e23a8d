/** @file Which entities are linked by the statements that the filters show. */

import { graph, hasOtherEnd, otherEnd, statementsOf } from "./graph.js";
import { store } from "./store.js";

/**
 * The entities linked with this one by statements that are drawn, most important first.
 * @param {number} entity
 * @returns {number[]}
 */
export function neighbours(entity) {
  const found = new Set();
  for (const statement of statementsOf(entity))
    if (store.drawn[statement] && hasOtherEnd(statement)) found.add(otherEnd(statement, entity));
  return [...found].sort((a, b) => a - b); // entities are numbered by importance
}

/**
 * @param {number} a
 * @param {number} b
 */
export const pairKey = (a, b) => (a < b ? a * graph.n + b : b * graph.n + a);

/**
 * The statements that are drawn between two entities, in either direction.
 * @param {number} a
 * @param {number} b
 * @param {Uint8Array} [mask]
 */
export function between(a, b, mask = store.drawn) {
  return Array.from(statementsOf(a)).filter((statement) => mask[statement] && otherEnd(statement, a) === b);
}
