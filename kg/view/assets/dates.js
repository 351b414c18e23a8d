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

/** @type {Partial<Record<DateKind, Axis | null>>} */
const axes = {};

/**
 * The bins for a kind of date over all statements that have one, null if none has; computed once.
 * @param {DateKind} by
 * @returns {Axis | null}
 */
function axisOf(by) {
  if (axes[by] !== undefined) return axes[by];
  const dated = Array.from(graph.day[by])
    .filter((day) => day !== NO_DAY)
    .sort((a, b) => a - b);
  if (dated.length === 0) return (axes[by] = null);
  const [first, last] = usualRange(dated);
  const unit = UNITS.findLast((candidate) => last - first >= candidate.over) ?? UNITS[0];
  const size = Math.max(1, Math.floor((last - first) / unit.days) + 1);
  return (axes[by] = { first, last, unit, size, undated: graph.m - dated.length });
}

/** Count by date and layer the statements that pass all filters except time. */
export function binStatements() {
  const axis = axisOf(store.state.time.by);
  if (!axis) return null;
  const days = graph.day[store.state.time.by];
  const bins = Array.from({ length: axis.size }, () => new Uint32Array(LAYERS.length));
  for (let i = 0; i < graph.m; i++) {
    if (days[i] === NO_DAY || !store.timeless[i]) continue;
    bins[binOf(days[i], axis.first, axis.unit, axis.size)][graph.layer[i]]++;
  }
  return { ...axis, bins };
}

/**
 * Leave out a hundredth at either end where it stretches the range: "1991" among last week's dates.
 * @param {number[]} sorted
 * @returns {[number, number]}
 */
function usualRange(sorted) {
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const low = sorted[Math.floor(sorted.length * 0.01)];
  const high = sorted[Math.ceil(sorted.length * 0.99) - 1];
  return most - least > 4 * (high - low + 7) ? [low, high] : [least, most];
}

/**
 * @param {number} day
 * @param {number} first
 * @param {Axis["unit"]} unit
 * @param {number} size
 */
const binOf = (day, first, unit, size) => Math.max(0, Math.min(size - 1, Math.floor((day - first) / unit.days)));

/**
 * @param {Axis} time
 * @param {number} bin
 */
export const dayOfBin = (time, bin) => Math.round(time.first + bin * time.unit.days);

/**
 * @param {Timeline} time
 * @returns {[number, number]}
 */
export function rangeInBins(time) {
  const size = time.bins.length;
  const { from, to } = store.state.time;
  if (from === null || to === null) return [0, size - 1];
  return [binOf(from, time.first, time.unit, size), binOf(to, time.first, time.unit, size)];
}
