/** @file Statements → cards: the sentence with its words marked, who says so, and its article. */

import { selectEntity, showArticle } from "./actions.js";
import { OFTEN, claimCounts, claimKey } from "./claims.js";
import { button, el, fill, isWebAddress, outsideLink } from "./dom.js";
import { deniedRelation, endOf } from "./english.js";
import { confidenceOf, graph, holdersOf, qualifiersOf } from "./graph.js";
import { lineMark } from "./shapes.js";
import { DAY, LAYERS, sayModality, sourceOf, titleOf } from "./words.js";
import { markedSentence } from "./marked.js";

const CARDS_AT_ONCE = 25;

/**
 * Make cards for statements, one for each sentence, a few at a time: first what is said least often, or
 * `inOrder` of the text, or `asGiven`.
 * @param {number[]} statements
 * @param {{about?: number[], inOrder?: boolean, asGiven?: boolean}} [options]
 */
export function statementCards(statements, { about = [], inOrder = false, asGiven = false } = {}) {
  const often = claimCounts(statements);
  /** @param {number[]} group */
  const rarest = (group) => Math.min(OFTEN, often.get(claimKey(group[0])) ?? 0);
  /** @param {number} sentence */
  const age = (sentence) => -(graph.articles.day[graph.sentences.article[sentence]] ?? 0);
  const groups = [...groupBySentence(statements, often)];
  const given = new Map(groups.map(([sentence], i) => [sentence, i]));
  const cards = groups.sort(
    ([a, ofA], [b, ofB]) =>
      (inOrder && a - b) ||
      (asGiven && (given.get(a) ?? 0) - (given.get(b) ?? 0)) ||
      Math.floor(rarest(ofA) / OFTEN) - Math.floor(rarest(ofB) / OFTEN) ||
      graph.layer[ofA[0]] - graph.layer[ofB[0]] ||
      age(a) - age(b) ||
      a - b,
  );
  const list = el("div", { class: "cards" });
  const makers = cards.map(
    ([sentence, group]) =>
      () =>
        sentenceCard(sentence, group, about),
  );
  showMore(list, makers);
  return list;
}

/**
 * Group statements by their sentence, the rarest claim first.
 * @param {number[]} statements
 * @param {Map<string, number>} often
 * @returns {Map<number, number[]>}
 */
function groupBySentence(statements, often) {
  /** @param {number} statement */
  const rank = (statement) => Math.floor((often.get(claimKey(statement)) ?? 0) / OFTEN);
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const statement of statements) {
    const sentence = graph.sentence[statement];
    groups.set(sentence, [...(groups.get(sentence) ?? []), statement]);
  }
  for (const group of groups.values()) group.sort((a, b) => rank(a) - rank(b) || a - b);
  return groups;
}

/**
 * Append the next cards and, if some are left, a button for more.
 * @param {Element} list
 * @param {(() => Element)[]} makers
 */
function showMore(list, makers) {
  list.append(...makers.slice(0, CARDS_AT_ONCE).map((make) => make()));
  const rest = makers.slice(CARDS_AT_ONCE);
  if (rest.length === 0) return;
  const more = button(
    `Show ${Math.min(rest.length, CARDS_AT_ONCE)} more of ${rest.length}`,
    () => {
      more.remove();
      showMore(list, rest);
    },
    { class: "more" },
  );
  list.append(more);
}

/**
 * @param {number} sentence
 * @param {number[]} statements
 * @param {number[]} about
 */
function sentenceCard(sentence, statements, about) {
  const quote = el("blockquote", {}, ...markedSentence(sentence, statements[0]));
  const rows = statements.map((statement) =>
    statementRow(statement, about, () => fill(quote, markedSentence(sentence, statement))),
  );
  const said = el("ul", { class: "said" }, ...rows);
  const source = sourceLine(graph.sentences.article[sentence]);
  // Above a sentence that states much, the list would push the words it stands on out of sight.
  const parts = statements.length > 2 ? [quote, source, said] : [said, quote, source];
  return el("article", { class: `card ${LAYERS[graph.layer[statements[0]]].key}` }, ...parts);
}

/**
 * One statement: its layer, its words as links to what they name, who says so, how it is meant.
 * @param {number} statement
 * @param {number[]} about
 * @param {() => void} point
 */
