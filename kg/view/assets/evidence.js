/** @file The panel beside the graph: what the selection stands on, sentence by sentence. */

let tab = "evidence";
let tabFor = null;

/** Draw the panel for the current selection. */
function showPanel() {
  const panel = byId("panel");
  if (tabFor !== state.selected) { tab = "evidence"; tabFor = state.selected; panel.scrollTop = 0; }
  const make = { entity: entityPanel, pair: pairPanel, relation: relationPanel, paths: pathsPanel, connect: connectPanel }[state.selected?.kind] ?? startPanel;
  keepFocus(panel, () => make(state.selected));
  announce();
}

/** Tell a screen reader what is selected. */
function announce() {
  const head = byId("panel").querySelector("h2").textContent;
  const facts = byId("panel").querySelector(".facts")?.textContent ?? "";
  byId("announcement").textContent = state.selected ? `${head}. ${facts}` : "";
}

/** Select an entity; bring it on stage if it is not. */
function selectEntity(entity) {
  const change = { selected: { kind: "entity", id: entity } };
  if (!scene.has[entity] && isFamilyOn(entity)) change.added = [...state.added, entity];
  update(change);
}

/** Show an entity and what is around it, alone on the stage. */
function focusOn(entities, depth = state.depth) {
  const selected = entities.length === 1 ? { kind: "entity", id: entities[0] } : state.selected;
  update({ scope: "focus", roots: entities, depth, added: [], removed: [], selected, view: "graph" });
}

function panelHead(kicker, title, ...more) {
  return el("header", { class: "head" },
    el("div", { class: "kicker" }, ...kicker, button("×", () => update({ selected: null }), { class: "close", "aria-label": "Close the evidence", title: "Close (Esc)" })),
    el("h2", {}, title), ...more);
}

/** Tabs over two lists made only when shown. */
function tabs(choices) {
  const bar = el("div", { class: "tabs", role: "group", "aria-label": "What to list" });
  for (const [key, name] of Object.entries(choices)) {
    bar.append(button(name, () => { tab = key; showPanel(); }, { "aria-pressed": String(tab === key) }));
  }
  return bar;
}

const passingOf = (statements) => Array.from(statements).filter((statement) => passing[statement]);

/** Say how many are left out by the filters, if any. */
function filteredNote(all, kept) {
  const gone = all - kept;
  return gone > 0 ? el("p", { class: "note" }, `${count(gone, "statement")} hidden by the filters.`) : null;
}

function entityPanel({ id }) {
  const own = passingOf(statementsOf(id));
  const { says, takesPart } = besides(id);
  const lists = { evidence: own.concat(passingOf(takesPart)), says: passingOf(says) };
  const articles = new Set(own.map((statement) => G.article[statement])).size;
  const choices = { evidence: `About (${lists.evidence.length})`, says: `Says (${lists.says.length})`, voices: "Who says what" };
  const body = tab === "voices" ? voices(own) : statementCards([...new Set(lists[tab])], [id]);
  return [
    panelHead([familyMark(id), sayType(id)], G.name[id], aliasLine(id),
      el("p", { class: "facts" }, `${count(own.length, "statement")} in ${count(articles, "article")}`), entityActions(id)),
    tabs(choices), filteredNote(statementsOf(id).length, own.length), body,
  ];
}

function aliasLine(entity) {
  const aliases = G.aliases[entity] ?? [];
  const links = (G.same[entity] ?? []).filter(isWebAddress).map((address) => outsideLink(address, new URL(address).hostname.replace("www.", "")));
  if (aliases.length + links.length === 0) return null;
  return el("p", { class: "aliases" }, aliases.length ? `Also ${aliases.slice(0, 6).join(", ")} ` : "", ...links);
}

function entityActions(entity) {
  const more = hiddenNeighbours(entity).length;
  return el("div", { class: "actions" },
    button("Focus", () => focusOn([entity]), { title: "Show only what is around it (F)" }),
    state.scope === "focus" ? depthChooser() : null,
    more > 0 ? button(`Expand +${Math.min(more, EXPAND_BY)}`, () => expand(entity), { title: "Add its neighbours (E)" }) : null,
    button("Collapse", () => collapse(entity), { title: "Take away what hangs on it alone (C)" }),
    button("Connect with …", () => openConnect([entity]), { title: "Paths to, and what connects it with, others (P)" }));
}

