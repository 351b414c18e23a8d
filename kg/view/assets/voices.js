/** @file Who says what: for each claim the sources that affirm, hedge and deny it, side by side. */

import { sourceLine } from "./cards.js";
import { claimsOf, stanceOf } from "./claims.js";
import { el } from "./dom.js";
import { graph, holdersOf, relationOf } from "./graph.js";
import { count } from "./words.js";
import { markedSentence } from "./marked.js";

const STANCES = { affirm: "Affirm", hedge: "Hedge", deny: "Deny" };

const CLAIMS_SHOWN = 30;

/**
 * Those who say a statement: the first source, through whom, in which publication.
 * @param {number} statement
 */
function voiceOf(statement) {
  const names = holdersOf(statement).map(([entity]) => graph.name[entity]);
  const publisher = graph.publishers[graph.publisher[statement]] ?? "an unknown publisher";
  return names.length === 0
    ? { speaker: publisher, through: "in its own voice" }
    : { speaker: names.at(-1), through: [...names.slice(0, -1).reverse(), publisher].join(", ") };
}

/**
 * A table for each claim, with a column for each stance.
 * @param {number[]} statements
 */
export function voices(statements) {
  const claims = claimsOf(statements);
  const list = el("div", { class: "voices" }, ...claims.slice(0, CLAIMS_SHOWN).map(claimTable));
  if (claims.length > CLAIMS_SHOWN)
    list.append(
      el(
        "p",
        { class: "note" },
        `${count(claims.length - CLAIMS_SHOWN, "further claim")}, said in one way only, are not listed.`,
      ),
    );
  return list;
}

/** @param {number[]} statements */
function claimTable(statements) {
  const [first] = statements;
  const words = [
    graph.name[graph.subject[first]],
    relationOf(first),
    graph.object[first] >= 0 ? graph.name[graph.object[first]] : "",
  ].join(" ");
  const cells = Object.keys(STANCES).map((stance) =>
    el("td", { class: stance }, ...voiceList(statements.filter((statement) => stanceOf(statement) === stance))),
  );
  return el(
    "table",
    { class: "claim-table" },
    el("caption", {}, words),
    el("thead", {}, el("tr", {}, ...Object.values(STANCES).map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, el("tr", {}, ...cells)),
  );
}

/** @param {number[]} statements */
function voiceList(statements) {
  if (statements.length === 0) return [el("span", { class: "nobody" }, "nobody")];
  const byVoice = new Map();
  for (const statement of statements) {
    const { speaker, through } = voiceOf(statement);
    const key = `${speaker}\n${through}`;
    byVoice.set(key, [...(byVoice.get(key) ?? []), statement]);
  }
  return [...byVoice.values()].map(voiceEntry);
}

/**
 * A voice that opens to the sentences in which it speaks.
 * @param {number[]} group what it says
 */
function voiceEntry(group) {
  const { speaker, through } = voiceOf(group[0]);
  const how = new Set(group.map((statement) => graph.words.modalities[graph.modality[statement]]));
  return el(
    "details",
    { class: "voice" },
    el(
      "summary",
      {},
      el("b", {}, speaker),
      el("span", {}, ` ${through}`),
      el("i", {}, ` ${[...how].join(", ")}${group.length > 1 ? ` ×${group.length}` : ""}`),
    ),
    ...group
      .slice(0, 4)
      .map((statement) =>
        el(
          "div",
          { class: "quote" },
          el("blockquote", {}, ...markedSentence(graph.sentence[statement], statement)),
          sourceLine(graph.article[statement]),
        ),
      ),
  );
}
