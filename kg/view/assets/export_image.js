/** @file The picture as PNG and as SVG. */

import { SVG, byId, el, svg } from "./dom.js";
import { save } from "./export_csv.js";
import { arrowOf, curveOf, extent, widthOf, wordsOf } from "./geometry.js";
import { graph } from "./graph.js";
import { hullsOf, roundedCorners } from "./hulls.js";
import { chooseLabels } from "./labels.js";
import { cornersOf } from "./shapes.js";
import { store } from "./store.js";
import { FONT } from "./text_boxes.js";
import { SHAPES, communityFill, fillOf, ink, lineColour, lineDash, radiusOf } from "./theme.js";

/** Save the stage as it is, on its background. */
export function savePng() {
  const canvas = byId("canvas").querySelector("canvas");
  const copy = el("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  if (!context) return;
  context.fillStyle = ink().halo;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => blob && save("graph.png", blob));
}

export function saveSvg() {
  save("graph.svg", new XMLSerializer().serializeToString(toSvg()), "image/svg+xml");
}

/** Draw the scene, all of it, as SVG. */
export function toSvg() {
  const box = extent();
  const [width, height] = [box.right - box.left + 160, box.bottom - box.top + 120];
  const drawing = svg("svg", {
    xmlns: SVG,
    viewBox: `${box.left - 80} ${box.top - 60} ${width} ${height}`,
    width,
    height,
    "font-family": FONT,
  });
  drawing.append(
    svg("title", {}, document.title),
    svg("rect", { x: box.left - 80, y: box.top - 60, width, height, fill: ink().halo }),
  );
  if (store.state.hulls) drawing.append(svg("g", {}, ...hullsOf(store.scene.nodes).map(svgHull)));
  drawing.append(
    svg("g", { fill: "none" }, ...store.scene.lines.map(svgLine)),
    svg("g", { stroke: ink().stroke }, ...store.scene.nodes.map(svgEntity)),
  );
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return drawing;
  /** @type {View["toScreen"]} */
  const toScreen = (x, y) => [x - box.left + 80, y - box.top + 60];
  const labels = chooseLabels({ context, scale: 1, toScreen, width, height, lit: store.paint.lit, hovered: null });
  drawing.append(
    svg(
      "g",
      { fill: ink().text, stroke: ink().halo, "stroke-width": 4, "paint-order": "stroke", "stroke-linejoin": "round" },
      ...labels.names.map((label) => svgLabel(label, box)),
    ),
  );
  return drawing;
}

/**
 * An outline around a community, as `paintHulls` has it.
 * @param {{community: number, corners: Point[]}} outline
 */
function svgHull({ community, corners }) {
  const [start, ...curves] = roundedCorners(corners).map((numbers) => numbers.map((n) => n.toFixed(1)).join(" "));
  const colour = communityFill(community);
  return svg("path", {
    d: `M${start}${curves.map((curve) => `Q${curve}`).join("")}Z`,
    fill: colour,
    "fill-opacity": ink().hull,
    stroke: colour,
    "stroke-opacity": 0.7,
    "stroke-width": 1.2,
  });
}

/** @param {Line} line */
function svgLine(line) {
  const { sx, sy, cx, cy, ex, ey } = curveOf(line);
  const opacity = store.paint.lit && !store.paint.lit.lines.has(line) ? 0.12 : store.scene.dense ? 0.25 : 0.8;
  const colour = lineColour(line.layer);
  /** @param {...number} numbers */
  const round = (...numbers) => numbers.map((number) => number.toFixed(1)).join(" ");
  return svg(
    "g",
    { opacity },
    svg(
      "path",
      {
        d: `M${round(sx, sy)}Q${round(cx, cy, ex, ey)}`,
        stroke: colour,
        "stroke-width": widthOf(line).toFixed(2),
        "stroke-dasharray": lineDash(line.layer).join(" ") || null,
      },
      svg("title", {}, `${graph.name[line.a]} ${wordsOf(line)} ${graph.name[line.b]}`),
    ),
    svg("polygon", {
      points: arrowOf({ sx, sy, cx, cy, ex, ey }, 7)
        .map((corner) => round(...corner))
        .join(" "),
      fill: colour,
    }),
  );
}

/** @param {number} entity */
function svgEntity(entity) {
  const corners = cornersOf(SHAPES[graph.family[entity]], store.x[entity], store.y[entity], radiusOf(entity));
  const opacity = store.paint.lit && !store.paint.lit.entities.has(entity) ? 0.2 : 1;
  const props = { fill: fillOf(entity), opacity };
  const title = svg("title", {}, graph.name[entity]);
  if (corners)
    return svg(
      "polygon",
      { ...props, points: corners.map((corner) => corner.map((number) => number.toFixed(1)).join()).join(" ") },
      title,
    );
  return svg(
    "circle",
    { ...props, cx: store.x[entity].toFixed(1), cy: store.y[entity].toFixed(1), r: radiusOf(entity).toFixed(1) },
    title,
  );
}

/**
 * @param {NameLabel} label
 * @param {Box} box
 */
function svgLabel({ text, left, top, size, font }, box) {
  return svg(
    "text",
    {
      x: (left + box.left - 80).toFixed(1),
      y: (top + box.top - 60 + size * 0.85).toFixed(1),
      "font-size": size.toFixed(1),
      "font-weight": font.split(" ")[0],
    },
    text,
  );
}
