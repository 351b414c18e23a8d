/** @file The evidence for the selected entity, pair or relation, sentence by sentence. */

import { collapse, expand, focusOn, showPaths } from "./actions.js";
import { statementCards } from "./cards.js";
import { leftOf, loadMore } from "./demand.js";
import { button, el, isWebAddress, outsideLink } from "./dom.js";
import { besides, graph, relationOf, statementsOf } from "./graph.js";
import { between } from "./links.js";
import { panelHead, tabs } from "./panel.js";
import { leftOut } from "./readings.js";
import { EXPAND_BY, FOCUS_LIMIT, hiddenNeighbours } from "./scene.js";
import { passingOf } from "./selection.js";
import { familyMark, lineMark } from "./shapes.js";
import { update } from "./state.js";
import { withTwins } from "./twins.js";
import { figures } from "./source.js";
import { store } from "./store.js";
import { openConnect } from "./connect_form.js";
import { voices } from "./voices.js";
import { LAYERS, count, sayType } from "./words.js";

/**
 * Where the server has a page of all that names an entity.
 * @param {string} id
 */
const pageOf = (id) => `/id/${encodeURIComponent(id)}`;

/** @param {EntitySelected} selected */
export function entityPanel({ id }) {
  const about = withTwins(id).flatMap((one) => Array.from(statementsOf(one)));
  const own = passingOf(about);
  const { says, takesPart } = besides(id);
  const lists = { evidence: own.concat(passingOf(takesPart)), says: passingOf(says) };
  const articles = new Set(own.map((statement) => graph.article[statement])).size;
  const choices = {
    evidence: `About (${lists.evidence.length})`,
    says: `Says (${lists.says.length})`,
    voices: "Who says what",
  };
  const list = store.state.tab === "says" ? lists.says : lists.evidence;
  const body = store.state.tab === "voices" ? voices(own) : statementCards([...new Set(list)], { about: [id] });
  return [
    panelHead(
      [familyMark(id), sayType(id)],
      graph.name[id],
      aliasLine(id),
      el("p", { class: "facts" }, `${count(own.length, "statement")} in ${count(articles, "article")}`),
      entityActions(id),
    ),
    tabs(choices),
    ...leftOut({ says, voices: about }[store.state.tab] ?? about.concat(takesPart)),
    body,
    moreOf(id),
  ];
}

/** @param {number} entity */
function moreOf(entity) {
  const left = leftOf(entity);
  if (left === 0) return null;
  const text = `${count(left, "statement that names it is", "statements that name it are")} not loaded`;
  return el(
    "p",
    { class: "note" },
    `${text}. `,
    button("Load the next", () => loadMore(entity), { class: "more" }),
  );
}

/** @param {number} entity */
function aliasLine(entity) {
  const aliases = graph.aliases[entity] ?? [];
  const links = (graph.same[entity] ?? [])
    .filter(isWebAddress)
    .map((address) => outsideLink(address, new URL(address).hostname.replace("www.", "")));
  if (aliases.length + links.length === 0) return null;
  return el("p", { class: "aliases" }, aliases.length ? `Also ${aliases.slice(0, 6).join(", ")} ` : "", ...links);
}

/** @param {number} entity */
function entityActions(entity) {
  const more = hiddenNeighbours(entity).length;
  return el(
    "div",
    { class: "actions" },
    button("Focus", () => focusOn([entity]), { title: "Show only what is around it (F)" }),
    store.state.scope === "focus" ? depthChooser() : null,
    more > 0
      ? button(`Expand +${Math.min(more, EXPAND_BY)}`, () => expand(entity), { title: "Add its neighbours (E)" })
      : null,
    button("Collapse", () => collapse(entity), { title: "Remove neighbours that are linked with nothing else (C)" }),
    figures() ? el("a", { href: pageOf(graph.id[entity]) }, "Its page") : null,
    button("Connect with …", () => openConnect([entity]), { title: "Paths to, and what connects it with, others (P)" }),
  );
}

function depthChooser() {
  const group = el("span", { class: "depth", role: "group", "aria-label": "Steps around the focus" });
  for (const depth of [1, 2, 3])
    group.append(
      button(String(depth), () => update({ depth, added: [], removed: [] }), {
        "aria-pressed": String(store.state.depth === depth),
        "aria-label": `${count(depth, "step")} around the focus`,
      }),
    );
  return group;
}

/** @param {PairSelected} selected */
export function pairPanel({ a, b }) {
  const all = between(a, b, new Uint8Array(graph.m).fill(1));
  const own = passingOf(all);
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(
      ["Between"],
      `${graph.name[a]} and ${graph.name[b]}`,
      layerTally(own),
      el(
        "div",
        { class: "actions" },
        button("Focus", () => focusOn([a, b], 1)),
        button("Other paths", () => showPaths(a, b)),
      ),
    ),
    tabs(choices),
    ...leftOut(all),
    store.state.tab === "voices" ? voices(own) : statementCards(own),
  ];
}

/**
 * Count statements by layer, each with its line.
 * @param {number[]} statements
 */
export function layerTally(statements) {
  const list = el("p", { class: "tally" });
  LAYERS.forEach((layer, i) => {
    const number = statements.filter((statement) => graph.layer[statement] === i).length;
    if (number > 0)
      list.append(el("span", {}, lineMark(i), ` ${number} ${(number === 1 ? layer.one : layer.name).toLowerCase()}`));
  });
  return list;
}

/** @param {RelationSelected} selected */
export function relationPanel({ label }) {
  const all = Array.from({ length: graph.m }, (_, i) => i).filter((statement) => relationOf(statement) === label);
  const own = passingOf(all);
  const ends = [...new Set(own.flatMap((statement) => [graph.subject[statement], graph.object[statement]]))].filter(
    (entity) => entity >= 0,
  );
  const choices = { evidence: `Evidence (${own.length})`, voices: "Who says what" };
  return [
    panelHead(
      ["Relation"],
      `“${label}”`,
      layerTally(own),
      el(
        "div",
        { class: "actions" },
        button("Show them alone", () =>
          update({
            scope: "set",
            set: ends.sort((a, b) => a - b).slice(0, FOCUS_LIMIT),
            added: [],
            removed: [],
            view: "graph",
          }),
        ),
      ),
    ),
    tabs(choices),
    ...leftOut(all),
    store.state.tab === "voices" ? voices(own) : statementCards(own),
  ];
}
