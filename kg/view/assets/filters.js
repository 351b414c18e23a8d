/** @file The state's filters → which statements count. */

import { ofGraph } from "./cached.js";
import { graph, hasOtherEnd, statementsIn } from "./graph.js";
import { store } from "./store.js";
import { LAYERS, READINGS } from "./words.js";

/** Compute `passing`, `drawn` and what is between them; 20,000 statements take about a millisecond. */
export function applyFilters() {
  const off = offTables();
  const { from, to } = store.state.time;
  const days = graph.day[store.state.time.by];
  const ofStory = store.state.scope === "story" ? articlesOfStory() : null;
  store.passing = new Uint8Array(graph.m);
  store.timeless = new Uint8Array(graph.m);
  store.drawn = new Uint8Array(graph.m);
  store.doubted = new Uint8Array(graph.m);
  for (let i = 0; i < graph.m; i++) {
    if (off.layers[graph.layer[i]] || off.groups[graph.group[i]] || off.publishers[graph.publisher[i] + 1]) continue;
    if (ofStory && !ofStory.has(graph.article[i])) continue;
    const isInTime = from === null || to === null || (days[i] >= from && days[i] <= to);
    if (off.readings[graph.doubtful[i]]) {
      store.doubted[i] = Number(isInTime && graph.doubtful[i]);
      continue;
    }
    store.timeless[i] = 1;
    if (!isInTime) continue;
    store.passing[i] = 1;
    if (off.entities[graph.subject[i]] || (graph.object[i] >= 0 && off.entities[graph.object[i]])) continue;
    store.drawn[i] = 1;
  }
}

/** How many things without a name the map of a story shows. */
const CARRIERS_MOST = 16;
const CARRYING = new Set(["event", "organization", "person", "work", "other", "place"]);
/** The things without a name that carry the open story, and that story. */
const carriers = ofGraph(() => ({
  story: /** @type {number | null} */ (null),
  things: /** @type {Set<number>} */ (new Set()),
}));

/** Things without a name that the open story says much of, together with what has one. */
function carriersOfStory() {
  const story = store.state.scope === "story" ? store.state.story : null;
  const known = carriers();
  if (known.story !== story)
    Object.assign(known, { story, things: new Set(story === null ? [] : findCarriers(story)) });
  return known.things;
}

/** @param {number} story */
function findCarriers(story) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const statement of graph.stories[story].articles.flatMap(statementsIn)) {
    if (!hasOtherEnd(statement) || graph.doubtful[statement]) continue;
    const [a, b] = [graph.subject[statement], graph.object[statement]];
    if (!graph.named[a] && !graph.named[b]) continue;
    for (const entity of [a, b])
      if (graph.common[entity] && CARRYING.has(graph.family[entity])) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, CARRIERS_MOST)
    .map(([entity]) => entity);
}

/** The articles of the open story: the others do not count while it is open. */
const articlesOfStory = () => new Set(graph.stories[store.state.story ?? 0]?.articles);

/** Tables of what is switched off, by number; publishers are shifted by one, as -1 is "unknown". */
function offTables() {
  const families = new Set(store.state.off.families);
  const carrying = carriersOfStory();
  return {
    layers: LAYERS.map((layer) => store.state.off.layers.includes(layer.key)),
    readings: READINGS.map((reading) => store.state.off.readings.includes(reading.key)),
    groups: graph.groups.map((group) => store.state.off.groups.includes(group)),
    publishers: ["", ...graph.publishers].map((publisher) => store.state.off.publishers.includes(publisher || UNKNOWN)),
    entities: graph.family.map(
      (family, entity) =>
        families.has(family) || (graph.common[entity] === 1 && families.has("common") && !carrying.has(entity)),
    ),
  };
}

export const UNKNOWN = "unknown";

/**
 * Return whether an entity is drawn: its family is, and it has a name or those without are drawn.
 * @param {number} entity
 */
export const isFamilyOn = (entity) =>
  isFamilyOnByKey(graph.family[entity]) &&
  (graph.common[entity] === 0 || isFamilyOnByKey("common") || carriersOfStory().has(entity));
/** @param {string} family */
export const isFamilyOnByKey = (family) => !store.state.off.families.includes(family);
