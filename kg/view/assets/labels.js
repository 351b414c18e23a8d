/** @file Names and relation words over the drawing: the most important that fit without touching. */

import { curveOf, hasGrave, pointOn, wordsOf } from "./geometry.js";
import { graph } from "./graph.js";
import { chooseHullNames } from "./hulls.js";
import { NARROW } from "./scene.js";
import { selectedEntities } from "./state.js";
import { store } from "./store.js";
import { FONT, overlap, shortName, widthOfText } from "./text_boxes.js";
import { ink, lineColour, radiusOf, ringOf } from "./theme.js";

const NAME_BUDGET = 70;
const LINE_BUDGET = 24;
/** Entities of this importance (of 1000) get a name even if it covers a lesser entity. */
const ALWAYS_NAMED = 450;
const BOLD_OVER = 350;
const FEW = 40;

/**
 * Choose the labels and where they stand, in screen pixels.
 * @param {View} view
 * @returns {Labels}
 */
export function chooseLabels(view) {
  /** @type {Box[]} */
  const taken = [];
  const discs = store.scene.dense ? [] : store.scene.nodes.map((entity) => discBox(view, entity));
  const first = firstNamed(view);
  const hulls = store.state.hulls ? chooseHullNames(view, taken) : [];
  const names = [...hulls, ...fitNames(view, first, taken, discs)];
  const rest = store.scene.nodes.filter((entity) => !first.includes(entity)).sort((a, b) => a - b);
  /** @param {number} entity */
  const isBright = (entity) => !view.lit || view.lit.entities.has(entity);
  names.push(...fitNames(view, rest.filter(isBright), taken, discs));
  const worded = wordedLines(view);
  const lines = worded.length > 0 ? chooseLineLabels(view, worded, { taken, discs }) : [];
  if (view.lit && store.scene.nodes.length <= FEW && view.width > NARROW)
    names.push(
      ...fitDimNames(
        view,
        rest.filter((entity) => !isBright(entity)),
        taken,
        discs,
      ),
    );
  return { names, lines };
}

/** Up to so many lines have their words without being selected; beyond, only those that accuse or harm. */
const WORDED_LINES = 45;
const GRAVE_LOOKED_AT = 400;

/**
 * The lines that get their words: of the selection; of a small scene all; else those nobody may take
 * for a fact without reading on.
 * @param {View} view
 */
function wordedLines({ lit }) {
  if (lit) return [...lit.lines];
  const { lines } = store.scene;
  if (lines.length <= WORDED_LINES) return lines;
  return lines.length <= GRAVE_LOOKED_AT ? lines.filter(hasGrave) : [];
}

/**
 * Where few are on stage, also those that the selection dims keep a name, in a softer ink.
 * @param {View} view
 * @param {number[]} entities
 * @param {Box[]} taken
 * @param {Disc[]} discs
 * @returns {NameLabel[]}
 */
function fitDimNames(view, entities, taken, discs) {
  return fitNames(view, entities, taken, discs).map((label) => ({ ...label, soft: true }));
}

/**
 * The entities that always get a name: hovered and selected.
 * @param {View} view
 */
function firstNamed({ hovered }) {
  const chosen = selectedEntities(store.state.selected).filter((entity) => store.scene.has[entity]);
  return hovered === null || !store.scene.has[hovered] ? chosen : [...new Set([hovered, ...chosen])];
}

/**
 * @param {View} view
 * @param {number[]} entities
 * @param {Box[]} taken
 * @param {Disc[]} discs
 * @returns {NameLabel[]}
 */
function fitNames(view, entities, taken, discs) {
  const labels = [];
  for (const entity of entities) {
    if (labels.length === NAME_BUDGET) break;
    const label = fitName(view, entity, taken, discs);
    if (!label) continue;
    taken.push(label.box);
    labels.push(label);
  }
  return labels;
}

/**
 * @param {View} view
 * @param {number} entity
 * @returns {Disc}
 */