function depthChooser() {
  const group = el("span", { class: "depth", role: "group", "aria-label": "Steps around the focus" });
  for (const depth of [1, 2, 3]) group.append(button(String(depth), () => update({ depth, added: [], removed: [] }), { "aria-pressed": String(state.depth === depth), "aria-label": `${count(depth, "step")} around the focus` }));
  return group;
}

function pairPanel({ a, b }) {
  const all = between(a, b, new Uint8Array(G.m).fill(1));
  const own = passingOf(all);
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(["Between"], `${G.name[a]} and ${G.name[b]}`, layerTally(own),
      el("div", { class: "actions" }, button("Focus", () => focusOn([a, b], 1)), button("Other paths", () => showPaths(a, b)))),
    tabs(choices), filteredNote(all.length, own.length), tab === "voices" ? voices(own) : statementCards(own),
  ];
}

/** Count statements by layer, each with its line. */
function layerTally(statements) {
  const list = el("p", { class: "tally" });
  LAYERS.forEach((layer, i) => {
    const number = statements.filter((statement) => G.layer[statement] === i).length;
    if (number > 0) list.append(el("span", {}, lineMark(i), ` ${number} ${(number === 1 ? layer.one : layer.name).toLowerCase()}`));
  });
  return list;
}

function relationPanel({ label }) {
  const all = Array.from({ length: G.m }, (_, i) => i).filter((statement) => relationOf(statement) === label);
  const own = passingOf(all);
  const ends = [...new Set(own.flatMap((statement) => [G.subject[statement], G.object[statement]]))].filter((entity) => entity >= 0);
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(["Relation"], `“${label}”`, layerTally(own),
      el("div", { class: "actions" }, button("Show them alone", () => update({ scope: "set", set: ends.sort((a, b) => a - b).slice(0, FOCUS_LIMIT), added: [], removed: [], view: "graph" })))),
    tabs(choices), filteredNote(all.length, own.length), tab === "voices" ? voices(own) : statementCards(own),
  ];
}

/** Show the shortest paths between two entities, on stage and in the panel. */
function showPaths(from, to) {
  const set = [...new Set([from, to, ...shortestPaths(from, to).flat()])];
  update({ scope: "set", set, added: [], removed: [], roots: [], selected: { kind: "paths", from, to }, view: "graph" });
}

function pathsPanel({ from, to }) {
  const paths = shortestPaths(from, to);
  const head = panelHead(["Shortest paths"], `${G.name[from]} to ${G.name[to]}`,
    el("p", { class: "facts" }, paths.length ? `${paths.length === PATHS_SHOWN ? "The first " : ""}${count(paths.length, "path")} of ${count(paths[0].length - 1, "step")}` : "No path over what the filters show. Switch layers on, or ask for others."));
  return [head, ...paths.map((path, i) => el("details", { class: "path", open: i === 0 }, el("summary", {}, path.map((entity) => G.name[entity]).join(" — ")), ...stepCards(path.slice(1).map((entity, at) => [path[at], entity]))))];
}

function stepCards(steps) {
  return steps.map(([a, b]) => el("section", { class: "step" }, el("h3", {}, button(`${G.name[a]} – ${G.name[b]}`, () => update({ selected: { kind: "pair", a, b } }), { class: "entity" })), statementCards(between(a, b).slice(0, 5))));
}

/** Show the smallest tree that connects entities, on stage and in the panel. */
function showConnection(ids) {
  const steps = connectEntities(ids) ?? [];
  update({ scope: "set", set: [...new Set([...ids, ...steps.flat()])], added: [], removed: [], roots: [], selected: { kind: "connect", ids }, view: "graph" });
}

function connectPanel({ ids }) {
  const steps = connectEntities(ids);
  const between_ = steps ? new Set(steps.flat()).size - ids.length : 0;
  const found = steps ? `${count(steps.length, "step")} through ${count(between_, "other entity", "other entities")}` : "They are not connected by what the filters show.";
  return [panelHead(["What connects"], ids.map((entity) => G.name[entity]).join(", "), el("p", { class: "facts" }, found)), ...stepCards(steps ?? [])];
}
