/** @file The stage: vis-network for camera, entities, dragging and physics; our paint for the rest. */

let network = null;
let nodeSet = null;
let edgeSet = null;
let physicsOn = false;

const OPTIONS = {
  autoResize: true,
  physics: {
    enabled: false,
    solver: "forceAtlas2Based",
    forceAtlas2Based: { gravitationalConstant: -260, springLength: 150, springConstant: 0.05, avoidOverlap: 0.6 },
    stabilization: false,
  },
  layout: { randomSeed: 1, improvedLayout: false },
  interaction: {
    hover: true,
    tooltipDelay: 1e6,
    selectable: true,
    selectConnectedEdges: false,
    multiselect: false,
    zoomSpeed: 0.7,
    keyboard: false,
  },
  nodes: { borderWidth: 1.2, borderWidthSelected: 2.5, font: { size: 0 }, labelHighlightBold: false, shadow: false },
  edges: { color: "rgba(0,0,0,0)", smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
};

/** Make the stage and listen to it. */
function makeCanvas() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, OPTIONS);
  byId("canvas").querySelector(".vis-network")?.removeAttribute("tabindex");
  network.on("beforeDrawing", paintUnder);
  network.on("afterDrawing", paintOver);
  network.on("click", (event) => pickAt(event.pointer.canvas));
  network.on("doubleClick", (event) => expandAt(event.pointer.canvas));
  network.on("dragging", followDrag);
  network.on("dragEnd", followDrag);
  byId("canvas").addEventListener("pointermove", oncePerFrame(hoverAt));
  byId("canvas").addEventListener("pointerleave", () => setHover(null, null, null));
}

/** Bring the scene to the stage. */
function showScene() {
  const nodes = scene.dense ? [] : scene.nodes.map(visNode);
  const edges = physicsOn && !scene.dense ? scene.lines.map((line, i) => ({ id: i, from: line.a, to: line.b })) : [];
  exchange(edgeSet, edges);
  exchange(nodeSet, nodes);
  if (nodes.length === 0) network.redraw();
}

/** Make a set hold these items; each call on a set makes vis-network paint, so none without need. */
function exchange(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length > 0) set.remove(gone);
  if (items.length > 0) set.update(items);
}

function visNode(entity) {
  const { stroke } = ink();
  const dim = paint.lit && !paint.lit.entities.has(entity);
  const fill = fade(fillOf(entity), dim ? 0.22 : 1);
  const border = fade(stroke, dim ? 0.12 : 0.75);
  const colour = { background: fill, border };
  return {
    id: entity,
    x: X[entity],
    y: Y[entity],
    shape: SHAPES[G.family[entity]],
    size: radiusOf(entity),
    color: { ...colour, highlight: colour, hover: colour },
  };
}

/** What painting needs to know, computed once a change and not once a frame. */
const paint = { lit: null, labels: null };

function paintUnder(context) {
  if (physicsOn && !scene.dense) takeVisPositions(scene.nodes);
  const scale = network.getScale();
  if (scene.dense) sizeUnit = Math.max(1, 0.25 / scale);
  if (state.hulls) paintHulls(context, scale);
  paintLines(context, { scale, lit: paint.lit });
  if (hoveredLine && scene.lines.includes(hoveredLine))
    paintLine(context, { ...hoveredLine }, { scale: scale * 0.6, opacity: 1 });
  paintRings(context, scale);
  if (scene.dense) paintDots(context, { scale, lit: paint.lit });
}

const ringOf = (entity) => radiusOf(entity) * 1.2 + 5 * sizeUnit;

/** Ring the selected entities. */
function paintRings(context, scale) {
  context.strokeStyle = lineColour(1);
  context.fillStyle = fade(lineColour(1), 0.18);
  context.lineWidth = Math.max(2, 2 / scale);
  for (const entity of selectedEntities(state.selected)) {
    if (!scene.has[entity]) continue;
    context.beginPath();
    context.arc(X[entity], Y[entity], ringOf(entity), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

function takeVisPositions(entities) {
  const positions = network.getPositions(entities);
  for (const entity of entities)
    if (positions[entity]) {
      X[entity] = positions[entity].x;
      Y[entity] = positions[entity].y;
    }
}

function paintOver(context) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const toScreen = (x, y) => [(x - centre.x) * scale + width / 2, (y - centre.y) * scale + height / 2];
  const ratio = context.canvas.width / width;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint.labels = chooseLabels({ context, scale, toScreen, width, height, lit: paint.lit, hovered });
  paintVoices(context, toScreen);
  paintLabels(context, paint.labels);
  context.restore();
}

/** Link the selected line with those who say so, where they are on stage. */
function paintVoices(context, toScreen) {
  if (state.selected?.kind !== "pair" || !paint.lit) return;
  context.setLineDash([2, 3]);
  context.lineWidth = 1.2;
  for (const line of paint.lit.lines) {
    const { mx, my } = curveOf(line);
    for (const speaker of speakersOf(line)) {
      context.strokeStyle = fade(lineColour(line.layer), 0.6);
      context.beginPath();
      context.moveTo(...toScreen(X[speaker], Y[speaker]));
      context.lineTo(...toScreen(mx, my));
      context.stroke();
    }
  }
  context.setLineDash([]);
}

/** Move the camera so that these entities fill the stage. */
function fit(entities = scene.nodes, { animate = false } = {}) {
  if (entities.length === 0) return;
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  sizeUnit = 1;
  const box = extent(entities);
  const scale = Math.min((width - 110) / (box.right - box.left), (height - 80) / (box.bottom - box.top), 1.2);
  resize(scale);
  network.moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 },
    scale: Math.max(scale, 0.01),
    animation:
      animate && !matchMedia("(prefers-reduced-motion: reduce)").matches
        ? { duration: 350, easingFunction: "easeInOutQuad" }
        : false,
  });
}

/** On a small stage draw entities larger, so that they stay visible and easy to hit. */
function resize(scale) {
  if (!scene.dense) sizeUnit = Math.max(1, Math.min(2.6, 0.85 / scale));
  if (!scene.dense && nodeSet.length > 0)
    nodeSet.update(scene.nodes.map((entity) => ({ id: entity, size: radiusOf(entity) })));
}

/** Zoom about the middle of the stage. */
function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

/** Let the entities move by forces, or stop them. */
function setPhysics(on) {
  physicsOn = on;
  showScene();
  network.setOptions({ physics: { enabled: on && !scene.dense } });
}
