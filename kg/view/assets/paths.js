/** @file Two entities → the shortest paths between them over the statements that are drawn. */

import { connectEntities } from "./connect.js";
import { neighbours } from "./links.js";

export const PATHS_SHOWN = 8;

/**
 * Find shortest paths as lists of entities, those through important entities first.
 * @param {number} from
 * @param {number} to
 * @returns {number[][]}
 */
export function shortestPaths(from, to) {
  const before = predecessors(from, to);
  if (!before) return [];
  /** @type {number[][]} */
  const paths = [];
  /**
   * @param {number} entity
   * @param {number[]} tail
   */
  const walk = (entity, tail) => {
    if (paths.length === PATHS_SHOWN) return;
    if (entity === from) {
      paths.push([entity, ...tail]);
      return;
    }
    for (const former of before.get(entity) ?? []) walk(former, [entity, ...tail]);
  };
  walk(to, []);
  return paths;
}

/**
 * Breadth first from `from`: for each entity on the way those just before it; null if no way.
 * @param {number} from
 * @param {number} to
 * @returns {Map<number, number[]> | null}
 */
function predecessors(from, to) {
  /** @type {Map<number, number[]>} */
  const before = new Map([[from, []]]);
  let ring = [from];
  while (ring.length > 0 && !before.has(to)) {
    /** @type {Map<number, number[]>} */
    const next = new Map();
    for (const entity of ring) {
      for (const other of neighbours(entity)) {
        if (before.has(other)) continue;
        if (!next.has(other)) next.set(other, []);
        next.get(other)?.push(entity);
      }
    }
    for (const [entity, former] of next)
      before.set(
        entity,
        former.sort((a, b) => a - b),
      );
    ring = [...next.keys()];
  }
  return before.has(to) ? before : null;
}

/**
 * The steps, as pairs of entities, that answer a selection of paths or of a connection.
 * @param {Selected} selected
 * @returns {[number, number][]}
 */
export function stepsOf(selected) {
  if (selected.kind === "connect") return connectEntities(selected.ids) ?? [];
  if (selected.kind !== "paths") return [];
  return shortestPaths(selected.from, selected.to).flatMap((path) =>
    path.slice(1).map((entity, i) => [path[i], entity]),
  );
}
