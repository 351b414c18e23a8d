/** @file A histogram of statements by date, a range one can drag, and a way to play through it. */

import { beatsLine, hasBeats } from "./beats.js";
import { binStatements, dayOfBin, isZoomed, panDays, rangeInBins, zoomDays } from "./dates.js";
import { byId, el, keepFocus, oncePerFrame, svg } from "./dom.js";
import { graph } from "./graph.js";
import { isPlaying, play, stopPlaying } from "./play.js";
import { update } from "./state.js";
import { store } from "./store.js";
import { timeHead } from "./time_head.js";
import { LAYERS, count, sayDay } from "./words.js";

const BARS = { height: 44, top: 4 };

/** What the controls above the histogram do. */
const CONTROLS = { togglePlay, show: showTimeline };

/** Draw the histogram with its range. */
export function showTimeline() {
  const box = byId("timeline");
  if (hasBeats()) return keepFocus(box, beatsLine);
  const time = binStatements();
  keepFocus(box, () =>
    time && time.bins.length > 1 ? [timeHead(time, CONTROLS), timeChart(time)] : [timeHead(time, CONTROLS)],
  );
}

/** @param {Timeline} time */
function timeChart(time) {
  const size = time.bins.length;
  const [from, to] = rangeInBins(time);
  const chart = svg(
    "svg",
    {
      class: "bars",
      viewBox: `0 0 ${size} ${BARS.height}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": `Statements by ${time.unit.name}`,
    },
    ...barsOf(time, from, to),
  );
  const shade = el("div", { class: "brush" });
  shade.style.left = `${(100 * from) / size}%`;
  shade.style.right = `${100 - (100 * (to + 1)) / size}%`;
  const chartBox = el(
    "div",
    { class: "chart" },
    chart,
    shade,
    thumb("from", time, from, to),
    thumb("to", time, from, to),
  );
  chartBox.addEventListener("pointerdown", (event) => startBrush(event, time, chartBox));
  chartBox.addEventListener("wheel", (event) => turnWheel(event, time, chartBox), { passive: false });
  return el(
    "div",
    { class: "chart-box" },
    chartBox,
    el(
      "div",
      { class: "ends", "aria-hidden": "true" },
      el("span", {}, sayDay(time.first), time.earlier > 0 ? ` · ${count(time.earlier, "earlier statement")}` : ""),
      el("span", {}, `by ${time.unit.name}`),
      el("span", {}, time.later > 0 ? `${count(time.later, "later statement")} · ` : "", sayDay(time.last)),
    ),
  );
}

/**
 * @param {Timeline} time
 * @param {number} from
 * @param {number} to
 */
function barsOf({ bins }, from, to) {
  const most = Math.max(...bins.map((bin) => bin.reduce((sum, n) => sum + n, 0)), 1);
  const room = BARS.height - BARS.top;
  return bins.flatMap((bin, i) => {
    let y = BARS.height;
    return LAYERS.map((layer, l) => {
      const height = (room * bin[l]) / most;
      y -= height;
      return height
        ? svg("rect", { class: `${layer.key}${i < from || i > to ? " out" : ""}`, x: i + 0.06, y, width: 0.88, height })
        : "";
    }).filter(Boolean);
  });
}

/**
 * One end of the range, moved by dragging or with the arrow keys.
 * @param {"from" | "to"} end
 * @param {Timeline} time
 * @param {number} from
 * @param {number} to
 */
function thumb(end, time, from, to) {
  const bin = end === "from" ? from : to;
  const size = time.bins.length;
  const knob = el("div", {
    class: `thumb ${end}`,
    role: "slider",
    tabindex: "0",
    "data-thumb": end,
    "aria-label": end === "from" ? "From" : "Until",
    "aria-valuemin": 0,
    "aria-valuemax": size - 1,
    "aria-valuenow": bin,
    "aria-valuetext": sayDay(dayOfBin(time, bin)),
    on: { keydown: (/** @type {KeyboardEvent} */ event) => moveThumb(event, end, time) },
  });
  knob.style.left = `${(100 * (end === "from" ? from : to + 1)) / size}%`;
  return knob;
}

/**
 * @param {KeyboardEvent} event
 * @param {"from" | "to"} end
 * @param {Timeline} time
 */
function moveThumb(event, end, time) {
  const step = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -1e6,
    End: 1e6,
  }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const [from, to] = rangeInBins(time);
  const most = time.bins.length - 1;
  /**
   * @param {number} bin
   * @param {number} low
   * @param {number} high
   */
  const clamp = (bin, low, high) => Math.max(low, Math.min(high, bin));
  setRange(time, end === "from" ? clamp(from + step, 0, to) : from, end === "to" ? clamp(to + step, from, most) : to);
}

/**
 * The wheel zooms about the pointer; sideways, or with Shift, it moves the axis.
 * @param {WheelEvent} event
 * @param {Timeline} time
 * @param {HTMLElement} chart
 */
function turnWheel(event, time, chart) {
  event.preventDefault();
  const box = chart.getBoundingClientRect();
  const sideways = event.deltaX || (event.shiftKey ? event.deltaY : 0);
  if (sideways) panDays(time, Math.sign(sideways) * 0.08);
  else zoomDays(time, event.deltaY > 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width);
  showTimeline();
}

/**
 * Keep only the statements of these bins; all bins of the usual range stand for all statements.
 * @param {Timeline} time
 * @param {number} from
 * @param {number} to
 */
function setRange(time, from, to) {
  const { by } = store.state.time;
  const ends = { first: from === 0, last: to === time.bins.length - 1 };
  const isWhole = !isZoomed(by);
  const range =
    ends.first && ends.last && isWhole
      ? { from: null, to: null }
      : {
          from: ends.first && isWhole ? graph.firstDay[by] : dayOfBin(time, from),
          to: ends.last && isWhole ? graph.lastDay[by] : dayOfBin(time, to + 1) - 1,
        };
  update({ time: { by, ...range } }, { replace: store.state.time.from !== null });
}

/**
 * @param {PointerEvent} event
 * @param {Timeline} time
 * @param {HTMLElement} chart
 */
function startBrush(event, time, chart) {
  stopPlaying();
  const size = time.bins.length;
  const box = chart.getBoundingClientRect();
  /** @param {number} x */
  const binAt = (x) => Math.max(0, Math.min(size - 1, Math.floor(((x - box.left) / box.width) * size)));
  const [from, to] = rangeInBins(time);
  const grabbed = /** @type {HTMLElement} */ (event.target).dataset.thumb;
  const anchor = grabbed === "from" ? to : grabbed === "to" ? from : binAt(event.clientX);
  const move = oncePerFrame((moved) => {
    const bin = binAt(moved.clientX);
    setRange(time, Math.min(anchor, bin), Math.max(anchor, bin));
  });
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  event.preventDefault();
  if (!grabbed) setRange(time, anchor, anchor);
}

/**
 * Play through time, or stop.
 * @param {Timeline | null} time
 */
function togglePlay(time) {
  if (isPlaying() || !time) {
    stopPlaying();
    store.network.redraw();
  } else play(time, showTimeline);
  showTimeline();
}
