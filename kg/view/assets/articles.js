/** @file The panel of one article, its statements in text order; and the list of all articles. */

import { showArticle } from "./actions.js";
import { statementCards } from "./cards.js";
import { button, el, outsideLink } from "./dom.js";
import { filteredNote, layerTally } from "./evidence.js";
import { graph, statementsIn } from "./graph.js";
import { panelHead } from "./panel.js";
import { passingOf } from "./selection.js";
import { count, sayDay, titleOf } from "./words.js";

/** How many articles are listed at once; more would slow the opening. */
const LISTED = 200;

/**
 * The panel of an article: where and when it appeared, and its statements.
 * @param {ArticleSelected} selected
 */
export function articlePanel({ id }) {
  const all = statementsIn(id);
  const own = passingOf(all);
  const url = graph.articles.url[id];
  return [
    panelHead(
      ["Article"],
      titleOf(id),
      el("p", { class: "facts" }, [sourceOf(id), count(own.length, "statement")].filter(Boolean).join(" · ")),
      url ? el("p", { class: "aliases" }, outsideLink(url, "Read it where it appeared")) : null,
      layerTally(own),
    ),
    filteredNote(all.length, own.length),
    statementCards(own, { inOrder: true }),
  ];
}

/** All articles, the newest first, in a box that scrolls; of very many a button lists the rest. */
export function articleList() {
  const { id, day } = graph.articles;
  const newest = id.map((_, article) => article).sort((a, b) => (day[b] ?? -Infinity) - (day[a] ?? -Infinity) || a - b);
  if (newest.length === 0) return [];
  const list = el("ul", { class: "articles" }, ...newest.slice(0, LISTED).map(articleItem));
  const rest = newest.slice(LISTED);
  const all = button(
    `All ${count(newest.length, "article")}`,
    () => {
      all.remove();
      list.append(...rest.map(articleItem));
    },
    { class: "more" },
  );
  return [el("h3", {}, "Articles"), list, rest.length > 0 ? all : null];
}

/** @param {number} article */
function articleItem(article) {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "article", on: { click: () => showArticle(article) } },
      titleOf(article),
      el("span", { class: "where" }, sourceOf(article)),
    ),
  );
}

/** @param {number} article */
function sourceOf(article) {
  const { publisher, day } = graph.articles;
  return [graph.publishers[publisher[article]], day[article] === null ? null : sayDay(day[article])]
    .filter(Boolean)
    .join(" · ");
}
