/** @file The panel of a story: its beats, its questions and who answers them, its articles. */

import { showBeat, showFrontPage } from "./actions.js";
import { button, el } from "./dom.js";
import { NO_DAY, graph } from "./graph.js";
import { peopleChips } from "./front.js";
import { panelHead } from "./panel.js";
import { articleButton, markStrip, questionMatrix } from "./questions.js";
import { asShown, doubtfulNote } from "./readings.js";
import { store } from "./store.js";
import { dayOfBeat, sayDays, sayOutlets, storyTitle } from "./stories.js";
import { count, sayDay } from "./words.js";

const PEOPLE_IN_HEAD = 8;

/** @param {StorySelected} selected */
export function storyPanel({ id }) {
  const story = graph.stories[id];
  const beat = store.state.beat;
  const lit = new Set(beat >= 0 ? (story.beats[beat]?.articles ?? []) : []);
  return [
    panelHead(
      [button("‹ All stories", showFrontPage, { class: "back" })],
      storyTitle(story),
      el("p", { class: "facts" }, [sayDays(story), ...sayOutlets(story)].filter(Boolean).join(" · ")),
      peopleChips(story, PEOPLE_IN_HEAD),
    ),
    ...beatsPart(story, beat),
    ...questionsPart(asShown(story), lit),
    doubtfulNote(
      story.questions.length - asShown(story).questions.length,
      "question by doubtful readings",
      "questions by doubtful readings",
    ),
    el("h3", {}, count(story.articles.length, "article")),
    el(
      "ul",
      { class: "articles whole" },
      ...story.articles.map((article) => el("li", { class: lit.has(article) ? "lit" : null }, articleButton(article))),
    ),
  ];
}

/**
 * @param {Story} story
 * @param {number} beat
 */
function beatsPart(story, beat) {
  if (story.beats.length < 2) return [];
  const last = story.beats.length - 1;
  const steps = el(
    "span",
    { class: "steps-keys" },
    button("‹", () => showBeat(beat - 1), { "aria-label": "Previous beat", disabled: beat < 0 }),
    button(
      beat < 0 ? "Walk through" : beat < last ? "Next" : "Whole story",
      () => showBeat(beat < last ? beat + 1 : -1),
      {
        class: "next",
        title: "Next beat (N)",
      },
    ),
  );
  return [
    el("h3", { class: "beats-head" }, "How it went", steps),
    el("ol", { class: "beats" }, ...story.beats.map((one, i) => beatItem(one, i, beat))),
  ];
}

/**
 * @param {Beat} beat
 * @param {number} i
 * @param {number} current
 */
function beatItem(beat, i, current) {
  const day = dayOfBeat(beat);
  return el(
    "li",
    { class: i === current ? "current" : i < current || current < 0 ? null : "ahead" },
    el(
      "button",
      {
        type: "button",
        class: "beat",
        "aria-current": i === current ? "step" : null,
        on: { click: () => showBeat(i === current ? -1 : i) },
      },
      el("time", {}, day === NO_DAY ? "" : sayDay(day)),
      el("span", { class: "headline" }, beat.title || "…"),
      el("span", { class: "where" }, count(beat.articles.length, "article")),
    ),
  );
}

/**
 * @param {Story} story
 * @param {Set<number>} lit
 */
function questionsPart(story, lit) {
  if (story.questions.length === 0) {
    const alone = story.articles.length === 1 || story.origins.length === 1;
    return [
      el("p", { class: "note" }, alone ? "One voice tells this story." : "No question is answered by two accounts."),
    ];
  }
  return [el("h3", {}, "What the accounts agree and differ on"), markStrip(story), questionMatrix(story, lit)];
}
