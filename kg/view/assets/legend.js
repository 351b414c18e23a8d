/** @file The legend, which is also the filter: layers, readings, families, relation groups, publishers. */

import { resetFilters, setFilter, toggleFilter } from "./actions.js";
import { fit } from "./canvas.js";
import { button, byId, el, keepFocus, svg } from "./dom.js";
import { UNKNOWN } from "./filters.js";
import { communityName, graph } from "./graph.js";
import { lineMark, shapeMark } from "./shapes.js";
import { usuallyOff } from "./state.js";
import { store } from "./store.js";
import { COMMUNITY_FILLS, communityFill } from "./theme.js";
import { FAMILIES, LAYERS, NUMBER, READINGS, capital, leastPercent } from "./words.js";

const LEGEND_SHOWN = 9;
const opened = new Set();

/** Draw the legend with the counts of the graph. */
export function showLegend() {
  keepFocus(byId("legend"), () => [
    el(
      "div",
      { class: "legend-head" },
      el("h2", {}, "Show"),
      anyOff() ? button("Reset", resetFilters, { class: "reset" }) : null,
    ),
    legendPart("layers", "How it is said", layerItems()),
    legendPart("readings", "How surely it was read", readingItems()),
    store.state.colour === "community" || store.state.hulls ? communityPart() : "",
    legendPart("families", "Entities", familyItems()),
    legendPart("groups", "Relations", groupItems()),
    legendPart("publishers", "Publishers", publisherItems()),
  ]);
}

/** The communities on stage with their colours; a click brings one to the middle. */
function communityPart() {
  const members = new Map();
  for (const entity of store.scene.nodes)
    if (graph.community[entity] >= 0)
      members.set(graph.community[entity], [...(members.get(graph.community[entity]) ?? []), entity]);
  const rows = [...members]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, COMMUNITY_FILLS.length)
    .map(([community, entities]) => {
      const swatch = svg(
        "svg",
        { class: "mark shape", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
        svg("circle", { cx: 8, cy: 8, r: 5.6, fill: communityFill(community) }),
      );
      return el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "toggle",
            title: communityName(community),
            on: { click: () => fit(entities, { animate: true }) },
          },
          swatch,
          el("span", { class: "what" }, communityName(community)),
          el("span", { class: "number" }, NUMBER.format(entities.length)),
        ),
      );
    });
  return el("section", { class: "legend-part" }, el("h3", {}, "Communities"), el("ul", {}, ...rows));
}

const anyOff = () =>
  store.state.time.from !== null ||
  Object.entries(store.state.off).some(([kind, keys]) => keys.join() !== usuallyOff(kind));

function layerItems() {
  const counts = tallyShown(graph.layer);
  return LAYERS.map((layer, i) => ({
    key: layer.key,
    name: layer.name,
    hint: layer.hint,
    number: counts.get(i) ?? 0,
    mark: lineMark(i),
  }));
}

/** Of a graph that has no least confidence nothing is doubtful. */
function readingItems() {
  if (graph.minConfidence === 0) return [];
  const counts = tally(graph.doubtful);
  const hints = [
    `Read with at least ${leastPercent()} confidence`,
    `Read with less than ${leastPercent()} confidence: a part of it may be wrong`,
  ];
  return READINGS.map((reading, i) => ({ ...reading, hint: hints[i], number: counts.get(i) ?? 0 }));
}

function familyItems() {
  const counts = tally(graph.family);
  return Object.entries(FAMILIES)
    .map(([key, name]) => ({ key, name, number: counts.get(key) ?? 0, mark: shapeMark(/** @type {Family} */ (key)) }))
    .concat({
      key: "common",
      name: "Without a name",
      number: graph.common.reduce((sum, one) => sum + one, 0),
      mark: unnamedMark(),
    })
    .filter((item) => item.number > 0);
}

/** Things without a name are of every family. */
const unnamedMark = () =>
  svg(
    "svg",
    { class: "mark shape", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("circle", { cx: 8, cy: 8, r: 5.2, fill: "none", "stroke-dasharray": "2 2" }),
  );

function groupItems() {
  const counts = tallyShown(graph.group);
  return graph.groups
    .map((group, i) => ({
      key: group,
      name: group === "open" ? "Other verbs" : capital(group),
      number: counts.get(i) ?? 0,
    }))
    .sort((a, b) => b.number - a.number);
}

function publisherItems() {
  const counts = tallyShown(graph.publisher);
  return [
    ...graph.publishers.map((name, i) => ({ key: name, name, number: counts.get(i) ?? 0 })),
    { key: UNKNOWN, name: "Unknown", number: counts.get(-1) ?? 0 },
  ]
    .filter((item) => item.number > 0)
    .sort((a, b) => b.number - a.number);
}

/** By column, of all or of the statements that the filter of readings shows. */
const tallies = new Map();

/**
 * Count the values of a column of statements, but for those that are left out as doubtful.
 * @param {Iterable<number>} column
 */
function tallyShown(column) {
  const { readings } = store.state.off;
  const off = READINGS.map(({ key }) => readings.includes(key));
  return tally(column, readings.join(), (statement) => !off[graph.doubtful[statement]]);
}

/**
 * Count the values of a column of `G`, once.
 * @param {Iterable<number | string>} column
 * @param {string} [which] what else the counts depend on
 * @param {(row: number) => boolean} [isCounted]
 * @returns {Map<number | string, number>}
 */
function tally(column, which = "", isCounted = () => true) {
  const known = tallies.get(column) ?? new Map();
  tallies.set(column, known);
  if (!known.has(which)) known.set(which, countValues(column, isCounted));
  return known.get(which);
}

/**
 * @param {Iterable<number | string>} column
 * @param {(row: number) => boolean} isCounted
 */
function countValues(column, isCounted) {
  const counts = new Map();
  let row = 0;
  for (const value of column) if (isCounted(row++)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * @param {FilterKind} kind
 * @param {string} title
 * @param {FilterItem[]} items
 */
function legendPart(kind, title, items) {
  if (items.length === 0) return "";
  const all = opened.has(kind) || items.length <= LEGEND_SHOWN + 1;
  const rows = (all ? items : items.slice(0, LEGEND_SHOWN)).map((item) => legendItem(kind, item, items));
  const more = all
    ? null
    : button(
        `${items.length - LEGEND_SHOWN} more`,
        () => {
          opened.add(kind);
          showLegend();
        },
        { class: "more" },
      );
  return el(
    "section",
    { class: `legend-part ${kind}` },
    el("h3", {}, title),
    el("ul", {}, ...rows.map((row) => el("li", {}, ...row))),
    more,
  );
}

/**
 * @param {FilterKind} kind
 * @param {FilterItem} item
 * @param {FilterItem[]} items
 */
function legendItem(kind, { key, name, hint, number, mark }, items) {
  const on = !store.state.off[kind].includes(key);
  const toggle = el(
    "button",
    {
      type: "button",
      class: "toggle",
      "aria-pressed": String(on),
      title: hint ?? null,
      on: { click: () => toggleFilter(kind, key) },
    },
    mark ?? el("span", { class: "tick" }),
    el("span", { class: "what" }, name),
    el("span", { class: "number" }, NUMBER.format(number)),
  );
  const others = items.map((item) => item.key).filter((other) => other !== key);
  return [toggle, button("only", () => setFilter(kind, others), { class: "only", "aria-label": `Only ${name}` })];
}
