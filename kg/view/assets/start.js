/** @file The panel while nothing is selected: counts, disputed claims, suggestions. */

import { ofGraph } from "./cached.js";
import { claimsOf, stanceOf } from "./claims.js";
import { el } from "./dom.js";
import { layerTally } from "./evidence.js";
import { isFamilyOn } from "./filters.js";
import { entityChips } from "./front.js";
import { graph, hasOtherEnd, isNegative, sentenceText } from "./graph.js";
import { articleList } from "./article_list.js";
import { doubtfulNote, numberOfDoubted } from "./readings.js";
import { passingOf, statementsOnStage } from "./selection.js";
import { update } from "./state.js";
import { figures } from "./source.js";
import { store } from "./store.js";
import { NUMBER, count } from "./words.js";

export function startPanel() {
  if (graph.m === 0)
    return [
      el("header", { class: "head" }, el("h2", {}, "Nothing is said here yet")),
      el("p", {}, "The graph holds no statements. Build it from articles, then open this page again:"),
      el("pre", { tabindex: "0" }, "kg build articles/ -o output"),
    ];
  const isFront = store.state.view === "stories";
  return [
    el(
      "header",
      { class: "head" },
      el("h2", {}, isFront ? "All articles" : "Who did what, and who says so"),
      el("p", { class: "facts" }, startFacts()),
      layerTally(passingOf(Array.from({ length: graph.m }, (_, i) => i))),
    ),
    doubtfulNote(numberOfDoubted(), "doubtful reading"),
    isFront ? null : undrawnNote(),
    ...articleList(),
    ...(isFront ? [] : startLists()),
  ];
}

/** "168 statements from 2 articles by 2 outlets." */
function startFacts() {
  const all = figures();
  if (all)
    return `${count(all.statements, "statement")} from ${count(all.articles, "article")}; loaded: ${NUMBER.format(graph.m)}.`;
  const outlets = graph.publishers.length > 0 ? ` by ${count(graph.publishers.length, "outlet")}` : "";
  return `${count(graph.m, "statement")} from ${count(graph.articles.id.length, "article")}${outlets}.`;
}

/** How many articles the stage shows nothing of; the list below leads to them. */
function undrawnNote() {
  const drawn = new Set(statementsOnStage().map((statement) => graph.article[statement]));
  const left = graph.articles.id.length - drawn.size;
  if (left <= 0 || store.state.scope !== "opening") return null;
  return el("p", { class: "note" }, `${count(left, "article")} of the list ${left === 1 ? "is" : "are"} not on stage.`);
}

function startLists() {
  const central = graph.opening.nodes
    .filter(isFamilyOn)
    .slice()
    .sort((a, b) => a - b)
    .slice(0, 8);
  const pairs = disputedPairs().slice(0, 6);
  return [
    el("h3", {}, "At the centre"),
    entityChips(central),
    pairs.length
      ? el("h3", {}, pairs.some((group) => group.length > 1) ? "Said and denied, or said with reserve" : "Denied")
      : null,
    pairs.length ? el("ul", { class: "disputes" }, ...pairs.map(disputeItem)) : null,
  ];
}

/** Claims that are affirmed and denied or hedged, then those only denied; the filters do not count, doubtful ones never. */
const disputedPairs = ofGraph(() => {
  const likely = Array.from({ length: graph.m }, (_, i) => i).filter((statement) => !graph.doubtful[statement]);
  const linked = likely.filter(hasOtherEnd);
  const mixed = claimsOf(linked).filter((group) => new Set(group.map(stanceOf)).size > 1);
  const inMixed = new Set(mixed.flat());
  const denied = claimsOf(linked.filter((statement) => isNegative(statement) && !inMixed.has(statement)));
  return [...mixed, ...denied];
});

/** @param {number[]} group */
function disputeItem(group) {
  const [statement] = group;
  const [a, b] = [graph.subject[statement], graph.object[statement]];
  const show = () =>
    update({
      selected: { kind: "pair", a, b },
      added: [
        ...new Set([
          ...store.state.added,
          ...[a, b].filter((entity) => !store.scene.has[entity] && isFamilyOn(entity)),
        ]),
      ],
    });
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "dispute", on: { click: show } },
      el("q", {}, sentenceText(graph.sentence[statement])),
      el("span", { class: "stances" }, sayStances(group)),
    ),
  );
}

/**
 * Count the voices on each side: "affirmed 3×, denied 1×".
 * @param {number[]} group
 */
function sayStances(group) {
  return Object.entries({ affirm: "affirmed", hedge: "hedged", deny: "denied" })
    .map(([stance, word]) => ({ word, number: group.filter((statement) => stanceOf(statement) === stance).length }))
    .filter(({ number }) => number > 0)
    .map(({ word, number }) => `${word} ${number}×`)
    .join(", ");
}
