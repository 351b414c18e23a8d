/** @file Words → the sentences that have them, by prefix, stem and with typos (MiniSearch, when first asked). */

import { graph, isNegative, relationOf, sentenceText, statementsBySentence } from "./graph.js";
import { stem } from "./stem.js";
import { fold, sayDay } from "./words.js";

/** Words that ask or say nothing by themselves. */
const EMPTY = new Set(
  "a an and are as at be been by did do does for from had has have how in is it its of on or that the their there they this to was were what when where which who whom whose why with".split(
    " ",
  ),
);
const MOST = 400;
const SHORTEST_FUZZY = 5;

/** @type {any} */
let index = null;

/** The index over sentences and names; a thousand articles take about a second. */
function indexOf() {
  if (index) return index;
  index = new MiniSearch({
    fields: ["text", "relations", "when", "source"],
    tokenize: (/** @type {string} */ text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [],
    processTerm: (/** @type {string} */ word) => (EMPTY.has(word) ? null : stem(word)),
  });
  const sentences = graph.sentences.start.map((_, id) => ({ id, ...sentenceFields(id) }));
  const names = graph.name.map((name, entity) => ({
    id: -1 - entity,
    text: [name, ...(graph.aliases[entity] ?? [])].join(" "),
  }));
  index.addAll(sentences);
  index.addAll(names);
  return index;
}

/**
 * What a sentence is found by: its words, the lemmas of its relations, its days, who says so.
 * @param {number} sentence
 */
function sentenceFields(sentence) {
  const statements = statementsBySentence(sentence);
  const days = statements.map((statement) => graph.statements.day[statement]).filter((day) => day !== undefined);
  return {
    text: sentenceText(sentence),
    relations: statements.map(relationTerms).join(" "),
    when: [...new Set(days)].map((day) => sayDay(day).replace(/\b(\w{3})\b/, longMonth)).join(" "),
    source: "",
  };
}

/** @param {number} statement */
const relationTerms = (statement) => relationOf(statement) + (isNegative(statement) ? " denied" : "");

/** @type {Record<string, string>} */
const MONTHS = Object.fromEntries(
  "January February March April May June July August September October November December"
    .split(" ")
    .map((month) => [month.slice(0, 3), month]),
);
/** @param {string} short */
const longMonth = (short) => MONTHS[short] ?? short;

const FINDING = {
  prefix: (/** @type {string} */ term) => !/^\d+$/.test(term) && term.length > 1,
  fuzzy: (/** @type {string} */ term) => (/^\d+$/.test(term) || term.length < SHORTEST_FUZZY ? false : 0.2),
  boost: { relations: 2, when: 2 },
};

/** The last words asked for, and what they found. */
let last = { words: "", found: /** @type {{sentences: number[], names: number[]}} */ ({ sentences: [], names: [] }) };

/**
 * The sentences and the entities that have all these words, if none has all, some; the best first.
 * @param {string} words
 */
export function sentencesFor(words) {
  if (words === last.words) return last.found;
  const search = (/** @type {string} */ combineWith) => indexOf().search(words, { ...FINDING, combineWith });
  const all = search("AND");
  const hits = all.length > 0 ? all : search("OR");
  const ids = hits.map((/** @type {{id: number}} */ hit) => hit.id);
  last = {
    words,
    found: {
      sentences: ids.filter((/** @type {number} */ id) => id >= 0).slice(0, MOST),
      names: ids.filter((/** @type {number} */ id) => id < 0).map((/** @type {number} */ id) => -1 - id),
    },
  };
  return last.found;
}

/**
 * The statements of those sentences; of a sentence those whose relation has one of the words, else all.
 * @param {string} words
 * @returns {number[]}
 */
export function statementsFor(words) {
  const wanted = (fold(words).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EMPTY.has(word)).map(stem);
  return sentencesFor(words).sentences.flatMap((sentence) => {
    const all = statementsBySentence(sentence);
    const asked = all.filter((statement) =>
      fold(relationTerms(statement))
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => wanted.includes(stem(word))),
    );
    return asked.length > 0 ? asked : all;
  });
}
