/** @file All that changes while the page is open and more than one module reads. */

export const store = {
  /** What the reader looks at; change it through `update` only. @type {State} */
  state: null,
  /** Called after each change with the state before it. @type {((before: State | null) => void)[]} */
  watchers: [],

  /** 1 for each statement that passes layers, relation groups, publishers and time. @type {Uint8Array} */
  passing: null,
  /** 1 for each statement that passes all of them but time. @type {Uint8Array} */
  timeless: null,
  /** 1 for each statement that passes and whose ends are of families that are drawn. @type {Uint8Array} */
  drawn: null,

  /** What is on stage. @type {Scene} */
  scene: null,
  /** Where each entity lies now. @type {Float64Array} */
  x: null,
  /** @type {Float64Array} */
  y: null,

  /** The camera and the entities of vis-network. @type {VisNetwork} */
  network: null,
  /** Whether the entities move by forces. */
  physicsOn: false,
  /** The entity under the pointer. @type {number | null} */
  hovered: null,
  /** The line under the pointer. @type {Line | null} */
  hoveredLine: null,
  /** What painting needs to know, computed once a change and not once a frame. @type {Paint} */
  paint: { lit: null, labels: null },
  /** "light" or "dark"; noted once a change, as painting asks for it a thousand times. @type {"light" | "dark"} */
  theme: "light",
  /** What radii are multiplied by, so that entities stay visible on a small stage. */
  sizeUnit: 1,
};
