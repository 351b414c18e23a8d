/** @file Stories: who and what is in them, when, by whom told; and what to call that. */

import { ofGraph } from "./cached.js";
import { NO_DAY, graph, statementsIn } from "./graph.js";
import { DAY, count, titleOf } from "./words.js";

/** @type {Record<Mark, {name: string, sign: string, hint: string}>} */
export const MARKS = {
  differ: { name: "Differ", sign: "≠", hint: "Accounts give different answers" },
  denied: { name: "Denied", sign: "✗", hint: "Somebody says it is so, somebody says it is not" },
  changed: { name: "Changed", sign: "→", hint: "The answer was one, and later is another" },
  agree: { name: "Agree", sign: "=", hint: "Independent accounts give the same answer" },
};
export const MARK_KEYS = /** @type {Mark[]} */ (Object.keys(MARKS));
const PEOPLE_MOST = 12;

/**
 * The story an article belongs to.
 * @param {number} article
 */
export const storyOf = (article) => storyByArticle()[article];

const storyByArticle = ofGraph(() => {
  const found = new Int32Array(graph.articles.id.length).fill(-1);
  graph.stories.forEach((story, i) => story.articles.forEach((one) => (found[one] = i)));
  return found;
});

/** @param {Story} story */
export const storyTitle = (story) => story.title || titleOf(story.articles[0]);

/**
 * The statements of a story's articles.
 * @param {Story} story
 */
const statementsOfStory = (story) => story.articles.flatMap(statementsIn);

/**
 * The first and the last day a story was told; null if no article has a date.
 * @param {Story} story
 * @returns {[number, number] | null}
 */
function daysOf(story) {
  const days = /** @type {number[]} */ (
    story.articles.map((one) => graph.articles.day[one]).filter((day) => day !== null)
  );
  return days.length > 0 ? [Math.min(...days), Math.max(...days)] : null;
}

/**
 * "2–4 March 2031", "28 Feb – 3 Mar 2031".
 * @param {Story} story
 */
export function sayDays(story) {
  const days = daysOf(story);
  return days ? DAY.formatRange(new Date(days[0] * 864e5), new Date(days[1] * 864e5)) : "";
}

/**
 * The outlets that tell a story, those of most articles first.
 * @param {Story} story
 */
function outletsOf(story) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const article of story.articles) {
    const publisher = graph.articles.publisher[article];
    if (publisher >= 0) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([publisher]) => graph.publishers[publisher]);
}

/**
 * "4 articles, one a copy", "Harbour News, Northern Wire, Radio Coast and 2 more".
 * @param {Story} story
 */
export function sayOutlets(story) {
  const names = outletsOf(story);
  const first = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  const articles = story.articles.length;
  const copies = articles - story.origins.length;
  const copied = copies === 0 ? "" : copies === 1 ? ", one a copy" : `, ${copies} of them copies`;
  return [articles > 1 ? count(articles, "article") + copied : "", first].filter(Boolean);
}

/**
 * The statements that were probably read rightly; all, if there are none.
 * @param {number[]} statements
 */
function likelyOnes(statements) {
  const likely = statements.filter((statement) => !graph.doubtful[statement]);
  return likely.length > 0 ? likely : statements;
}

const centralOf = ofGraph(() => /** @type {Map<Story, number[]>} */ (new Map()));

/**
 * People and bodies of a story, the most central first.
 * @param {Story} story
 */
export function peopleOf(story) {
  if (story.people.length > 0) return story.people;
  const known = centralOf().get(story);
  if (known) return known;
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const statement of likelyOnes(statementsOfStory(story)))
    for (const entity of [graph.subject[statement], graph.object[statement]])
      if (entity >= 0 && graph.named[entity] && ["person", "organization"].includes(graph.family[entity]))
        counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const found = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([entity]) => entity);
  centralOf().set(story, found.slice(0, PEOPLE_MOST));
  return found.slice(0, PEOPLE_MOST);
}

/**
 * The day of a beat, since 1970.
 * @param {Beat} beat
 */
export const dayOfBeat = (beat) => graph.articles.day[beat.articles[0]] ?? NO_DAY;

/**
 * The first article of the same origin, if this one is a copy of it.
 * @param {number} article
 * @returns {number | null}
 */
export function copiedFrom(article) {
  const story = graph.stories[storyOf(article)];
  const origin = story?.origins.find((articles) => articles.includes(article));
  return origin && origin[0] !== article ? origin[0] : null;
}
