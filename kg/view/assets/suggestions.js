/** @file A text field that suggests while one types (WAI-ARIA combobox with a list). */

import { el } from "./dom.js";
import { fetchFar } from "./demand.js";
import { graph, sentenceText } from "./graph.js";
import { findMatches } from "./search.js";
import { isSearchReady, prepareSearch } from "./search_text.js";
import { familyMark } from "./shapes.js";
import { source } from "./source.js";
import { count, fold, sayType } from "./words.js";

/**
 * Make a text field suggest: `choose` gets the entry picked; only entities if `entitiesOnly`.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(match: Match) => void} choose
 * @param {{entitiesOnly?: boolean}} [options]
 */
export function suggestIn(input, list, choose, { entitiesOnly = false } = {}) {
  /** @type {Field} */
  const field = { input, list, choose, entitiesOnly, matches: [], far: [], active: -1 };
  input.addEventListener("input", () => suggest(field));
  input.addEventListener("input", () => suggestFar(field));
  input.addEventListener("keydown", (event) => steer(field, event));
  input.addEventListener("focus", () => prepareSearch());
  const closeIfLeft = () => document.activeElement !== input && closeList(field);
  input.addEventListener("blur", () => setTimeout(closeIfLeft, 150)); // a click on the list comes first
}

/**
 * Show what fits the words; what was marked before, if it still fits, stays marked.
 * @param {Field} field
 * @param {Match} [marked]
 */
function suggest(field, marked) {
  const { input, list, entitiesOnly } = field;
  const isReady = isSearchReady();
  const [first, others] = farMatches(field);
  field.matches = [...first, ...findMatches(input.value, { entitiesOnly, namesOnly: !isReady }), ...others];
  if (!isReady) prepareSearch().then(() => input.value && document.activeElement === input && suggestAgain(field));
  list.replaceChildren(...suggestionItems(field));
  list.hidden = input.value.trim() === "";
  input.setAttribute("aria-expanded", String(!list.hidden));
  const again = field.matches.findIndex(
    (match) => match.text === marked?.text && match.entity === marked?.entity && match.far?.id === marked?.far?.id,
  );
  if (field.matches.length > 0) markItem(field, Math.max(0, again));
  else input.removeAttribute("aria-activedescendant");
}

/** Typing goes on for so many milliseconds before the server is asked. */
const PAUSE = 150;

/**
 * Add what the server knows of, once nothing more is typed for a moment.
 * @param {Field} field
 */
async function suggestFar(field) {
  const words = field.input.value;
  field.far = [];
  if (source().whole || !words.trim()) return;
  await new Promise((go) => setTimeout(go, PAUSE));
  if (field.input.value !== words) return;
  const found = await source()
    .find(words)
    .catch(() => []);
  if (field.input.value !== words || document.activeElement !== field.input) return;
  field.far = found;
  if (field.active > 0) suggestAgain(field);
  else suggest(field);
}

/**
 * What was found far away and is not here: first what is called so, then the rest.
 * @param {Field} field
 * @returns {[Match[], Match[]]}
 */
function farMatches({ input, far, entitiesOnly }) {
  const wanted = fold(input.value.trim());
  const here = { story: () => graph.stories.map(({ id }) => id), article: () => graph.articles.id };
  const found = far
    .filter(({ kind }) => !entitiesOnly || kind === "entity")
    .filter(({ kind, id }) => (kind === "entity" ? !graph.index.has(id) : !here[kind]().includes(id)))
    .map((one) => ({ text: fold(one.name), shown: one.name, far: one }));
  return [found.filter(({ text }) => text === wanted), found.filter(({ text }) => text !== wanted)];
}

/** @param {Field} field */
const suggestAgain = (field) => suggest(field, field.matches[field.active]);

/**
 * Arrows go through the list, Enter picks, Escape closes it.
 * @param {Field} field
 * @param {KeyboardEvent} event
 */
function steer(field, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    closeList(field);
    field.input.value = "";
    field.input.blur();
  }
  const words = field.input.value.trim();
  if (event.key === "Enter" && words && field.matches.length === 0 && !isSearchReady() && !field.entitiesOnly) {
    closeList(field);
    field.choose({ text: "", shown: words, words });
  }
  if (field.list.hidden || field.matches.length === 0 || !(step || event.key === "Enter")) return;
  event.preventDefault();
  if (step) markItem(field, field.active + step);
  else pickItem(field, field.active);
}

/**
 * @param {Field} field
 * @param {number} index
 */
function markItem(field, index) {
  const { input, list, matches } = field;
  field.active = (index + matches.length) % matches.length;
  [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === field.active)));
  input.setAttribute("aria-activedescendant", list.children[field.active].id);
}

/**
 * @param {Field} field
 * @param {number} index
 */
async function pickItem(field, index) {
  const match = field.matches[index];
  if (!match) return;
  closeList(field);
  const here = match.far ? await fetchFar(match.far) : match;
  if (here) field.choose(here);
}

/** @param {Field} field */
function closeList(field) {
  field.list.hidden = true;
  field.active = -1;
  field.input.setAttribute("aria-expanded", "false");
  field.input.removeAttribute("aria-activedescendant");
}

/** @param {Field} field */
function suggestionItems(field) {
  const { input, list, matches } = field;
  if (matches.length > 0) return matches.map((match, i) => suggestionItem(field, match, i));
  const props = { role: "option", class: "none", "aria-disabled": "true", "aria-selected": "false" };
  return [
    el(
      "li",
      { ...props, id: `${list.id}-none` },
      isSearchReady() ? `Nothing is called “${input.value.trim()}”` : "Searching the texts …",
    ),
  ];
}

/**
 * @param {Field} field
 * @param {Match} match
 * @param {number} i
 */
function suggestionItem(field, match, i) {
  const { entity } = match;
  /** @param {Event} event */
  const pick = (event) => {
    event.preventDefault();
    pickItem(field, i);
  };
  return el(
    "li",
    { role: "option", id: `${field.list.id}-${i}`, "aria-selected": "false", on: { pointerdown: pick } },
    entity === undefined ? el("span", { class: "mark relation" }, signOf(match)) : familyMark(entity),
    el("span", { class: `what${match.sentence === undefined ? "" : " sentence-hit"}` }, suggestionText(match)),
    el("span", { class: "kind" }, suggestionKind(match)),
  );
}

const FAR_SIGNS = { entity: "●", story: "◆", article: "¶" };

/** @param {Match} match */
function signOf(match) {
  if (match.far) return FAR_SIGNS[match.far.kind];
  if (match.words !== undefined) return "⌕";
  if (match.sentence !== undefined) return "❝";
  if (match.story !== undefined) return "◆";
  return match.label ? "→" : "¶";
}

/** @param {Match} match */
function suggestionText(match) {
  if (match.entity !== undefined) return graph.name[match.entity];
  if (match.words !== undefined) return `“${match.words}” in the texts`;
  return match.sentence === undefined ? match.shown : sentenceText(match.sentence);
}

/** @param {Match} match */
function suggestionKind(match) {
  if (match.far) return match.far.hint;
  if (match.words !== undefined) return count(match.number ?? 0, "sentence");
  if (match.sentence !== undefined)
    return graph.publishers[graph.articles.publisher[graph.sentences.article[match.sentence]]] ?? "";
  if (match.story !== undefined) return "story";
  if (match.entity === undefined) return match.label ? "relation" : "article";
  const also = match.shown === graph.name[match.entity] ? "" : `“${match.shown}” · `;
  return also + sayType(match.entity);
}
