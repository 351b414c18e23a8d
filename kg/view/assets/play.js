/** @file Playing through time: day by day what is new comes on stage, and what is older fades. */

import { dayOfBin } from "./dates.js";
import { graph } from "./graph.js";
import { update } from "./state.js";
import { store } from "./store.js";

const PACE = 800;
/** What is older than this part of the time played is as faint as it gets. */
const FADES_OVER = 0.35;
const FAINTEST = 0.16;

let timer = 0;
/** The first day of the newest bin, and in how many days a line fades; null while nothing plays. */
let now = /** @type {{day: number, span: number} | null} */ (null);

export const isPlaying = () => timer !== 0;

/**
 * Play the bins in which something happens; those without anything are skipped.
 * @param {Timeline} time
 * @param {() => void} ended
 */
export function play(time, ended) {
  const full = time.bins.map((bin, i) => (bin.some((number) => number > 0) ? i : -1)).filter((i) => i >= 0);
  let step = 0;
  const show = () => {
    if (step >= full.length) {
      stopPlaying();
      ended();
      return;
    }
    showUpTo(time, full[step++]);
  };
  timer = setInterval(show, PACE);
  show();
}

/**
 * @param {Timeline} time
 * @param {number} bin
 */
function showUpTo(time, bin) {
  const last = dayOfBin(time, bin + 1) - 1;
  now = { day: dayOfBin(time, bin), span: Math.max(1, FADES_OVER * (time.last - time.first)) };
  const replace = store.state.time.from !== null;
  update({ time: { ...store.state.time, from: time.first, to: last } }, { replace });
}

export function stopPlaying() {
  clearInterval(timer);
  timer = 0;
  now = null;
}

/**
 * How bright a line is while time is played: 1 if it is new, less the older its newest statement is.
 * @param {Line} line
 */
export function freshness(line) {
  if (!now) return 1;
  const days = graph.day[store.state.time.by];
  const newest = line.statements.reduce((most, statement) => Math.max(most, days[statement]), -Infinity);
  return newest >= now.day ? 1 : Math.max(FAINTEST, 0.6 * (1 - (now.day - newest) / now.span));
}
