/** @file State and filters → the entities and lines on stage, and where they lie. */

const FOCUS_LIMIT = 150;
const EXPAND_BY = 25;
const NARROW = 600;
const NARROW_OPENING = 36;
/** More lines than this are bundled to one a pair. */
const BUNDLE_OVER = 1200;

/** @typedef {{a: number, b: number, layer: number, statements: number[], bend: number, key: string}} Line */
/** @type {{nodes: number[], has: Uint8Array, lines: Line[], left: number, bundled: boolean}} */
let scene = null;
/** Where each entity lies now. */
let X = null;
let Y = null;
let placedFor = "";

/** Choose the entities, join the lines, place what is new. */
function buildScene() {
  const wanted = wantedEntities();
  const has = new Uint8Array(G.n);
  for (const entity of wanted) if (isFamilyOn(entity)) has[entity] = 1;
  const lines = joinLines(has);
  const linked = new Set(state.roots.concat(selectedEntities(state.selected), state.scope === "set" ? state.set : []));
  for (const line of lines) {
    linked.add(line.a);
    linked.add(line.b);
  }
  const nodes = wanted.filter((entity) => has[entity] && linked.has(entity));
  has.fill(0);
  for (const entity of nodes) has[entity] = 1;
  scene = { nodes, has, lines, bundled: lines.bundled, dense: nodes.length > OVERVIEW_OVER };
  placeScene();
}

function wantedEntities() {
  const { scope, added, removed } = state;
  const base = {
    opening: openingEntities,
    all: allEntities,
    focus: () => around(state.roots, state.depth),
    set: answerEntities,
  }[scope]();
  const gone = new Set(removed);
  if (scope === "opening" && isFamilyOnByKey("phrase")) base.push(...phrasesAt(base));
  return [...new Set([...base, ...added])].filter((entity) => !gone.has(entity));
}

/** What was asked for, with all the steps of a path or connection that is selected. */
function answerEntities() {
  const steps = ["paths", "connect"].includes(state.selected?.kind) ? stepsOf(state.selected).flat() : [];
  return [...new Set([...state.set, ...steps])];
}

/** Phrases are no part of the opening view; once asked for, those linked with it join. */
function phrasesAt(entities) {
  const phrases = new Set(entities.flatMap(neighbours).filter((entity) => G.family[entity] === "phrase"));
  return [...phrases].sort((a, b) => a - b).slice(0, FOCUS_LIMIT);
}

/** The opening view's entities; on a narrow stage only those a person can tell apart there. */
function openingEntities() {
  return innerWidth < NARROW
    ? [...G.opening.nodes].sort((a, b) => a - b).slice(0, NARROW_OPENING)
    : [...G.opening.nodes];
}

const allEntities = () => Array.from({ length: G.n }, (_, entity) => entity);

/** The entities within so many steps, nearest and then most important first, at most FOCUS_LIMIT. */
function around(roots, depth) {
  const seen = new Set(roots);
  let ring = roots;
  for (let step = 0; step < depth && seen.size < FOCUS_LIMIT; step++) {
    const next = new Set();
    for (const entity of ring) for (const other of neighbours(entity)) if (!seen.has(other)) next.add(other);
    ring = [...next].sort((a, b) => a - b).slice(0, FOCUS_LIMIT - seen.size);
    for (const entity of ring) seen.add(entity);
  }
  return [...seen];
}

/** The entities linked with this one by statements that are drawn, most important first. */
function neighbours(entity) {
  const found = new Set();
  for (const statement of statementsOf(entity))
    if (drawn[statement] && hasOtherEnd(statement)) found.add(otherEnd(statement, entity));
  return [...found].sort((a, b) => a - b); // entities are numbered by importance
}

/** How many neighbours of an entity are not on stage. */
const hiddenNeighbours = (entity) => neighbours(entity).filter((other) => !scene.has[other]);

