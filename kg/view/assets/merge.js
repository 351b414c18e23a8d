/** @file Two payloads → one: the second's rows are added where the first does not have them. */

import { idsOf, namesOf } from "./unpack.js";

/**
 * Add what is new in `part`; no row of `whole` gets another number.
 * @param {Payload} whole
 * @param {Payload} part
 * @returns {Payload}
 */
export function merge(whole, part) {
  const [one, two] = [writtenOut(whole), writtenOut(part)];
  const types = join(one.types, two.types, ([name]) => name);
  const predicates = join(one.predicates, two.predicates, (packed) => packed.join("\x1f"));
  const publishers = join(one.publishers, two.publishers, (name) => name);
  const rules = join(one.statements.rules, two.statements.rules, (rule) => rule);
  const entities = joinEntities(one.entities, two.entities, types.at);
  const articles = joinArticles(one, two, publishers.at);
  const sentences = joinSentences(one.sentences, two.sentences, articles.at);
  const at = { entity: entities.at, article: articles.at, sentence: sentences.at, predicate: predicates.at };
  const statements = joinStatements(one, two, { ...at, rule: rules.at });
  return {
    ...one,
    types: types.all,
    predicates: predicates.all,
    publishers: publishers.all,
    entities: entities.all,
    texts: articles.texts,
    articles: articles.all,
    sentences: sentences.all,
    statements: { ...statements.all, rules: rules.all },
    stories: joinStories(one.stories, two.stories, { ...at, statement: statements.at }),
  };
}

/**
 * The payload with the names and ids of entities written out.
 * @param {Payload} data
 * @returns {Payload}
 */
function writtenOut(data) {
  const names = namesOf(data);
  return { ...data, entities: { ...data.entities, names, ids: idsOf(data, names) } };
}

/**
 * Add the values that are new; `at` has the number of each of the second, `fresh` those that were added.
 * @template T
 * @param {T[]} one
 * @param {T[]} two
 * @param {(value: T) => string} keyOf
 */
function join(one, two, keyOf) {
  const known = new Map(one.map((value, i) => [keyOf(value), i]));
  const all = [...one];
  /** @type {number[]} */
  const fresh = [];
  const at = two.map((value, i) => {
    const key = keyOf(value);
    const number = known.get(key) ?? all.length;
    if (number === all.length) {
      known.set(key, number);
      all.push(value);
      fresh.push(i);
    }
    return number;
  });
  return { all, at, fresh };
}

/**
 * A column with the fresh values of another.
 * @template T
 * @param {T[]} one
 * @param {T[]} two
 * @param {number[]} fresh
 */
const added = (one, two, fresh) => [...one, ...fresh.map((i) => two[i])];

/**
 * The values of fresh rows, by their new numbers.
 * @template T
 * @template U
 * @param {Record<number, T>} one
 * @param {Record<number, T>} two
 * @param {{at: number[], fresh: number[]}} rows
 * @param {(value: T) => U} [change]
 */
function addedAt(one, two, { at, fresh }, change = (value) => /** @type {any} */ (value)) {
  const all = /** @type {Record<number, any>} */ ({ ...one });
  for (const i of fresh) if (two[i] !== undefined) all[at[i]] = change(two[i]);
  return all;
}

/**
 * @param {Payload["entities"]} one
 * @param {Payload["entities"]} two
 * @param {number[]} typeAt
 */
function joinEntities(one, two, typeAt) {
  const rows = join(one.ids ?? [], two.ids ?? [], (id) => id);
  const { at, fresh } = rows;
  const isFresh = new Set(fresh);
  /**
   * What is drawn depends on the part that it came with first: nothing appears because it is looked at.
   * @param {number[]} numbers
   * @param {number[]} others
   */
  const more = (numbers, others) => [...numbers, ...others.filter((i) => isFresh.has(i)).map((i) => at[i])];
  /** @type {Payload["entities"]} */
  const all = {
    ...one,
    id: rows.all,
    ids: rows.all,
    names: added(one.names ?? [], two.names ?? [], fresh),
    type: [...one.type, ...fresh.map((i) => typeAt[two.type[i]])],
    importance: added(one.importance, two.importance, fresh),
    total: added(one.total ?? [], two.total ?? [], fresh),
    named: more(one.named, two.named),
    drawn: more(one.drawn, two.drawn),
    aliases: addedAt(one.aliases, two.aliases, rows),
    same: addedAt(one.same, two.same, rows),
    value: addedAt(one.value, two.value, rows),
  };
  return { all, at };
}

/**
 * @param {Payload} one
 * @param {Payload} two
 * @param {number[]} publisherAt
 */
function joinArticles(one, two, publisherAt) {
  const rows = join(one.articles.id, two.articles.id, (id) => id);
  const { fresh } = rows;
  const all = {
    ...one.articles,
    id: rows.all,
    title: added(one.articles.title, two.articles.title, fresh),
    publisher: [...one.articles.publisher, ...fresh.map((i) => publisherAt[two.articles.publisher[i]] ?? -1)],
    url: added(one.articles.url, two.articles.url, fresh),
    published: added(one.articles.published, two.articles.published, fresh),
    day: added(one.articles.day, two.articles.day, fresh),
    authors: addedAt(one.articles.authors, two.articles.authors, rows),
  };
  const texts = [...one.texts.slice(0, one.articles.id.length), ...fresh.map((i) => two.texts[i])];
  return { all, at: rows.at, texts };
}

