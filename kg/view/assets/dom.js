/** @file Small ways to make and find elements. Text only ever enters as text, never as markup. */

/**
 * Make an element: `el("button", {class: "x", on: {click: f}}, "Go")`.
 * @param {string} tag
 * @param {Object<string, any>} [props] attributes; `on` holds listeners, null and false leave out
 * @param {...(Node|string|null)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  setProps(node, props);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element, as `el` does. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  setProps(node, props);
  node.append(...children);
  return node;
}

function setProps(node, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
}

/** Find the element with this id. */
export const byId = (id) => document.getElementById(id);

/** Make a button with a text and what it does. */
export function button(text, click, props = {}) {
  return el("button", { type: "button", ...props, on: { click } }, text);
}

/** Make a link to the outside, or plain text where the address is not http(s). */
export function outsideLink(address, text) {
  if (!isWebAddress(address)) return el("span", {}, text);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Tell whether an address is http or https; all else (javascript:, data:, file:) is not followed. */
export function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Run at most once per frame. */
export function oncePerFrame(run) {
  let waiting = false;
  return (...given) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run(...given);
    });
  };
}

/** Fill a box anew; the focus stays on the control of the same name, or on the box. */
export function keepFocus(box, make) {
  const nameOf = (node) => node.getAttribute("aria-label") ?? node.dataset.thumb ?? node.textContent;
  const active = box.contains(document.activeElement) && document.activeElement !== box ? document.activeElement : null;
  const name = active && nameOf(active);
  box.replaceChildren(...make().filter(Boolean));
  if (!active) return;
  const again = [...box.querySelectorAll("button, input, [tabindex]")].find((node) => nameOf(node) === name);
  (again ?? box).focus({ preventScroll: true });
}

/** Tell the user something in passing. */
export function say(text) {
  const box = byId("tip");
  box.replaceChildren(text);
  box.hidden = false;
  setTimeout(() => {
    box.hidden = true;
  }, 2500);
}
