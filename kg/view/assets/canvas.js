/** @file The stage: vis-network for camera, entities, dragging and physics; our own drawing for the rest. */

import { byId, oncePerFrame } from "./dom.js";
import { curveOf, extent } from "./geometry.js";
import { graph } from "./graph.js";
import { paintHulls } from "./hulls.js";
import { chooseLabels, paintLabels } from "./labels.js";
import { paintDots, paintLine, paintLines } from "./overview.js";
import { expandAt, followDrag, hoverAt, pickAt, setHover } from "./pointer.js";
import { takeVisPositions } from "./placement.js";
import { speakersOf } from "./selection.js";
import { selectedEntities } from "./state.js";
import { store } from "./store.js";
import { SHAPES, fade, fillOf, ink, lineColour, radiusOf, ringOf } from "./theme.js";

/** The entities of vis-network, and the lines that its forces need. @type {VisSet} */
let nodeSet;
/** @type {VisSet} */
let edgeSet;

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

/** Create the stage and its event listeners. */
export function makeCanvas() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  store.network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, OPTIONS);
  byId("canvas").querySelector(".vis-network")?.removeAttribute("tabindex");
  store.network.on("beforeDrawing", paintUnder);
  store.network.on("afterDrawing", paintOver);
  store.network.on("click", (event) => pickAt(event.pointer.canvas));
  store.network.on("doubleClick", (event) => expandAt(event.pointer.canvas));
  store.network.on("dragging", followDrag);
  store.network.on("dragEnd", followDrag);
  store.network.on("zoom", () => resize(store.network.getScale()));
  byId("canvas").addEventListener("pointermove", oncePerFrame(hoverAt));
  byId("canvas").addEventListener("pointerleave", () => setHover(null, null, null));
}

/** Show the scene on the stage. */
export function showScene() {
  const nodes = store.scene.dense ? [] : store.scene.nodes.map(visNode);
  const edges =
    store.physicsOn && !store.scene.dense
      ? store.scene.lines.map((line, i) => ({ id: i, from: line.a, to: line.b }))
      : [];
  exchange(edgeSet, edges);
  exchange(nodeSet, nodes);
  if (nodes.length === 0) store.network.redraw();
}

/**
 * Replace the items of a set; each change makes vis-network repaint, so change only what differs.
 * @param {VisSet} set
 * @param {VisItem[]} items
 */
function exchange(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length > 0) set.remove(gone);
  if (items.length > 0) set.update(items);
}

/** @param {number} entity */
function visNode(entity) {
  const { stroke } = ink();
  const dim = store.paint.lit && !store.paint.lit.entities.has(entity);
  const fill = fade(fillOf(entity), dim ? 0.22 : 1);
  const border = fade(stroke, dim ? 0.12 : 0.75);
  const colour = { background: fill, border };
  return {
    id: entity,
    x: store.x[entity],
    y: store.y[entity],
    shape: SHAPES[graph.family[entity]],
    size: radiusOf(entity),
    color: { ...colour, highlight: colour, hover: colour },
  };
}

/** @param {CanvasRenderingContext2D} context */
function paintUnder(context) {
  if (store.physicsOn && !store.scene.dense) takeVisPositions(store.scene.nodes);
  const scale = store.network.getScale();
  if (store.scene.dense) store.sizeUnit = Math.max(1, 0.25 / scale);
  if (store.state.hulls) paintHulls(context, scale);
  paintLines(context, { scale, lit: store.paint.lit });
  if (store.hoveredLine && store.scene.lines.includes(store.hoveredLine))
    paintLine(context, { ...store.hoveredLine }, { scale: scale * 0.6, opacity: 1 });
  paintRings(context, scale);
  if (store.scene.dense) paintDots(context, { scale, lit: store.paint.lit });
}

/**
 * Ring the selected entities.
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 */
function paintRings(context, scale) {
  context.strokeStyle = lineColour(1);
  context.fillStyle = fade(lineColour(1), 0.18);
  context.lineWidth = Math.max(2, 2 / scale);
  for (const entity of selectedEntities(store.state.selected)) {
    if (!store.scene.has[entity]) continue;
    context.beginPath();
    context.arc(store.x[entity], store.y[entity], ringOf(entity), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context */
function paintOver(context) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const scale = store.network.getScale();
  const centre = store.network.getViewPosition();
  /** @type {View["toScreen"]} */
  const toScreen = (x, y) => [(x - centre.x) * scale + width / 2, (y - centre.y) * scale + height / 2];
  const ratio = context.canvas.width / width;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  store.paint.labels = chooseLabels({
    context,
    scale,
    toScreen,
    width,
    height,
    lit: store.paint.lit,
    hovered: store.hovered,
  });
  paintVoices(context, toScreen);
  paintLabels(context, store.paint.labels);
  context.restore();
}

/** Up to so many lines, who says so is drawn without a selection. */
const VOICED_LINES = 120;

/** The lines whose speakers are drawn: of a selection; of a small scene all. */
function voicedLines() {
  const { lit } = store.paint;
  if (store.scene.dense) return [];
  if (lit) return [...lit.lines];
  return store.scene.lines.length <= VOICED_LINES ? store.scene.lines : [];
}

/**
 * Link lines with those who say so, where they are on stage: speaker → what is claimed.
 * @param {CanvasRenderingContext2D} context
 * @param {View["toScreen"]} toScreen
 */
function paintVoices(context, toScreen) {
  context.lineWidth = 1.2;
  for (const line of voicedLines()) {
    const { mx, my } = curveOf(line);
    const [toX, toY] = toScreen(mx, my);
    for (const speaker of speakersOf(line)) {
      const [x, y] = toScreen(store.x[speaker], store.y[speaker]);
      context.strokeStyle = fade(lineColour(line.layer), 0.55);
      context.setLineDash([1.5, 3.5]);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(toX, toY);
      context.stroke();
      context.setLineDash([]);
      context.beginPath();
      context.arc(toX, toY, 2.6, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

/**
 * Move the camera so that these entities fill the stage.
 * @param {number[]} [entities]
 * @param {{animate?: boolean}} [options]
 */
export function fit(entities = store.scene.nodes, { animate = false } = {}) {
  if (entities.length === 0) return;
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  store.sizeUnit = 1;
  const box = extent(entities);
  const scale = Math.min((width - 110) / (box.right - box.left), (height - 110) / (box.bottom - box.top), 1.2);
  resize(scale);
  store.network.moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 },
    scale: Math.max(scale, 0.01),
    animation:
      animate && !matchMedia("(prefers-reduced-motion: reduce)").matches
        ? { duration: 350, easingFunction: "easeInOutQuad" }
        : false,
  });
}

/**
 * On a small stage draw entities larger, so that they stay visible and easy to hit.
 * @param {number} scale
 */
export function resize(scale) {
  if (!store.scene.dense) store.sizeUnit = Math.max(1, Math.min(2.6, 0.85 / scale));
  if (!store.scene.dense && nodeSet.length > 0)
    nodeSet.update(store.scene.nodes.map((entity) => ({ id: entity, size: radiusOf(entity) })));
}

/**
 * Zoom about the middle of the stage.
 * @param {number} factor
 */
export function zoomBy(factor) {
  const scale = store.network.getScale() * factor;
  store.network.moveTo({ scale });
  resize(scale);
}

/**
 * Let the entities move by forces, or stop them.
 * @param {boolean} on
 */
export function setPhysics(on) {
  store.physicsOn = on;
  showScene();
  store.network.setOptions({ physics: { enabled: on && !store.scene.dense } });
}
