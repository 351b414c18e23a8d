/** @file The opening view: the stories as cards, the most important and recent first. */

import { selectEntity, showArticle, showStory } from "./actions.js";
import { button, byId, el } from "./dom.js";
import { graph, sentenceText, statementsIn } from "./graph.js";
import { markStrip, questionLine } from "./questions.js";
import { asShown } from "./readings.js";
import { familyMark } from "./shapes.js";
import { figures } from "./source.js";
import { store } from "./store.js";
import { peopleOf, sayDays, sayOutlets, storyTitle } from "./stories.js";
import { NUMBER, count, sourceOf } from "./words.js";

const CARDS_FIRST = 13;
const CARDS_MORE = 24;
const PEOPLE_ON_CARD = 4;
const QUESTIONS_ON_CARD = 2;
const QUESTIONS_ON_LEAD = 4;
const LEAD_LEAST = 30;
const LEAD_MOST = 240;

/** How many cards the reader has asked for. */
let shown = CARDS_FIRST;
/** The cards stay as they are, with what is opened in them, until more are asked for. */
const built = { cards: 0, stories: 0, readings: "" };

/** Show the cards if the page is at its opening view. */
export function showFront() {
  const box = byId("front");
  box.hidden = store.state.view !== "stories";
  const readings = store.state.off.readings.join();
  const isSame = built.cards === shown && built.stories === graph.stories.length && built.readings === readings;
  if (box.hidden || isSame) return;
  Object.assign(built, { cards: shown, stories: graph.stories.length, readings });
  const cards = graph.stories.slice(0, shown).map((story, i) => storyCard(asShown(story), i));
  const left = graph.stories.length - cards.length;
  box.replaceChildren(
    frontHead(),
    el("div", { class: "stories" }, ...cards),
    left > 0
      ? button(`${NUMBER.format(Math.min(left, CARDS_MORE))} more of ${NUMBER.format(left)}`, showMoreCards, {
          class: "more",
        })
      : "",
  );
}

function showMoreCards() {
  shown += CARDS_MORE;
  showFront();
}

function frontHead() {
  const all = figures();
  const several = graph.stories.filter((story) => story.articles.length > 1).length;
  const parts = [
    count(all?.articles ?? graph.articles.id.length, "article"),
    graph.publishers.length > 0 && !all ? count(graph.publishers.length, "outlet") : "",
    several > 0 && !all ? `${count(several, "story", "stories")} told by more than one` : "",
    count(all?.statements ?? graph.m, "statement"),
    all ? "the largest stories are here; search leads to the rest" : "",
  ];
  const query = all ? el("a", { href: "/query" }, "Ask in SPARQL") : null;
  return el("p", { class: "front-facts" }, parts.filter(Boolean).join(" · "), query ? " · " : null, query);
}

/**
 * @param {Story} story
 * @param {number} i
 */
function storyCard(story, i) {
  const isAlone = story.articles.length === 1;
  const open = () => (isAlone ? showArticle(story.articles[0]) : showStory(i));
  const questions = story.questions.slice(0, i === 0 ? QUESTIONS_ON_LEAD : QUESTIONS_ON_CARD);
  const more = story.questions.length - questions.length;
  return el(
    "article",
    { class: `story${i === 0 ? " lead" : ""}${isAlone ? " alone" : ""}` },
    el("p", { class: "kicker" }, isAlone ? sourceOf(story.articles[0]) : sayDays(story)),
    el("h2", {}, button(storyTitle(story), open, { class: "headline" })),
    deckOf(story),
    isAlone ? null : el("p", { class: "facts" }, sayOutlets(story).join(" · ")),
    peopleChips(story),
    markStrip(story),
    questions.length > 0 ? el("div", { class: "questions" }, ...questions.map(questionLine)) : null,
    more > 0 ? button(`${count(more, "more question")} in the story`, open, { class: "link" }) : null,
  );
}

/** @param {Story} story */
function deckOf(story) {
  const lead = leadOf(story);
  return lead ? el("p", { class: "deck" }, lead) : null;
}

/**
 * How the story's first article begins, in its own words, without those of the headline; "" if no more.
 * @param {Story} story
 */
function leadOf(story) {
  const [article] = story.articles;
  const [first] = statementsIn(article);
  const title = storyTitle(story).replace(/…$/, "");
  const lines = graph.text[article].split("\n").filter((line) => line.length > 60);
  if (first !== undefined) lines.push(sentenceText(graph.sentence[first]));
  const lead = lines.map((line) => withoutStart(line, title)).find((more) => more.length > LEAD_LEAST) ?? "";
  return lead.length > LEAD_MOST ? `${lead.slice(0, LEAD_MOST).replace(/\s+\S*$/, "")} …` : lead;
}

/**
 * A line after these words, if it begins with them; "… the vote" where they end within a sentence.
 * @param {string} line
 * @param {string} words
 */
function withoutStart(line, words) {
  if (!line.startsWith(words)) return line;
  const rest = line.slice(words.length).trim();
  return rest && !/[.!?”"’)]$/.test(words) ? `… ${rest}` : rest;
}

/** @param {Story} story */
export function peopleChips(story, most = PEOPLE_ON_CARD) {
  const people = peopleOf(story).slice(0, most);
  return people.length === 0 ? null : entityChips(people);
}

/**
 * A row of entities to select.
 * @param {number[]} entities
 */
export function entityChips(entities) {
  return el(
    "ul",
    { class: "chips" },
    ...entities.map((entity) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "chip", on: { click: () => selectEntity(entity) } },
          familyMark(entity),
          graph.name[entity],
        ),
      ),
    ),
  );
}
