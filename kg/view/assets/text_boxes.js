/** @file Texts on the canvas: how wide they are, how they are cut, whether they touch. */

const NAME_MAX = 34;

export const FONT = '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';

const widths = new Map();

/**
 * Shorten a name for the drawing.
 * @param {string} text
 * @param {number} [most]
 */
export const shortName = (text, most = NAME_MAX) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/**
 * The width of a text in screen pixels, measured once.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {string} font
 * @returns {number}
 */
export function widthOfText(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
