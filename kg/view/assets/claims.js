/** @file Statements with equal subject, relation and object, and whether each affirms or denies it. */

import { graph, isNegative, relationOf } from "./graph.js";

/** A claim in as many sentences says little by one more; sentences that say nothing else come last. */
export const OFTEN = 4;

/** @param {number} statement */
export const claimKey = (statement) =>
  `${graph.subject[statement]}|${relationOf(statement)}|${graph.object[statement]}`;

/**
 * @param {number[]} statements
 * @returns {Map<string, number>}
 */
export function claimCounts(statements) {
  const counts = new Map();
  for (const statement of statements) counts.set(claimKey(statement), (counts.get(claimKey(statement)) ?? 0) + 1);
  return counts;
}

const HEDGES = new Set(["planned", "possible", "conditional", "requested"]);

/**
 * Return whether a statement affirms, hedges or denies its claim.
 * @param {number} statement
 * @returns {Stance}
 */
export function stanceOf(statement) {
  if (isNegative(statement)) return "deny";
  return HEDGES.has(graph.words.modalities[graph.modality[statement]]) ? "hedge" : "affirm";
}

/**
 * Group statements with equal subject, relation and object, the disputed first.
 * @param {number[]} statements
 * @returns {number[][]}
 */
export function claimsOf(statements) {
  /** @type {Map<string, number[]>} */
  const claims = new Map();
  for (const statement of statements) {
    const key = claimKey(statement);
    if (!claims.has(key)) claims.set(key, []);
    claims.get(key)?.push(statement);
  }
  /** @param {number[]} group */
  const stances = (group) => new Set(group.map(stanceOf)).size;
  return [...claims.values()].sort((a, b) => stances(b) - stances(a) || b.length - a.length);
}
