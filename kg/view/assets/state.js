/** @file The state of the page, its changes, and its permalink. */

import { graph } from "./graph.js";
import { store } from "./store.js";

/**
 * What is shown only on request: what was probably read wrongly; clauses, dates and amounts, and what
 * has no name.
 * @type {State["off"]}
 */
const USUALLY_OFF = {
  layers: [],
  readings: ["doubtful"],
  families: ["phrase", "value", "common"],
  groups: [],
  publishers: [],
};

/**
 * Of a single article its text, of a single story that.
 * @returns {Selected}
 */
const aloneSelected = () => (graph.articles.id.length === 1 ? { kind: "article", id: 0 } : { kind: "story", id: 0 });

/**
 * The state a page without a permalink opens on.
 * @returns {State}
 */
export function firstState() {
  const focus = graph.focus === null ? null : (graph.index.get(graph.focus) ?? null);
  const alone = focus === null && graph.stories.length === 1;
  return {
    view: alone || focus !== null ? "graph" : "stories",
    rows: "statements",
    scope: alone ? "story" : focus === null ? "opening" : "focus",
    story: alone ? 0 : null,
    beat: -1,
    roots: focus === null ? [] : [focus],
    depth: graph.depth || 2,
    set: [],
    added: [],
    removed: [],
    selected: focus === null ? (alone ? aloneSelected() : null) : { kind: "entity", id: focus },
    /** Which list the panel shows; another selection shows the first. */
    tab: "evidence",
    off: { ...USUALLY_OFF },
    time: {
      by:
        graph.firstDay.published < graph.lastDay.published || graph.firstDay.event > graph.lastDay.event
          ? "published"
          : "event",
      from: null,
      to: null,
    },
    colour: "type",
    size: "importance",
    hulls: false,
  };
}

/**
 * Change the state, note it in the address (a step back leads to the former one), and redraw.
 * @param {Partial<State>} change
 * @param {{replace?: boolean}} [options]
 */
export function update(change, { replace = false } = {}) {
  const before = store.state;
  const tab = "selected" in change ? "evidence" : before.tab;
  store.state = { ...before, tab, ...change };
  const address = writeLink(store.state);
  if (address !== writeLink(before)) noteAddress(address, replace);
  for (const watch of store.watchers) watch(before);
}

/**
 * Put an address into the bar; a browser that refuses (Safari: over 100 in 30 s) costs a step back.
 * @param {string} address
 * @param {boolean} replace
 */
