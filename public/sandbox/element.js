// Makes elements. Whatever is text goes in as text, so nothing that a person wrote becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`false` and `undefined` leave one out) and children. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** A drawing of strokes in a square of 24: each a path's `d`. Hidden from screen readers. */
export function drawing(...strokes) {
  const paths = strokes.map((d) => fill(document.createElementNS(SVG, "path"), { d }, []));
  const attributes = { viewBox: "0 0 24 24", class: "drawing", "aria-hidden": "true" };
  return fill(document.createElementNS(SVG, "svg"), attributes, paths);
}

/** A button that does something. */
export function button(className, act, ...children) {
  const made = make("button", { type: "button", class: className }, ...children);
  made.addEventListener("click", act);
  return made;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

export const PIN = ["M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21z", "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"];
export const PLANE = ["M4 12 20 4l-5.5 16-3.5-7z", "M11 13l9-9"];
export const CROSS = ["M6 6l12 12M18 6 6 18"];
export const DOCUMENT = ["M6 3h8l4 4v14H6z", "M14 3v4h4", "M9 12h6M9 16h6"];
