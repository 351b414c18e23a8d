/** @file Painting by hand: all lines, and all entities where there are too many for vis-network. */

import { arrowOf, curveOf, widthOf } from "./geometry.js";
import { graph } from "./graph.js";
import { freshness } from "./play.js";
import { traceShape } from "./shapes.js";
import { store } from "./store.js";
import { SHAPES, fade, fillOf, ink, lineColour, lineDash, radiusOf } from "./theme.js";
import { LAYERS } from "./words.js";

/** Entities smaller than this on screen are squares, which paint ten times as fast. */
const TINY = 2.5;

/**
 * Paint the lines of the scene in the drawing's units: first the dimmed, then the lit.
 * @param {CanvasRenderingContext2D} context
 * @param {{scale: number, lit: Lit | null}} look
 */
export function paintLines(context, { scale, lit }) {
  const dimmed = lit ? store.scene.lines.filter((line) => !lit.lines.has(line)) : [];
  const bright = lit ? [...lit.lines] : store.scene.lines;
  if (store.scene.dense) paintFlat(context, lit ? dimmed : bright, { scale, opacity: lit ? 0.05 : 0.22 });
  else
    for (const line of lit ? dimmed : bright)
      paintLine(context, line, { scale, opacity: lit ? 0.12 : 0.8 * freshness(line) });
  if (lit) for (const line of bright) paintLine(context, line, { scale, opacity: 1 });
}

/**
 * Paint many lines at once, straight, one path for each layer.
 * @param {CanvasRenderingContext2D} context
 * @param {Line[]} lines
 * @param {{scale: number, opacity: number}} look
 */
function paintFlat(context, lines, { scale, opacity }) {
  context.setLineDash([]);
  context.lineWidth = 0.8 / scale;
  for (let layer = 0; layer < LAYERS.length; layer++) {
    context.strokeStyle = fade(lineColour(layer), opacity);
    context.beginPath();
    for (const line of lines) {
      if (line.layer !== layer) continue;
      context.moveTo(store.x[line.a], store.y[line.a]);
      context.lineTo(store.x[line.b], store.y[line.b]);
    }
    context.stroke();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Line} line
 * @param {{scale: number, opacity: number}} look
 */
export function paintLine(context, line, { scale, opacity }) {
  const curve = curveOf(line);
  const unit = Math.max(1, 0.75 / scale);
  const width = widthOf(line) * unit;
  context.strokeStyle = fade(lineColour(line.layer), opacity);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = width;
  context.lineCap = "butt";
  context.setLineDash(lineDash(line.layer).map((dash) => dash * unit));
  context.beginPath();
  context.moveTo(curve.sx, curve.sy);
  context.quadraticCurveTo(curve.cx, curve.cy, curve.ex, curve.ey);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (const [x, y] of arrowOf(curve, 6 * unit + width)) context.lineTo(x, y);
  context.fill();
}

/**
 * Paint the entities of a dense scene, one path for each fill.
 * @param {CanvasRenderingContext2D} context
 * @param {{scale: number, lit: Lit | null}} look
 */
export function paintDots(context, { lit, scale }) {
  const groups = new Map();
  for (const entity of store.scene.nodes) {
    const dim = lit && !lit.entities.has(entity);
    const key = `${dim ? 0 : 1}${fillOf(entity)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(entity);
  }
  context.lineWidth = 0.8 / scale;
  for (const [key, entities] of [...groups].sort()) {
    context.fillStyle = fade(key.slice(1), key[0] === "0" ? 0.18 : 1);
    context.strokeStyle = fade(ink().stroke, key[0] === "0" ? 0.1 : 0.65);
    context.beginPath();
    for (const entity of entities) {
      const radius = radiusOf(entity);
      traceShape(
        context,
        SHAPES[graph.family[entity]],
        [store.x[entity], store.y[entity], radius],
        radius * scale < TINY,
      );
    }
    context.fill();
    if (scale > 0.3) context.stroke();
  }
}
