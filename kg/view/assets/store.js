/** @file All that changes while the page is open and more than one module reads; see `Store`. */

/** Filled by `openPage` before anything is drawn. @type {Store} */
export const store = /** @type {any} */ ({
  state: null,
  watchers: [],
  version: 0,
  passing: null,
  timeless: null,
  doubted: null,
  drawn: null,
  scene: null,
  x: null,
  y: null,
  network: null,
  physicsOn: false,
  hovered: null,
  hoveredLine: null,
  paint: { lit: null, labels: { names: [], lines: [] } },
  theme: "light",
  sizeUnit: 1,
});
