/** @file The panel of a search: all sentences that have the words, with what they state. */

import { statementCards } from "./cards.js";
import { el } from "./dom.js";
import { layerTally } from "./evidence.js";
import { panelHead } from "./panel.js";
import { statementsFor } from "./search_text.js";
import { graph } from "./graph.js";
import { leftOut } from "./readings.js";
import { passingOf } from "./selection.js";
import { source } from "./source.js";
import { count } from "./words.js";

/** @param {SearchSelected} selected */
export function searchPanel({ words }) {
  const all = statementsFor(words);
  const own = passingOf(all);
  return [
    panelHead(["Search"], `“${words}”`, el("p", { class: "facts" }, count(own.length, "statement")), layerTally(own)),
    ...leftOut(all),
    source().whole
      ? null
      : el("p", { class: "note" }, `In the ${count(graph.articles.id.length, "article")} that are loaded.`),
    all.length > 0
      ? statementCards(own, { asGiven: true })
      : el("p", { class: "note" }, "No sentence has these words."),
  ];
}
