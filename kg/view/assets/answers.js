/** @file Paths between two entities, and connections of several, with evidence for each step. */

import { statementCards } from "./cards.js";
import { connectEntities } from "./connect.js";
import { button, el } from "./dom.js";
import { graph } from "./graph.js";
import { between } from "./links.js";
import { panelHead } from "./panel.js";
import { PATHS_SHOWN, shortestPaths } from "./paths.js";
import { figures } from "./source.js";
import { update } from "./state.js";
import { count } from "./words.js";

/** Of a large graph only what has been looked at can connect. */
const ofLoaded = () => (figures() ? " of what is loaded" : "");

/** @param {PathsSelected} selected */
export function pathsPanel({ from, to }) {
  const paths = shortestPaths(from, to);
  const head = panelHead(
    ["Shortest paths"],
    `${graph.name[from]} to ${graph.name[to]}`,
    el(
      "p",
      { class: "facts" },
      paths.length
        ? `${paths.length === PATHS_SHOWN ? "The first " : ""}${count(paths.length, "path")} of ${count(paths[0].length - 1, "step")}`
        : `No path over what the filters show${ofLoaded()}. Switch layers on, or ask for others.`,
    ),
  );
  return [
    head,
    ...paths.map((path, i) =>
      el(
        "details",
        { class: "path", open: i === 0 },
        el("summary", {}, path.map((entity) => graph.name[entity]).join(" — ")),
        ...stepCards(path.slice(1).map((entity, at) => [path[at], entity])),
      ),
    ),
  ];
}

/** @param {[number, number][]} steps */
function stepCards(steps) {
  return steps.map(([a, b]) =>
    el(
      "section",
      { class: "step" },
      el(
        "h3",
        {},
        button(`${graph.name[a]} – ${graph.name[b]}`, () => update({ selected: { kind: "pair", a, b } }), {
          class: "entity",
        }),
      ),
      statementCards(between(a, b).slice(0, 5)),
    ),
  );
}

/** @param {ConnectionSelected} selected */
export function connectPanel({ ids }) {
  const steps = connectEntities(ids);
  const between_ = steps ? new Set(steps.flat()).size - ids.length : 0;
  const found = steps
    ? `${count(steps.length, "step")} through ${count(between_, "other entity", "other entities")}`
    : `They are not connected by what the filters show${ofLoaded()}.`;
  return [
    panelHead(
      ["What connects"],
      ids.map((entity) => graph.name[entity]).join(", "),
      el("p", { class: "facts" }, found),
    ),
    ...stepCards(steps ?? []),
  ];
}
