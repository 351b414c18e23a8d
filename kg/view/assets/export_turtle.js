/** @file The selection as Turtle: the same triples that the store has for these statements. */

import { save } from "./export_csv.js";
import { confidenceOf, graph, holdersOf, qualifiersOf, sentenceText, spansOf } from "./graph.js";
import { codePoints, placesOf, sentenceAt, quotationId, sentenceId, statementId } from "./ids.js";
import { selectedStatements } from "./selection.js";

const PREFIXES = {
  kg: "https://w3id.org/newskg/ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  owl: "http://www.w3.org/2002/07/owl#",
  prov: "http://www.w3.org/ns/prov#",
  oa: "http://www.w3.org/ns/oa#",
  dct: "http://purl.org/dc/terms/",
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** What the file does not say, at its start. */
const LEFT_OUT = [
  "# Statements from a page of kg, with their entities, quotations, sentences and articles, as the graph has them.",
  "# Left out: other entities that the articles mention, the entities of publishers, stories with their",
  "# questions, the ontology and the provenance. The command kg export writes the whole graph.",
];

export function saveTurtle() {
  save("statements.ttl", toTurtle(selectedStatements()), "text/turtle;charset=utf-8");
}

/**
 * Write statements, their entities and their articles in kg's graph model.
 * @param {number[]} statements
 */
export function toTurtle(statements) {
  const named = statements.flatMap((i) => [
    graph.subject[i],
    graph.object[i],
    graph.statements.where[i] ?? -1,
    graph.statements.time[i] ?? -1,
    ...holdersOf(i).map(([entity]) => entity),
    ...qualifiersOf(i).map(([, entity]) => entity),
  ]);
  const quotations = quotationsIn(new Set(statements.map((i) => graph.sentence[i])));
  named.push(...quotations.map((quotation) => graph.quotations.speaker[quotation]));
  const entities = distinct(named.filter((entity) => entity >= 0));
  const prefixes = Object.entries(PREFIXES).map(([prefix, address]) => `@prefix ${prefix}: <${address}> .`);
  return [
    ...LEFT_OUT,
    ...prefixes,
    "",
    ...entities.map(turtleEntity),
    ...distinct(statements.map((i) => graph.article[i])).map(turtleArticle),
    ...distinct(statements.map((i) => graph.sentence[i])).flatMap(turtleEvidence),
    ...quotations.map(turtleQuotation),
    ...statements.flatMap(turtleStatement),
    "",
  ].join("\n");
}

/** @param {number[]} numbers */
const distinct = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

/**
 * The IRI of an entity, article or statement, as kg writes it: letters and digits of any script stay.
 * @param {string} name
 */
const iriOf = (name) => `<${graph.base}${encodeName(name)}>`;

/** @param {string} name */
function encodeName(name) {
  return Array.from(name, (char) =>
    /[\w.~-]/.test(char) || (/[^\0-\x7f]/.test(char) && /[\p{L}\p{M}\p{N}]/u.test(char))
      ? char
      : encodeURIComponent(char).replace(/[!'()*]/g, percent),
  ).join("");
}

/** @param {string} char */
const percent = (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };

/**
 * A literal; characters that XML cannot contain become U+FFFD, as in the store.
 * @param {string} text
 * @param {string} [mark]
 */
function literal(text, mark = "") {
  const whole = text.toWellFormed ? text.toWellFormed() : text;
  const clean = whole.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
  return `"${clean.replace(/[\\"\n\r]/g, (char) => ESCAPES[char])}"${mark}`;
}

/** @param {string} text */
const english = (text) => literal(text, "@en");
/**
 * @param {unknown} text
 * @param {string} type
 */
const typed = (text, type) => literal(String(text), `^^xsd:${type}`);

/**
 * One subject with its predicates and objects; those without a value are left out.
 * @param {string} subject
 * @param {(string | null | undefined | false)[][]} pairs
 */
function block(subject, pairs) {
  return `${subject} ${pairs
    .filter(([, value]) => value)
    .map(([predicate, value]) => `${predicate} ${value}`)
    .join(" ;\n  ")} .`;
}

/** @param {number} entity */
function turtleEntity(entity) {
  return block(iriOf(graph.id[entity]), [
    ["a", `<${PREFIXES.kg}${encodeName(graph.types[graph.type[entity]].name)}>`],
    ["skos:prefLabel", english(graph.name[entity])],
    ["kg:isNamed", graph.named[entity] === 1 && "true"],
    ...(graph.entities.value[entity] ?? []).map(([property, text, type]) => [
      `kg:${property}`,
      type ? typed(text, type) : literal(text),
    ]),
    ...(graph.aliases[entity] ?? []).map((alias) => ["skos:altLabel", english(alias)]),
    ...(graph.same[entity] ?? [])
      .filter((address) => !/[\0-\x20<>"{}|\\^`]/.test(address))
      .map((address) => ["owl:sameAs", `<${address}>`]),
  ]);
}

/** @param {number} article */
function turtleArticle(article) {
  const { id, title, published, url } = graph.articles;
  const issued = published[article];
  return block(iriOf(id[article]), [
    ["a", "kg:Article, schema:NewsArticle"],
    ["schema:articleBody", graph.text[article] && english(graph.text[article])],
    ["dct:title", title[article] && english(title[article])],
    ["dct:issued", issued && typed(issued, issued.includes("T") ? "dateTime" : "date")],
    ...(graph.articles.authors[article] ?? []).map((author) => ["schema:author", english(author)]),
    ["schema:url", url[article] && typed(url[article].replace(/[\0-\x20<>"{}|\\^`]/g, encodeURIComponent), "anyURI")],
  ]);
}

/** @param {number} sentence */
function turtleEvidence(sentence) {
  const name = sentenceId(sentence);
  const [start, end] = sentenceAt(sentence);
  return [
    block(iriOf(name), [
      ["a", "oa:SpecificResource"],
      ["oa:hasSource", iriOf(graph.articles.id[graph.sentences.article[sentence]])],
      ["oa:hasSelector", `${iriOf(`${name}-quote`)}, ${iriOf(`${name}-position`)}`],
    ]),
    block(iriOf(`${name}-quote`), [
      ["a", "oa:TextQuoteSelector"],
      ["oa:exact", english(sentenceText(sentence))],
    ]),
    block(iriOf(`${name}-position`), [
      ["a", "oa:TextPositionSelector"],
      ["oa:start", typed(start, "integer")],
      ["oa:end", typed(end, "integer")],
    ]),
  ];
}

/**
 * The quotations that share words with one of these sentences.
 * @param {Set<number>} sentences
 */
function quotationsIn(sentences) {
  const { article, start, end } = graph.quotations;
  /** @type {Map<number, number[]>} */
  const byArticle = new Map();
  for (const sentence of sentences) {
    const where = graph.sentences.article[sentence];
    byArticle.set(where, [...(byArticle.get(where) ?? []), sentence]);
  }
  /** @param {number} quotation */
  const isIn = (quotation) =>
    (byArticle.get(article[quotation]) ?? []).some((sentence) => {
      const from = graph.sentences.start[sentence];
      return start[quotation] < from + graph.sentences.length[sentence] && from < end[quotation];
    });
  return article.map((_, quotation) => quotation).filter(isIn);
}

/** @param {number} quotation */
function turtleQuotation(quotation) {
  const { article, speaker, start, end } = graph.quotations;
  const text = graph.text[article[quotation]];
  const from = codePoints(text.slice(0, start[quotation]));
  const words = text.slice(start[quotation], end[quotation]);
  const to = from + codePoints(words);
  return block(iriOf(quotationId(article[quotation], from, to)), [
    ["a", "kg:Quotation"],
    ["kg:speaker", iriOf(graph.id[speaker[quotation]])],
    ["kg:quotedText", english(words)],
    ["kg:quotedAt", literal(`char=${from},${to}`)],
    ["prov:wasQuotedFrom", iriOf(graph.articles.id[article[quotation]])],
  ]);
}

/**
 * @param {number} statement
 * @returns {string[]}
 */
function turtleStatement(statement) {
  const id = statementId(statement);
  const [subject, predicate] = [
    iriOf(graph.id[graph.subject[statement]]),
    `<${graph.predicates[graph.predicate[statement]].iri}>`,
  ];
  const object = graph.object[statement] >= 0 ? iriOf(graph.id[graph.object[statement]]) : null;
  const where = graph.statements.where[statement];
  const time = graph.statements.time[statement];
  const node = block(iriOf(id), [
    ["a", "kg:Statement"],
    ["kg:subject", subject],
    ["kg:predicate", predicate],
    ["kg:object", object],
    ["kg:polarity", `kg:${graph.words.polarities[graph.polarity[statement]]}`],
    ["kg:modality", `kg:${graph.words.modalities[graph.modality[statement]]}`],
    ["kg:layer", `kg:${graph.words.layers[graph.layer[statement]]}`],
    ["kg:rule", literal(graph.statements.rules[graph.statements.rule[statement]])],
    ["kg:confidence", typed(confidenceOf(statement), "decimal")],
    ["kg:where", where === undefined ? null : iriOf(graph.id[where])],
    ["kg:when", time === undefined ? null : iriOf(graph.id[time])],
    ...wordsAt(statement),
    ["prov:wasDerivedFrom", iriOf(sentenceId(graph.sentence[statement]))],
    ...holdersOf(statement).flatMap(([entity], i) => [
      ["kg:holder", iriOf(graph.id[entity])],
      ["kg:attribution", iriOf(`${id}-holder-${i + 1}`)],
    ]),
    ...qualifiersOf(statement).map((_, i) => ["kg:qualifier", iriOf(`${id}-qualifier-${i + 1}`)]),
  ]);
  return [
    node,
    ...(graph.statements.plain[statement] ? [block(subject, [[predicate, object]])] : []),
    ...turtleHolders(statement, id),
    ...turtleQualifiers(statement, id),
  ];
}

/**
 * The words of subject, relation and object, and their offsets in the article, by code points.
 * @param {number} statement
 * @returns {string[][]}
 */
function wordsAt(statement) {
  const text = sentenceText(graph.sentence[statement]);
  const places = placesOf(statement);
  const spans = spansOf(statement);
  /** @param {[number, number]} place */
  const at = ([from, to]) => literal(`char=${from},${to}`);
  /** @param {number} i */
  const words = (i) => text.slice(spans[i], spans[i + 1]);
  const relation = Array.from({ length: (spans.length - 4) / 2 }, (_, i) => 4 + 2 * i);
  return [
    ["kg:subjectText", english(words(0))],
    ["kg:subjectAt", at(places.subject)],
    ["kg:relationText", english(relation.map(words).join(" "))],
    ...places.relation.map((place) => ["kg:relationAt", at(place)]),
    ...(places.object
      ? [
          ["kg:objectText", english(words(2))],
          ["kg:objectAt", at(places.object)],
        ]
      : []),
  ];
}

/**
 * @param {number} statement
 * @param {string} id
 */
function turtleHolders(statement, id) {
  return holdersOf(statement).map(([entity, level], i) =>
    block(iriOf(`${id}-holder-${i + 1}`), [
      ["a", "kg:Attribution"],
      ["kg:agent", iriOf(graph.id[entity])],
      ["kg:level", typed(level, "integer")],
    ]),
  );
}

/**
 * @param {number} statement
 * @param {string} id
 */
function turtleQualifiers(statement, id) {
  return qualifiersOf(statement).map(([role, entity], i) =>
    block(iriOf(`${id}-qualifier-${i + 1}`), [
      ["a", "kg:Qualifier"],
      ["kg:role", literal(role)],
      ["kg:value", iriOf(graph.id[entity])],
    ]),
  );
}