/** Join the drawn statements between entities on stage to lines: a line for each pair and layer. */
function joinLines(has) {
  const byKey = new Map();
  for (let i = 0; i < G.m; i++) {
    if (!drawn[i] || !hasOtherEnd(i) || !has[G.subject[i]] || !has[G.object[i]]) continue;
    const key = (G.subject[i] * G.n + G.object[i]) * 8 + G.layer[i];
    const line = byKey.get(key);
    if (line) line.statements.push(i);
    else byKey.set(key, { a: G.subject[i], b: G.object[i], layer: G.layer[i], statements: [i], bend: 0 });
  }
  const lines = [...byKey.values()];
  return lines.length > BUNDLE_OVER ? Object.assign(bundle(lines), { bundled: true }) : spread(lines);
}

/** Bundle all lines of a pair to one, drawn as its firmest layer. */
function bundle(lines) {
  const pairs = new Map();
  for (const line of lines) {
    const key = pairKey(line.a, line.b);
    const former = pairs.get(key);
    if (!former) pairs.set(key, { ...line });
    else {
      former.statements = former.statements.concat(line.statements);
      former.layer = Math.min(former.layer, line.layer);
    }
  }
  return [...pairs.values()];
}

/** Bend the lines of a pair apart. */
function spread(lines) {
  const pairs = new Map();
  for (const line of lines) {
    const key = pairKey(line.a, line.b);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(line);
  }
  for (const group of pairs.values()) {
    group.forEach((line, i) => {
      const bend = (i - (group.length - 1) / 2) * 0.26;
      line.bend = line.a < line.b ? bend : -bend;
    });
  }
  return lines;
}

const pairKey = (a, b) => (a < b ? a * G.n + b : b * G.n + a);

/** Place the entities: as computed in Python, or by forces around those already placed. */
function placeScene() {
  const layout =
    state.scope === "opening" || state.scope === "all"
      ? state.scope
      : `${state.scope}:${state.roots}:${state.set}:${state.depth}`;
  if (X === null) {
    X = new Float64Array(G.n);
    Y = new Float64Array(G.n);
  }
  if (layout !== placedFor) {
    placedFor = layout;
    G.placed = new Uint8Array(G.n);
    if (state.scope === "opening") takePositions(G.opening.nodes, G.opening.x, G.opening.y);
    if (state.scope === "all") takePositions(allEntities(), G.x, G.y);
  }
  const fresh = scene.nodes.filter((entity) => !G.placed[entity]);
  if (fresh.length > 0) placeFresh(fresh);
}

function takePositions(entities, x, y) {
  const [wide, high] = stretchFor(x, y);
  entities.forEach((entity, i) => {
    X[entity] = x[i] * wide;
    Y[entity] = y[i] * high;
    G.placed[entity] = 1;
  });
}

/** How far to stretch a drawing along x and y so that it fills the stage: at most by half. */
function stretchFor(x, y) {
  const { clientWidth, clientHeight } = byId("canvas");
  const range = (values) =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
      values.reduce((least, value) => Math.min(least, value), Infinity) || 1;
  const ratio = clientWidth / Math.max(clientHeight, 1) / (range(x) / range(y));
  const most = (part) => Math.max(1, Math.min(1.5, part));
  return [most(ratio), most(1 / ratio)];
}

/** Place entities that have no place yet: near a placed neighbour, then relaxed around the rest. */
function placeFresh(fresh) {
  const { nodes, lines } = scene;
  const started = fresh.length === nodes.length;
  fresh.forEach((entity, i) => {
    const near = started
      ? -1
      : (lines
          .map((line) => (line.a === entity ? line.b : line.b === entity ? line.a : -1))
          .find((other) => other >= 0 && G.placed[other]) ?? -1);
    [X[entity], Y[entity]] = near >= 0 ? sunflower(i + 3, X[near], Y[near], 30) : sunflower(i, 0, 0);
  });
  const at = new Map(nodes.map((entity, i) => [entity, i]));
  const x = Float64Array.from(nodes, (entity) => X[entity]);
  const y = Float64Array.from(nodes, (entity) => Y[entity]);
  const links = [...new Map(lines.map((line) => [pairKey(line.a, line.b), [at.get(line.a), at.get(line.b)]])).values()];
  relax(x, y, links, { fixed: Uint8Array.from(nodes, (entity) => G.placed[entity]) });
  if (started) takePositions(nodes, x, y);
  else
    nodes.forEach((entity, i) => {
      X[entity] = x[i];
      Y[entity] = y[i];
      G.placed[entity] = 1;
    });
}
