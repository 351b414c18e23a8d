/** @file The selection as a table: the accessible equivalent of the picture. */

import { selectEntity, selectStatement } from "./actions.js";
import { button, byId, el } from "./dom.js";
import { deniedRelation, sayEnd } from "./english.js";
import { communityName, confidenceOf, graph, holdersOf, sentenceText, statementsOf } from "./graph.js";
import { neighbours } from "./links.js";
import { passingOf, selectedStatements } from "./selection.js";
import { lineMark } from "./shapes.js";
import { update } from "./state.js";
import { figures } from "./source.js";
import { store } from "./store.js";
import { COLLATE, LAYERS, NUMBER, count, fold, sayType } from "./words.js";

const ROWS_AT_ONCE = 100;
const table = { filter: "", sort: "", down: false, rows: ROWS_AT_ONCE };

/** @type {Columns} */
export const STATEMENT_COLUMNS = {
  Subject: (i) => sayEnd(i, "subject"),
  Relation: deniedRelation,
  Object: (i) => sayEnd(i, "object"),
  "How it is said": (i) => LAYERS[graph.layer[i]].one,
  Sentence: (i) => sentenceText(graph.sentence[i]),
  "Who says so": (i) =>
    holdersOf(i)
      .map(([entity]) => graph.name[entity])
      .join(" ← "),
  Happened: (i) => graph.statements.when[i] ?? "",
  Confidence: (i) => Math.round(100 * confidenceOf(i)) / 100,
  Publisher: (i) => graph.publishers[graph.publisher[i]] ?? "",
  Published: (i) => (graph.articles.published[graph.article[i]] ?? "").slice(0, 10),
};
/** @type {Columns} */
export const ENTITY_COLUMNS = {
  Name: (entity) => graph.name[entity],
  Type: sayTypeOf,
  Importance: (entity) => graph.importance[entity],
  Statements: (entity) => passingOf(statementsOf(entity)).length,
  Neighbours: (entity) => neighbours(entity).length,
  Community: (entity) => communityName(graph.community[entity]) ?? "",
  "Also called": (entity) => (graph.aliases[entity] ?? []).join(", "),
};

/** @param {number} entity */
function sayTypeOf(entity) {
  return sayType(entity);
}

/** Draw the table. */
export function showTable() {
  const box = byId("table");
  box.hidden = store.state.view !== "table";
  byId("stage").hidden = store.state.view === "table";
  if (box.hidden) return;
  box.replaceChildren(tableHead(), el("div", { class: "rows" }));
  fillTable();
}

function tableHead() {
  /**
   * @param {State["rows"]} key
   * @param {string} name
   */
  const kind = (key, name) =>
    button(
      name,
      () => {
        table.sort = "";
        table.rows = ROWS_AT_ONCE;
        update({ rows: key });
      },
      { "aria-pressed": String(store.state.rows === key) },
    );
  const filter = el("input", {
    type: "search",
    "aria-label": "Filter the rows",
    placeholder: "Filter the rows …",
    value: table.filter,
    on: {
      input: (/** @type {any} */ event) => {
        table.filter = event.target.value;
        table.rows = ROWS_AT_ONCE;
        fillTable();
      },
    },
  });
  return el(
    "div",
    { class: "table-head" },
    el(
      "span",
      { class: "segments", role: "group", "aria-label": "What to list" },
      kind("statements", "Statements"),
      kind("entities", "Entities"),
    ),
    filter,
    el("span", { class: "table-count", role: "status" }),
    allButton(),
    store.state.selected ? button("All on stage", () => update({ selected: null }), { class: "link" }) : null,
  );
}

/** A button for all statements, where filters or the stage leave some out. */
function allButton() {
  const isAll = !store.state.selected && selectedStatements().length === graph.m;
  if (isAll || store.state.rows === "entities") return null;
  const off = { layers: [], readings: [], families: [], groups: [], publishers: [] };
  const time = { ...store.state.time, from: null, to: null };
  const show = () => update({ scope: "all", story: null, beat: -1, added: [], removed: [], selected: null, off, time });
  const loaded = figures() ? " that are loaded" : "";
  return button(`All ${count(graph.m, "statement")}${loaded}`, show, { class: "link" });
}

