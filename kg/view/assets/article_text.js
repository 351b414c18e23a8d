/** @file The text of an article with all its statements in place: a click on a sentence opens them. */

import { statementRow } from "./cards.js";
import { button, el } from "./dom.js";
import { graph, statementsIn } from "./graph.js";
import { LAYERS } from "./words.js";
import { markedText } from "./marked.js";

/**
 * The text in paragraphs, each sentence with statements as a control that lists them below.
 * @param {number} article
 * @param {(statement: number) => boolean} isShown
 */
export function articleText(article, isShown) {
  const text = graph.text[article];
  const sentences = sentencesWith(article, isShown);
  const box = el("div", { class: "text", lang: "en" });
  for (const [from, to] of paragraphsOf(text))
    box.append(
      ...paragraph(
        text,
        [from, to],
        sentences.filter(({ start }) => start >= from && start < to),
      ),
    );
  return box;
}

/**
 * The sentences of an article that state something, in order; those that overlap an earlier one are left out.
 * @param {number} article
 * @param {(statement: number) => boolean} isShown
 */
function sentencesWith(article, isShown) {
  /** @type {Map<number, number[]>} */
  const groups = new Map();
  for (const statement of statementsIn(article)) {
    if (!isShown(statement)) continue;
    const sentence = graph.sentence[statement];
    groups.set(sentence, [...(groups.get(sentence) ?? []), statement]);
  }
  const { start, length } = graph.sentences;
  let end = 0;
  return [...groups]
    .map(([sentence, statements]) => ({ start: start[sentence], end: start[sentence] + length[sentence], statements }))
    .sort((a, b) => a.start - b.start)
    .filter((one) => (one.start >= end ? ((end = one.end), true) : false));
}

/**
 * Where the paragraphs of a text start and end.
 * @param {string} text
 * @returns {[number, number][]}
 */
function paragraphsOf(text) {
  /** @type {[number, number][]} */
  const found = [];
  for (const match of text.matchAll(/[^\n]+/g))
    if (match[0].trim()) found.push([match.index, match.index + match[0].length]);
  return found;
}

/**
 * A paragraph, and below it the statements of the sentence that is open.
 * @param {string} text
 * @param {[number, number]} place
 * @param {{start: number, end: number, statements: number[]}[]} sentences
 */
function paragraph(text, [from, to], sentences) {
  const list = el("div", { class: "stated", hidden: true });
  const words = el("p", {});
  let at = from;
  for (const sentence of sentences) {
    words.append(text.slice(at, sentence.start), sentenceControl(text, sentence, list));
    at = sentence.end;
  }
  words.append(text.slice(at, to));
  return [words, list];
}

/**
 * @param {string} text
 * @param {{start: number, end: number, statements: number[]}} sentence
 * @param {HTMLElement} list
 */
function sentenceControl(text, { start, end, statements }, list) {
  const layer = LAYERS[Math.max(...statements.map((statement) => graph.layer[statement]))].key;
  const control = el(
    "span",
    {
      class: `sentence ${layer}`,
      role: "button",
      tabindex: "0",
      "aria-expanded": "false",
      on: { click: toggle, keydown: press },
    },
    ...markedText(text.slice(start, end), statements),
  );
  function toggle() {
    const open = control.getAttribute("aria-expanded") === "true";
    for (const other of control.parentElement?.querySelectorAll('[aria-expanded="true"]') ?? [])
      other.setAttribute("aria-expanded", "false");
    control.setAttribute("aria-expanded", String(!open));
    list.hidden = open;
    if (!open) list.replaceChildren(statedHere(statements, toggle));
  }
  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    toggle();
  }
  return control;
}

/**
 * @param {number[]} statements
 * @param {() => void} close
 */
function statedHere(statements, close) {
  return el(
    "div",
    {},
    button("×", close, { class: "close", "aria-label": "Close these statements" }),
    el("ul", { class: "said" }, ...statements.map((statement) => statementRow(statement, [], () => {}))),
  );
}
