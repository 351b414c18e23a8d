/** @file The shapes of entities, on the canvas and as small samples beside their names. */

import { svg } from "./dom.js";
import { graph } from "./graph.js";
import { FILLS, SHAPES, lineDash } from "./theme.js";
import { LAYERS } from "./words.js";

/**
 * Trace a shape around a point, the polygons as vis-network has them; a square where it is tiny.
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {number[]} place
 * @param {boolean} tiny
 */
export function traceShape(context, shape, [x, y, radius], tiny) {
  const corners = tiny ? null : cornersOf(shape, x, y, radius);
  if (tiny) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else if (corners) {
    corners.forEach(([cx, cy], i) => (i === 0 ? context.moveTo(cx, cy) : context.lineTo(cx, cy)));
    context.closePath();
  } else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/**
 * The corners of a shape, null for a disc.
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @returns {Point[] | null}
 */
export function cornersOf(shape, x, y, radius) {
  /**
   * @param {number} sides
   * @param {number} turned
   * @returns {Point[]}
   */
  const ring = (sides, turned, size = radius) =>
    Array.from({ length: sides }, (_, i) => {
      const angle = turned + (i * 2 * Math.PI) / sides;
      return [x + size * Math.cos(angle), y + size * Math.sin(angle)];
    });
  switch (shape) {
    case "square":
      return ring(4, Math.PI / 4, radius * Math.SQRT2);
    case "diamond":
      return ring(4, 0);
    case "triangle":
      return ring(3, -Math.PI / 2, radius * 1.15);
    case "triangleDown":
      return ring(3, Math.PI / 2, radius * 1.15);
    case "hexagon":
      return ring(6, 0);
    default:
      return null;
  }
}

/**
 * A small sample of a layer's line.
 * @param {number} layer
 */
export function lineMark(layer) {
  const dashes = lineDash(layer)
    .map((dash) => Math.min(dash, 6))
    .join(" ");
  return svg(
    "svg",
    { class: `mark line ${LAYERS[layer].key}`, viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true" },
    svg("path", { d: "M1 5H20", "stroke-dasharray": dashes || null }),
    svg("path", { class: "head", d: "M25 5l-6-3.2v6.4z" }),
  );
}

/**
 * A small sample of a family's shape and fill.
 * @param {number} entity
 */
export function familyMark(entity) {
  return shapeMark(graph.family[entity]);
}

/** @param {Family} family */
export function shapeMark(family) {
  const corners = cornersOf(SHAPES[family], 8, 8, 5.6);
  const shape = corners
    ? svg("polygon", { points: corners.map((corner) => corner.map((n) => n.toFixed(1)).join()).join(" ") })
    : svg("circle", { cx: 8, cy: 8, r: 5.6 });
  shape.setAttribute("fill", FILLS[family]);
  return svg("svg", { class: "mark shape", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, shape);
}
