/** @file The compressed columns in the page → `G`, with indexes from entities to statements. */

import { ofGraph } from "./cached.js";
import { flags, idsOf, namesOf, unpackPredicate } from "./unpack.js";

/** Entities, statements, articles and sentences are numbers into its columns. @type {Graph} */
export const graph = /** @type {any} */ ({});
export const NO_DAY = -2147483648;
/** What is no thing has its own switch, not that of things without a name. */
const OF_THEIR_OWN = new Set(["phrase", "value"]);

/** What the graph was made of. @type {Payload} */
let current;
export const payload = () => current;

/**
 * Turn the payload into `G`.
 * @param {Payload} data
 */
export function indexData(data) {
  const { entities, statements } = data;
  current = data;
  for (const made of ["id", "index"]) Reflect.deleteProperty(graph, made);
  const n = entities.id.length;
  const name = namesOf(data);
  Object.assign(graph, {
    ...data,
    ...entities,
    n,
    m: statements.subject.length,
    text: data.texts.map(([text]) => text),
    name,
    named: flags(entities.named, n),
    subject: Int32Array.from(statements.subject),
    object: Int32Array.from(statements.object),
    predicate: Int32Array.from(statements.predicate),
    layer: Uint8Array.from(statements.layer),
    polarity: Uint8Array.from(statements.polarity),
    modality: Uint8Array.from(statements.modality),
    sentence: Int32Array.from(statements.sentence),
    doubtful: Uint8Array.from(statements.confidence, (one) => Number(one < data.minConfidence)),
    types: data.types.map(([type, label, family]) => ({ name: type, label, family })),
    predicates: data.predicates.map((packed) => unpackPredicate(packed, data.namespaces)),
    community: new Int32Array(n).fill(-1),
  });
  makeWhenAsked("id", () => idsOf(data, name));
  makeWhenAsked("index", () => new Map(graph.id.map((id, i) => [id, i])));
  entities.drawn.forEach((entity, i) => (graph.community[entity] = entities.community[i] ?? -1));
  graph.family = entities.type.map((type) => graph.types[type].family);
  const drawn = flags(entities.drawn, n);
  graph.common = drawn.map((isDrawn, i) => (isDrawn || OF_THEIR_OWN.has(graph.family[i]) ? 0 : 1));
  graph.article = graph.sentence.map((sentence) => data.sentences.article[sentence]);
  graph.publisher = graph.article.map((article) => data.articles.publisher[article]);
  graph.group = indexGroups();
  indexDays();
  indexEnds();
}

/**
 * Make a part of `graph` when it is first read: opening the page needs no ids.
 * @param {string} name
 * @param {() => unknown} make
 */
function makeWhenAsked(name, make) {
  Object.defineProperty(graph, name, {
    configurable: true,
    get() {
      const value = make();
      Object.defineProperty(graph, name, { value });
      return value;
    },
  });
}

/**
 * The places in its sentence of a statement's subject, object (-1, -1 if there is none) and relation.
 * @param {number} statement
 */
export function spansOf(statement) {
  const packed = graph.statements.spans[statement];
  const places = [];
  let after = 0;
  for (let i = 0; i < packed.length; i += 2) {
    if (packed[i + 1] < 0) places.push(-1, -1);
    else {
      places.push(after + packed[i], after + packed[i] + packed[i + 1]);
      after += packed[i] + packed[i + 1];
    }
  }
  return [...places.slice(0, 2), ...places.slice(-2), ...places.slice(2, -2)];
}

function indexGroups() {
  graph.groups = [...new Set(graph.predicates.map((predicate) => predicate.group))].sort();
  const number = new Map(graph.groups.map((group, i) => [group, i]));
  return graph.predicate.map((predicate) => number.get(graph.predicates[predicate].group) ?? 0);
}

function indexDays() {
  graph.day = {
    published: graph.article.map((article) => graph.articles.day[article] ?? NO_DAY),
    event: graph.article.map((article, i) => graph.statements.day[i] ?? graph.articles.day[article] ?? NO_DAY),
  };
  /** @param {Int32Array} days */
  const known = (days) => days.filter((day) => day !== NO_DAY);
  /** @param {(days: Int32Array) => number} pick */
  const range = (pick) => ({ published: pick(known(graph.day.published)), event: pick(known(graph.day.event)) });
  graph.firstDay = range((days) => days.reduce((least, day) => Math.min(least, day), Infinity));
  graph.lastDay = range((days) => days.reduce((most, day) => Math.max(most, day), -Infinity));
}

