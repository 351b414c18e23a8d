/** @file The same selection as a table: the accessible equal of the picture. */

const ROWS_AT_ONCE = 100;
const table = { filter: "", sort: "", down: false, rows: ROWS_AT_ONCE };

const STATEMENT_COLUMNS = {
  Subject: (i) => G.name[G.subject[i]],
  Relation: (i) => (isNegative(i) ? "not: " : "") + relationOf(i),
  Object: (i) => (G.object[i] >= 0 ? G.name[G.object[i]] : ""),
  "How it is said": (i) => LAYERS[G.layer[i]].one,
  Sentence: (i) => G.sentences.text[G.sentence[i]],
  "Who says so": (i) =>
    holdersOf(i)
      .map(([entity]) => G.name[entity])
      .join(" ← "),
  Happened: (i) => G.statements.when[i] ?? "",
  Publisher: (i) => G.publishers[G.publisher[i]] ?? "",
  Published: (i) => (G.articles.published[G.article[i]] ?? "").slice(0, 10),
};
const ENTITY_COLUMNS = {
  Name: (entity) => G.name[entity],
  Type: sayTypeOf,
  Importance: (entity) => G.importance[entity],
  Statements: (entity) => statementsOf(entity).length,
  Neighbours: (entity) => neighbours(entity).length,
  Community: (entity) => G.communities[G.community[entity]] ?? "",
  "Also called": (entity) => (G.aliases[entity] ?? []).join(", "),
};

function sayTypeOf(entity) {
  return sayType(entity);
}

/** The statements the stage shows; those without an object count where their subject is on stage. */
function statementsOnStage() {
  const own = [];
  for (let i = 0; i < G.m; i++)
    if (drawn[i] && scene.has[G.subject[i]] && (G.object[i] < 0 || scene.has[G.object[i]])) own.push(i);
  return own;
}

/** The statements a selection is about; all on stage if there is none. */
function selectedStatements() {
  const { selected } = state;
  switch (selected?.kind) {
    case "entity":
      return passingOf(statementsOf(selected.id));
    case "pair":
      return between(selected.a, selected.b, passing);
    case "relation":
      return passingOf(Array.from({ length: G.m }, (_, i) => i).filter((i) => relationOf(i) === selected.label));
    case "paths":
    case "connect":
      return stepsOf(selected).flatMap(([a, b]) => between(a, b));
    default:
      return statementsOnStage();
  }
}

/** Draw the table. */
function showTable() {
  const box = byId("table");
  box.hidden = state.view !== "table";
  byId("stage").hidden = state.view === "table";
  if (box.hidden) return;
  box.replaceChildren(tableHead(), el("div", { class: "rows" }));
  fillTable();
}

function tableHead() {
  const kind = (key, name) =>
    button(
      name,
      () => {
        table.sort = "";
        table.rows = ROWS_AT_ONCE;
        update({ rows: key });
      },
      { "aria-pressed": String(state.rows === key) },
    );
  const filter = el("input", {
    type: "search",
    "aria-label": "Filter the rows",
    placeholder: "Filter the rows …",
    value: table.filter,
    on: {
      input: (event) => {
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
  );
}

/** The rows that the filter leaves, sorted. */
function tableRows() {
  const columns = state.rows === "entities" ? ENTITY_COLUMNS : STATEMENT_COLUMNS;
  const wanted = fold(table.filter.trim());
  const all = state.rows === "entities" ? [...scene.nodes].sort((a, b) => a - b) : statementsOnStage();
  const rows = wanted
    ? all.filter((row) => Object.values(columns).some((read) => fold(String(read(row))).includes(wanted)))
    : all;
  const read = columns[table.sort];
  if (!read) return rows;
  const cells = new Map(rows.map((row) => [row, read(row)]));
  const order = (a, b) => (typeof a === "number" ? a - b : COLLATE.compare(a, b));
  return rows.sort((a, b) => (table.down ? -1 : 1) * order(cells.get(a), cells.get(b)));
}

function fillTable() {
  const columns = state.rows === "entities" ? ENTITY_COLUMNS : STATEMENT_COLUMNS;
  const rows = tableRows();
  const shown = rows.slice(0, table.rows);
  const grid = el(
    "table",
    { class: `grid ${state.rows}` },
    el("caption", {}, state.rows === "entities" ? "Entities on stage" : "Statements on stage"),
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
  byId("table").querySelector(".table-count").textContent = count(rows.length, "row");
}

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

function tableRow(row, columns) {
  const cells = Object.entries(columns).map(([name, read], i) => {
    const text = String(read(row));
    if (i === 0)
      return el(
        "th",
        { scope: "row" },
        button(text, () => selectEntity(state.rows === "entities" ? row : G.subject[row]), { class: "entity" }),
      );
    if (name === "Relation")
      return el(
        "td",
        {},
        button(text, () => selectStatement(row), { class: "relation", title: "Evidence" }),
      );
    return el("td", { class: name === "Sentence" ? "sentence" : null }, text);
  });
  if (state.rows === "statements") cells[3].prepend(lineMark(G.layer[row]), " ");
  return el("tr", {}, ...cells);
}

const selectStatement = (statement) =>
  update({
    selected: hasOtherEnd(statement)
      ? { kind: "pair", a: G.subject[statement], b: G.object[statement] }
      : { kind: "entity", id: G.subject[statement] },
  });
