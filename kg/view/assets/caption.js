/** @file What a picture that leaves the page must say: of what it is, what its signs mean, where from. */

import { graph } from "./graph.js";
import { statementsOnStage } from "./selection.js";
import { store } from "./store.js";
import { storyTitle } from "./stories.js";
import { FAMILIES, LAYERS, NUMBER, count, sayDay, titleOf } from "./words.js";

/**
 * Title, source, and the layers and families on stage.
 * @returns {{title: string, source: string, layers: number[], families: Family[]}}
 */
export function captionOf() {
  const layers = new Set(store.scene.lines.map((line) => line.layer));
  const families = new Set(store.scene.nodes.map((entity) => graph.family[entity]));
  return {
    title: sayScene(),
    source: saySource(),
    layers: LAYERS.map((_, i) => i).filter((i) => layers.has(i)),
    families: /** @type {Family[]} */ (
      Object.keys(FAMILIES).filter((key) => families.has(/** @type {Family} */ (key)))
    ),
  };
}

/** What is on stage, after the page's title. */
function sayScene() {
  const { scope, story, roots, selected } = store.state;
  const names = (/** @type {number[]} */ entities) => entities.map((entity) => graph.name[entity]).join(" and ");
  if (scope === "story" && story !== null) return storyTitle(graph.stories[story]);
  if (scope === "focus") return `${document.title}: around ${names(roots)}`;
  if (scope === "set" && selected?.kind === "article") return titleOf(selected.id);
  return document.title;
}

/** "64 of 219 statements from 40 articles by 5 outlets, 3 Mar – 26 Apr 2025. Made with kg." */
function saySource() {
  const statements = statementsOnStage();
  const articles = new Set(statements.map((statement) => graph.article[statement]));
  const outlets = new Set([...articles].map((article) => graph.articles.publisher[article]).filter((one) => one >= 0));
  const days = [...articles].map((article) => graph.articles.day[article]).filter((day) => day !== null);
  const sorted = /** @type {number[]} */ (days).sort((a, b) => a - b);
  const from = sorted.length > 0 ? `, ${sayDay(sorted[0])} – ${sayDay(sorted[sorted.length - 1])}` : "";
  const by = outlets.size > 0 ? ` by ${count(outlets.size, "outlet")}` : "";
  return `${NUMBER.format(statements.length)} of ${count(graph.m, "statement")}, from ${count(articles.size, "article")}${by}${from}. Made with kg.`;
}

/**
 * The entries of the legend: a line for each layer, a shape for each family.
 * @param {{layers: number[], families: Family[]}} caption
 * @returns {{text: string, layer?: number, family?: Family}[]}
 */
export const legendOf = ({ layers, families }) => [
  ...layers.map((layer) => ({ text: LAYERS[layer].name, layer })),
  ...families.map((family) => ({ text: FAMILIES[family], family })),
];
