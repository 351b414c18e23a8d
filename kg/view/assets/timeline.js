/** @file A histogram of statements by date, a range one can drag, and a way to play through it. */

import { beatsLine, hasBeats } from "./beats.js";
import { binStatements, dayOfBin, rangeInBins } from "./dates.js";
import { button, byId, el, keepFocus, oncePerFrame, svg } from "./dom.js";
import { graph } from "./graph.js";
import { update } from "./state.js";
import { store } from "./store.js";
import { LAYERS, count, sayDay } from "./words.js";

const BARS = { height: 44, top: 4 };
let playing = 0;

/** Draw the histogram with its range. */
export function showTimeline() {
  const box = byId("timeline");
  if (hasBeats()) return keepFocus(box, beatsLine);
  const time = binStatements();
  keepFocus(box, () => (time && time.bins.length > 1 ? [timeHead(time), timeChart(time)] : [timeHead(time)]));
}

/** @param {Timeline | null} time */
function timeHead(time) {
  const { by, from, to } = store.state.time;
  const range = from === null || to === null ? sayWhole(time) : `${sayDay(from)} – ${sayDay(to)}`;
  /**
   * @param {DateKind} key
   * @param {string} name
   */
  const dates = (key, name) =>
    button(name, () => update({ time: { by: key, from: null, to: null } }), { "aria-pressed": String(by === key) });
  const undated =
    time && from !== null && time.undated > 0 ? ` · ${count(time.undated, "undated statement")} left out` : "";
  return el(
    "div",
    { class: "time-head" },
    button(playing ? "❚❚" : "▶", () => togglePlay(time), {
      class: "play",
      "aria-label": playing ? "Pause" : "Play through time",
      disabled: !time || time.bins.length < 2,
    }),
    el(
      "span",
      { class: "segments", role: "group", "aria-label": "Which date" },
      dates("published", "Published"),
      dates("event", "Happened"),
    ),
    el("span", { class: "range", role: "status" }, range + undated),
    from === null
      ? null
      : button(
          "All dates",
          () => {
            stopPlaying();
            update({ time: { by, from: null, to: null } });
          },
          { class: "clear" },
        ),
  );
}

/**
 * Say what the whole range is.
 * @param {Timeline | null} time
 */
function sayWhole(time) {
  if (!time) return "no dates";
  return time.bins.length > 1 ? "all dates" : `all on ${sayDay(time.first)}`;
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
  return el(
    "div",
    { class: "chart-box" },
    chartBox,
    el(
      "div",
      { class: "ends", "aria-hidden": "true" },
      el("span", {}, sayDay(time.first)),
      el("span", {}, `by ${time.unit.name}`),
      el("span", {}, sayDay(time.last)),
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
 * Keep only the statements of these bins; outliers belong to the first and last.
 * @param {Timeline} time
 * @param {number} from
 * @param {number} to
 */
function setRange(time, from, to) {
  const whole = from === 0 && to === time.bins.length - 1;
  const low = from === 0 ? -1e6 : dayOfBin(time, from);
  const high = to === time.bins.length - 1 ? 1e6 : dayOfBin(time, to + 1) - 1;
  const range = whole
    ? { from: null, to: null }
    : {
        from: Math.max(low, from === 0 ? graph.firstDay[store.state.time.by] : low),
        to: Math.min(high, to === time.bins.length - 1 ? graph.lastDay[store.state.time.by] : high),
      };
  update({ time: { ...store.state.time, ...range } }, { replace: store.state.time.from !== null });
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
 * Move a window of about a tenth of the range through time, one bin at a time.
 * @param {Timeline | null} time
 */
function togglePlay(time) {
  if (playing || !time) {
    stopPlaying();
    showTimeline();
    return;
  }
  const size = time.bins.length;
  const width = Math.max(1, Math.round(size / 10));
  let at = 1;
  playing = setInterval(() => {
    if (at + width > size) {
      stopPlaying();
      showTimeline();
      return;
    }
    setRange(time, at, at + width - 1);
    at++;
  }, 700);
  setRange(time, 0, width - 1);
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
}
