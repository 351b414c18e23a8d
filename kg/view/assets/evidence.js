/** @file What the selected entity, pair or relation stands on, sentence by sentence. */

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
  const choices = {
    evidence: `About (${lists.evidence.length})`,
    says: `Says (${lists.says.length})`,
    voices: "Who says what",
  };
  const body = tab === "voices" ? voices(own) : statementCards([...new Set(lists[tab])], [id]);
  return [
    panelHead(
      [familyMark(id), sayType(id)],
      G.name[id],
      aliasLine(id),
      el("p", { class: "facts" }, `${count(own.length, "statement")} in ${count(articles, "article")}`),
      entityActions(id),
    ),
    tabs(choices),
    filteredNote(statementsOf(id).length, own.length),
    body,
  ];
}

function aliasLine(entity) {
  const aliases = G.aliases[entity] ?? [];
  const links = (G.same[entity] ?? [])
    .filter(isWebAddress)
    .map((address) => outsideLink(address, new URL(address).hostname.replace("www.", "")));
  if (aliases.length + links.length === 0) return null;
  return el("p", { class: "aliases" }, aliases.length ? `Also ${aliases.slice(0, 6).join(", ")} ` : "", ...links);
}

function entityActions(entity) {
  const more = hiddenNeighbours(entity).length;
  return el(
    "div",
    { class: "actions" },
    button("Focus", () => focusOn([entity]), { title: "Show only what is around it (F)" }),
    state.scope === "focus" ? depthChooser() : null,
    more > 0
      ? button(`Expand +${Math.min(more, EXPAND_BY)}`, () => expand(entity), { title: "Add its neighbours (E)" })
      : null,
    button("Collapse", () => collapse(entity), { title: "Take away what hangs on it alone (C)" }),
    button("Connect with …", () => openConnect([entity]), { title: "Paths to, and what connects it with, others (P)" }),
  );
}

function depthChooser() {
  const group = el("span", { class: "depth", role: "group", "aria-label": "Steps around the focus" });
  for (const depth of [1, 2, 3])
    group.append(
      button(String(depth), () => update({ depth, added: [], removed: [] }), {
        "aria-pressed": String(state.depth === depth),
        "aria-label": `${count(depth, "step")} around the focus`,
      }),
    );
  return group;
}

function pairPanel({ a, b }) {
  const all = between(a, b, new Uint8Array(G.m).fill(1));
  const own = passingOf(all);
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(
      ["Between"],
      `${G.name[a]} and ${G.name[b]}`,
      layerTally(own),
      el(
        "div",
        { class: "actions" },
        button("Focus", () => focusOn([a, b], 1)),
        button("Other paths", () => showPaths(a, b)),
      ),
    ),
    tabs(choices),
    filteredNote(all.length, own.length),
    tab === "voices" ? voices(own) : statementCards(own),
  ];
}

/** Count statements by layer, each with its line. */
function layerTally(statements) {
  const list = el("p", { class: "tally" });
  LAYERS.forEach((layer, i) => {
    const number = statements.filter((statement) => G.layer[statement] === i).length;
    if (number > 0)
      list.append(el("span", {}, lineMark(i), ` ${number} ${(number === 1 ? layer.one : layer.name).toLowerCase()}`));
  });
  return list;
}

function relationPanel({ label }) {
  const all = Array.from({ length: G.m }, (_, i) => i).filter((statement) => relationOf(statement) === label);
  const own = passingOf(all);
  const ends = [...new Set(own.flatMap((statement) => [G.subject[statement], G.object[statement]]))].filter(
    (entity) => entity >= 0,
  );
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(
      ["Relation"],
      `“${label}”`,
      layerTally(own),
      el(
        "div",
        { class: "actions" },
        button("Show them alone", () =>
          update({
            scope: "set",
            set: ends.sort((a, b) => a - b).slice(0, FOCUS_LIMIT),
            added: [],
            removed: [],
            view: "graph",
          }),
        ),
      ),
    ),
    tabs(choices),
    filteredNote(all.length, own.length),
    tab === "voices" ? voices(own) : statementCards(own),
  ];
}
