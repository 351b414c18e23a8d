/** @file The words of the page: layers, families, modality and polarity in words, numbers, dates. */

import { graph, isNegative, sentenceText, statementsIn } from "./graph.js";

/** @type {{key: LayerKey, name: string, one: string, hint: string}[]} */
export const LAYERS = [
  { key: "fact", name: "Facts", one: "Fact", hint: "The article says so in its own voice" },
  { key: "report", name: "Reported", one: "Reported", hint: "A news medium or an unnamed source says so" },
  { key: "claim", name: "Claims", one: "Claim", hint: "Somebody with a stake says so, or it may be so" },
  { key: "plan", name: "Plans", one: "Plan", hint: "It is to happen, or somebody asks for it" },
  { key: "denial", name: "Denials", one: "Denial", hint: "The text says it is not so" },
];

/** Whether a statement was probably read rightly, by `graph.doubtful`. */
export const READINGS = [
  { key: "likely", name: "Likely right" },
  { key: "doubtful", name: "Doubtful" },
];

/** The graph's least confidence: "65 %". */
export const leastPercent = () => `${graph.minConfidence / 100} %`;

export const FAMILIES = {
  person: "People",
  organization: "Organizations",
  place: "Places",
  event: "Events",
  work: "Documents, things",
  role: "Offices, roles",
  value: "Dates, amounts",
  other: "Other",
  phrase: "Phrases",
};

const MODALITY_WORDS = {
  asserted: "the article says so itself",
  reported: "reported by a news medium or a source",
  alleged: "stated by somebody with a stake",
  planned: "to happen",
  possible: "may be so",
  conditional: "only if something else holds",
  requested: "wanted or asked for",
};

/**
 * Say in words how a statement is meant: "Said not to be so · stated by somebody with a stake".
 * @param {number} statement
 */
export function sayModality(statement) {
  const modality = MODALITY_WORDS[graph.words.modalities[graph.modality[statement]]];
  return isNegative(statement) ? `Said not to be so · ${modality}` : capital(modality);
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
export const NUMBER = new Intl.NumberFormat("en");
export const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export const DAY_SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/**
 * Write a count with its noun: "1 statement", "1,200 statements", "3 entities".
 * @param {number} number
 * @param {string} noun
 * @param {string} [plural]
 */
export function count(number, noun, plural = `${noun}s`) {
  return `${NUMBER.format(number)} ${number === 1 ? noun : plural}`;
}

/**
 * Write days since 1970 as a date a person reads.
 * @param {number} day
 */
export const sayDay = (day) => DAY.format(new Date(day * 864e5));

/**
 * Write a family or community of an entity as one reads it in a caption.
 * @param {number} entity
 */
export const sayType = (entity) => capital(graph.types[graph.type[entity]].label);

/**
 * Fold a name as people type it: lower case, no accents.
 * @param {string} text
 */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/ı/g, "i");
}

/** Sort names as a reader expects. */
export const COLLATE = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * The title of an article, else how its first sentence in the graph begins.
 * @param {number} article
 */
export function titleOf(article) {
  const [first] = statementsIn(article);
  const words = first === undefined ? "Untitled article" : sentenceText(graph.sentence[first]);
  return graph.articles.title[article] || (words.length > 80 ? `${words.slice(0, 79).replace(/\s+\S*$/, "")}…` : words);
}

/**
 * Who brought an article, and when: "Harbour News · 3 May 2025".
 * @param {number} article
 */
export function sourceOf(article) {
  const { publisher, day } = graph.articles;
  const days = day[article];
  return [graph.publishers[publisher[article]] ?? "Unknown outlet", days === null ? null : sayDay(days)]
    .filter(Boolean)
    .join(" · ");
}
