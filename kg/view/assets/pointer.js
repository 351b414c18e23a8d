/** @file What a click, a double click, a drag and a hovering pointer do on the stage. */

/** The entity and the line under the pointer. */
let hovered = null;
let hoveredLine = null;

function pickAt({ x, y }) {
  const slack = 5 / network.getScale();
  const entity = entityAt(x, y, slack);
  if (entity !== null) return update({ selected: { kind: "entity", id: entity } });
  const line = lineAt(x, y, 8 / network.getScale());
  if (line) return update({ selected: { kind: "pair", a: line.a, b: line.b } });
  return state.selected ? update({ selected: null }) : undefined;
}

function expandAt({ x, y }) {
  const entity = entityAt(x, y, 5 / network.getScale());
  if (entity !== null) expand(entity);
}

/** Add the most important neighbours of an entity to the stage. */
function expand(entity) {
  const more = hiddenNeighbours(entity).slice(0, EXPAND_BY);
  if (more.length === 0) return;
  update({
    added: [...state.added, ...more],
    removed: state.removed.filter((gone) => !more.includes(gone)),
    selected: { kind: "entity", id: entity },
  });
}

/** Take the neighbours of an entity that hang on nothing else off the stage. */
function collapse(entity) {
  const leaves = neighbours(entity).filter(
    (other) =>
      scene.has[other] &&
      !state.roots.includes(other) &&
      neighbours(other).every((third) => third === entity || !scene.has[third]),
  );
  const extra = state.added.filter((other) => neighbours(entity).includes(other));
  const gone = new Set([...leaves, ...extra]);
  if (gone.size === 0) return;
  update({
    added: state.added.filter((other) => !gone.has(other)),
    removed: [...new Set([...state.removed, ...gone])],
    selected: { kind: "entity", id: entity },
  });
}

function followDrag(event) {
  if (event.nodes.length === 0) return;
  takeVisPositions(event.nodes);
}

function hoverAt(event) {
  if (event.buttons !== 0 || event.target.tagName !== "CANVAS") return;
  const box = byId("canvas").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const { x, y } = network.DOMtoCanvas(point);
  const entity = entityAt(x, y, 4 / network.getScale());
  const line = entity === null && scene.lines.length < 4000 ? lineAt(x, y, 6 / network.getScale()) : null;
  setHover(entity, line, point);
}

function setHover(entity, line, point) {
  byId("canvas").style.cursor = entity !== null || line ? "pointer" : "";
  showTip(entity, line, point);
  if (entity === hovered && line === hoveredLine) return;
  hovered = entity;
  hoveredLine = line;
  network.redraw();
}

function showTip(entity, line, point) {
  const tip = byId("tip");
  tip.hidden = entity === null && !line;
  if (tip.hidden) return;
  if (entity !== null)
    tip.replaceChildren(
      el("b", {}, G.name[entity]),
      ` ${sayType(entity)} · ${count(statementsOf(entity).length, "statement")}`,
    );
  else
    tip.replaceChildren(
      el("b", {}, `${shortName(G.name[line.a])} → ${shortName(G.name[line.b])}`),
      ` ${wordsOf(line)} · ${count(line.statements.length, LAYERS[line.layer].one.toLowerCase(), LAYERS[line.layer].name.toLowerCase())}`,
    );
  tip.style.left = `${Math.min(point.x + 14, byId("canvas").clientWidth - 230)}px`;
  tip.style.top = `${point.y + 16}px`;
}
