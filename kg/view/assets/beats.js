/** @file The beats of the open story on a line of time, and the keys to walk through them. */

import { nextBeat, showBeat } from "./actions.js";
import { button, el } from "./dom.js";
import { NO_DAY, graph } from "./graph.js";
import { store } from "./store.js";
import { dayOfBeat } from "./stories.js";
import { DAY_SHORT, count, sayDay } from "./words.js";

/** How far a beat is put by its date; the rest by its number, so that beats of one day stay apart. */
const BY_DATE = 0.55;

/** Whether the open story is drawn as a line of beats. */
export const hasBeats = () => openStory() !== undefined && (openStory()?.beats.length ?? 0) > 1;

const openStory = () =>
  store.state.scope === "story" && store.state.story !== null ? graph.stories[store.state.story] : undefined;

/** The line: a control for each beat, and one for the next. */
export function beatsLine() {
  const beats = openStory()?.beats ?? [];
  const { beat } = store.state;
  const places = placesOfBeats(beats);
  return [
    el(
      "div",
      { class: "time-head" },
      button(beat < 0 ? "▶" : "›", nextBeat, { class: "play", "aria-label": "Next beat", title: "Next beat (N)" }),
      el(
        "span",
        { class: "range", role: "status" },
        beat < 0 ? `${count(beats.length, "beat")}: N walks through them` : sayBeat(beat),
      ),
      beat < 0 ? null : button("Whole story", () => showBeat(-1), { class: "clear" }),
    ),
    el(
      "ol",
      { class: "beat-line", "aria-label": "Beats of the story" },
      ...beats.map((one, i) => beatDot(one, i, { place: places[i], current: beat })),
    ),
  ];
}

/** @param {number} beat */
const sayBeat = (beat) => `${beat + 1} of ${openStory()?.beats.length}: ${openStory()?.beats[beat].title}`;

/**
 * @param {Beat} beat
 * @param {number} i
 * @param {{place: number, current: number}} where
 */
function beatDot(beat, i, { place, current }) {
  const day = dayOfBeat(beat);
  const date = day === NO_DAY ? `Beat ${i + 1}` : sayShort(day);
  const item = el(
    "li",
    { class: i === current ? "current" : current >= 0 && i > current ? "ahead" : null },
    el(
      "button",
      {
        type: "button",
        "aria-label": `${date}: ${beat.title}`,
        "aria-current": i === current ? "step" : null,
        title: beat.title,
        on: { click: () => showBeat(i === current ? -1 : i) },
      },
      el("span", { class: "dot", "aria-hidden": "true" }),
      el("time", {}, date),
    ),
  );
  item.style.left = `${(100 * place).toFixed(2)}%`;
  return item;
}

/**
 * A day, with its year if the story runs over more than one.
 * @param {number} day
 */
function sayShort(day) {
  const years = new Set(openStory()?.beats.map((beat) => new Date(dayOfBeat(beat) * 864e5).getUTCFullYear()));
  return years.size > 1 ? sayDay(day) : DAY_SHORT.format(new Date(day * 864e5));
}

/**
 * Where on the line each beat lies, 0 to 1.
 * @param {Beat[]} beats
 */
function placesOfBeats(beats) {
  const days = beats.map(dayOfBeat);
  const known = days.filter((day) => day !== NO_DAY);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return beats.map((_, i) => {
    const byNumber = i / Math.max(1, beats.length - 1);
    if (days[i] === NO_DAY || last === first) return byNumber;
    return BY_DATE * ((days[i] - first) / (last - first)) + (1 - BY_DATE) * byNumber;
  });
}
