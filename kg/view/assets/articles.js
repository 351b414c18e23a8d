/** @file The panel of one article: its text with what it states, and where it appeared. */

import { articleText } from "./article_text.js";
import { showArticle, showArticleMap, showStory } from "./actions.js";
import { statementCards } from "./cards.js";
import { button, el, outsideLink } from "./dom.js";
import { layerTally } from "./evidence.js";
import { graph, statementsIn } from "./graph.js";
import { panelHead, tabs } from "./panel.js";
import { leftOut } from "./readings.js";
import { passingOf } from "./selection.js";
import { store } from "./store.js";
import { copiedFrom, storyOf, storyTitle } from "./stories.js";
import { sourceOf, titleOf } from "./words.js";

/**
 * The panel of an article: where and when it appeared, its text, and its statements one by one.
 * @param {ArticleSelected} selected
 */
export function articlePanel({ id }) {
  const all = statementsIn(id);
  const own = passingOf(all);
  const { url, authors } = graph.articles;
  const names = authors[id]?.length ? `By ${authors[id].join(", ")}` : "";
  return [
    panelHead(
      ["Article"],
      titleOf(id),
      el("p", { class: "facts" }, [sourceOf(id), names].filter(Boolean).join(" · ")),
      url[id] ? el("p", { class: "aliases" }, outsideLink(url[id], "Read it where it appeared")) : null,
      copyNote(id),
      storyLink(id),
      layerTally(own),
    ),
    store.state.scope === "set" || graph.articles.id.length === 1
      ? null
      : el(
          "div",
          { class: "actions" },
          button("Its map", () => showArticleMap(id), { title: "What it states, on stage" }),
        ),
    tabs({ evidence: "Text", statements: `Statements (${own.length})` }),
    ...leftOut(all),
    store.state.tab === "statements"
      ? statementCards(own, { inOrder: true })
      : articleText(id, (statement) => store.passing[statement] === 1),
  ];
}

/** @param {number} article */
function copyNote(article) {
  const first = copiedFrom(article);
  if (first === null) return null;
  const show = button(`${titleOf(first)} (${sourceOf(first)})`, () => showArticle(first), { class: "entity" });
  return el("p", { class: "note" }, "Tells the same as ", show, "; both count as one voice.");
}

/** @param {number} article */
function storyLink(article) {
  const story = storyOf(article);
  if (story < 0 || graph.stories[story].articles.length < 2) return null;
  return el(
    "p",
    { class: "note" },
    "Part of the story ",
    button(storyTitle(graph.stories[story]), () => showStory(story), { class: "entity" }),
  );
}
