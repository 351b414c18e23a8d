/** @file What is typed → names, stories, relations and articles that match, and sentences. */

import { ofGraph } from "./cached.js";
import { graph } from "./graph.js";
import { sentencesFor } from "./search_text.js";
import { storyTitle } from "./stories.js";
import { fold } from "./words.js";

const NAMES_SUGGESTED = 6;
const SENTENCES_SUGGESTED = 3;
/** A question is answered by sentences. */
const ASKS = /^\s*(?:who|whom|whose|what|when|where|which|why|how)\b/i;

/** All names, aliases and relation words, folded. */
const searchIndex = ofGraph(() => {
  /** @type {Match[]} */
  const found = [];
  for (let entity = 0; entity < graph.n; entity++) {
    if (graph.family[entity] === "phrase") continue;
    found.push({ text: fold(graph.name[entity]), entity, shown: graph.name[entity] });
    for (const alias of graph.aliases[entity] ?? []) found.push({ text: fold(alias), entity, shown: alias });
  }
  graph.stories.forEach((one, story) => {
    const title = storyTitle(one);
    if (one.articles.length > 1) found.push({ text: fold(title), story, shown: title });
  });
  graph.articles.title.forEach((title, article) => {
    if (title) found.push({ text: fold(title), article, shown: title });
  });
  for (const label of new Set(graph.predicates.map((predicate) => predicate.label)))
    found.push({ text: fold(label), label, shown: label });
  return found;
});

/**
 * Find what matches the words: names and titles, then all sentences, then the best of those.
 * @param {string} words
 * @param {{entitiesOnly?: boolean, namesOnly?: boolean}} [options] `namesOnly` while sentences cannot be searched yet
 * @returns {Match[]}
 */
export function findMatches(words, { entitiesOnly = false, namesOnly = false } = {}) {
  if (!words.trim()) return [];
  const { sentences, names } = namesOnly ? { sentences: [], names: [] } : sentencesFor(words);
  const exact = nameMatches(words);
  const known = new Set(exact.map((match) => match.entity));
  const near = names
    .filter((entity) => !known.has(entity) && graph.family[entity] !== "phrase")
    .map((entity) => ({ text: "", entity, shown: graph.name[entity] }));
  const found = [...exact, ...near].filter((match) => !entitiesOnly || match.entity !== undefined);
  if (entitiesOnly || sentences.length === 0) return found.slice(0, NAMES_SUGGESTED + SENTENCES_SUGGESTED);
  /** @type {Match} */
  const all = { text: "", shown: words.trim(), words: words.trim(), number: sentences.length };
  const first = sentences.slice(0, SENTENCES_SUGGESTED).map((sentence) => ({ text: "", shown: "", sentence }));
  const things = found.slice(0, NAMES_SUGGESTED);
  return ASKS.test(words) ? [all, ...first, ...things] : [...things, all, ...first];
}

/**
 * Names that have the words: exact, then first letters, then a word's first letters, then within.
 * @param {string} words
 * @returns {Match[]}
 */
function nameMatches(words) {
  const wanted = fold(words.trim());
  const best = new Map();
  for (const entry of searchIndex()) {
    const score = matchScore(entry, wanted);
    if (score === 0) continue;
    const key = entry.entity ?? entry.label ?? `${entry.story} ${entry.article} ${entry.shown}`;
    if (!(best.get(key)?.score >= score)) best.set(key, { ...entry, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, NAMES_SUGGESTED);
}

/**
 * The rank of equal matches: by importance; stories and relations before most entities, articles last.
 * @param {Match} entry
 */
function weightOf(entry) {
  if (entry.entity !== undefined)
    return 9 * Math.sqrt(graph.importance[entry.entity] / 1000) - graph.common[entry.entity];
  if (entry.story !== undefined) return 2;
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
  return kind * 10 + weightOf(entry) + 1.001;
}
