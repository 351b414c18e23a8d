/** @file The selection as CSV; and downloads. */

import { el } from "./dom.js";
import { graph } from "./graph.js";
import { statementId } from "./ids.js";
import { ENTITY_COLUMNS, STATEMENT_COLUMNS, listsEntities, shownRows } from "./table.js";

/**
 * Offer a text or a blob as a download.
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type]
 */
export function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function saveCsv() {
  save(listsEntities() ? "entities.csv" : "statements.csv", toCsv(), "text/csv;charset=utf-8");
}

/** Write what the reader sees as CSV: the rows of the table, else the selection, else the stage. */
export function toCsv() {
  const columns = listsEntities() ? entityColumns() : statementColumns();
  const rows = [Object.keys(columns), ...shownRows().map((row) => Object.values(columns).map((read) => read(row)))];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @returns {Columns} */
const entityColumns = () => ({ ...ENTITY_COLUMNS, Entity: (entity) => graph.id[entity] });

/** @returns {Columns} */
function statementColumns() {
  return {
    ...STATEMENT_COLUMNS,
    Polarity: (i) => graph.words.polarities[graph.polarity[i]],
    Modality: (i) => graph.words.modalities[graph.modality[i]],
    Title: (i) => graph.articles.title[graph.article[i]],
    Address: (i) => graph.articles.url[graph.article[i]] ?? "",
    Statement: (i) => statementId(i),
  };
}

/**
 * A cell; one that a spreadsheet would run as a formula gets an apostrophe.
 * @param {unknown} value
 */
function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
