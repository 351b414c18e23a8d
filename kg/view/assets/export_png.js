/** @file The picture as PNG: the stage as it is, with a title, a legend and its source. */

import { captionOf, legendOf } from "./caption.js";
import { byId, el } from "./dom.js";
import { save } from "./export_csv.js";
import { traceShape } from "./shapes.js";
import { FONT } from "./text_boxes.js";
import { FILLS, SHAPES, ink, lineColour, lineDash } from "./theme.js";

/** Heights above and below the picture, and the size of texts, in the screen's pixels. */
const FRAME = { top: 46, bottom: 26, row: 22, side: 18, title: 19, text: 12.5 };

/** Save the stage as it is, on its background. */
export function savePng() {
  toPng().toBlob((blob) => blob && save("graph.png", blob));
}

/** The stage with its frame on a canvas. */
export function toPng() {
  const stage = byId("canvas").querySelector("canvas");
  const ratio = stage.width / stage.clientWidth;
  const width = stage.width / ratio;
  const caption = captionOf();
  const places = placeEntries(caption, width);
  const height = stage.height / ratio + FRAME.top + FRAME.bottom + places.rows * FRAME.row;
  const copy = el("canvas", { width: stage.width, height: Math.round(height * ratio) });
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.scale(ratio, ratio);
  context.fillStyle = ink().halo;
  context.fillRect(0, 0, width, height);
  context.drawImage(stage, 0, FRAME.top, width, stage.height / ratio);
  context.textBaseline = "middle";
  writeText(context, caption.title, FRAME.side, FRAME.top / 2, `600 ${FRAME.title}px ${FONT}`);
  const legendTop = FRAME.top + stage.height / ratio;
  for (const { entry, x, row } of places.entries) paintEntry(context, entry, x, legendTop + (row + 0.5) * FRAME.row);
  context.fillStyle = ink().soft;
  writeText(context, caption.source, FRAME.side, height - FRAME.bottom / 2, `${FRAME.text}px ${FONT}`, ink().soft);
  return copy;
}

/**
 * Where the entries of the legend stand, in rows as wide as the picture.
 * @param {ReturnType<typeof captionOf>} caption
 * @param {number} width
 */
export function placeEntries(caption, width) {
  let [x, row] = [FRAME.side, 0];
  const entries = legendOf(caption).map((entry) => {
    const wide = 48 + entry.text.length * FRAME.text * 0.56;
    if (x + wide > width && x > FRAME.side) [x, row] = [FRAME.side, row + 1];
    const place = { entry, x, row };
    x += wide;
    return place;
  });
  return { entries, rows: entries.length > 0 ? row + 1 : 0 };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{text: string, layer?: number, family?: Family}} entry
 * @param {number} x
 * @param {number} y
 */
function paintEntry(context, { text, layer, family }, x, y) {
  context.beginPath();
  if (layer !== undefined) {
    context.strokeStyle = lineColour(layer);
    context.lineWidth = 2;
    context.setLineDash(lineDash(layer));
    context.moveTo(x, y);
    context.lineTo(x + 24, y);
    context.stroke();
    context.setLineDash([]);
  } else if (family) {
    context.fillStyle = FILLS[family];
    context.strokeStyle = ink().stroke;
    context.lineWidth = 1;
    traceShape(context, SHAPES[family], [x + 14, y, 6], false);
    context.fill();
    context.stroke();
  }
  writeText(context, text, x + 30, y, `${FRAME.text}px ${FONT}`);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} font
 * @param {string} [colour]
 */
function writeText(context, text, x, y, font, colour = ink().text) {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
