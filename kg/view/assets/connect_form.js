/** @file The form that asks for two to five entities to connect. */

import { showConnection, showPaths } from "./actions.js";
import { button, byId, el } from "./dom.js";
import { graph } from "./graph.js";
import { familyMark } from "./shapes.js";
import { suggestIn } from "./suggestions.js";

/** @type {number[]} */
const chosen = [];

export function connectForm() {
  const input = el("input", {
    id: "connect-search",
    type: "text",
    role: "combobox",
    "aria-label": "Add an entity",
    "aria-expanded": "false",
    "aria-controls": "connect-list",
    "aria-autocomplete": "list",
    autocomplete: "off",
    placeholder: "Add a person, place …",
  });
  const list = el("ul", { id: "connect-list", role: "listbox", "aria-label": "Entities", hidden: true });
  suggestIn(
    input,
    list,
    (match) => {
      input.value = "";
      if (match.entity !== undefined) addChosen(match.entity);
    },
    { entitiesOnly: true },
  );
  return el(
    "div",
    { class: "form connect" },
    el("p", {}, "Choose two to five. Paths run over the layers that are switched on."),
    el("ul", { class: "chips", id: "chosen" }),
    el("div", { class: "suggesting" }, input, list),
    el(
      "div",
      { class: "actions" },
      button("Shortest paths", () => runConnect((ids) => showPaths(ids[0], ids[1])), { id: "run-paths" }),
      button("What connects them", () => runConnect(showConnection), { id: "run-connect" }),
    ),
  );
}

/**
 * Open the form with these entities chosen.
 * @param {number[]} entities
 */
export function openConnect(entities) {
  chosen.splice(0, chosen.length, ...entities);
  showChosen();
  byId("menu-connect").showPopover();
  byId("connect-search").focus();
}

/** @param {number} entity */
function addChosen(entity) {
  if (!chosen.includes(entity) && chosen.length < 5) chosen.push(entity);
  showChosen();
}

export function showChosen() {
  byId("chosen").replaceChildren(
    ...chosen.map((entity) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "chip",
            "aria-label": `Remove ${graph.name[entity]}`,
            on: {
              click: () => {
                chosen.splice(chosen.indexOf(entity), 1);
                showChosen();
              },
            },
          },
          familyMark(entity),
          `${graph.name[entity]} ×`,
        ),
      ),
    ),
  );
  byId("run-paths").disabled = chosen.length !== 2;
  byId("run-connect").disabled = chosen.length < 2;
}

/** @param {(ids: number[]) => void} show */
function runConnect(show) {
  byId("menu-connect").hidePopover();
  show([...chosen]);
}
