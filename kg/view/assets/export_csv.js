/** @file The selection as CSV; and downloads. */

import { el } from "./dom.js";
import { graph } from "./graph.js";
import { statementId } from "./ids.js";
import { selectedStatements } from "./selection.js";
import { STATEMENT_COLUMNS } from "./table.js";

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
  save("statements.csv", toCsv(selectedStatements()), "text/csv;charset=utf-8");
}

/**
 * Write statements as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe.
 * @param {number[]} statements
 */
export function toCsv(statements) {
  /** @type {Columns} */
  const columns = {
    ...STATEMENT_COLUMNS,
    Polarity: (i) => graph.words.polarities[graph.polarity[i]],
    Modality: (i) => graph.words.modalities[graph.modality[i]],
    Title: (i) => graph.articles.title[graph.article[i]],
    Address: (i) => graph.articles.url[graph.article[i]] ?? "",
    Statement: (i) => statementId(i),
  };
  const rows = [
    Object.keys(columns),
    ...statements.map((statement) => Object.values(columns).map((read) => read(statement))),
  ];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @param {unknown} value */
function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
