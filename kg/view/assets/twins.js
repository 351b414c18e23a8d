/** @file Things without a name that the map of a story shows as one: those of copies, and its events. */

import { ofGraph } from "./cached.js";
import { graph, statementsIn } from "./graph.js";
import { store } from "./store.js";
import { fold } from "./words.js";

/** The twins of the story that is open. */
const twinsOfStory = ofGraph(() => ({
  story: /** @type {number | null} */ (null),
  twins: /** @type {Map<number, number>} */ (new Map()),
}));

/**
 * The thing that stands for this one on stage: in an open story the first of its twins, else itself.
 * @param {number} entity
 */
export const shownAs = (entity) => twinsNow().get(entity) ?? entity;

/**
 * A thing with its twins.
 * @param {number} entity
 */
export const withTwins = (entity) => [
  ...new Set([entity, ...[...twinsNow()].filter(([, first]) => first === entity).map(([twin]) => twin)]),
];

/** @type {Map<number, number>} */
const NO_TWINS = new Map();

/** For each thing without a name in the open story the first of its twins. */
function twinsNow() {
  const story = store.state.scope === "story" ? store.state.story : null;
  if (story === null) return NO_TWINS;
  const own = twinsOfStory();
  if (own.story !== story) Object.assign(own, { story, twins: findTwins(graph.stories[story]) });
  return own.twins;
}

/**
 * What copies of one article call alike is one thing, and a story is about one happening: what its
 * articles call "the strike" is one, too.
 * @param {Story} story
 */
function findTwins({ origins }) {
  /** @type {Map<number, number>} */
  const twins = new Map();
  /** @type {Map<string, number>} */
  const first = new Map();
  origins.forEach((articles, origin) => {
    for (const statement of articles.flatMap(statementsIn))
      for (const entity of [graph.subject[statement], graph.object[statement]]) {
        if (entity < 0 || graph.named[entity] || twins.has(entity)) continue;
        const family = graph.family[entity];
        const key = `${family === "event" ? "" : origin} ${family} ${fold(graph.name[entity])}`;
        if (!first.has(key)) first.set(key, entity);
        twins.set(entity, /** @type {number} */ (first.get(key)));
      }
  });
  return twins;
}
