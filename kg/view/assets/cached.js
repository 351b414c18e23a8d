/** @file Values that are made of the graph when they are first asked for, and anew once it has grown. */

import { store } from "./store.js";

/**
 * Return what gives a value that is made of the graph, once for each of its versions.
 * @template T
 * @param {() => T} make
 */
export function ofGraph(make) {
  let version = -1;
  /** @type {T} */
  let value;
  return () => {
    if (version !== store.version) {
      value = make();
      version = store.version;
    }
    return value;
  };
}
