/** @file How things look on the canvas: colour, line style, shape and size, in light and in dark. */

import { graph, statementsOf } from "./graph.js";
import { store } from "./store.js";
import { LAYERS } from "./words.js";

/**
 * Shapes distinguish families without colour; the fills are Paul Tol's "light" colour-blind safe set.
 * @type {Record<Family, Shape>}
 */
export const SHAPES = {
  person: "dot",
  organization: "square",
  place: "diamond",
  event: "triangle",
  work: "hexagon",
  role: "triangleDown",
  value: "dot",
  other: "dot",
  phrase: "dot",
};
export const FILLS = {
  person: "#77aadd",
  organization: "#eedd88",
  place: "#44bb99",
  event: "#ee8866",
  work: "#ffaabb",
  role: "#99ddff",
  value: "#bbcc33",
  other: "#c4c9d1",
  phrase: "#dddddd",
};
/** Further communities share grey: nobody can distinguish more than eight hues. */
export const COMMUNITY_FILLS = ["#77aadd", "#ee8866", "#44bb99", "#eedd88", "#ffaabb", "#bbcc33", "#99ddff", "#aaaa00"];

/**
 * Line styles differ in dash and in hue, so that either alone distinguishes the layers.
 * @type {Record<LayerKey, number[]>}
 */
const DASHES = { fact: [], report: [10, 3], claim: [5, 4], plan: [1.5, 4], denial: [9, 3, 1.5, 3] };
/** @type {Record<Theme, Record<LayerKey, string>>} */
const LINES = {
  light: { fact: "#44505f", report: "#3a6ea5", claim: "#b3600a", plan: "#117a5b", denial: "#c0204f" },
  dark: { fact: "#c3ccd8", report: "#82b4ec", claim: "#f2a94e", plan: "#57c9a1", denial: "#ff7f9b" },
};
const INK = {
  light: { text: "#18202b", soft: "#566273", halo: "#fbfaf7", stroke: "#2f3a48", hull: 0.16 },
  dark: { text: "#eef2f7", soft: "#a7b2c1", halo: "#12161c", stroke: "#0b0e12", hull: 0.13 },
};

/** Store whether the page is dark: by its own switch, else by the system's setting. */
export function noteTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  store.theme = /** @type {Theme} */ (document.documentElement.dataset.theme ?? system);
}

export const ink = () => INK[store.theme];
/** @param {number} layer */
export const lineColour = (layer) => LINES[store.theme][LAYERS[layer].key];
/** @param {number} layer */
export const lineDash = (layer) => DASHES[LAYERS[layer].key];

/**
 * The fill of an entity, by its type or by its community.
 * @param {number} entity
 */
export function fillOf(entity) {
  if (store.state.colour === "type") return FILLS[graph.family[entity]];
  return communityFill(graph.community[entity]);
}

/** @param {number} community */
export const communityFill = (community) => COMMUNITY_FILLS[community] ?? FILLS.other;

/**
 * The radius of an entity in the page's units.
 * @param {number} entity
 */
export function radiusOf(entity) {
  if (store.state.size === "same") return 9 * store.sizeUnit;
  if (store.state.size === "statements")
    return Math.min(28, 5 + 2.2 * Math.sqrt(statementsOf(entity).length)) * store.sizeUnit;
  return (5.5 + 18 * Math.sqrt(graph.importance[entity] / 1000)) * store.sizeUnit;
}

/**
 * Mix a colour with an opacity: "#44505f", .3 → "rgba(68,80,95,0.3)".
 * @param {string} hex
 * @param {number} opacity
 */
export function fade(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** @param {number} entity */
export const ringOf = (entity) => radiusOf(entity) * 1.2 + 5 * store.sizeUnit;
