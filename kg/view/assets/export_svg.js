/** @file The picture as SVG: all of the scene, as large as one prints it, with title, legend and source. */

import { captionOf } from "./caption.js";
import { SVG, svg } from "./dom.js";
import { save } from "./export_csv.js";
import { placeEntries } from "./export_png.js";
import { arrowOf, curveOf, extent, widthOf, wordsOf } from "./geometry.js";
import { graph } from "./graph.js";
import { hullsOf, roundedCorners } from "./hulls.js";
import { chooseLabels } from "./labels.js";
import { cornersOf } from "./shapes.js";
import { store } from "./store.js";
import { FONT } from "./text_boxes.js";
import { FILLS, SHAPES, communityFill, fillOf, ink, lineColour, lineDash, radiusOf } from "./theme.js";

/** The drawing is scaled to this, so that names of 11 to 14 pixels can be read. */
const LARGEST = { width: 1600, height: 1200 };
const MARGIN = { side: 80, top: 100, bottom: 40, row: 22, title: 24, text: 13 };

export function saveSvg() {
  save("graph.svg", new XMLSerializer().serializeToString(toSvg()), "image/svg+xml");
}

/** Draw the scene, all of it, as SVG. */
export function toSvg() {
  const box = extent();
  const [wide, high] = [box.right - box.left || 1, box.bottom - box.top || 1];
  const scale = Math.min(1, LARGEST.width / wide, LARGEST.height / high);
  const width = Math.max(560, wide * scale + 2 * MARGIN.side);
  const caption = captionOf();
  const legend = placeEntries(caption, width);
  const below = MARGIN.top + high * scale + MARGIN.bottom;
  const height = below + legend.rows * MARGIN.row + MARGIN.bottom;
  const left = (width - wide * scale) / 2 - box.left * scale;
  const top = MARGIN.top - box.top * scale;
  const drawing = svg("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT });
  drawing.append(
    svg("title", {}, caption.title),
    svg("rect", { width, height, fill: ink().halo }),
    svg("text", { x: 18, y: 36, "font-size": MARGIN.title, "font-weight": 600, fill: ink().text }, caption.title),
    svg("g", { transform: `translate(${left} ${top}) scale(${scale})` }, ...scenePieces(scale)),
    svgLabels({ scale, left, top, width, height: below }),
    ...legend.entries.map(({ entry, x, row }) => svgEntry(entry, x, below + (row + 0.5) * MARGIN.row)),
    svg("text", { x: 18, y: height - 16, "font-size": MARGIN.text, fill: ink().soft }, caption.source),
  );
  return drawing;
}

/**
 * Outlines, lines and entities, in the drawing's units.
 * @param {number} scale
 */
function scenePieces(scale) {
  return [
    store.state.hulls ? svg("g", {}, ...hullsOf(store.scene.nodes).map(svgHull)) : null,
    svg("g", { fill: "none" }, ...store.scene.lines.map((line) => svgLine(line, Math.max(1, 0.75 / scale)))),
    svg("g", { stroke: ink().stroke }, ...store.scene.nodes.map(svgEntity)),
  ];
}

/**
 * The names, and the words of lines, in the picture's pixels.
 * @param {{scale: number, left: number, top: number, width: number, height: number}} look
 */
function svgLabels({ scale, left, top, width, height }) {
  const context = document.createElement("canvas").getContext("2d");
  const group = svg("g", {
    stroke: ink().halo,
    "stroke-width": 4,
    "paint-order": "stroke",
    "stroke-linejoin": "round",
  });
  if (!context) return group;
  /** @type {View["toScreen"]} */
  const toScreen = (x, y) => [x * scale + left, y * scale + top];
  const labels = chooseLabels({ context, scale, toScreen, width, height, lit: store.paint.lit, hovered: null });
  group.append(...labels.names.map(svgLabel), ...labels.lines.map(svgWords));
  return group;
}

/**
 * @param {{text: string, layer?: number, family?: Family}} entry
 * @param {number} x
 * @param {number} y
 */
function svgEntry({ text, layer, family }, x, y) {
  const words = svg("text", { x: x + 30, y: y + 4, "font-size": MARGIN.text, fill: ink().text }, text);
  if (layer !== undefined)
    return svg(
      "g",
      {},
      svg("path", {
        d: `M${x} ${y}H${x + 24}`,
        stroke: lineColour(layer),
        "stroke-width": 2,
        "stroke-dasharray": lineDash(layer).join(" ") || null,
      }),
      words,
    );
  return svg(
    "g",
    {},
    shapeAt(/** @type {Family} */ (family), [x + 14, y, 6], { fill: FILLS[family ?? "other"] }),
    words,
  );
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

/**
 * @param {Line} line
 * @param {number} unit what widths and dashes are multiplied by
 */
function svgLine(line, unit) {
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
        "stroke-width": (widthOf(line) * unit).toFixed(2),
        "stroke-dasharray":
          lineDash(line.layer)
            .map((dash) => dash * unit)
            .join(" ") || null,
      },
      svg("title", {}, `${graph.name[line.a]} ${wordsOf(line)} ${graph.name[line.b]}`),
    ),
    svg("polygon", {
      points: arrowOf({ sx, sy, cx, cy, ex, ey }, 7 * unit)
        .map((corner) => round(...corner))
        .join(" "),
      fill: colour,
    }),
  );
}

/** @param {number} entity */
function svgEntity(entity) {
  const opacity = store.paint.lit && !store.paint.lit.entities.has(entity) ? 0.2 : 1;
  const place = [store.x[entity], store.y[entity], radiusOf(entity)];
  return shapeAt(graph.family[entity], place, { fill: fillOf(entity), opacity }, svg("title", {}, graph.name[entity]));
}

/**
 * @param {Family} family
 * @param {number[]} place
 * @param {Props} props
 * @param {Child} [title]
 */
function shapeAt(family, [x, y, radius], props, title) {
  const corners = cornersOf(SHAPES[family], x, y, radius);
  if (!corners) return svg("circle", { ...props, cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(1) }, title);
  const points = corners.map((corner) => corner.map((number) => number.toFixed(1)).join()).join(" ");
  return svg("polygon", { ...props, points }, title);
}

/** @param {NameLabel} label */
function svgLabel({ text, left, top, size, font, soft }) {
  return svg(
    "text",
    {
      x: left.toFixed(1),
      y: (top + size * 0.85).toFixed(1),
      "font-size": size.toFixed(1),
      "font-weight": font.split(" ")[0],
      fill: soft ? ink().soft : ink().text,
    },
    text,
  );
}

/** @param {LineLabel} label */
function svgWords({ text, x, y, line }) {
  return svg(
    "text",
    { x: x.toFixed(1), y: (y + 4).toFixed(1), "font-size": 11, "text-anchor": "middle", fill: lineColour(line.layer) },
    text,
  );
}
