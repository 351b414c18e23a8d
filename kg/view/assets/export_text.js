/** @file The selection as CSV and as Turtle. */

const NS = "https://w3id.org/newskg/ns#";

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
  const columns = { ...STATEMENT_COLUMNS, Polarity: (i) => G.words.polarities[G.polarity[i]], Modality: (i) => G.words.modalities[G.modality[i]], Title: (i) => G.articles.title[G.article[i]], Address: (i) => G.articles.url[G.article[i]] ?? "", Statement: (i) => G.statements.id[i] };
  const rows = [Object.keys(columns), ...statements.map((statement) => Object.values(columns).map((read) => read(statement)))];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function csvCell(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

function saveTurtle() {
  save("statements.ttl", toTurtle(selectedStatements()), "text/turtle;charset=utf-8");
}

/** Write statements, what they name and where they stand, in kg's graph model, as Turtle. */
function toTurtle(statements) {
  const entities = new Set(statements.flatMap((i) => [G.subject[i], G.object[i], ...holdersOf(i).map(([entity]) => entity)]).filter((entity) => entity >= 0));
  const articles = new Set(statements.map((i) => G.article[i]));
  const head = `@prefix kg: <${NS}> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n@prefix oa: <http://www.w3.org/ns/oa#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n`;
  return [head, ...[...entities].sort((a, b) => a - b).map(turtleEntity), ...[...articles].sort((a, b) => a - b).map(turtleArticle), ...statements.map(turtleStatement)].join("\n");
}

/** An IRI in angle brackets, whatever the name holds. */
const iri = (name) => `<${G.base}${encodeURIComponent(name)}>`;
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
const ENTITY_TERM = /^[A-Za-z][\w-]*$/;
const term = (name) => (ENTITY_TERM.test(name) ? `kg:${name}` : `<${NS}${encodeURIComponent(name)}>`);

function turtleEntity(entity) {
  const aliases = (G.aliases[entity] ?? []).map((alias) => ` ; skos:altLabel ${quoted(alias)}@en`).join("");
  return `${iri(G.id[entity])} a ${term(G.types[G.type[entity]].name)} ; skos:prefLabel ${quoted(G.name[entity])}@en${aliases} .\n`;
}

function turtleArticle(article) {
  const { id, title, published, url } = G.articles;
  const publisher = G.publishers[G.articles.publisher[article]];
  const parts = [`a kg:Article`, title[article] && `dct:title ${quoted(title[article])}`, publisher && `dct:publisher ${quoted(publisher)}`,
    published[article] && `dct:issued ${quoted(published[article])}^^xsd:dateTime`, isWebAddress(url[article]) && `dct:source <${encodeURI(new URL(url[article]).href)}>`];
  return `${iri(id[article])} ${parts.filter(Boolean).join(" ; ")} .\n`;
}

function turtleStatement(statement) {
  const [prefix, name] = G.predicates[G.predicate[statement]].id.split(":");
  const predicate = prefix === "kg" ? term(name) : `<${NS.replace("ns#", "rel/")}${encodeURIComponent(name)}>`;
  const parts = ["a kg:Statement", `kg:subject ${iri(G.id[G.subject[statement]])}`, `kg:predicate ${predicate}`,
    G.object[statement] >= 0 && `kg:object ${iri(G.id[G.object[statement]])}`,
    `kg:polarity kg:${G.words.polarities[G.polarity[statement]]}`, `kg:modality kg:${G.words.modalities[G.modality[statement]]}`,
    ...holdersOf(statement).map(([entity]) => `kg:holder ${iri(G.id[entity])}`),
    `kg:rule ${quoted(G.statements.rule[statement])}`, `kg:confidence ${G.statements.confidence[statement]}`,
    `prov:wasDerivedFrom ${iri(G.articles.id[G.article[statement]])}`, `oa:exact ${quoted(G.sentences.text[G.sentence[statement]])}@en`];
  return `${iri(G.statements.id[statement])} ${parts.filter(Boolean).join(" ;\n  ")} .\n`;
}