function noteAddress(address, replace) {
  try {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch (refusal) {
    console.info(String(refusal));
  }
}

/** Follow the address after a step back or forward, or a pasted link. */
export function followLink() {
  const before = store.state;
  store.state = readLink(location.hash);
  for (const watch of store.watchers) watch(before);
}

/**
 * What is switched off in the opening state, as one text.
 * @param {string} kind
 */
export const usuallyOff = (kind) => USUALLY_OFF[/** @type {FilterKind} */ (kind)].join();

const LISTS = { roots: "focus", set: "set", added: "with", removed: "without" };
/** The values of each word of the state, the default first. */
const WORDS = {
  view: ["stories", "graph", "table"],
  rows: ["statements", "entities"],
  scope: ["opening", "all", "focus", "set", "story"],
  colour: ["type", "community"],
  size: ["importance", "statements", "same"],
};

/**
 * Write the state as `#scope=focus&focus=Vladimir_Putin&…`; values of the opening state are left out.
 * @param {any} current a `State`, read by the names of its keys
 */
function writeLink(current) {
  const link = new URLSearchParams();
  for (const [key, [usual]] of Object.entries(WORDS)) if (current[key] !== usual) link.set(key, current[key]);
  if (current.story !== null) link.set("story", graph.stories[current.story].id);
  if (current.beat >= 0) link.set("beat", String(current.beat + 1));
  for (const [key, name] of Object.entries(LISTS))
    for (const entity of current[key]) link.append(name, graph.id[entity]);
  if (current.scope === "focus") link.set("depth", String(current.depth));
  if (current.hulls) link.set("hulls", "1");
  writeSelection(link, current.selected);
  for (const [kind, values] of Object.entries(/** @type {State} */ (current).off)) {
    if (values.join() !== usuallyOff(kind)) link.set(`hide-${kind}`, values.join("~"));
  }
  const { by, from, to } = current.time;
  if (by !== firstState().time.by) link.set("by", by);
  if (from !== null) link.set("time", `${from}~${to}`);
  return `#${link}`;
}

/**
 * @param {URLSearchParams} link
 * @param {Selected | null} selected
 */
function writeSelection(link, selected) {
  if (!selected) return;
  link.set("select", selected.kind);
  if (selected.kind === "relation") link.append("of", selected.label);
  else if (selected.kind === "search") link.append("of", selected.words);
  else if (selected.kind === "story") link.append("of", graph.stories[selected.id].id);
  else if (selected.kind === "article") link.append("of", graph.articles.id[selected.id]);
  else for (const entity of selectedEntities(selected)) link.append("of", graph.id[entity]);
}

/**
 * The entities a selection names.
 * @param {Selected | null} selected
 * @returns {number[]}
 */
export function selectedEntities(selected) {
  switch (selected?.kind) {
    case "entity":
      return [selected.id];
    case "pair":
      return [selected.a, selected.b];
    case "paths":
      return [selected.from, selected.to];
    case "connect":
      return selected.ids;
    default:
      return [];
  }
}

/**
 * Read a permalink; unknown names and broken parts fall back to the opening state.
 * @param {string} hash
 * @returns {State}
 */
export function readLink(hash) {
  const link = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {any} */
  const next = firstState();
  if ([...link].length === 0) return next;
  for (const [key, words] of Object.entries(WORDS))
    next[key] = words.find((word) => word === link.get(key)) ?? words[0];
  if (!link.has("view") && ["all", "focus", "set", "story"].includes(next.scope)) next.view = "graph";
  for (const [key, name] of Object.entries(LISTS)) next[key] = readEntities(link, name);
  next.story = readStory(link.get("story"));
  next.beat = next.story === null ? -1 : readBeat(link.get("beat"), next.story);
  next.depth = Math.min(3, Math.max(1, Number(link.get("depth")) || next.depth));
  next.hulls = link.has("hulls");
  next.selected = readSelection(link);
  for (const kind of Object.keys(next.off)) {
    const keys = link.get(`hide-${kind}`);
    if (keys !== null) next.off[kind] = keys.split("~").filter(Boolean);
  }
  next.time = {
    by: ["event", "published"].find((kind) => kind === link.get("by")) ?? next.time.by,
    ...readRange(link.get("time")),
  };
  if (next.scope === "focus" && next.roots.length === 0) next.scope = "opening";
  if (next.scope === "story" && next.story === null) next.scope = "opening";
  return next;
}

/**
 * Read "20150~20160", days since 1970; anything else is not a range.
 * @param {string | null} text
 * @returns {{from: number | null, to: number | null}}
 */
function readRange(text) {
  const match = /^(-?\d{1,7})~(-?\d{1,7})$/.exec(text ?? "");
  return match ? { from: Number(match[1]), to: Number(match[2]) } : { from: null, to: null };
}

/**
 * @param {URLSearchParams} link
 * @param {string} name
 * @returns {number[]}
 */
const readEntities = (link, name) =>
  link
    .getAll(name)
    .map((id) => graph.index.get(id))
    .filter((entity) => entity !== undefined);

/**
 * @param {string | null} name
 * @returns {number | null}
 */
function readStory(name) {
  const id = graph.stories.findIndex((story) => story.id === name);
  return id < 0 ? null : id;
}

/**
 * @param {string | null} text
 * @param {number} story
 */
function readBeat(text, story) {
  const beat = Number(text ?? 0) - 1;
  return graph.stories[story].beats[beat] ? beat : -1;
}

/**
 * @param {string | null} name
 * @returns {Selected | null}
 */
function readArticle(name) {
  const id = graph.articles.id.indexOf(name ?? "");
  return id < 0 ? null : { kind: "article", id };
}

/**
 * @param {URLSearchParams} link
 * @returns {Selected | null}
 */
function readSelection(link) {
  const kind = link.get("select");
  if (kind === "relation") return { kind, label: link.get("of") ?? "" };
  if (kind === "search") return { kind, words: link.get("of") ?? "" };
  if (kind === "story") {
    const id = readStory(link.get("of"));
    return id === null ? null : { kind, id };
  }
  if (kind === "article") return readArticle(link.get("of"));
  const ids = readEntities(link, "of");
  if (kind === "entity" && ids.length === 1) return { kind, id: ids[0] };
  if (kind === "pair" && ids.length === 2) return { kind, a: ids[0], b: ids[1] };
  if (kind === "paths" && ids.length === 2) return { kind, from: ids[0], to: ids[1] };
  return kind === "connect" && ids.length > 1 ? { kind, ids } : null;
}
