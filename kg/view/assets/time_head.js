/** @file What stands above the histogram: playing, which date, fields for days, zooming and moving. */

import { isZoomed, panDays, showUsualDays, zoomDays } from "./dates.js";
import { button, el } from "./dom.js";
import { graph } from "./graph.js";
import { isPlaying, stopPlaying } from "./play.js";
import { update } from "./state.js";
import { store } from "./store.js";
import { count, sayDay } from "./words.js";

const ZOOM = 0.6;
const PAN = 0.25;

/**
 * @param {Timeline | null} time
 * @param {{togglePlay: (time: Timeline | null) => void, show: () => void}} controls
 */
export function timeHead(time, { togglePlay, show }) {
  const { by, from } = store.state.time;
  const canPlay = time !== null && time.bins.length > 1;
  /**
   * @param {DateKind} key
   * @param {string} name
   */
  const dates = (key, name) =>
    button(name, () => changeTime({ by: key, from: null, to: null }), { "aria-pressed": String(by === key) });
  return el(
    "div",
    { class: "time-head" },
    button(isPlaying() ? "❚❚" : "▶", () => togglePlay(time), {
      class: "play",
      "aria-label": isPlaying() ? "Pause" : "Play through time",
      disabled: !canPlay,
    }),
    el(
      "span",
      { class: "segments", role: "group", "aria-label": "Which date" },
      dates("published", "Published"),
      dates("event", "Happened"),
    ),
    ...(canPlay ? dateFields(time) : []),
    el("span", { class: "range", role: "status" }, sayRange(time)),
    from === null ? null : button("All dates", () => changeTime({ by, from: null, to: null }), { class: "clear" }),
    canPlay ? zoomKeys(time, show) : null,
  );
}

/**
 * Stop playing, and show another range.
 * @param {State["time"]} time
 */
function changeTime(time) {
  stopPlaying();
  update({ time });
}

/**
 * The range in words, with what it leaves out.
 * @param {Timeline | null} time
 */
function sayRange(time) {
  const { from, to } = store.state.time;
  if (from === null || to === null || !time) return sayWhole(time);
  const undated = time.undated > 0 ? ` · ${count(time.undated, "undated statement")} left out` : "";
  return `${sayDay(from)} – ${sayDay(to)}${undated}`;
}

/**
 * Two fields for the first and the last day.
 * @param {Timeline} time
 */
function dateFields(time) {
  const { from, to, by } = store.state.time;
  const [least, most] = [graph.firstDay[by], graph.lastDay[by]];
  /**
   * @param {string} name
   * @param {number} day
   * @param {(day: number) => [number, number]} range
   */
  const field = (name, day, range) =>
    el("input", {
      type: "date",
      "aria-label": name,
      value: isoOf(day),
      on: {
        change: (/** @type {any} */ event) => {
          const chosen = Date.parse(event.target.value) / 864e5;
          if (!Number.isFinite(chosen)) return;
          const [first, last] = range(chosen).sort((a, b) => a - b);
          changeTime({ by, from: first, to: last });
        },
      },
    });
  return [
    field("First day", from ?? time.first, (day) => [day, to ?? most]),
    field("Last day", to ?? time.last, (day) => [from ?? least, day]),
  ];
}

/** @param {number} day */
const isoOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

/**
 * Zoom and move the axis.
 * @param {Timeline} time
 * @param {() => void} show
 */
function zoomKeys(time, show) {
  /**
   * @param {string} sign
   * @param {string} name
   * @param {() => void} change
   */
  const key = (sign, name, change) =>
    button(
      sign,
      () => {
        change();
        show();
      },
      { "aria-label": name, title: name },
    );
  return el(
    "span",
    { class: "time-keys" },
    key("‹", "Earlier days", () => panDays(time, -PAN)),
    key("−", "More days", () => zoomDays(time, 1 / ZOOM)),
    key("+", "Fewer days", () => zoomDays(time, ZOOM)),
    key("›", "Later days", () => panDays(time, PAN)),
    isZoomed(store.state.time.by) ? key("Reset", "The usual days", showUsualDays) : null,
  );
}

/**
 * Say what the whole range is, where no fields do.
 * @param {Timeline | null} time
 */
function sayWhole(time) {
  if (!time) return "no dates";
  return time.bins.length > 1 ? "" : `all on ${sayDay(time.first)}`;
}
