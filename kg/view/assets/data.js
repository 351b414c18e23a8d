/** @file The compressed columns in the page → `G`, with indexes from entities to statements. */

/** The graph; entities, statements, articles and sentences are numbers into its columns. */
let G = null;
const NO_DAY = -2147483648;

/** Unpack the page's data: base64, deflate, JSON. */
async function readData() {
  const packed = atob(byId("data").textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** Turn the payload into `G`. */
function indexData(data) {
  const { entities, statements } = data;
  G = {
    ...data,
    n: entities.id.length,
    m: statements.id.length,
    ...entities,
    subject: Int32Array.from(statements.subject),
    object: Int32Array.from(statements.object),
    predicate: Int32Array.from(statements.predicate),
    layer: Uint8Array.from(statements.layer),
    polarity: Uint8Array.from(statements.polarity),
    modality: Uint8Array.from(statements.modality),
    sentence: Int32Array.from(statements.sentence),
    types: data.types.map(([name, label, family]) => ({ name, label, family })),
    predicates: data.predicates.map(([id, label, group, iri]) => ({ id, label, group, iri })),
  };
  G.index = new Map(entities.id.map((id, i) => [id, i]));
  G.family = entities.type.map((type) => G.types[type].family);
  G.article = G.sentence.map((sentence) => data.sentences.article[sentence]);
  G.publisher = G.article.map((article) => data.articles.publisher[article]);
  G.group = indexGroups();
  indexDays();
  indexEnds();
}

function indexGroups() {
  G.groups = [...new Set(G.predicates.map((predicate) => predicate.group))].sort(COLLATE.compare);
  const number = new Map(G.groups.map((group, i) => [group, i]));
  return G.predicate.map((predicate) => number.get(G.predicates[predicate].group));
}

function indexDays() {
  G.day = {
    published: G.article.map((article) => G.articles.day[article] ?? NO_DAY),
    event: Int32Array.from(G.statements.day, (day) => day ?? NO_DAY),
  };
  const known = (days) => days.filter((day) => day !== NO_DAY);
  const range = (pick) => ({ published: pick(known(G.day.published)), event: pick(known(G.day.event)) });
  G.firstDay = range((days) => days.reduce((least, day) => Math.min(least, day), Infinity));
  G.lastDay = range((days) => days.reduce((most, day) => Math.max(most, day), -Infinity));
}

/** List for each entity the statements it is subject or object of, as slices of one array. */
function indexEnds() {
  const from = new Int32Array(G.n + 1);
  for (let i = 0; i < G.m; i++) {
    from[G.subject[i] + 1]++;
    if (hasOtherEnd(i)) from[G.object[i] + 1]++;
  }
  for (let i = 0; i < G.n; i++) from[i + 1] += from[i];
  const next = from.slice();
  const list = new Int32Array(from[G.n]);
  for (let i = 0; i < G.m; i++) {
    list[next[G.subject[i]]++] = i;
    if (hasOtherEnd(i)) list[next[G.object[i]]++] = i;
  }
  G.ends = { from, list };
}

const hasOtherEnd = (statement) => G.object[statement] >= 0 && G.object[statement] !== G.subject[statement];

/** The statements an entity is subject or object of. */
const statementsOf = (entity) => G.ends.list.subarray(G.ends.from[entity], G.ends.from[entity + 1]);

/** The other end of a statement, -1 if it has none. */
function otherEnd(statement, entity) {
  if (!hasOtherEnd(statement)) return -1;
  return G.subject[statement] === entity ? G.object[statement] : G.subject[statement];
}

/** The statements an entity says, and those it takes part in otherwise (as place or participant). */
function besides(entity) {
  G.roles ??= indexRoles();
  return G.roles.get(entity) ?? { says: [], takesPart: [] };
}

function indexRoles() {
  const roles = new Map();
  const note = (entity, role, statement) => {
    if (!roles.has(entity)) roles.set(entity, { says: [], takesPart: [] });
    roles.get(entity)[role].push(statement);
  };
  for (const [i, holders] of Object.entries(G.statements.holders))
    for (const [entity] of holders) note(entity, "says", +i);
  for (const [i, parts] of Object.entries(G.statements.qualifiers))
    for (const [, entity] of parts) note(entity, "takesPart", +i);
  for (const [i, entity] of Object.entries(G.statements.where)) note(entity, "takesPart", +i);
  return roles;
}

const isNegative = (statement) => G.words.polarities[G.polarity[statement]] === "negative";
const relationOf = (statement) => G.predicates[G.predicate[statement]].label;
const qualifiersOf = (statement) => G.statements.qualifiers[statement] ?? [];
const holdersOf = (statement) => G.statements.holders[statement] ?? [];
