/** @file How surely statements were read: what of a list is left out as doubtful, and how to show it. */

import { setFilter } from "./actions.js";
import { button, el } from "./dom.js";
import { graph } from "./graph.js";
import { store } from "./store.js";
import { count, leastPercent } from "./words.js";

/** Whether doubtful statements are shown with the others. */
const showsDoubtful = () => !store.state.off.readings.includes("doubtful");

/** Show doubtful statements, here and everywhere. */
const showDoubtful = () =>
  setFilter(
    "readings",
    store.state.off.readings.filter((key) => key !== "doubtful"),
  );

/**
 * Say what the filters leave out of a list of statements, if anything; the doubtful ones can be shown.
 * @param {Iterable<number>} statements
 * @returns {Child[]}
 */
export function leftOut(statements) {
  const out = [...new Set(statements)].filter((statement) => !store.passing[statement]);
  const doubtful = out.filter((statement) => store.doubted[statement]).length;
  const gone = out.length - doubtful;
  return [
    gone > 0 ? el("p", { class: "note" }, `${count(gone, "statement")} hidden by the filters.`) : null,
    doubtfulNote(doubtful, "doubtful reading"),
  ];
}

/**
 * "and 12 doubtful readings · Show them"; null if there are none.
 * @param {number} number
 * @param {string} noun
 * @param {string} [plural]
 */
export function doubtfulNote(number, noun, plural) {
  if (number === 0) return null;
  const title = `Read with less than ${leastPercent()} confidence`;
  return el(
    "p",
    { class: "note doubtful" },
    el("span", { title }, `and ${count(number, noun, plural)}`),
    " · ",
    button(number === 1 ? "Show it" : "Show them", showDoubtful, { class: "show" }),
  );
}

/** How many statements are left out only because they are doubtful. */
export const numberOfDoubted = () => store.doubted.reduce((sum, one) => sum + one, 0);

/**
 * A story with the questions and accounts that are shown: without doubtful ones unless asked for.
 * @param {Story} story
 * @returns {Story}
 */
export function asShown(story) {
  if (showsDoubtful()) return story;
  const questions = story.questions
    .filter((question) => question.likely)
    .map((question) => ({
      ...question,
      accounts: question.accounts.filter(({ statement }) => !graph.doubtful[statement]),
    }));
  return { ...story, questions };
}
