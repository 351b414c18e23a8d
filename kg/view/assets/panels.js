/** @file The panel beside the graph: which one a selection shows, and what is announced. */

import { connectPanel, pathsPanel } from "./answers.js";
import { articlePanel } from "./articles.js";
import { byId, keepFocus } from "./dom.js";
import { entityPanel, pairPanel, relationPanel } from "./evidence.js";
import { searchPanel } from "./search_panel.js";
import { startPanel } from "./start.js";
import { storyPanel } from "./story_panel.js";
import { store } from "./store.js";

/** @type {Record<string, (selected: any) => Child[]>} */
const PANELS = {
  entity: entityPanel,
  pair: pairPanel,
  relation: relationPanel,
  article: articlePanel,
  paths: pathsPanel,
  connect: connectPanel,
  story: storyPanel,
  search: searchPanel,
};
/** @type {Selected | null} */
let shownFor = null;

/** Draw the panel for the current selection. */
export function showPanel() {
  const panel = byId("panel");
  const { selected } = store.state;
  if (shownFor?.kind !== selected?.kind || JSON.stringify(shownFor) !== JSON.stringify(selected)) panel.scrollTop = 0;
  document.body.dataset.panel = selected?.kind ?? "start";
  shownFor = store.state.selected;
  const make = PANELS[store.state.selected?.kind ?? ""] ?? startPanel;
  keepFocus(panel, () => make(store.state.selected));
  takeLostFocus(panel);
  announce();
}

/**
 * What was clicked may be gone with its view: then the keyboard goes on in the panel.
 * @param {HTMLElement} panel
 */
function takeLostFocus(panel) {
  const active = document.activeElement;
  if (store.state.selected && active && active !== document.body && !active.checkVisibility())
    panel.focus({ preventScroll: true });
}

/** Announce the selection to screen readers. */
function announce() {
  const head = byId("panel").querySelector("h2").textContent;
  const facts = byId("panel").querySelector(".facts")?.textContent ?? "";
  byId("announcement").textContent = store.state.selected ? `${head}. ${facts}` : "";
}
