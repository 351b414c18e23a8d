/** @file The packed data in the page → JSON; and its columns that are written short. */

import { byId } from "./dom.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=>?@^_`{|}~";

/**
 * Bytes from base 85, five digits for four of them.
 * @param {string} packed
 */
function fromBase85(packed) {
  const values = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) values[DIGITS.charCodeAt(i)] = i;
  const view = new DataView(new ArrayBuffer(4 * Math.ceil(packed.length / 5)));
  for (let at = 0, to = 0; at < packed.length; at += 5, to += 4) {
    let word = values[packed.charCodeAt(at)];
    for (let i = at + 1; i < at + 5; i++) word = 85 * word + (i < packed.length ? values[packed.charCodeAt(i)] : 84);
    view.setUint32(to, word);
  }
  return new Uint8Array(view.buffer, 0, Math.floor((packed.length * 4) / 5));
}

/** Unpack the page's data: base 85, deflate, JSON. */
export async function readData() {
  const stream = new Blob([fromBase85(byId("data").textContent)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/**
 * The names of entities: they stand with the first text that has them.
 * @param {Payload} data
 */
export function namesOf(data) {
  if (data.entities.names) return data.entities.names;
  /** @type {string[]} */
  const names = new Array(data.entities.id.length);
  const met = data.texts.flatMap(([, found]) => found);
  data.entities.met.forEach((entity, i) => (names[entity] = met[i]));
  return names;
}

/**
 * The ids from their short forms, as `kg.view.short_ids` makes them.
 * @param {Payload} data
 * @param {string[]} names
 */
export function idsOf({ entities }, names) {
  if (entities.ids) return entities.ids;
  const digits = Array.from(atob(entities.digits), (char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  let used = 0;
  return entities.id.map((short, i) => {
    const slug = plainName(names[i]);
    if (short === "") return slug;
    const tail = short.indexOf("~");
    if (tail >= 0) return slug.slice(0, Number(short.slice(0, tail))) + short.slice(tail + 1);
    const cut = short === "-" ? slug : slug.slice(0, Number(short.slice(0, -1)));
    used += 8;
    return `${cut}-${digits.slice(used - 8, used)}`;
  });
}

/**
 * A name as part of an id.
 * @param {string} name
 */
function plainName(name) {
  if (/[^ -~\u00a1-\u024f’]/.test(name)) return name.replaceAll(" ", "_");
  const kept = name
    .replace(/['’]s(?![\p{L}\p{N}_])/gu, "")
    .replaceAll("/", "--")
    .replace(/[^\p{L}\p{N}_\s.-]/gu, "");
  return kept
    .trim()
    .split(/\s+/)
    .join("_")
    .replace(/^[_.]+|[_.]+$/g, "");
}

/**
 * A relation: its label and its IRI follow from its id where they are left out.
 * @param {string[]} packed
 * @param {Record<string, string>} namespaces
 */
export function unpackPredicate([id, group, label, iri], namespaces) {
  const [prefix, name] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  return { id, group, label: label || name.replaceAll("-", " "), iri: iri ?? namespaces[prefix] + name };
}

/**
 * 1 at each of these places of `size`.
 * @param {number[]} places
 * @param {number} size
 */
export function flags(places, size) {
  const found = new Uint8Array(size);
  for (const place of places) found[place] = 1;
  return found;
}
