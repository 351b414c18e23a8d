/** @file The bar on top: steps back and forward, graph or table, connect, display, export, theme. */

import { showFrontPage, showOpeningGraph } from "./actions.js";
import { fit, setPhysics, zoomBy } from "./canvas.js";
import { connectForm } from "./connect_form.js";
import { button, byId, el, say } from "./dom.js";
import { saveCsv } from "./export_csv.js";
import { savePng } from "./export_png.js";
import { saveSvg } from "./export_svg.js";
import { saveTurtle } from "./export_turtle.js";
import { OVERVIEW_OVER } from "./scene.js";
import { update } from "./state.js";
import { store } from "./store.js";

/** Draw the bar's buttons; later only their states change. */
export function makeTools() {
  byId("tools").replaceChildren(
    button("‹", () => history.back(), { "aria-label": "Back", title: "Back ([)", class: "icon" }),
    button("›", () => history.forward(), { "aria-label": "Forward", title: "Forward (])", class: "icon" }),
    el(
      "span",
      { class: "segments", role: "group", "aria-label": "View" },
      button("Stories", showFrontPage, { id: "view-stories" }),
      button("Graph", showGraph, { id: "view-graph" }),
      button("Table", () => update({ view: "table" }), { id: "view-table" }),
    ),
    toggle("Filters", "filters-open", "filters"),
    toggle("More", "tools-open", "more-tools"),
    el(
      "span",
      { class: "extra" },
      menu("Connect", connectForm()),
      menu("Display", displayForm()),
      menu("Export", exportForm()),
      button("◐", switchTheme, { "aria-label": "Dark or light", title: "Dark or light (D)", class: "icon" }),
      button("?", () => byId("help").showModal(), {
        "aria-label": "Help",
        title: "Keys and gestures (?)",
        class: "icon",
      }),
    ),
  );
  byId("zoom").replaceChildren(
    button("+", () => zoomBy(1.35), { "aria-label": "Zoom in", class: "icon" }),
    button("−", () => zoomBy(1 / 1.35), { "aria-label": "Zoom out", class: "icon" }),
    button("⤢", () => fit(store.scene.nodes, { animate: true }), {
      "aria-label": "Fit to the stage",
      title: "Fit (0)",
      class: "icon",
    }),
  );
}

/** The open story's map, else the graph. */
function showGraph() {
  if (store.state.scope === "opening" && store.state.view === "stories") showOpeningGraph();
  else update({ view: "graph" });
}

/**
 * A button that opens and closes what a class of the body shows.
 * @param {string} name
 * @param {string} shown
 * @param {string} id
 */
function toggle(name, shown, id) {
  const control = button(
    name,
    () => control.setAttribute("aria-expanded", String(document.body.classList.toggle(shown))),
    { id, class: "drawer", "aria-expanded": "false" },
  );
  return control;
}

/**
 * A button that opens a small window under it.
 * @param {string} name
 * @param {Element} content
 */
function menu(name, content) {
  const id = `menu-${name.toLowerCase()}`;
  const open = el("button", { type: "button", popovertarget: id }, name);
  const box = el("div", { id, class: "menu", popover: "auto", role: "dialog", "aria-label": name }, content);
  box.addEventListener("toggle", () => {
    const { left, bottom } = open.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${bottom + 6}px`;
  });
  return el("span", {}, open, box);
}

/** Show in the bar what is switched on. */
export function showTools() {
  byId("view-stories").setAttribute("aria-pressed", String(store.state.view === "stories"));
  byId("view-graph").setAttribute("aria-pressed", String(store.state.view === "graph"));
  byId("view-table").setAttribute("aria-pressed", String(store.state.view === "table"));
  for (const input of byId("menu-display").querySelectorAll("input")) {
    if (input.type === "radio") input.checked = Object(store.state)[input.name] === input.value;
  }
  byId("hulls").checked = store.state.hulls;
  byId("physics").checked = store.physicsOn;
  byId("physics").disabled = store.scene.dense;
}

function displayForm() {
  return el(
    "form",
    { class: "form" },
    choice("colour", "Colour", { type: "by type", community: "by community" }),
    choice("size", "Size", { importance: "by importance", statements: "by statements", same: "all the same" }),
    el(
      "fieldset",
      {},
      el("legend", {}, "More"),
      el(
        "label",
        {},
        el("input", {
          type: "checkbox",
          id: "hulls",
          on: { change: (/** @type {any} */ event) => update({ hulls: event.target.checked }) },
        }),
        "Outline communities",
      ),
      el(
        "label",
        { title: `Up to ${OVERVIEW_OVER} entities` },
        el("input", {
          type: "checkbox",
          id: "physics",
          on: { change: (/** @type {any} */ event) => setPhysics(event.target.checked) },
        }),
        "Let it move",
      ),
    ),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Record<string, string>} values
 */
function choice(name, title, values) {
  return el(
    "fieldset",
    {},
    el("legend", {}, title),
    ...Object.entries(values).map(([value, words]) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name, value, on: { change: () => update({ [name]: value }) } }),
        words,
      ),
    ),
  );
}

function exportForm() {
  /**
   * @param {string} name
   * @param {string} what
   * @param {() => void} run
   */
  const row = (name, what, run) => el("li", {}, button(name, run), el("span", {}, what));
  return el(
    "ul",
    { class: "form exports" },
    row("PNG", "the picture as you see it, with a legend", savePng),
    row("SVG", "all of the picture as a drawing", saveSvg),
    row("CSV", "the rows of the table; else the statements of the selection or the stage", saveCsv),
    row("Turtle", "the statements as RDF, with their articles", saveTurtle),
    row("Link", "copy the address of this view", copyLink),
  );
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    say("Address copied.");
  } catch {
    say("The browser does not let the page copy; the address bar holds this view.");
  }
}

/** Switch between dark and light; the page remembers only while it is open. */
export function switchTheme() {
  document.documentElement.dataset.theme = store.theme === "dark" ? "light" : "dark";
  for (const watch of store.watchers) watch(store.state);
}
