/** @file Names and relation words over the drawing: the most important that fit without touching. */

const NAME_BUDGET = 70;
const LINE_BUDGET = 24;
const NAME_MAX = 34;
const FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const widths = new Map();

/** Shorten a name for the drawing. */
const shortName = (text, most = NAME_MAX) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** The width of a text in screen pixels, measured once. */
function widthOfText(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/**
 * Choose the labels and where they stand, in screen pixels.
 * @param {{context: CanvasRenderingContext2D, scale: number, toScreen: function(number, number): number[],
 *   width: number, height: number, lit: ?object, hovered: ?number}} view
 */
function chooseLabels(view) {
  const taken = [];
  const labels = [];
  const lineLabels = view.lit ? chooseLineLabels(view, taken) : [];
  const discs = scene.dense ? [] : scene.nodes.map((entity) => discBox(view, entity));
  let left = NAME_BUDGET;
  for (const entity of labelOrder(view)) {
    if (left === 0) break;
    const label = fitName(view, entity, taken, discs);
    if (!label) continue;
    taken.push(label.box);
    labels.push(label);
    left--;
  }
  return { names: labels, lines: lineLabels };
}

/** Entities in the order in which they get a name: hovered, selected, their neighbours, the rest. */
function labelOrder({ lit, hovered }) {
  const first = selectedEntities(state.selected).filter((entity) => scene.has[entity]);
  const near = lit ? [...lit.entities].sort((a, b) => a - b) : [];
  const rest = lit ? [] : [...scene.nodes].sort((a, b) => a - b);
  return new Set([...(hovered === null ? [] : [hovered]), ...first, ...near.filter((e) => scene.has[e]), ...rest]);
}

function discBox({ toScreen, scale }, entity) {
  const [x, y] = toScreen(X[entity], Y[entity]);
  const radius = radiusOf(entity) * scale * 0.9;
  return { entity, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** Find room for a name below, right, above or left of its entity. */
function fitName(view, entity, taken, discs) {
  const [x, y] = view.toScreen(X[entity], Y[entity]);
  if (x < -40 || y < -20 || x > view.width + 40 || y > view.height + 20) return null;
  const important = entity === view.hovered || selectedEntities(state.selected).includes(entity);
  const size = important ? 14 : 11 + 3 * Math.sqrt(G.importance[entity] / 1000);
  const font = `${important || G.importance[entity] > 350 ? 600 : 400} ${size.toFixed(1)}px ${FONT}`;
  const text = shortName(G.name[entity]);
  const width = widthOfText(view.context, text, font);
  const gap = radiusOf(entity) * view.scale + 3;
  const places = [[x - width / 2, y + gap], [x + gap, y - size / 2], [x - width / 2, y - gap - size], [x - gap - width, y - size / 2]];
  for (const [left, top] of places) {
    const box = { left: left - 2, top: top - 1, right: left + width + 2, bottom: top + size + 2 };
    const free = !taken.some((other) => overlap(box, other)) && !discs.some((disc) => disc.entity !== entity && overlap(box, disc));
    if (free) return { entity, text, font, size, left, top, box };
  }
  if (!important) return null;
  const [left, top] = places[0];
  return { entity, text, font, size, left, top, box: { left, top, right: left + width, bottom: top + size } };
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The relation words of the selected lines, at their middles, where they fit. */
function chooseLineLabels(view, taken) {
  const labels = [];
  const font = `500 11px ${FONT}`;
  for (const line of [...view.lit.lines].sort((a, b) => b.statements.length - a.statements.length)) {
    if (labels.length === LINE_BUDGET) break;
    const { mx, my } = curveOf(line);
    const [x, y] = view.toScreen(mx, my);
    const text = shortName(wordsOf(line), 28);
    const width = widthOfText(view.context, text, font);
    const box = { left: x - width / 2 - 5, right: x + width / 2 + 5, top: y - 9, bottom: y + 9 };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    labels.push({ line, text, font, x, y, box });
  }
  return labels;
}

/** Paint labels in screen pixels. */
function paintLabels(context, labels) {
  const { text, halo } = ink();
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  for (const label of labels.names) {
    context.font = label.font;
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(label.text, label.left, label.top);
    context.fillStyle = text;
    context.fillText(label.text, label.left, label.top);
  }
  for (const label of labels.lines) paintLineLabel(context, label, halo);
}

function paintLineLabel(context, { text, font, x, y, box, line }, halo) {
  context.fillStyle = halo;
  context.strokeStyle = lineColour(line.layer);
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 9);
  context.fill();
  context.stroke();
  context.font = font;
  context.fillStyle = lineColour(line.layer);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
  context.textAlign = "left";
  context.textBaseline = "top";
}
