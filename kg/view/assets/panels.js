/** @file The panel beside the graph: which one a selection shows, and what is announced. */

import { connectPanel, pathsPanel } from "./answers.js";
import { articlePanel } from "./articles.js";
import { byId, keepFocus } from "./dom.js";
import { entityPanel, pairPanel, relationPanel } from "./evidence.js";
import { startPanel } from "./start.js";
import { store } from "./store.js";

/** @type {Record<string, (selected: any) => Child[]>} */
const PANELS = {
  entity: entityPanel,
  pair: pairPanel,
  relation: relationPanel,
  article: articlePanel,
  paths: pathsPanel,
  connect: connectPanel,
};
/** @type {Selected | null} */
let shownFor = null;

/** Draw the panel for the current selection. */
export function showPanel() {
  const panel = byId("panel");
  if (shownFor !== store.state.selected) panel.scrollTop = 0;
  shownFor = store.state.selected;
  const make = PANELS[store.state.selected?.kind ?? ""] ?? startPanel;
  keepFocus(panel, () => make(store.state.selected));
  announce();
}

/** Announce the selection to screen readers. */
function announce() {
  const head = byId("panel").querySelector("h2").textContent;
  const facts = byId("panel").querySelector(".facts")?.textContent ?? "";
  byId("announcement").textContent = store.state.selected ? `${head}. ${facts}` : "";
}
