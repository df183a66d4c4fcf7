// Elements are made here and nowhere else, their text always as text and never as HTML.
const SVG = "http://www.w3.org/2000/svg";
const at = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A name from an article stands apart, so that a mark that turns the direction of writing turns nothing else.
const isolated = (text) => element("bdi", {}, text);

const OUTLINES = {
  square: "M2 2H14V14H2Z", diamond: "M8 0L16 8L8 16L0 8Z", triangle: "M8 1L15.5 14.5H.5Z", triangleDown: "M8 15L.5 1.5H15.5Z",
  hexagon: "M4 1.1H12L16 8L12 14.9H4L0 8Z", star: "M8 0L9.9 5.5L15.6 5.5L11 9L12.8 14.5L8 11.2L3.2 14.5L5 9L.4 5.5L6.1 5.5Z",
  dot: "M8 1A7 7 0 1 1 8 15A7 7 0 1 1 8 1Z",
};

function drawn(path, attributes) {
  const image = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", class: "sign", "aria-hidden": "true" })) image.setAttribute(name, value);
  for (const [name, value] of Object.entries({ d: path, ...attributes })) shape.setAttribute(name, value);
  image.append(shape);
  return image;
}

const DASHES = { solid: false, dashed: [7, 5], dotted: [2, 4] };
const signOfKind = (kind) => drawn(OUTLINES[kind.shape] || OUTLINES.dot, { fill: kind.colour });
function signOfLink(link) {
  const path = link.arrow ? "M0 8H15M10.5 4.5L15 8L10.5 11.5" : "M0 8H16";
  const dashes = DASHES[link.line] ? DASHES[link.line].map((length) => length / 2).join(" ") : "none";
  return drawn(path, { fill: "none", stroke: link.colour || "var(--line)", "stroke-width": 2, "stroke-dasharray": dashes });
}
