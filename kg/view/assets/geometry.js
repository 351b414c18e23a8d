/** @file The geometry of lines, and what is under a point; for canvas and SVG. */

import { deniedRelation, isGrave } from "./english.js";
import { store } from "./store.js";
import { radiusOf } from "./theme.js";

/**
 * The curve of a line, from rim to rim: start, control point, end, and its middle.
 * @param {Line} line
 * @returns {Curve}
 */
export function curveOf(line) {
  const ax = store.x[line.a];
  const ay = store.y[line.a];
  const bx = store.x[line.b];
  const by = store.y[line.b];
  const cx = (ax + bx) / 2 - (by - ay) * line.bend;
  const cy = (ay + by) / 2 + (bx - ax) * line.bend;
  const [sx, sy] = stepTowards(ax, ay, cx, cy, radiusOf(line.a) + 1);
  const [ex, ey] = stepTowards(bx, by, cx, cy, radiusOf(line.b) + 3);
  return { sx, sy, cx, cy, ex, ey, mx: (sx + 2 * cx + ex) / 4, my: (sy + 2 * cy + ey) / 4 };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} tx
 * @param {number} ty
 * @param {number} length
 * @returns {Point}
 */
function stepTowards(x, y, tx, ty, length) {
  const distance = Math.hypot(tx - x, ty - y) || 1;
  const part = Math.min(length, distance * 0.45) / distance;
  return [x + (tx - x) * part, y + (ty - y) * part];
}

/**
 * The width of a line, by the number of its statements.
 * @param {Line} line
 */
export const widthOf = (line) => Math.min(5, 1.1 + 0.75 * Math.log2(line.statements.length));

/**
 * The relation; what accuses, acquits, convicts or harms as a quotation.
 * @param {number} statement
 */
const sayRelation = (statement) => (isGrave(statement) ? `“${deniedRelation(statement)}”` : deniedRelation(statement));

/** @param {Line} line */
export const hasGrave = (line) => line.statements.length < 200 && line.statements.some(isGrave);

/**
 * The words on a line: its most frequent relation, how many others, of how many statements.
 * @param {Line} line
 */
export function wordsOf(line) {
  const counts = new Map();
  for (const statement of line.statements) {
    const words = sayRelation(statement);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  const more = counts.size > 1 ? ` +${counts.size - 1}` : "";
  return first[0] + more + (line.statements.length > counts.size ? ` ×${line.statements.length}` : "");
}

/**
 * The corners of an arrow head at the end of a curve.
 * @param {Omit<Curve, "mx" | "my">} curve
 * @param {number} size
 * @returns {Point[]}
 */
export function arrowOf(curve, size) {
  const angle = Math.atan2(curve.ey - curve.cy, curve.ex - curve.cx);
  /**
   * @param {number} turn
   * @returns {Point}
   */
  const corner = (turn) => [curve.ex - size * Math.cos(angle + turn), curve.ey - size * Math.sin(angle + turn)];
  return [[curve.ex, curve.ey], corner(0.42), corner(-0.42)];
}

/**
 * The line within `reach` of a point, the nearest; null if none.
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Line | null}
 */
export function lineAt(x, y, reach) {
  /** @type {Line | null} */
  let best = null;
  let least = reach;
  for (const line of store.scene.lines) {
    if (!mayTouch(line, x, y, reach)) continue;
    const distance = distanceToCurve(curveOf(line), x, y);
    if (distance < least) {
      least = distance;
      best = line;
    }
  }
  return best;
}

/**
 * @param {Line} line
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
function mayTouch(line, x, y, reach) {
  const slack =
    reach + Math.abs(line.bend) * Math.hypot(store.x[line.a] - store.x[line.b], store.y[line.a] - store.y[line.b]);
  return (
    x > Math.min(store.x[line.a], store.x[line.b]) - slack &&
    x < Math.max(store.x[line.a], store.x[line.b]) + slack &&
    y > Math.min(store.y[line.a], store.y[line.b]) - slack &&
    y < Math.max(store.y[line.a], store.y[line.b]) + slack
  );
}

/**
 * The point of a curve at a fraction of its length, 0 to 1.
 * @param {Curve} curve
 * @param {number} t
 * @returns {Point}
 */
export function pointOn({ sx, sy, cx, cy, ex, ey }, t) {
  return [(1 - t) ** 2 * sx + 2 * t * (1 - t) * cx + t * t * ex, (1 - t) ** 2 * sy + 2 * t * (1 - t) * cy + t * t * ey];
}

/**
 * @param {Curve} curve
 * @param {number} x
 * @param {number} y
 */
function distanceToCurve(curve, x, y) {
  let least = Infinity;
  let [px, py] = [curve.sx, curve.sy];
  for (let i = 1; i <= 16; i++) {
    const [qx, qy] = pointOn(curve, i / 16);
    least = Math.min(least, distanceToSegment(x, y, px, py, qx, qy));
    [px, py] = [qx, qy];
  }
  return least;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 */
function distanceToSegment(x, y, ax, ay, bx, by) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/**
 * The entity under a point, null if none.
 * @param {number} x
 * @param {number} y
 * @param {number} slack
 * @returns {number | null}
 */
export function entityAt(x, y, slack) {
  /** @type {number | null} */
  let best = null;
  let least = Infinity;
  for (const entity of store.scene.nodes) {
    const distance = Math.hypot(store.x[entity] - x, store.y[entity] - y) - radiusOf(entity);
    if (distance < slack && distance < least) {
      least = distance;
      best = entity;
    }
  }
  return best;
}

/**
 * The lines everything stands around, as x, y, width, height.
 * @param {number[]} [entities]
 */
export function extent(entities = store.scene.nodes) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const entity of entities) {
    const radius = radiusOf(entity);
    box.left = Math.min(box.left, store.x[entity] - radius);
    box.right = Math.max(box.right, store.x[entity] + radius);
    box.top = Math.min(box.top, store.y[entity] - radius);
    box.bottom = Math.max(box.bottom, store.y[entity] + radius);
  }
  return box;
}
