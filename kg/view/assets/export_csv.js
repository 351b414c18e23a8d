/** @file The selection as CSV; and how a download is offered. */

/** Offer a text or a blob as a download. */
function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function saveCsv() {
  save("statements.csv", toCsv(selectedStatements()), "text/csv;charset=utf-8");
}

/** Write statements as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe. */
function toCsv(statements) {
  const columns = {
    ...STATEMENT_COLUMNS,
    Polarity: (i) => G.words.polarities[G.polarity[i]],
    Modality: (i) => G.words.modalities[G.modality[i]],
    Title: (i) => G.articles.title[G.article[i]],
    Address: (i) => G.articles.url[G.article[i]] ?? "",
    Statement: (i) => G.statements.id[i],
  };
  const rows = [
    Object.keys(columns),
    ...statements.map((statement) => Object.values(columns).map((read) => read(statement))),
  ];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
