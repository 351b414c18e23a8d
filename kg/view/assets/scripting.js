/** @file `kg` in the browser's console, and for the tests: names in, answers out. */

/** Find an entity by its name; throws if there is none. */
function entityNamed(name) {
  const entity = G.name.indexOf(name);
  if (entity < 0) throw new Error(`no entity is called ${name}`);
  return entity;
}

/** Where in the window a point of the drawing lies. */
function windowPoint(x, y) {
  const box = byId("canvas").getBoundingClientRect();
  const point = network.canvasToDOM({ x, y });
  return { x: box.left + point.x, y: box.top + point.y };
}

globalThis.kg = Object.freeze({
  find: (words) => findMatches(words).map((match) => (match.entity === undefined ? match.label : G.name[match.entity])),
  paths: (from, to) =>
    shortestPaths(entityNamed(from), entityNamed(to)).map((path) => path.map((entity) => G.name[entity])),
  connect: (names) =>
    connectEntities(names.map(entityNamed))?.map((step) => step.map((entity) => G.name[entity])) ?? null,
  shown: () => ({
    entities: scene.nodes.map((entity) => G.name[entity]),
    lines: scene.lines.length,
    statements: statementsOnStage().length,
  }),
  pointOf: (name) => windowPoint(X[entityNamed(name)], Y[entityNamed(name)]),
  pointBetween: (a, b) => {
    const line = scene.lines.find((one) => one.a === entityNamed(a) && one.b === entityNamed(b));
    const { mx, my } = curveOf(line);
    return windowPoint(mx, my);
  },
  hide: (kind, keys) => setFilter(kind, keys),
  labels: () => paint.labels.names.map(({ text, box }) => ({ text, ...box })),
  csv: () => toCsv(selectedStatements()),
  turtle: () => toTurtle(selectedStatements()),
  svg: () => new XMLSerializer().serializeToString(toSvg()),
});