export function statementRow(statement, about, point) {
  const layer = graph.layer[statement];
  return el(
    "li",
    { class: LAYERS[layer].key, on: { pointerenter: point, focusin: point } },
    el(
      "p",
      { class: "triple" },
      ...spaced([
        lineMark(layer),
        ...endParts(statement, "subject", about),
        el("span", { class: "relation" }, deniedRelation(statement)),
        ...(graph.object[statement] >= 0 ? endParts(statement, "object", about) : []),
        ...qualifierParts(statement),
      ]),
    ),
    el(
      "p",
      { class: "how" },
      el("span", { class: "badge" }, LAYERS[layer].one),
      ` · ${sayModality(statement)}`,
      ...whenAndWhere(statement),
      ...holderChain(statement),
      ...sureness(statement),
    ),
  );
}

/**
 * Parts with a space after each, so that they are words apart for those who listen or copy.
 * @param {Child[]} parts
 */
const spaced = (parts) => parts.flatMap((part) => [part, " "]);

/**
 * An end of a statement as a link; a pronoun stands before what it means: "he [Taras Vovchenko]".
 * @param {number} statement
 * @param {"subject" | "object"} end
 * @param {number[]} about
 * @returns {Child[]}
 */
function endParts(statement, end, about) {
  const { words, entity, isPronoun } = endOf(statement, end);
  if (!isPronoun) return [entityLink(entity, about, words)];
  return [
    words,
    el("span", { class: "meant", title: "What the pronoun stands for" }, "[", entityLink(entity, about), "]"),
  ];
}

/**
 * @param {number} statement
 * @returns {Child[]}
 */
function qualifierParts(statement) {
  return qualifiersOf(statement).flatMap(([role, entity]) => [
    el("span", { class: "role" }, role),
    entityLink(entity, []),
  ]);
}

/**
 * @param {number} statement
 * @returns {Child[]}
 */
function whenAndWhere(statement) {
  const when = graph.statements.when[statement];
  const where = graph.statements.where[statement];
  return [
    ...(when ? [" · ", el("time", {}, sayWhen(when))] : []),
    ...(where === undefined ? [] : [" · in ", entityLink(where, [])]),
  ];
}

/**
 * How sure kg is that it read the sentence rightly.
 * @param {number} statement
 * @returns {Child[]}
 */
function sureness(statement) {
  const percent = Math.round(100 * confidenceOf(statement));
  const title = "How likely the sentence was read rightly in all parts; not whether it is true";
  return [
    " · ",
    el("span", { class: graph.doubtful[statement] ? "unsure" : null, title }, `read with ${percent} % confidence`),
  ];
}

/**
 * Write an ISO date, reduced date or interval for people; return anything else unchanged.
 * @param {string} when
 */
function sayWhen(when) {
  return when
    .split("/")
    .map((part) => {
      const [day, time] = part.split("T");
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return part;
      return DAY.format(new Date(`${day}T00:00Z`)) + (time ? `, ${time.slice(0, 5)}` : "");
    })
    .join(" – ");
}

/**
 * Who says so, from the one the article names down to the first source: "TASS ← sources".
 * @param {number} statement
 * @returns {Child[]}
 */
function holderChain(statement) {
  const holders = holdersOf(statement);
  if (holders.length === 0) return [];
  const parts = [" · ", el("span", { class: "says" }, "says ")];
  holders.forEach(([entity, level], i) => {
    if (i > 0) parts.push(level === holders[i - 1][1] ? ", " : " ← ");
    parts.push(entityLink(entity, []));
  });
  return parts;
}

/**
 * A link that selects an entity; plain text for the subject of the panel.
 * @param {number} entity
 * @param {number[]} about
 * @param {string} [words]
 */
function entityLink(entity, about, words = graph.name[entity]) {
  if (about.includes(entity)) return el("b", { class: "self" }, words);
  return button(words, () => selectEntity(entity), { class: "entity" });
}

/**
 * The article of a sentence: publisher, date, and the title as a link to its text here.
 * @param {number} article
 */
export function sourceLine(article) {
  const { url } = graph.articles;
  const show = button(titleOf(article), () => showArticle(article), { class: "entity", title: "Read this article" });
  const outside = isWebAddress(url[article]) ? outsideLink(url[article], "original") : null;
  return el("footer", {}, `${sourceOf(article)} · `, show, outside ? " · " : null, outside);
}
