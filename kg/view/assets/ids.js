/** @file The ids of statements and sentences: hashes of what they are, computed as `kg.ids` does. */

import { graph, sentenceText, spansOf } from "./graph.js";
import { sha256 } from "./sha256.js";

const ID_LENGTH = 16;

/**
 * @param {string} prefix
 * @param {...(string | number)} parts
 */
const contentId = (prefix, ...parts) => `${prefix}-${sha256(parts.join("\x1f")).slice(0, ID_LENGTH)}`;

/**
 * Where a sentence starts and ends in its article, in code points.
 * @param {number} sentence
 * @returns {[number, number]}
 */
export function sentenceAt(sentence) {
  const { article, start } = graph.sentences;
  const from = codePoints(graph.text[article[sentence]].slice(0, start[sentence]));
  return [from, from + codePoints(sentenceText(sentence))];
}

/** @param {string} text */
export const codePoints = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length);

/** @param {number} sentence */
export function sentenceId(sentence) {
  return contentId("ev", graph.articles.id[graph.sentences.article[sentence]], ...sentenceAt(sentence));
}

/**
 * @param {number} article
 * @param {number} from in code points
 * @param {number} to
 */
export const quotationId = (article, from, to) => contentId("quo", graph.articles.id[article], from, to);

/**
 * The places of a statement's words in the article, in code points: of the subject, of the object (null
 * if it has none) and of the relation.
 * @param {number} statement
 */
export function placesOf(statement) {
  const sentence = graph.sentence[statement];
  const [base] = sentenceAt(sentence);
  const text = sentenceText(sentence);
  const spans = spansOf(statement);
  /** @param {number} i @returns {[number, number]} */
  const at = (i) => [base + codePoints(text.slice(0, spans[i])), base + codePoints(text.slice(0, spans[i + 1]))];
  /** @type {[number, number][]} */
  const relation = [];
  for (let i = 4; i < spans.length; i += 2) relation.push(at(i));
  return { subject: at(0), object: spans[2] < 0 ? null : at(2), relation };
}

/** @param {number} statement */
export function statementId(statement) {
  const given = graph.statements.id[statement];
  if (given) return given;
  const { subject, object, relation } = placesOf(statement);
  return contentId(
    "st",
    graph.articles.id[graph.article[statement]],
    tuple(sentenceAt(graph.sentence[statement])),
    tuple(subject),
    graph.predicates[graph.predicate[statement]].id,
    tuple(relation.map(tuple)),
    object ? tuple(object) : "None",
    graph.words.polarities[graph.polarity[statement]],
    graph.words.modalities[graph.modality[statement]],
  );
}

/**
 * Write values as Python writes a tuple: "(3, 7)", "((3, 7),)".
 * @param {(string | number)[]} values
 */
const tuple = (values) => `(${values.join(", ")}${values.length === 1 ? "," : ""})`;
