/** @file Where the graph comes from: the page has all of it, or a server has more. */

import { payload } from "./graph.js";

/** The page has all there is. @type {Source} */
const EMBEDDED = { whole: true, find: async () => [], part: async () => null };

/** The server that the page came from has the rest. @type {Source} */
const SERVED = {
  whole: false,
  find: async (words) => {
    const { entities, titles } = await ask("/api/search", { q: words, limit: "8" });
    return [...entities.map(farEntity), ...titles.map(farTitle)];
  },
  part: (need) => ask("/api/part", { ...need }),
};

/** Where this page's graph comes from. */
export const source = () => (payload().served ? SERVED : EMBEDDED);

/** The figures of the whole graph; null where the page has all of it. */
export const figures = () => payload().served ?? null;

/**
 * Ask the server; throws where it does not answer, or not in time. What it does not know is nothing.
 * @param {string} path
 * @param {Record<string, string | string[] | number>} values
 */
async function ask(path, values) {
  const given = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  const response = await fetch(`${path}?${new URLSearchParams(given)}`, { signal: AbortSignal.timeout(WAIT) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return response.json();
}

const WAIT = 30_000;

/** @param {{id: string, name: string, type: string, statements: number}} found @returns {Far} */
const farEntity = ({ id, name, type, statements }) => ({
  kind: "entity",
  id,
  name,
  hint: `${type} · ${statements.toLocaleString("en")}`,
});

/** @param {{kind: string, id: string, title: string}} found @returns {Far} */
const farTitle = ({ kind, id, title }) => ({
  kind: kind === "Story" ? "story" : "article",
  id,
  name: title,
  hint: kind.toLowerCase(),
});