/** List for each entity the statements it is subject or object of, as slices of one array. */
function indexEnds() {
  const from = new Int32Array(graph.n + 1);
  for (let i = 0; i < graph.m; i++) {
    from[graph.subject[i] + 1]++;
    if (hasOtherEnd(i)) from[graph.object[i] + 1]++;
  }
  for (let i = 0; i < graph.n; i++) from[i + 1] += from[i];
  const next = from.slice();
  const list = new Int32Array(from[graph.n]);
  for (let i = 0; i < graph.m; i++) {
    list[next[graph.subject[i]]++] = i;
    if (hasOtherEnd(i)) list[next[graph.object[i]]++] = i;
  }
  graph.ends = { from, list };
}

/** @param {number} statement */
export const hasOtherEnd = (statement) =>
  graph.object[statement] >= 0 && graph.object[statement] !== graph.subject[statement];

/**
 * The statements an entity is subject or object of.
 * @param {number} entity
 */
export const statementsOf = (entity) => graph.ends.list.subarray(graph.ends.from[entity], graph.ends.from[entity + 1]);

/**
 * The text of a sentence, cut from its article.
 * @param {number} sentence
 */
export function sentenceText(sentence) {
  const { article, start, length } = graph.sentences;
  return graph.text[article[sentence]].slice(start[sentence], start[sentence] + length[sentence]);
}

/**
 * The other end of a statement, -1 if it has none.
 * @param {number} statement
 * @param {number} entity
 */
export function otherEnd(statement, entity) {
  if (!hasOtherEnd(statement)) return -1;
  return graph.subject[statement] === entity ? graph.object[statement] : graph.subject[statement];
}

/**
 * The statements of an article, in the order of its text.
 * @param {number} article
 * @returns {number[]}
 */
export const statementsIn = (article) => articleStatements()[article];

const articleStatements = ofGraph(() => {
  /** @type {number[][]} */
  const found = graph.articles.id.map(() => []);
  graph.article.forEach((article, statement) => found[article].push(statement));
  const { start } = graph.sentences;
  for (const own of found) own.sort((a, b) => start[graph.sentence[a]] - start[graph.sentence[b]] || a - b);
  return found;
});

/**
 * The statements of a sentence.
 * @param {number} sentence
 */
export const statementsBySentence = (sentence) => sentenceStatements()[sentence];

const sentenceStatements = ofGraph(() => {
  /** @type {number[][]} */
  const found = graph.sentences.start.map(() => []);
  graph.sentence.forEach((sentence, statement) => found[sentence].push(statement));
  return found;
});

/**
 * The statements an entity says, and those it takes part in otherwise (as place or participant).
 * @param {number} entity
 * @returns {{says: number[], takesPart: number[]}}
 */
export const besides = (entity) => roles().get(entity) ?? { says: [], takesPart: [] };

const roles = ofGraph(() => {
  /** @type {Map<number, {says: number[], takesPart: number[]}>} */
  const found = new Map();
  /**
   * @param {number} entity
   * @param {"says" | "takesPart"} role
   * @param {number} statement
   */
  const note = (entity, role, statement) => {
    const known = found.get(entity) ?? { says: [], takesPart: [] };
    known[role].push(statement);
    found.set(entity, known);
  };
  for (const [i, holders] of Object.entries(graph.statements.holders))
    for (const [entity] of holders) note(entity, "says", +i);
  for (const [i, parts] of Object.entries(graph.statements.qualifiers))
    for (const [, entity] of parts) note(entity, "takesPart", +i);
  for (const [i, entity] of Object.entries(graph.statements.where)) note(entity, "takesPart", +i);
  return found;
});

/** @param {number} statement */
export const isNegative = (statement) => graph.words.polarities[graph.polarity[statement]] === "negative";
/** @param {number} statement */
export const relationOf = (statement) => graph.predicates[graph.predicate[statement]].label;
/**
 * What a community is called: by its most important things, clauses only if there is nothing else.
 * @param {number} community
 * @returns {string | undefined}
 */
export function communityName(community) {
  return communityNames()[community];
}

/** The names of the three most important of a community. */
const communityNames = ofGraph(() => {
  /** @type {number[][]} */
  const members = [];
  graph.community.forEach((community, entity) => {
    if (community >= 0) (members[community] ??= []).push(entity);
  });
  return members.map((group) => {
    const things = group.filter((entity) => graph.family[entity] !== "phrase");
    const first = (things.length > 0 ? things : group).slice(0, 3);
    return first.map((entity) => graph.name[entity]).join(" · ");
  });
});

/** @param {number} statement */
export const confidenceOf = (statement) => graph.statements.confidence[statement] / 1e4;
/** @param {number} statement */
export const qualifiersOf = (statement) => graph.statements.qualifiers[statement] ?? [];
/** @param {number} statement */
export const holdersOf = (statement) => graph.statements.holders[statement] ?? [];
