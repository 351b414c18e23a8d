/** @file Statements in English: the article's own words, with what a pronoun stands for. */

import { graph, isNegative, relationOf, sentenceText, spansOf } from "./graph.js";

const PRONOUN =
  /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves|who|whom|whose|which|that|this|these|those|i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours)$/i;

/** Relations of these groups, and these, say of somebody what must not be read without its sentence. */
const GRAVE_GROUPS = new Set(["law", "casualties", "conflict"]);
const GRAVE_RELATIONS = new Set(["kg:accuses", "kg:denies", "kg:criticizes", "kg:responsibleFor", "kg:robs"]);
const GRAVE_WORDS =
  /\b(?:accus|acquit|abus|allege|arrest|assault|attack|blam|brib|charg|clear|convict|corrupt|deni|deny|fraud|guilt|harass|indict|kill|murder|rape|rob|sentenc|shot|stab|steal|stole|suspect|threat|traffick)/i;
/** Words between subject and object, up to this many letters, are what the article says of them. */
const BETWEEN_MOST = 60;

/**
 * The words of an end of a statement, and whether they name it themselves.
 * @param {number} statement
 * @param {"subject" | "object"} end
 * @returns {{words: string, entity: number, isPronoun: boolean}}
 */
export function endOf(statement, end) {
  const entity = graph[end][statement];
  const [from, to] = spansOf(statement).slice(end === "subject" ? 0 : 2);
  const own = from < to ? sentenceText(graph.sentence[statement]).slice(from, to) : "";
  const isPronoun = PRONOUN.test(own);
  const isValue = own !== "" && graph.family[entity] === "value";
  return { words: isPronoun || isValue ? own : graph.name[entity], entity, isPronoun };
}

/** The words of an end as one text: "he [Taras Vovchenko]".
 * @param {number} statement
 * @param {"subject" | "object"} end
 */
export function sayEnd(statement, end) {
  if (graph[end][statement] < 0) return "";
  const { words, entity, isPronoun } = endOf(statement, end);
  return isPronoun ? `${words} [${graph.name[entity]}]` : words;
}

/**
 * Whether a statement accuses, acquits, convicts or denies, or says that somebody harmed somebody.
 * @param {number} statement
 */
export function isGrave(statement) {
  const { id, group } = graph.predicates[graph.predicate[statement]];
  if (GRAVE_GROUPS.has(group) || GRAVE_RELATIONS.has(id)) return true;
  return GRAVE_WORDS.test(relationOf(statement)) || GRAVE_WORDS.test(ownWords(statement));
}

/**
 * The article's words that express the relation.
 * @param {number} statement
 */
function ownWords(statement) {
  const spans = spansOf(statement);
  const text = sentenceText(graph.sentence[statement]);
  const words = [];
  for (let i = 4; i < spans.length; i += 2) words.push(text.slice(spans[i], spans[i + 1]));
  return words.join(" ");
}

/**
 * All that the article says between subject and object: "was acquitted of murdering"; "" if it is long.
 * @param {number} statement
 */
function wordsBetween(statement) {
  const [, from, to] = spansOf(statement);
  if (to < from || to - from > BETWEEN_MOST) return "";
  const between = sentenceText(graph.sentence[statement]).slice(from, to).trim();
  return /[.,;:!?"“”()]/.test(between) ? "" : between;
}

/**
 * The relation as a statement says it: in the ontology's words, of open and of grave ones in the article's.
 * @param {number} statement
 */
function relationWords(statement) {
  const isOpen = graph.predicates[graph.predicate[statement]].id.startsWith("rel:");
  if (isGrave(statement)) return wordsBetween(statement) || ownWords(statement) || relationOf(statement);
  return (isOpen && ownWords(statement)) || relationOf(statement);
}

/**
 * The relation with "not" if it is denied and its words do not say so themselves.
 * @param {number} statement
 */
export function deniedRelation(statement) {
  const words = relationWords(statement);
  return isNegative(statement) && !/\b(?:not|never|no|without)\b|n['’]t\b/.test(words) ? `not: ${words}` : words;
}
