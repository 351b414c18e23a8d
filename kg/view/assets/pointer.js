/** @file What a click, a double click, a drag and a hovering pointer do on the stage. */

import { expand } from "./actions.js";
import { byId, el } from "./dom.js";
import { entityAt, lineAt, wordsOf } from "./geometry.js";
import { graph, sentenceText, statementsOf } from "./graph.js";
import { takeVisPositions } from "./placement.js";
import { passingOf } from "./selection.js";
import { update } from "./state.js";
import { store } from "./store.js";
import { shortName } from "./text_boxes.js";
import { LAYERS, count, sayType } from "./words.js";

/** @param {PointXY} point */
export function pickAt({ x, y }) {
  const slack = 5 / store.network.getScale();
  const entity = entityAt(x, y, slack);
  if (entity !== null) return update({ selected: { kind: "entity", id: entity } });
  const line = lineAt(x, y, 8 / store.network.getScale());
  if (line) return update({ selected: { kind: "pair", a: line.a, b: line.b } });
  return store.state.selected ? update({ selected: null }) : undefined;
}

/** @param {PointXY} point */
export function expandAt({ x, y }) {
  const entity = entityAt(x, y, 5 / store.network.getScale());
  if (entity !== null) expand(entity);
}

/** @param {{nodes: number[]}} event */
export function followDrag(event) {
  if (event.nodes.length === 0) return;
  takeVisPositions(event.nodes);
}

/** @param {PointerEvent} event */
export function hoverAt(event) {
  if (event.buttons !== 0 || /** @type {Element} */ (event.target).tagName !== "CANVAS") return;
  const box = byId("canvas").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const { x, y } = store.network.DOMtoCanvas(point);
  const entity = entityAt(x, y, 4 / store.network.getScale());
  const line = entity === null && store.scene.lines.length < 4000 ? lineAt(x, y, 6 / store.network.getScale()) : null;
  setHover(entity, line, point);
}

/**
 * @param {number | null} entity
 * @param {Line | null} line
 * @param {PointXY | null} point
 */
export function setHover(entity, line, point) {
  byId("canvas").style.cursor = entity !== null || line ? "pointer" : "";
  showTip(entity, line, point);
  if (entity === store.hovered && line === store.hoveredLine) return;
  store.hovered = entity;
  store.hoveredLine = line;
  store.network.redraw();
}

/** How much of a sentence a tip shows. */
const TIP_MOST = 220;

/**
 * A line in words: its ends, its relation, and the sentence it stands on.
 * @param {Line} line
 * @returns {(string | Node)[]}
 */
function lineTip(line) {
  const { one, name } = LAYERS[line.layer];
  const [statement] = line.statements;
  return [
    el("b", {}, `${shortName(graph.name[line.a])} → ${shortName(graph.name[line.b])}`),
    ` ${wordsOf(line)} · ${count(line.statements.length, one.toLowerCase(), name.toLowerCase())}`,
    el("q", { class: "tip-quote" }, shortName(sentenceText(graph.sentence[statement]), TIP_MOST)),
  ];
}

/**
 * @param {number | null} entity
 * @param {Line | null} line
 * @param {PointXY | null} point
 */
function showTip(entity, line, point) {
  const tip = byId("tip");
  tip.hidden = true;
  if (!point || (entity === null && !line)) return;
  tip.hidden = false;
  if (entity !== null)
    tip.replaceChildren(
      el("b", {}, graph.name[entity]),
      ` ${sayType(entity)} · ${count(passingOf(statementsOf(entity)).length, "statement")}`,
    );
  else if (line) tip.replaceChildren(...lineTip(line));
  tip.style.left = `${Math.min(point.x + 14, byId("canvas").clientWidth - 230)}px`;
  tip.style.top = `${point.y + 16}px`;
}