/**
 * @param {Payload["sentences"]} one
 * @param {Payload["sentences"]} two
 * @param {number[]} articleAt
 */
function joinSentences(one, two, articleAt) {
  /** @param {Payload["sentences"]} of @param {(article: number) => number} number */
  const rowsOf = (of, number) => of.start.map((start, i) => [number(of.article[i]), start, of.length[i]]);
  const rows = join(
    rowsOf(one, (article) => article),
    rowsOf(two, (article) => articleAt[article]),
    (row) => row.join(),
  );
  const all = {
    article: rows.all.map(([article]) => article),
    start: rows.all.map(([, start]) => start),
    length: rows.all.map(([, , length]) => length),
  };
  return { all, at: rows.at };
}

/** What of a statement is one of a kind: where its words are, its relation, what is said of it. */
const keyOfStatement = (/** @type {Payload["statements"]} */ of, /** @type {number} */ i) =>
  `${of.sentence[i]} ${of.spans[i]} ${of.predicate[i]} ${of.polarity[i]} ${of.modality[i]}`;

/** @typedef {Record<"entity" | "article" | "sentence" | "predicate" | "rule", number[]>} Numbers */

/**
 * @param {Payload} one
 * @param {Payload} two
 * @param {Numbers} at
 */
function joinStatements(one, two, at) {
  /** Its columns are of several types, which are joined by their names. @type {any} */
  const former = one.statements;
  const more = renumbered(two.statements, at);
  const keys = (/** @type {Payload["statements"]} */ of) => of.subject.map((_, i) => keyOfStatement(of, i));
  const rows = join(keys(former), keys(more), (key) => key);
  const all = { ...former };
  for (const name of ROW_BY_ROW) all[name] = added(former[name], more[name], rows.fresh);
  for (const name of SPARSE) all[name] = addedAt(former[name], more[name], rows);
  return { all, at: rows.at };
}

const ROW_BY_ROW = "subject object predicate layer polarity modality sentence spans rule confidence plain".split(" ");
const SPARSE = "id holders qualifiers where when time day".split(" ");

/**
 * Statements with the numbers of what they name in the joined payload.
 * @param {Payload["statements"]} of
 * @param {Numbers} at
 * @returns {any}
 */
function renumbered(of, at) {
  /** @template T, U @param {Record<number, T>} values @param {(value: T) => U} change */
  const each = (values, change) =>
    Object.fromEntries(Object.entries(values).map(([i, value]) => [i, change(/** @type {T} */ (value))]));
  const entity = (/** @type {number} */ number) => at.entity[number];
  return {
    ...of,
    subject: of.subject.map(entity),
    object: of.object.map((number) => (number < 0 ? -1 : at.entity[number])),
    predicate: of.predicate.map((number) => at.predicate[number]),
    sentence: of.sentence.map((number) => at.sentence[number]),
    rule: of.rule.map((number) => at.rule[number]),
    where: each(of.where, entity),
    time: each(of.time, entity),
    holders: each(of.holders, (list) => list.map(([number, level]) => [at.entity[number], level])),
    qualifiers: each(of.qualifiers, (list) => list.map(([role, number]) => [role, at.entity[number]])),
  };
}

/**
 * Stories by their ids; of two the one with more accounts, as a part may lack statements.
 * @param {Story[]} one
 * @param {Story[]} two
 * @param {Record<"entity" | "article" | "statement", number[]>} at
 */
function joinStories(one, two, at) {
  const all = [...one];
  for (const more of two) {
    const story = renumberedStory(more, at);
    const known = all.findIndex(({ id }) => id === story.id);
    if (known < 0) all.push(story);
    else if (accountsOf(story) >= accountsOf(all[known])) all[known] = story;
  }
  return all;
}

/** @param {Story} story */
const accountsOf = (story) => story.questions.reduce((sum, question) => sum + question.accounts.length, 0);

/**
 * @param {Story} story
 * @param {Record<"entity" | "article" | "statement", number[]>} at
 * @returns {Story}
 */
function renumberedStory(story, at) {
  const articles = (/** @type {number[]} */ numbers) => numbers.map((number) => at.article[number]);
  const entities = (/** @type {number[]} */ numbers) => numbers.map((number) => at.entity[number]);
  return {
    ...story,
    articles: articles(story.articles),
    places: entities(story.places),
    people: entities(story.people),
    origins: story.origins.map(articles),
    beats: story.beats.map((beat) => ({ ...beat, articles: articles(beat.articles) })),
    questions: story.questions.map((question) => ({
      ...question,
      accounts: question.accounts.map((account) => ({
        ...account,
        statement: at.statement[account.statement],
        sources: entities(account.sources),
        origin: at.article[account.origin],
      })),
    })),
  };
}
