/** @file `kg` in the browser's console, and for the tests: names in, answers out. */

import { setFilter } from "./actions.js";
import { connectEntities } from "./connect.js";
import { byId } from "./dom.js";
import { toCsv } from "./export_csv.js";
import { toPng } from "./export_png.js";
import { toSvg } from "./export_svg.js";
import { toTurtle } from "./export_turtle.js";
import { curveOf } from "./geometry.js";
import { graph } from "./graph.js";
import { statementId } from "./ids.js";
import { shortestPaths } from "./paths.js";
import { findMatches } from "./search.js";
import { selectedStatements, statementsOnStage } from "./selection.js";
import { store } from "./store.js";
import { radiusOf } from "./theme.js";

/**
 * Find an entity by its name; throws if there is none.
 * @param {string} name
 */
function entityNamed(name) {
  const entity = graph.name.indexOf(name);
  if (entity < 0) throw new Error(`no entity is called ${name}`);
  return entity;
}

/**
 * Where in the window a point of the drawing lies.
 * @param {number} x
 * @param {number} y
 */
function windowPoint(x, y) {
  const box = byId("canvas").getBoundingClientRect();
  const point = store.network.canvasToDOM({ x, y });
  return { x: box.left + point.x, y: box.top + point.y };
}

/** @type {any} */ (globalThis).kg = Object.freeze({
  find: (/** @type {string} */ words) =>
    findMatches(words).map((match) => (match.entity === undefined ? match.shown : graph.name[match.entity])),
  paths: (/** @type {string} */ from, /** @type {string} */ to) =>
    shortestPaths(entityNamed(from), entityNamed(to)).map((path) => path.map((entity) => graph.name[entity])),
  connect: (/** @type {string[]} */ names) =>
    connectEntities(names.map(entityNamed))?.map((step) => step.map((entity) => graph.name[entity])) ?? null,
  shown: () => ({
    scope: store.state.scope,
    entities: store.scene.nodes.map((entity) => graph.name[entity]),
    lines: store.scene.lines.length,
    statements: statementsOnStage().length,
  }),
  pointOf: (/** @type {string} */ name) => windowPoint(store.x[entityNamed(name)], store.y[entityNamed(name)]),
  pointBetween: (/** @type {string} */ a, /** @type {string} */ b) => {
    const line = store.scene.lines.find((one) => one.a === entityNamed(a) && one.b === entityNamed(b));
    if (!line) throw new Error(`no line from ${a} to ${b} is on stage`);
    const { mx, my } = curveOf(line);
    return windowPoint(mx, my);
  },
  hide: (/** @type {FilterKind} */ kind, /** @type {string[]} */ keys) => setFilter(kind, keys),
  labels: () => store.paint.labels.names.map(({ text, box }) => ({ text, ...box })),
  radiusOf: (/** @type {string} */ name) => radiusOf(entityNamed(name)) * store.network.getScale(),
  words: () => store.paint.labels.lines.map(({ text }) => text),
  ids: () => ({ entities: graph.id, statements: Array.from({ length: graph.m }, (_, i) => statementId(i)) }),
  csv: () => toCsv(),
  turtle: () => toTurtle(selectedStatements()),
  png: () => toPng().toDataURL(),
  svg: () => new XMLSerializer().serializeToString(toSvg()),
});
