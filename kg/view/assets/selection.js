/** @file What the selection is about: statements, entities and lines. */

import { graph, holdersOf, relationOf, statementsIn, statementsOf } from "./graph.js";
import { between, pairKey } from "./links.js";
import { stepsOf } from "./paths.js";
import { statementsFor } from "./search_text.js";
import { selectedEntities } from "./state.js";
import { store } from "./store.js";
import { shownAs } from "./twins.js";

/**
 * @param {ArrayLike<number>} statements
 * @returns {number[]}
 */
export const passingOf = (statements) => Array.from(statements).filter((statement) => store.passing[statement]);

/**
 * The statements the stage shows; those without an object count where their subject is on stage, and
 * where all is shown.
 */
export function statementsOnStage() {
  const isAll = store.state.scope === "all";
  const { has } = store.scene;
  const own = [];
  for (let i = 0; i < graph.m; i++)
    if (
      store.drawn[i] &&
      (isAll || (has[shownAs(graph.subject[i])] && (graph.object[i] < 0 || has[shownAs(graph.object[i])])))
    )
      own.push(i);
  return own;
}

/** The statements a selection is about; all on stage if there is none. */
export function selectedStatements() {
  const { selected } = store.state;
  switch (selected?.kind) {
    case "entity":
      return passingOf(statementsOf(selected.id));
    case "pair":
      return between(selected.a, selected.b, store.passing);
    case "relation":
      return passingOf(Array.from({ length: graph.m }, (_, i) => i).filter((i) => relationOf(i) === selected.label));
    case "article":
      return passingOf(statementsIn(selected.id));
    case "story":
      return storyStatements(selected.id);
    case "search":
      return passingOf(statementsFor(selected.words));
    case "paths":
    case "connect":
      return stepsOf(selected).flatMap(([a, b]) => between(a, b));
    default:
      return statementsOnStage();
  }
}

/**
 * The statements of a story, of its current beat if one is shown.
 * @param {number} story
 */
function storyStatements(story) {
  const articles = store.state.beat >= 0 ? [...beatArticles()] : graph.stories[story].articles;
  return passingOf(articles.flatMap(statementsIn));
}

/** The articles of the current beat. */
const beatArticles = () => new Set(graph.stories[store.state.story ?? 0]?.beats[store.state.beat]?.articles);

/** What the selection lights up: entities and lines; null if nothing is selected. */
export function litBySelection() {
  const { selected } = store.state;
  if (!selected || (selected.kind === "story" && store.state.beat < 0)) return null;
  const lit = { entities: new Set(selectedEntities(selected)), lines: new Set() };
  for (const line of store.scene.lines) if (isLit(line, selected)) lightUp(lit, line);
  if (selected.kind === "pair")
    for (const line of lit.lines) for (const speaker of speakersOf(line)) lit.entities.add(speaker);
  return lit;
}

/**
 * @param {Lit} lit
 * @param {Line} line
 */
function lightUp(lit, line) {
  lit.lines.add(line);
  lit.entities.add(line.a);
  lit.entities.add(line.b);
}

/**
 * Those who say the statements of a line and are on stage.
 * @param {Line} line
 */
export function speakersOf(line) {
  const speakers = line.statements.flatMap((statement) => holdersOf(statement).map(([entity]) => entity));
  return [...new Set(speakers)].filter((entity) => store.scene.has[entity] && entity !== line.a && entity !== line.b);
}

/**
 * @param {Line} line
 * @param {Selected} selected
 */
function isLit(line, selected) {
  switch (selected.kind) {
    case "entity":
      return line.a === selected.id || line.b === selected.id;
    case "pair":
      return pairKey(line.a, line.b) === pairKey(selected.a, selected.b);
    case "relation":
      return line.statements.some((statement) => relationOf(statement) === selected.label);
    case "article":
      return line.statements.some((statement) => graph.article[statement] === selected.id);
    case "story":
      return line.statements.some((statement) => beatArticles().has(graph.article[statement]));
    case "search":
      return line.statements.some((statement) => statementsFor(selected.words).includes(statement));
    default:
      return selectionTree().has(pairKey(line.a, line.b));
  }
}

/** The selection and the filters that `tree` was made for. @type {unknown[]} */
let treeFor = [];
let tree = new Set();

/** The pairs that a selection of paths or of a connection runs over. */
function selectionTree() {
  const key = [store.state.selected, store.drawn];
  if (treeFor[0] === key[0] && treeFor[1] === key[1]) return tree;
  treeFor = key;
  tree = new Set((store.state.selected ? stepsOf(store.state.selected) : []).map(([a, b]) => pairKey(a, b)));
  return tree;
}