function discBox({ toScreen, scale }, entity) {
  const [x, y] = toScreen(store.x[entity], store.y[entity]);
  const radius = radiusOf(entity) * scale * 0.9;
  return { entity, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/**
 * Find room for a name below, right, above or left of its entity.
 * @param {View} view
 * @param {number} entity
 * @param {Box[]} taken
 * @param {Disc[]} discs
 * @returns {NameLabel | null}
 */
function fitName(view, entity, taken, discs) {
  const [x, y] = view.toScreen(store.x[entity], store.y[entity]);
  if (x < -40 || y < -20 || x > view.width + 40 || y > view.height + 20) return null;
  const labels = nameLabels(view, entity, [x, y]);
  /** @param {NameLabel} label */
  const isClear = ({ box }) => box.left > 0 && box.right < view.width && !taken.some((other) => overlap(box, other));
  const clear = labels.filter(isClear);
  const free = clear.find(({ box }) => !discs.some((disc) => disc.entity !== entity && overlap(box, disc)));
  if (free) return free;
  if ((labels[0].important || graph.importance[entity] > ALWAYS_NAMED) && clear.length > 0) return clear[0];
  return labels[0].important ? labels[0] : null;
}

/**
 * A name at its four places around an entity.
 * @param {View} view
 * @param {number} entity
 * @param {Point} point
 * @returns {NameLabel[]}
 */
function nameLabels(view, entity, [x, y]) {
  const selected = selectedEntities(store.state.selected).includes(entity);
  const important = selected || entity === view.hovered;
  const size = important ? 14 : 11 + 3 * Math.sqrt(graph.importance[entity] / 1000);
  const font = `${important || graph.importance[entity] > BOLD_OVER ? 600 : 400} ${size.toFixed(1)}px ${FONT}`;
  const text = shortName(graph.name[entity]);
  const width = widthOfText(view.context, text, font);
  const gap = (selected ? ringOf(entity) : radiusOf(entity)) * view.scale + 3;
  const below = [x - width / 2, y + gap];
  const above = [x - width / 2, y - gap - size];
  const right = [x + gap, y - size / 2];
  const left = [x - gap - width, y - size / 2];
  const lower = [x - width / 2, y + gap + size + 5];
  const higher = [x - width / 2, y - gap - 2 * size - 5];
  const places = important ? [below, right, above, left, lower, higher] : [below, right, above, left];
  return places.map(([at, top]) => {
    const box = { left: at - 2, top: top - 1, right: at + width + 2, bottom: top + size + 2 };
    return { entity, text, font, size, important, left: at, top, box };
  });
}

/**
 * The relation words of lines, at their middles, where they fit.
 * @param {View} view
 * @param {Line[]} worded
 * @param {{taken: Box[], discs: Disc[]}} room
 * @returns {LineLabel[]}
 */
function chooseLineLabels(view, worded, { taken, discs }) {
  const labels = [];
  const lines = [...worded].sort((a, b) => b.statements.length - a.statements.length);
  const ends = view.lit ? discs.filter((disc) => view.lit?.entities.has(disc.entity)) : discs;
  for (const line of lines) {
    if (labels.length === LINE_BUDGET) break;
    const label = fitWords(view, line, { taken: taken.concat(ends), beside: view.lit !== null });
    if (!label) continue;
    taken.push(label.box);
    labels.push(label);
  }
  return labels;
}

/** Where a line's words may stand: at which part of its way, and for a selection how far beside it. */
const WORD_PLACES = [
  [0.5, 0],
  [0.36, 0],
  [0.64, 0],
  [0.25, 0],
  [0.75, 0],
  [0.5, -26],
  [0.5, 26],
  [0.5, -44],
];

/**
 * Find room for a line's words at its middle, or nearer to one end.
 * @param {View} view
 * @param {Line} line
 * @param {{taken: Box[], beside: boolean}} room
 * @returns {LineLabel | null}
 */
function fitWords(view, line, { taken, beside }) {
  const font = `500 11px ${FONT}`;
  const text = shortName(wordsOf(line), 28);
  const half = widthOfText(view.context, text, font) / 2 + 6;
  const curve = curveOf(line);
  for (const [part, aside] of WORD_PLACES) {
    if (aside !== 0 && !beside) break;
    const [px, py] = view.toScreen(...pointOn(curve, part));
    const [x, y] = [px, py + aside];
    const box = { left: x - half, right: x + half, top: y - 9, bottom: y + 9 };
    if (!taken.some((other) => overlap(box, other))) return { line, text, font, x, y, box };
  }
  return null;
}

/**
 * Paint labels in screen pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {Labels} labels
 */
export function paintLabels(context, labels) {
  const { text, soft, halo } = ink();
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  for (const label of labels.names) {
    context.font = label.font;
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(label.text, label.left, label.top);
    context.fillStyle = label.soft ? soft : text;
    context.fillText(label.text, label.left, label.top);
  }
  for (const label of labels.lines) paintLineLabel(context, label, halo);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {LineLabel} label
 * @param {string} halo
 */
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
