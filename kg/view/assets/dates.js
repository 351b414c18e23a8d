/** @file Statements → bins of days, weeks, months or years, and the bins of the range that is chosen. */

import { NO_DAY, graph } from "./graph.js";
import { store } from "./store.js";
import { LAYERS } from "./words.js";

const UNITS = [
  { name: "day", days: 1, over: 0 },
  { name: "week", days: 7, over: 75 },
  { name: "month", days: 30.4375, over: 550 },
  { name: "year", days: 365.25, over: 4000 },
];
/** The middle nine tenths of the days decide what the usual range is; at least so many days belong to it. */
const MIDDLE = 0.05;
const LEAST_SLACK = 10;
/** A range of fewer days is not zoomed any further. */
const SHORTEST = 4;

/** The days that the reader zoomed to, by kind of date; none: the usual range. @type {Partial<Record<DateKind, [number, number]>>} */
const zoomed = {};
/** @type {Partial<Record<DateKind, number[]>>} */
const sortedDays = {};

/** @param {DateKind} by */
export const isZoomed = (by) => zoomed[by] !== undefined;

/**
 * All days of a kind, sorted once.
 * @param {DateKind} by
 */
function daysSorted(by) {
  return (sortedDays[by] ??= Array.from(graph.day[by])
    .filter((day) => day !== NO_DAY)
    .sort((a, b) => a - b));
}

/**
 * The bins for a kind of date, null if no statement has one.
 * @param {DateKind} by
 * @returns {Axis | null}
 */
function axisOf(by) {
  const days = daysSorted(by);
  if (days.length === 0) return null;
  const [first, last] = zoomed[by] ?? usualRange(days);
  const unit = UNITS.findLast((candidate) => last - first >= candidate.over) ?? UNITS[0];
  const size = Math.max(1, Math.floor((last - first) / unit.days) + 1);
  const earlier = days.filter((day) => day < first).length;
  const later = days.filter((day) => day > last).length;
  return { first, last, unit, size, undated: graph.m - days.length, earlier, later };
}

/** Count by date and layer the statements that pass all filters except time. */
export function binStatements() {
  const axis = axisOf(store.state.time.by);
  if (!axis) return null;
  const days = graph.day[store.state.time.by];
  const bins = Array.from({ length: axis.size }, () => new Uint32Array(LAYERS.length));
  for (let i = 0; i < graph.m; i++) {
    if (days[i] < axis.first || days[i] > axis.last || !store.timeless[i]) continue;
    bins[binOf(days[i], axis)][graph.layer[i]]++;
  }
  return { ...axis, bins };
}

/**
 * Where most days lie, with as much again on either side: one "1991" does not flatten last week.
 * @param {number[]} sorted
 * @returns {[number, number]}
 */
function usualRange(sorted) {
  const low = sorted[Math.floor(sorted.length * MIDDLE)];
  const high = sorted[Math.ceil(sorted.length * (1 - MIDDLE)) - 1];
  const slack = Math.max(LEAST_SLACK, high - low);
  const within = sorted.filter((day) => day >= low - slack && day <= high + slack);
  return [within[0], within[within.length - 1]];
}

/**
 * Zoom the axis about a place on it, 0 to 1; a factor over 1 shows more days.
 * @param {Axis} time
 * @param {number} factor
 * @param {number} [at]
 */
export function zoomDays(time, factor, at = 0.5) {
  const span = Math.max(SHORTEST, (time.last - time.first + 1) * factor);
  const middle = time.first + at * (time.last - time.first);
  showDays(middle - at * span, span - 1);
}

/**
 * Move the axis by a part of its length.
 * @param {Axis} time
 * @param {number} part
 */
export const panDays = (time, part) =>
  showDays(time.first + part * (time.last - time.first + 1), time.last - time.first);

/**
 * Show these days, as far as there are any; all of them is the usual range again.
 * @param {number} first
 * @param {number} length
 */
function showDays(first, length) {
  const { by } = store.state.time;
  const days = daysSorted(by);
  const [least, most] = [days[0], days[days.length - 1]];
  if (length >= most - least) return void delete zoomed[by];
  const from = Math.round(Math.max(least, Math.min(first, most - length)));
  zoomed[by] = [from, from + Math.round(length)];
}

/** Show the usual range. */
export const showUsualDays = () => void delete zoomed[store.state.time.by];

/**
 * @param {number} day
 * @param {Axis} axis
 */
const binOf = (day, { first, unit, size }) => Math.max(0, Math.min(size - 1, Math.floor((day - first) / unit.days)));

/**
 * @param {Axis} time
 * @param {number} bin
 */
export const dayOfBin = (time, bin) => Math.round(time.first + bin * time.unit.days);

/**
 * The bins of the range that is chosen.
 * @param {Timeline} time
 * @returns {[number, number]}
 */
export function rangeInBins(time) {
  const { from, to } = store.state.time;
  if (from === null || to === null) return [0, time.bins.length - 1];
  return [binOf(from, time), binOf(to, time)];
}
