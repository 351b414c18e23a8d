/** @file Words → the sentences that have them, by prefix, stem and with typos (MiniSearch, when first asked). */

import { ofGraph } from "./cached.js";
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

/** What is known of sentences and names: their index, null until it is complete, and the last answer. */
const known = ofGraph(() => ({
  index: /** @type {any} */ (null),
  preparing: /** @type {Promise<void> | null} */ (null),
  words: "",
  found: /** @type {{sentences: number[], names: number[]}} */ ({ sentences: [], names: [] }),
}));

export const isSearchReady = () => known().index !== null;

/** Make the index bit by bit, so that the page goes on; a thousand articles take about a second. */
export function prepareSearch() {
  const own = known();
  own.preparing ??= (async () => {
    const made = emptyIndex();
    await made.addAllAsync(documents(), { chunkSize: 250 });
    own.index ??= made;
  })();
  return own.preparing;
}

/** The index, made at once if it is not there yet. */
function wholeIndex() {
  const own = known();
  if (!own.index) {
    const made = emptyIndex();
    made.addAll(documents());
    own.index = made;
  }
  return own.index;
}

const emptyIndex = () =>
  new MiniSearch({
    fields: ["text", "relations", "when"],
    tokenize: (/** @type {string} */ text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [],
    processTerm: (/** @type {string} */ word) => (EMPTY.has(word) ? null : stem(word)),
  });

/** Sentences, numbered from 0, and names of what has one or is drawn, numbered from -1 down. */
function documents() {
  const sentences = graph.sentences.start.map((_, id) => ({ id, ...sentenceFields(id) }));
  const names = [];
  for (let entity = 0; entity < graph.n; entity++)
    if (graph.named[entity] || !graph.common[entity])
      names.push({ id: -1 - entity, text: [graph.name[entity], ...(graph.aliases[entity] ?? [])].join(" ") });
  return [...sentences, ...names];
}

/**
 * What a sentence is found by: its words, the lemmas of its relations, its days.
 * @param {number} sentence
 */
function sentenceFields(sentence) {
  const statements = statementsBySentence(sentence);
  const days = statements.map((statement) => graph.statements.day[statement]).filter((day) => day !== undefined);
  return {
    text: sentenceText(sentence),
    relations: statements.map(relationTerms).join(" "),
    when: [...new Set(days)].map((day) => sayDay(day).replace(/\b(\w{3})\b/, longMonth)).join(" "),
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

/**
 * The sentences and the entities that have all these words, if none has all, some; the best first.
 * @param {string} words
 */
export function sentencesFor(words) {
  const own = known();
  if (words === own.words) return own.found;
  const search = (/** @type {string} */ combineWith) => wholeIndex().search(words, { ...FINDING, combineWith });
  const all = search("AND");
  const hits = all.length > 0 ? all : search("OR");
  const ids = hits.map((/** @type {{id: number}} */ hit) => hit.id);
  own.words = words;
  own.found = {
    sentences: ids.filter((/** @type {number} */ id) => id >= 0).slice(0, MOST),
    names: ids.filter((/** @type {number} */ id) => id < 0).map((/** @type {number} */ id) => -1 - id),
  };
  return own.found;
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
