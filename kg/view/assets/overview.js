/** @file Painting by hand: all lines, and all entities where there are too many for vis-network. */

/** vis-network takes 0.3 ms a node to set up; a scene with more than this is painted in batches. */
const OVERVIEW_OVER = 600;

/** Entities smaller than this on screen are squares, which paint ten times as fast. */
const TINY = 2.5;

/** Paint the lines of the scene in the drawing's units: first the dimmed, then the lit. */
function paintLines(context, { scale, lit }) {
  const dimmed = lit ? scene.lines.filter((line) => !lit.lines.has(line)) : [];
  const bright = lit ? [...lit.lines] : scene.lines;
  if (scene.dense) paintFlat(context, lit ? dimmed : bright, { scale, opacity: lit ? 0.05 : 0.22 });
  else for (const line of lit ? dimmed : bright) paintLine(context, line, { scale, opacity: lit ? 0.12 : 0.8 });
  if (lit) for (const line of bright) paintLine(context, line, { scale, opacity: 1 });
}

/** Paint many lines at once, straight, one path for each layer. */
function paintFlat(context, lines, { scale, opacity }) {
  context.setLineDash([]);
  context.lineWidth = 0.8 / scale;
  for (let layer = 0; layer < LAYERS.length; layer++) {
    context.strokeStyle = fade(lineColour(layer), opacity);
    context.beginPath();
    for (const line of lines) {
      if (line.layer !== layer) continue;
      context.moveTo(X[line.a], Y[line.a]);
      context.lineTo(X[line.b], Y[line.b]);
    }
    context.stroke();
  }
}

function paintLine(context, line, { scale, opacity }) {
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

/** Paint the entities of a dense scene, one path for each fill. */
function paintDots(context, { lit, scale }) {
  const groups = new Map();
  for (const entity of scene.nodes) {
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
      traceShape(context, SHAPES[G.family[entity]], [X[entity], Y[entity], radius], radius * scale < TINY);
    }
    context.fill();
    if (scale > 0.3) context.stroke();
  }
}

/** Trace a shape around a point, the polygons as vis-network has them; a square where it is tiny. */
function traceShape(context, shape, [x, y, radius], tiny) {
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

/** The corners of a shape, null for a disc. */
function cornersOf(shape, x, y, radius) {
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
