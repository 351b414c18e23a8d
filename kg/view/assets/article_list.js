/** @file The list of all articles, the newest first, which words and the outlet narrow. */

import { showArticle } from "./actions.js";
import { button, el } from "./dom.js";
import { graph } from "./graph.js";
import { storyOf } from "./stories.js";
import { NUMBER, count, fold, sourceOf, titleOf } from "./words.js";

/** How many articles are listed at once; more would slow the opening. */
const LISTED = 100;
/** The reader's choice, kept while the page is open. */
const narrowed = { words: "", publisher: "" };

/** The list with its fields. */
export function articleList() {
  if (graph.articles.id.length === 0) return [];
  const list = el("ul", { class: "articles" });
  const number = el("span", { class: "number", role: "status" });
  const show = () => fillList(list, number, LISTED);
  show();
  return [
    el("h3", { class: "list-head" }, "Articles ", number),
    graph.articles.id.length > 8 ? listFields(show) : null,
    list,
  ];
}

/** @param {() => void} show */
function listFields(show) {
  const words = el("input", {
    type: "search",
    "aria-label": "Articles with these words in the title",
    placeholder: "Words of the title …",
    value: narrowed.words,
    on: {
      input: (/** @type {any} */ event) => {
        narrowed.words = event.target.value;
        show();
      },
    },
  });
  const outlets = el(
    "select",
    {
      "aria-label": "Articles by this outlet",
      on: {
        change: (/** @type {any} */ event) => {
          narrowed.publisher = event.target.value;
          show();
        },
      },
    },
    el("option", { value: "" }, "All outlets"),
    ...outletsByNumber().map(([publisher, number]) =>
      el("option", { value: String(publisher) }, `${graph.publishers[publisher] ?? "Unknown outlet"} (${number})`),
    ),
  );
  outlets.value = narrowed.publisher;
  return el("div", { class: "list-fields" }, words, outlets);
}

function outletsByNumber() {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const publisher of graph.articles.publisher) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} number
 * @param {number} most
 */
function fillList(list, number, most) {
  const found = chosenArticles();
  const all = graph.articles.id.length;
  number.textContent =
    found.length < all ? `${NUMBER.format(found.length)} of ${NUMBER.format(all)}` : NUMBER.format(all);
  list.replaceChildren(...found.slice(0, most).map(articleItem));
  if (found.length > most)
    list.append(
      el(
        "li",
        {},
        button(`All ${count(found.length, "article")}`, () => fillList(list, number, Infinity), { class: "more" }),
      ),
    );
}

function chosenArticles() {
  const { id, day, publisher } = graph.articles;
  const wanted = fold(narrowed.words).split(/\s+/).filter(Boolean);
  return id
    .map((_, article) => article)
    .filter((article) => narrowed.publisher === "" || String(publisher[article]) === narrowed.publisher)
    .filter((article) => wanted.length === 0 || hasWords(article, wanted))
    .sort((a, b) => (day[b] ?? -Infinity) - (day[a] ?? -Infinity) || a - b);
}

/**
 * @param {number} article
 * @param {string[]} wanted
 */
function hasWords(article, wanted) {
  const title = fold(`${titleOf(article)} ${sourceOf(article)}`);
  return wanted.every((word) => title.includes(word));
}

/** @param {number} article */
function articleItem(article) {
  const story = graph.stories[storyOf(article)];
  const others = story ? story.articles.length - 1 : 0;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "article", on: { click: () => showArticle(article) } },
      el("span", { class: "headline" }, titleOf(article)),
      el("span", { class: "where" }, sourceOf(article), others > 0 ? ` · with ${count(others, "other")}` : null),
    ),
  );
}