/**
 * The entities on stage; with a selection those that its statements name.
 * @param {number[]} statements
 */
function entitiesOf(statements) {
  if (!store.state.selected) return [...store.scene.nodes].sort((a, b) => a - b);
  const named = statements.flatMap((i) => [graph.subject[i], graph.object[i]]).filter((entity) => entity >= 0);
  return [...new Set(named)].sort((a, b) => a - b);
}

/** The rows that pass the filter, sorted. */
function tableRows() {
  const columns = store.state.rows === "entities" ? ENTITY_COLUMNS : STATEMENT_COLUMNS;
  const wanted = fold(table.filter.trim());
  const all = store.state.rows === "entities" ? entitiesOf(selectedStatements()) : selectedStatements();
  const rows = wanted
    ? all.filter((row) => Object.values(columns).some((read) => fold(String(read(row))).includes(wanted)))
    : all;
  const read = columns[table.sort];
  if (!read) return rows;
  const cells = new Map(rows.map((row) => [row, read(row)]));
  /**
   * @param {any} a
   * @param {any} b
   */
  const order = (a, b) => (typeof a === "number" ? a - b : COLLATE.compare(a, b));
  return rows.sort((a, b) => (table.down ? -1 : 1) * order(cells.get(a), cells.get(b)));
}

/** Whether the table lists entities. */
export const listsEntities = () => store.state.view === "table" && store.state.rows === "entities";

/** The statements, or entities, that the reader sees: in the table its rows, else the selection. */
export const shownRows = () => (store.state.view === "table" ? tableRows() : selectedStatements());

/** Of what the rows are: the selection, else the stage. */
const sayOf = () => (store.state.selected ? "of the selection" : "on stage");

function fillTable() {
  const columns = store.state.rows === "entities" ? ENTITY_COLUMNS : STATEMENT_COLUMNS;
  const rows = tableRows();
  const shown = rows.slice(0, table.rows);
  const grid = el(
    "table",
    { class: `grid ${store.state.rows}` },
    el("caption", {}, `${store.state.rows === "entities" ? "Entities" : "Statements"} ${sayOf()}`),
    el("thead", {}, el("tr", {}, ...Object.keys(columns).map(columnHead))),
    el("tbody", {}, ...shown.map((row) => tableRow(row, columns))),
  );
  const left = rows.length - shown.length;
  const more =
    left > 0
      ? button(
          `Show ${Math.min(left, ROWS_AT_ONCE)} more of ${NUMBER.format(left)}`,
          () => {
            table.rows += ROWS_AT_ONCE;
            fillTable();
          },
          { class: "more" },
        )
      : "";
  byId("table").querySelector(".rows").replaceChildren(grid, more);
  byId("table").querySelector(".table-count").textContent = `${count(rows.length, "row")} ${sayOf()}`;
}

/** @param {string} name */
function columnHead(name) {
  const sorted = table.sort === name;
  const sort = () => {
    table.down = sorted ? !table.down : false;
    table.sort = name;
    fillTable();
    byId("table")
      .querySelector(`th[data-column="${CSS.escape(name)}"] button`)
      .focus();
  };
  return el(
    "th",
    { scope: "col", "data-column": name, "aria-sort": sorted ? (table.down ? "descending" : "ascending") : "none" },
    button(name, sort),
  );
}

/**
 * @param {number} row
 * @param {Columns} columns
 */
function tableRow(row, columns) {
  const cells = Object.entries(columns).map(([name, read], i) => {
    const text = String(read(row));
    if (i === 0)
      return el(
        "th",
        { scope: "row" },
        button(text, () => selectEntity(store.state.rows === "entities" ? row : graph.subject[row]), {
          class: "entity",
        }),
      );
    if (name === "Relation")
      return el(
        "td",
        {},
        button(text, () => selectStatement(row), { class: "relation", title: "Evidence" }),
      );
    return el("td", { class: name === "Sentence" ? "sentence" : null }, text);
  });
  if (store.state.rows === "statements") cells[3].prepend(lineMark(graph.layer[row]), " ");
  return el("tr", {}, ...cells);
}
