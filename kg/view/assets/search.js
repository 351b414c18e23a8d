/** @file What is typed → entities (by name and alias) and relations that match, best first. */

const SUGGESTIONS = 9;
/** @type {{text: string, entity?: number, label?: string, shown: string}[]} */
let searchIndex = null;

/** List all names, aliases and relation words once, folded. */
function buildSearchIndex() {
  searchIndex = [];
  for (let entity = 0; entity < G.n; entity++) {
    searchIndex.push({ text: fold(G.name[entity]), entity, shown: G.name[entity] });
    for (const alias of G.aliases[entity] ?? []) searchIndex.push({ text: fold(alias), entity, shown: alias });
  }
  for (const label of new Set(G.predicates.map((predicate) => predicate.label))) searchIndex.push({ text: fold(label), label, shown: label });
}

/** Find what the words stand for; exact, then first letters, then a word's first letters, then within. */
function findMatches(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  if (!searchIndex) buildSearchIndex();
  const best = new Map();
  for (const entry of searchIndex) {
    const score = matchScore(entry, wanted);
    if (score === 0) continue;
    const key = entry.entity ?? entry.label;
    if (!(best.get(key)?.score >= score)) best.set(key, { ...entry, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, SUGGESTIONS);
}

function matchScore(entry, wanted) {
  const at = entry.text.indexOf(wanted);
  if (at < 0) return 0;
  const kind = entry.text.length === wanted.length ? 4 : at === 0 ? 3 : entry.text[at - 1] === " " || entry.text[at - 1] === "-" ? 2 : 1;
  return kind * 10 + (entry.entity === undefined ? 3 : 9 * Math.sqrt(G.importance[entry.entity] / 1000)) + 0.001;
}

/** Make a text field suggest: `choose` gets the entry picked; only entities if `entitiesOnly`. */
function suggestIn(input, list, choose, { entitiesOnly = false } = {}) {
  let matches = [];
  let active = -1;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const pick = (index) => { const match = matches[index]; if (!match) return; close(); choose(match); };
  const mark = (index) => {
    active = (index + matches.length) % matches.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", list.children[active].id);
  };
  input.addEventListener("input", () => {
    matches = findMatches(input.value).filter((match) => !entitiesOnly || match.entity !== undefined);
    list.replaceChildren(...suggestionItems(matches, list.id, pick, input.value));
    list.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (matches.length > 0) mark(0); else input.removeAttribute("aria-activedescendant");
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); input.value = ""; input.blur(); }
    if (list.hidden || matches.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(active + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Enter") { event.preventDefault(); pick(active); }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}

function suggestionItems(matches, prefix, pick, typed) {
  if (matches.length === 0) return [el("li", { role: "option", class: "none", "aria-disabled": "true", "aria-selected": "false", id: `${prefix}-none` }, `Nothing is called “${typed.trim()}”`)];
  return matches.map((match, i) =>
    el("li", { role: "option", id: `${prefix}-${i}`, "aria-selected": "false", on: { pointerdown: (event) => { event.preventDefault(); pick(i); } } },
      match.entity === undefined ? el("span", { class: "mark relation" }, "→") : familyMark(match.entity),
      el("span", { class: "what" }, match.entity === undefined ? match.label : G.name[match.entity]),
      el("span", { class: "kind" }, match.entity === undefined ? "relation" : suggestionKind(match))));
}

function suggestionKind(match) {
  const also = match.shown === G.name[match.entity] ? "" : `“${match.shown}” · `;
  return also + sayType(match.entity);
}
