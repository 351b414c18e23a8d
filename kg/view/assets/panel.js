/** @file The frame of the panel beside the graph: its head, its tabs, what it announces. */

let tab = "evidence";
let tabFor = null;

/** Draw the panel for the current selection. */
function showPanel() {
  const panel = byId("panel");
  if (tabFor !== state.selected) {
    tab = "evidence";
    tabFor = state.selected;
    panel.scrollTop = 0;
  }
  const make =
    { entity: entityPanel, pair: pairPanel, relation: relationPanel, paths: pathsPanel, connect: connectPanel }[
      state.selected?.kind
    ] ?? startPanel;
  keepFocus(panel, () => make(state.selected));
  announce();
}

/** Tell a screen reader what is selected. */
function announce() {
  const head = byId("panel").querySelector("h2").textContent;
  const facts = byId("panel").querySelector(".facts")?.textContent ?? "";
  byId("announcement").textContent = state.selected ? `${head}. ${facts}` : "";
}

function panelHead(kicker, title, ...more) {
  return el(
    "header",
    { class: "head" },
    el(
      "div",
      { class: "kicker" },
      ...kicker,
      button("×", () => update({ selected: null }), {
        class: "close",
        "aria-label": "Close the evidence",
        title: "Close (Esc)",
      }),
    ),
    el("h2", {}, title),
    ...more,
  );
}

/** Tabs over two lists made only when shown. */
function tabs(choices) {
  const bar = el("div", { class: "tabs", role: "group", "aria-label": "What to list" });
  for (const [key, name] of Object.entries(choices)) {
    bar.append(
      button(
        name,
        () => {
          tab = key;
          showPanel();
        },
        { "aria-pressed": String(tab === key) },
      ),
    );
  }
  return bar;
}
