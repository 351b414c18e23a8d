/** @file What can be done from the keyboard. */

import {
  closePanel,
  collapse,
  expand,
  focusOn,
  nextBeat,
  showAll,
  showFrontPage,
  showOpeningGraph,
} from "./actions.js";
import { fit, zoomBy } from "./canvas.js";
import { button, byId, el } from "./dom.js";
import { neighbours } from "./links.js";
import { selectedEntities, update } from "./state.js";
import { store } from "./store.js";
import { openConnect } from "./connect_form.js";
import { switchTheme } from "./tools.js";

/** @type {Map<string, [what: string, run: () => void]>} */
const KEYS = new Map([
  ["/", ["Search", () => byId("search").focus()]],
  ["f", ["Focus on the selection", () => withEntity((entity) => focusOn([entity]))]],
  ["1", ["One step around the focus", () => setDepth(1)]],
  ["2", ["Two steps", () => setDepth(2)]],
  ["3", ["Three steps", () => setDepth(3)]],
  ["e", ["Expand the selected entity", () => withEntity(expand)]],
  ["c", ["Collapse it", () => withEntity(collapse)]],
  ["p", ["Connect it with others", () => openConnect(selectedEntities(store.state.selected).slice(0, 5))]],
  ["n", ["The next beat of the open story", nextBeat]],
  ["s", ["The stories", showFrontPage]],
  ["o", ["The graph's most important part", showOpeningGraph]],
  ["a", ["All of the graph", showAll]],
  ["t", ["Table or graph", () => update({ view: store.state.view === "table" ? "graph" : "table" })]],
  ["d", ["Dark or light", switchTheme]],
  ["[", ["Back", () => history.back()]],
  ["]", ["Forward", () => history.forward()]],
  ["+", ["Zoom in", () => zoomBy(1.35)]],
  ["-", ["Zoom out", () => zoomBy(1 / 1.35)]],
  ["0", ["Fit to the stage", () => fit(store.scene.nodes, { animate: true })]],
  ["?", ["This list", () => byId("help").showModal()]],
]);

/** Listen to keys, except where one types. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      /** @type {Element} */ (event.target).closest?.("input:not([type=radio]):not([type=checkbox]), select, dialog")
    )
      return;
    if (event.key === "Escape" && store.state.selected && !document.querySelector("[popover]:popover-open"))
      return void closePanel();
    if (document.activeElement === byId("canvas") && moveByArrow(event)) return;
    const [, run] = KEYS.get(event.key) ?? [];
    if (!run) return;
    event.preventDefault();
    run();
  });
  makeHelp();
}

/** @param {(entity: number) => void} run */
const withEntity = (run) => {
  const [entity] = selectedEntities(store.state.selected);
  if (entity !== undefined) run(entity);
};
/** @param {number} depth */
const setDepth = (depth) => store.state.scope === "focus" && update({ depth, added: [], removed: [] });

/**
 * Arrow keys on the stage go to the nearest entity that way; Enter goes to its evidence.
 * @param {KeyboardEvent} event
 */
function moveByArrow(event) {
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (event.key === "Enter") {
    byId("panel").focus();
    return true;
  }
  if (!way || store.scene.nodes.length === 0) return false;
  event.preventDefault();
  const [from] = selectedEntities(store.state.selected);
  const next = from === undefined ? Math.min(...store.scene.nodes) : nearestThatWay(from, way);
  if (next !== null) update({ selected: { kind: "entity", id: next } }, { replace: true });
  return true;
}

/**
 * The nearest entity within 45° of a direction, linked ones first.
 * @param {number} from
 * @param {number[]} way
 * @returns {number | null}
 */
function nearestThatWay(from, [dx, dy]) {
  const linked = new Set(neighbours(from));
  /** @type {number | null} */
  let best = null;
  let least = Infinity;
  for (const entity of store.scene.nodes) {
    const x = store.x[entity] - store.x[from];
    const y = store.y[entity] - store.y[from];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0 || across > along) continue;
    const cost = (along + across) * (linked.has(entity) ? 0.4 : 1);
    if (cost < least) {
      least = cost;
      best = entity;
    }
  }
  return best;
}

function makeHelp() {
  const rows = [...KEYS].map(([key, [what]]) =>
    el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, key)), el("td", {}, what)),
  );
  const more = [
    ["Arrows", "On the stage: go from entity to entity; Enter reads its evidence"],
    ["Esc", "Close, select nothing"],
    ["Double-click", "Expand an entity"],
    ["Drag", "Move an entity, or the stage; over the dates: choose a range"],
  ];
  byId("help").replaceChildren(
    el(
      "div",
      { class: "kicker" },
      el("h2", {}, "Keys and gestures"),
      button("×", () => byId("help").close(), { class: "close", "aria-label": "Close" }),
    ),
    el(
      "table",
      { class: "keys" },
      el(
        "tbody",
        {},
        ...rows,
        ...more.map(([key, what]) => el("tr", {}, el("th", { scope: "row" }, key), el("td", {}, what))),
      ),
    ),
  );
}
