/** @file Communities on stage → outlines around them, with their names. */

import { communityName, graph } from "./graph.js";
import { store } from "./store.js";
import { FONT, overlap, shortName, widthOfText } from "./text_boxes.js";
import { COMMUNITY_FILLS, communityFill, fade, ink, radiusOf } from "./theme.js";

/**
 * The outlines of the largest communities on stage, as many as have a colour of their own.
 * @param {number[]} entities
 * @returns {{community: number, corners: Point[]}[]}
 */
export function hullsOf(entities) {
  const groups = new Map();
  for (const entity of entities) {
    const community = graph.community[entity];
    if (community < 0) continue;
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(entity);
  }
  return [...groups]
    .filter(([, group]) => group.length > 2)
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .slice(0, COMMUNITY_FILLS.length)
    .map(([community, group]) => ({ community, corners: convexHull(group.flatMap(rimOf)) }));
}

/**
 * Eight points around an entity, so that outlines keep a distance from it.
 * @param {number} entity
 * @returns {Point[]}
 */
function rimOf(entity) {
  const radius = radiusOf(entity) + 22;
  return Array.from({ length: 8 }, (_, i) => [
    store.x[entity] + radius * Math.cos((i * Math.PI) / 4),
    store.y[entity] + radius * Math.sin((i * Math.PI) / 4),
  ]);
}

/**
 * The convex hull of points, counter-clockwise (Andrew's monotone chain, 1979).
 * @param {Point[]} points
 * @returns {Point[]}
 */
function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  /** @param {Point[]} list */
  const half = (list) => {
    /** @type {Point[]} */
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * @param {Point} o
 * @param {Point} a
 * @param {Point} b
 */
const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/**
 * Paint the outlines under everything else, in the drawing's units.
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 */
export function paintHulls(context, scale) {
  for (const { community, corners } of hullsOf(store.scene.nodes)) {
    const colour = communityFill(community);
    context.beginPath();
    traceRounded(context, corners);
    context.fillStyle = fade(colour, ink().hull);
    context.fill();
    context.strokeStyle = fade(colour, 0.7);
    context.lineWidth = 1.2 / scale;
    context.stroke();
  }
}

/**
 * Trace a polygon through the middles of its sides, its corners rounded.
 * @param {CanvasRenderingContext2D} context
 * @param {Point[]} corners
 */
function traceRounded(context, corners) {
  const [[x, y], ...curves] = roundedCorners(corners);
  context.moveTo(x, y);
  for (const [cx, cy, ex, ey] of curves) context.quadraticCurveTo(cx, cy, ex, ey);
}

/**
 * The middle of a polygon's first side, then for each corner: itself and the middle after it.
 * @param {Point[]} corners
 * @returns {number[][]}
 */
export function roundedCorners(corners) {
  const size = corners.length;
  /** @param {number} i */
  const middle = (i) => [0, 1].map((axis) => (corners[i % size][axis] + corners[(i + 1) % size][axis]) / 2);
  return [middle(0), ...corners.map((_, i) => [...corners[(i + 1) % size], ...middle(i + 1)])];
}

/**
 * The names of the communities on stage as labels above their outlines, where they fit.
 * @param {View} view
 * @param {Box[]} taken
 * @returns {NameLabel[]}
 */
export function chooseHullNames(view, taken) {
  const labels = [];
  const font = `600 12px ${FONT}`;
  for (const { community, corners } of hullsOf(store.scene.nodes)) {
    const text = shortName(communityName(community) ?? "", 44);
    const width = widthOfText(view.context, text, font);
    const top = corners.reduce((best, corner) => (corner[1] < best[1] ? corner : best));
    const [x, y] = view.toScreen(...top);
    const left = Math.max(6, Math.min(view.width - width - 6, x - width / 2));
    const box = {
      left: left - 4,
      right: left + width + 4,
      top: Math.max(34, y - 18),
      bottom: Math.max(34, y - 18) + 16,
    };
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    labels.push({ text, font, size: 12, left, top: box.top + 1, box, soft: true });
  }
  return labels;
}
