/** @file Texts with the words of statements marked. */

import { el } from "./dom.js";
import { sentenceText, spansOf } from "./graph.js";

/**
 * A sentence with the words of a statement marked: subject, relation, object.
 * @param {number} sentence
 * @param {number} statement
 * @returns {Child[]}
 */
export function markedSentence(sentence, statement) {
  return markedText(sentenceText(sentence), [statement]);
}

/**
 * A text with the words of statements marked: subject, relation, object.
 * @param {string} text
 * @param {number[]} statements
 * @returns {Child[]}
 */
export function markedText(text, statements) {
  const kinds = new Array(text.length).fill("");
  for (const statement of statements) markWords(kinds, spansOf(statement));
  const parts = [];
  for (let start = 0, at = 1; at <= text.length; at++) {
    if (at < text.length && kinds[at] === kinds[start]) continue;
    const words = text.slice(start, at);
    parts.push(kinds[start] ? el("mark", { class: kinds[start] }, words) : words);
    start = at;
  }
  return parts;
}

/**
 * Note for each letter whether it is of a subject, an object or a relation.
 * @param {string[]} kinds
 * @param {number[]} spans
 */
function markWords(kinds, spans) {
  for (let i = spans.length - 2; i >= 0; i -= 2) {
    const kind = i === 0 ? "subject" : i === 2 ? "object" : "relation";
    for (let at = Math.max(0, spans[i]); at < Math.min(kinds.length, spans[i + 1]); at++)
      if (!kinds[at] || kind !== "relation") kinds[at] = kind;
  }
}
