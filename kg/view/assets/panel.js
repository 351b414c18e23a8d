/** @file The frame of the panel beside the graph: its head and its tabs. */

import { closePanel } from "./actions.js";
import { button, el } from "./dom.js";
import { update } from "./state.js";
import { store } from "./store.js";

/**
 * @param {Child[]} kicker
 * @param {string} title
 * @param {...Child} more
 */
export function panelHead(kicker, title, ...more) {
  return el(
    "header",
    { class: "head" },
    el(
      "div",
      { class: "kicker" },
      ...kicker,
      button("×", closePanel, {
        class: "close",
        "aria-label": "Close the evidence",
        title: "Close (Esc)",
      }),
    ),
    el("h2", {}, title),
    ...more,
  );
}

/**
 * Tabs over two lists made only when shown.
 * @param {Record<string, string>} choices
 */
export function tabs(choices) {
  const bar = el("div", { class: "tabs", role: "group", "aria-label": "What to list" });
  for (const [key, name] of Object.entries(choices)) {
    bar.append(button(name, () => update({ tab: key }), { "aria-pressed": String(store.state.tab === key) }));
  }
  return bar;
}
