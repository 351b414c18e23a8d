/** @file What is typed → entities (by name and alias), relations and articles that match, best first. */

import { graph } from "./graph.js";
import { fold } from "./words.js";

const SUGGESTIONS = 9;
/** @type {Match[]} */
let searchIndex = [];

/** List all names, aliases and relation words once, folded. */
function buildSearchIndex() {
  searchIndex = [];
  for (let entity = 0; entity < graph.n; entity++) {
    searchIndex.push({ text: fold(graph.name[entity]), entity, shown: graph.name[entity] });
    for (const alias of graph.aliases[entity] ?? []) searchIndex.push({ text: fold(alias), entity, shown: alias });
  }
  graph.articles.title.forEach((title, article) => {
    if (title) searchIndex.push({ text: fold(title), article, shown: title });
  });
  for (const label of new Set(graph.predicates.map((predicate) => predicate.label)))
    searchIndex.push({ text: fold(label), label, shown: label });
}

/**
 * Find what matches the words: exact, then first letters, then a word's first letters, then within.
 * @param {string} words
 * @returns {Match[]}
 */
export function findMatches(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  if (searchIndex.length === 0) buildSearchIndex();
  const best = new Map();
  for (const entry of searchIndex) {
    const score = matchScore(entry, wanted);
    if (score === 0) continue;
    const key = entry.entity ?? entry.label ?? entry.shown + entry.article;
    if (!(best.get(key)?.score >= score)) best.set(key, { ...entry, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, SUGGESTIONS);
}

/**
 * The rank of equal matches: by importance; relations before most entities, articles last.
 * @param {Match} entry
 */
function weightOf(entry) {
  if (entry.entity !== undefined) return 9 * Math.sqrt(graph.importance[entry.entity] / 1000);
  return entry.label === undefined ? 0 : 3;
}

/**
 * @param {Match} entry
 * @param {string} wanted
 */
function matchScore(entry, wanted) {
  const at = entry.text.indexOf(wanted);
  if (at < 0) return 0;
  const kind =
    entry.text.length === wanted.length
      ? 4
      : at === 0
        ? 3
        : entry.text[at - 1] === " " || entry.text[at - 1] === "-"
          ? 2
          : 1;
  return kind * 10 + weightOf(entry) + 0.001;
}
