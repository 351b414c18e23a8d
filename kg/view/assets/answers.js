/** @file Paths between two entities and what connects several: on stage, and with evidence for each step. */

/** Show the shortest paths between two entities, on stage and in the panel. */
function showPaths(from, to) {
  const set = [...new Set([from, to, ...shortestPaths(from, to).flat()])];
  update({
    scope: "set",
    set,
    added: [],
    removed: [],
    roots: [],
    selected: { kind: "paths", from, to },
    view: "graph",
  });
}

function pathsPanel({ from, to }) {
  const paths = shortestPaths(from, to);
  const head = panelHead(
    ["Shortest paths"],
    `${G.name[from]} to ${G.name[to]}`,
    el(
      "p",
      { class: "facts" },
      paths.length
        ? `${paths.length === PATHS_SHOWN ? "The first " : ""}${count(paths.length, "path")} of ${count(paths[0].length - 1, "step")}`
        : "No path over what the filters show. Switch layers on, or ask for others.",
    ),
  );
  return [
    head,
    ...paths.map((path, i) =>
      el(
        "details",
        { class: "path", open: i === 0 },
        el("summary", {}, path.map((entity) => G.name[entity]).join(" — ")),
        ...stepCards(path.slice(1).map((entity, at) => [path[at], entity])),
      ),
    ),
  ];
}

function stepCards(steps) {
  return steps.map(([a, b]) =>
    el(
      "section",
      { class: "step" },
      el(
        "h3",
        {},
        button(`${G.name[a]} – ${G.name[b]}`, () => update({ selected: { kind: "pair", a, b } }), { class: "entity" }),
      ),
      statementCards(between(a, b).slice(0, 5)),
    ),
  );
}

/** Show the smallest tree that connects entities, on stage and in the panel. */
function showConnection(ids) {
  const steps = connectEntities(ids) ?? [];
  update({
    scope: "set",
    set: [...new Set([...ids, ...steps.flat()])],
    added: [],
    removed: [],
    roots: [],
    selected: { kind: "connect", ids },
    view: "graph",
  });
}

function connectPanel({ ids }) {
  const steps = connectEntities(ids);
  const between_ = steps ? new Set(steps.flat()).size - ids.length : 0;
  const found = steps
    ? `${count(steps.length, "step")} through ${count(between_, "other entity", "other entities")}`
    : "They are not connected by what the filters show.";
  return [
    panelHead(["What connects"], ids.map((entity) => G.name[entity]).join(", "), el("p", { class: "facts" }, found)),
    ...stepCards(steps ?? []),
  ];
}
