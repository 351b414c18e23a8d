/** @file What accounts agree on, differ on, deny and change: as a line, as quotes, as a table of voices. */

import { showArticle } from "./actions.js";
import { sourceLine } from "./cards.js";
import { button, el } from "./dom.js";
import { graph } from "./graph.js";
import { MARKS, MARK_KEYS } from "./stories.js";
import { count, sourceOf, titleOf } from "./words.js";
import { markedSentence } from "./marked.js";

/** @param {Question} question */
const mostOften = (question) => {
  /** @type {Map<number, Account>} */
  const first = new Map();
  for (const account of question.accounts) if (!first.has(account.group)) first.set(account.group, account);
  return [...first.values()];
};

/**
 * How many voices, copies counted once, give each answer.
 * @param {Question} question
 * @param {number} group
 */
const voicesOf = (question, group) =>
  new Set(question.accounts.filter((one) => one.group === group).map((one) => `${one.origin}|${one.sources}`)).size;

/** @param {Mark} mark */
const markBadge = (mark) =>
  el(
    "span",
    { class: `badge-mark ${mark}`, title: MARKS[mark].hint },
    el("span", { "aria-hidden": "true" }, MARKS[mark].sign),
    MARKS[mark].name,
  );

/**
 * The marks of a story with their numbers: "2 differ, 1 changed"; null if it has no questions.
 * @param {Story} story
 */
export function markStrip(story) {
  if (story.questions.length === 0) return null;
  const strip = el("p", { class: "strip" });
  for (const mark of MARK_KEYS) {
    const number = story.questions.filter((question) => question.mark === mark).length;
    if (number > 0)
      strip.append(
        el(
          "span",
          { class: `badge-mark ${mark}`, title: MARKS[mark].hint },
          `${number} `,
          MARKS[mark].name.toLowerCase(),
        ),
      );
  }
  return strip;
}

/**
 * A question with its answers, which opens to the quotes.
 * @param {Question} question
 */
export function questionLine(question) {
  const quotes = el("div", { class: "quotes" });
  const line = el(
    "details",
    { class: `question ${question.mark}` },
    el(
      "summary",
      {},
      markBadge(question.mark),
      el("span", { class: "asked" }, question.text),
      el("span", { class: "answers" }, ...answersOf(question)),
    ),
    quotes,
  );
  line.addEventListener("toggle", () => {
    if (line.open && !quotes.firstChild) quotes.append(...question.accounts.map(accountQuote));
  });
  return line;
}

/**
 * The different answers: "41 people → 52", "yes ≠ no".
 * @param {Question} question
 * @returns {Child[]}
 */
function answersOf(question) {
  const sign = question.mark === "changed" ? " → " : question.mark === "agree" ? "" : " · ";
  return mostOften(question).flatMap((account, i) => {
    const voices = voicesOf(question, account.group);
    return [
      i > 0 ? el("span", { class: "sign" }, sign) : null,
      el("b", {}, account.answer),
      question.mark === "agree" || voices > 1
        ? el("span", { class: "voices-number" }, ` ${count(voices, "voice")}`)
        : null,
    ];
  });
}

/**
 * What one account says, in its sentence, and where.
 * @param {Account} account
 */
function accountQuote(account) {
  const { statement, sources } = account;
  const says = sources.map((entity) => graph.name[entity]).join(" ← ");
  return el(
    "div",
    { class: "quote" },
    el("p", { class: "said-by" }, el("b", {}, says || "In its own voice"), says ? " says" : ""),
    el("blockquote", {}, ...markedSentence(graph.sentence[statement], statement)),
    sourceLine(graph.article[statement]),
  );
}

/**
 * Questions × voices: a row for each question, a column for each outlet; a click on an answer quotes it.
 * @param {Story} story
 * @param {Set<number>} lit articles whose answers stand out
 */
export function questionMatrix(story, lit) {
  const outlets = outletsWithAnswers(story);
  const rows = story.questions.flatMap((question) => matrixRow(question, outlets, lit));
  return el(
    "div",
    { class: "matrix-box", tabindex: "0", role: "region", "aria-label": "Questions and voices" },
    el(
      "table",
      { class: "matrix" },
      el("caption", {}, "Who answers what"),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "col" }, "Question"),
          ...outlets.map((name) => el("th", { scope: "col" }, name)),
        ),
      ),
      el("tbody", {}, ...rows),
    ),
  );
}

/** @param {Account} account */
const outletOf = ({ statement }) => graph.publishers[graph.publisher[statement]] ?? "Unknown outlet";

/** @param {Story} story */
function outletsWithAnswers(story) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const account of story.questions.flatMap((question) => question.accounts))
    counts.set(outletOf(account), (counts.get(outletOf(account)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/**
 * @param {Question} question
 * @param {string[]} outlets
 * @param {Set<number>} lit
 */
function matrixRow(question, outlets, lit) {
  const shown = el("td", { class: "quotes", colspan: outlets.length + 1 });
  const below = el("tr", { class: "below", hidden: true }, shown);
  /** @param {Account[]} accounts */
  const quote = (accounts) => {
    shown.replaceChildren(
      button("×", () => (below.hidden = true), { class: "close", "aria-label": "Close the quotes" }),
      ...accounts.map(accountQuote),
    );
    below.hidden = false;
  };
  const head = el(
    "th",
    { scope: "row" },
    markBadge(question.mark),
    button(question.text, () => quote(question.accounts), { class: "asked", title: "All its quotes" }),
  );
  const cells = outlets.map((outlet) => {
    const accounts = question.accounts.filter((account) => outletOf(account) === outlet);
    return el("td", {}, ...accounts.map((account) => answerButton(account, question, { lit, quote })));
  });
  return [el("tr", { class: question.mark }, head, ...cells), below];
}

/**
 * @param {Account} account
 * @param {Question} question
 * @param {{lit: Set<number>, quote: (accounts: Account[]) => void}} how
 */
function answerButton(account, question, { lit, quote }) {
  const article = graph.article[account.statement];
  const dim = lit.size > 0 && !lit.has(article);
  const sources = account.sources.map((entity) => graph.name[entity]).join(", ");
  const tone = question.mark === "agree" ? 0 : account.group % 5;
  return button(
    el("span", {}, el("b", {}, account.answer), sources ? el("span", { class: "by" }, sources) : null),
    () => quote([account]),
    {
      class: `answer tone-${tone}${dim ? " dim" : ""}`,
      title: `${titleOf(article)} (${sourceOf(article)})`,
    },
  );
}

/**
 * A button that opens an article.
 * @param {number} article
 */
export const articleButton = (article) =>
  el(
    "button",
    { type: "button", class: "article", on: { click: () => showArticle(article) } },
    el("span", { class: "headline" }, titleOf(article)),
    el("span", { class: "where" }, sourceOf(article)),
  );
