/** @file Where lines run, what they look like, and what lies under a point; for canvas and SVG alike. */

/** The curve of a line, from rim to rim: start, control point, end, and its middle. */
function curveOf(line) {
  const ax = X[line.a];
  const ay = Y[line.a];
  const bx = X[line.b];
  const by = Y[line.b];
  const cx = (ax + bx) / 2 - (by - ay) * line.bend;
  const cy = (ay + by) / 2 + (bx - ax) * line.bend;
  const [sx, sy] = stepTowards(ax, ay, cx, cy, radiusOf(line.a) + 1);
  const [ex, ey] = stepTowards(bx, by, cx, cy, radiusOf(line.b) + 3);
  return { sx, sy, cx, cy, ex, ey, mx: (sx + 2 * cx + ex) / 4, my: (sy + 2 * cy + ey) / 4 };
}

function stepTowards(x, y, tx, ty, length) {
  const distance = Math.hypot(tx - x, ty - y) || 1;
  const part = Math.min(length, distance * 0.45) / distance;
  return [x + (tx - x) * part, y + (ty - y) * part];
}

/** How wide a line is: by how many statements it stands for. */
const widthOf = (line) => Math.min(5, 1.1 + 0.75 * Math.log2(line.statements.length));

/** The words on a line: its most frequent relation, how many others, of how many statements. */
function wordsOf(line) {
  const counts = new Map();
  for (const statement of line.statements)
    counts.set(relationOf(statement), (counts.get(relationOf(statement)) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  const not = LAYERS[line.layer].key === "denial" ? "not: " : "";
  const more = counts.size > 1 ? ` +${counts.size - 1}` : "";
  return not + first[0] + more + (line.statements.length > counts.size ? ` ×${line.statements.length}` : "");
}

/** The corners of an arrow head at the end of a curve. */
function arrowOf(curve, size) {
  const angle = Math.atan2(curve.ey - curve.cy, curve.ex - curve.cx);
  const corner = (turn) => [curve.ex - size * Math.cos(angle + turn), curve.ey - size * Math.sin(angle + turn)];
  return [[curve.ex, curve.ey], corner(0.42), corner(-0.42)];
}

/** The line within `reach` of a point, the nearest; null if none. */
function lineAt(x, y, reach) {
  let best = null;
  let least = reach;
  for (const line of scene.lines) {
    if (!mayTouch(line, x, y, reach)) continue;
    const distance = distanceToCurve(curveOf(line), x, y);
    if (distance < least) {
      least = distance;
      best = line;
    }
  }
  return best;
}

function mayTouch(line, x, y, reach) {
  const slack = reach + Math.abs(line.bend) * Math.hypot(X[line.a] - X[line.b], Y[line.a] - Y[line.b]);
  return (
    x > Math.min(X[line.a], X[line.b]) - slack &&
    x < Math.max(X[line.a], X[line.b]) + slack &&
    y > Math.min(Y[line.a], Y[line.b]) - slack &&
    y < Math.max(Y[line.a], Y[line.b]) + slack
  );
}

/** The point of a curve at a part of its way, 0 to 1. */
function pointOn({ sx, sy, cx, cy, ex, ey }, t) {
  return [(1 - t) ** 2 * sx + 2 * t * (1 - t) * cx + t * t * ex, (1 - t) ** 2 * sy + 2 * t * (1 - t) * cy + t * t * ey];
}

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

function distanceToSegment(x, y, ax, ay, bx, by) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** The entity under a point, null if none. */
function entityAt(x, y, slack) {
  let best = null;
  let least = Infinity;
  for (const entity of scene.nodes) {
    const distance = Math.hypot(X[entity] - x, Y[entity] - y) - radiusOf(entity);
    if (distance < slack && distance < least) {
      least = distance;
      best = entity;
    }
  }
  return best;
}

/** What the selection lights up: entities and lines; null if nothing is selected. */
function litBySelection() {
  const { selected } = state;
  if (!selected) return null;
  const lit = { entities: new Set(selectedEntities(selected)), lines: new Set() };
  for (const line of scene.lines) if (isLit(line, selected)) lightUp(lit, line);
  if (selected.kind === "pair")
    for (const line of lit.lines) for (const speaker of speakersOf(line)) lit.entities.add(speaker);
  return lit;
}

function lightUp(lit, line) {
  lit.lines.add(line);
  lit.entities.add(line.a);
  lit.entities.add(line.b);
}

/** Those who say the statements of a line and are on stage. */
function speakersOf(line) {
  const speakers = line.statements.flatMap((statement) => holdersOf(statement).map(([entity]) => entity));
  return [...new Set(speakers)].filter((entity) => scene.has[entity] && entity !== line.a && entity !== line.b);
}

function isLit(line, selected) {
  switch (selected.kind) {
    case "entity":
      return line.a === selected.id || line.b === selected.id;
    case "pair":
      return pairKey(line.a, line.b) === pairKey(selected.a, selected.b);
    case "relation":
      return line.statements.some((statement) => relationOf(statement) === selected.label);
    default:
      return selectionTree().has(pairKey(line.a, line.b));
  }
}

/** The lines everything stands around, as x, y, width, height. */
function extent(entities = scene.nodes) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const entity of entities) {
    const radius = radiusOf(entity);
    box.left = Math.min(box.left, X[entity] - radius);
    box.right = Math.max(box.right, X[entity] + radius);
    box.top = Math.min(box.top, Y[entity] - radius);
    box.bottom = Math.max(box.bottom, Y[entity] + radius);
  }
  return box;
}
