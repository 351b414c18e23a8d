/** @file Small ways to make and find elements. Text only ever enters as text, never as markup. */

/**
 * Make an element: `el("button", {class: "x", on: {click: f}}, "Go")`.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props] attributes; `on` holds listeners, null and false leave out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  setProps(node, props);
  node.append(...children.filter(isChild));
  return node;
}

export const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element, as `el` does.
 * @param {string} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  setProps(node, props);
  node.append(...children.filter(isChild));
  return node;
}

/**
 * Replace the content of an element.
 * @param {Element} box
 * @param {Child[]} children
 */
export const fill = (box, children) => box.replaceChildren(...children.filter(isChild));

/**
 * @param {Child} child
 * @returns {child is Node | string}
 */
const isChild = (child) => child !== null && child !== undefined && child !== false && child !== "";

/**
 * @param {Element} node
 * @param {Props} props
 */
function setProps(node, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on")
      for (const [event, run] of Object.entries(/** @type {Record<string, EventListener>} */ (value)))
        node.addEventListener(event, run);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
}

/**
 * Find the element with this id.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * Make a button with a text and what it does.
 * @param {Child} text
 * @param {(event: any) => void} click
 * @param {Props} [props]
 */
export function button(text, click, props = {}) {
  return el("button", { type: "button", ...props, on: { click } }, text);
}

/**
 * Make a link to the outside, or plain text where the address is not http(s).
 * @param {string | null} address
 * @param {string} text
 * @returns {HTMLElement}
 */
export function outsideLink(address, text) {
  if (!isWebAddress(address)) return el("span", {}, text);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/**
 * Return whether an address is http or https; others (javascript:, data:, file:) are not followed.
 * @param {string | null} address
 */
export function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address ?? "").protocol);
  } catch {
    return false;
  }
}

/**
 * Run at most once per frame.
 * @param {(event: any) => void} run
 */
export function oncePerFrame(run) {
  let waiting = false;
  return (/** @type {any} */ event) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run(event);
    });
  };
}

/**
 * Replace the content of a box; the focus stays on the control of the same name, or on the box.
 * @param {HTMLElement} box
 * @param {() => Child[]} make
 */
export function keepFocus(box, make) {
  /** @param {any} node */
  const nameOf = (node) => node.getAttribute("aria-label") ?? node.dataset.thumb ?? node.textContent;
  const active = box.contains(document.activeElement) && document.activeElement !== box ? document.activeElement : null;
  const name = active && nameOf(active);
  fill(box, make());
  if (!active) return;
  /** @type {NodeListOf<HTMLElement>} */
  const controls = box.querySelectorAll("button, input, [tabindex]");
  const again = [...controls].find((node) => nameOf(node) === name);
  (again ?? box).focus({ preventScroll: true });
}

/**
 * Show the user a short notice.
 * @param {string} text
 */
export function say(text) {
  const box = byId("tip");
  box.replaceChildren(text);
  box.hidden = false;
  setTimeout(() => {
    box.hidden = true;
  }, 2500);
}
