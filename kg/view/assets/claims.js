/** @file Statements that say the same of the same, and how each stands to it. */

import { graph, isNegative, relationOf } from "./graph.js";

/** A claim in as many sentences says little by one more; sentences that say nothing else come last. */
export const OFTEN = 4;

export const claimKey = (statement) =>
  `${graph.subject[statement]}|${relationOf(statement)}|${graph.object[statement]}`;

export function claimCounts(statements) {
  const counts = new Map();
  for (const statement of statements) counts.set(claimKey(statement), (counts.get(claimKey(statement)) ?? 0) + 1);
  return counts;
}

const HEDGES = new Set(["planned", "possible", "conditional", "requested"]);

/** Tell how a statement stands to its claim. */
export function stanceOf(statement) {
  if (isNegative(statement)) return "deny";
  return HEDGES.has(graph.words.modalities[graph.modality[statement]]) ? "hedge" : "affirm";
}

/** Group statements that say the same of the same, the disputed first. */
export function claimsOf(statements) {
  const claims = new Map();
  for (const statement of statements) {
    const key = claimKey(statement);
    if (!claims.has(key)) claims.set(key, []);
    claims.get(key).push(statement);
  }
  const stances = (group) => new Set(group.map(stanceOf)).size;
  return [...claims.values()].sort((a, b) => stances(b) - stances(a) || b.length - a.length);
}
