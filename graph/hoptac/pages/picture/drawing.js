// The picture: vis-network draws shapes and lines where the page's maker has put them; the names are set here, so that none covers another.
const hiddenKinds = new Set();
const hiddenLinks = new Set();
let colours = {};
let chosen = null;
let near = null; // the ids that stay bright while something is chosen
const hovered = { node: null, edge: null };
let swell = 1; // how much larger shapes are drawn where the whole picture is small
let edgeWords = data.edges.length <= 12;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  colours = Object.fromEntries(["paper", "ink", "soft", "line", "accent"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const isHidden = (edge) => hiddenLinks.has(edge.link) || hiddenKinds.has(nodes.get(edge.from).kind) || hiddenKinds.has(nodes.get(edge.to).kind);
const isDim = (id) => near !== null && !near.has(id);

function nodeLook(node) {
  const fill = kinds.get(node.kind).colour;
  const picked = chosen && chosen.node === node.id;
  const border = picked ? colours.ink : colours.paper;
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size * swell, hidden: hiddenKinds.has(node.kind),
    opacity: isDim(node.id) ? 0.16 : 1, borderWidth: picked ? 3 : 1.5, color: { background: fill, border, hover: { background: fill, border: colours.ink } },
  };
}

const isBright = (edge) => near === null || (chosen.edge ? chosen.edge === edge.id : edge.from === chosen.node || edge.to === chosen.node);

function edgeLook(edge) {
  const link = links.get(edge.link);
  const picked = chosen && chosen.edge === edge.id;
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: isHidden(edge), dashes: DASHES[link.line] || false, smooth: edge.smooth,
    arrows: link.arrow ? { to: { enabled: true, scaleFactor: 0.55 } } : "", width: (picked ? edge.width + 2 : edge.width) * swell,
    color: { color: picked ? colours.accent : link.colour || colours.line, hover: colours.accent, opacity: isBright(edge) ? 0.85 : 0.1 },
  };
}

const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const clipped = (text, length) => (text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text).replace(DIRECTIONS, "");

readColours();
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(at("picture"), { nodes: nodeSet, edges: edgeSet }, data.options);

function redraw() {
  nodeSet.update(data.nodes.map((node) => { const { x, y, ...look } = nodeLook(node); return look; }));
  edgeSet.update(data.edges.map(edgeLook));
}

// ---- names ----

const LINE = 16;
const WIDEST = 24;
const measured = new Map();

function broken(text, rows) {
  const lines = [""];
  for (const word of clipped(text, WIDEST * 5).split(/\s+/)) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > WIDEST && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.length > rows ? [...lines.slice(0, rows - 1), `${lines[rows - 1].replace(/…$/, "")}…`] : lines;
}

function measure(pen, node) {
  const text = nameOf(node);
  const known = measured.get(text);
  if (known) return known;
  const lines = node.when ? [...broken(labelOf(node), 2), node.when] : broken(text, 3);
  const size = { lines, width: Math.max(...lines.map((line) => pen.measureText(line).width)) + 6, height: lines.length * LINE + 2 };
  measured.set(text, size);
  return size;
}

// What is taken, in cells of CELL pixels, so that asking costs the same for ten names and ten thousand.
const CELL = 64;
class Taken {
  cells = new Map();
  *over({ x, y, width, height }) {
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
      for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) yield column * 65536 + row;
    }
  }
  add(box) {
    for (const cell of this.over(box)) { if (!this.cells.has(cell)) this.cells.set(cell, []); this.cells.get(cell).push(box); }
  }
  meets(box, owner) {
    for (const cell of this.over(box)) {
      for (const other of this.cells.get(cell) || []) {
        if (other.owner !== owner && box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height) return true;
      }
    }
    return false;
  }
}

function places({ x, y, radius }, { width, height }) {
  const [left, top] = [x - width / 2, y - height / 2];
  return [
    { x: left, y: y + radius + 2 }, { x: left, y: y - radius - height - 2 },
    { x: x + radius + 3, y: top }, { x: x - radius - width - 3, y: top },
  ].map((corner) => ({ ...corner, width, height }));
}

function seen(width, height) {
  const scale = network.getScale();
  const positions = network.getPositions();
  const spots = [];
  for (const node of data.nodes) {
    if (hiddenKinds.has(node.kind)) continue;
    const { x, y } = network.canvasToDOM(positions[node.id]);
    if (x > -80 && y > -40 && x < width + 80 && y < height + 40) spots.push({ node, x, y, radius: node.size * swell * scale });
  }
  return spots;
}

const weight = ({ node }) => (node.id === hovered.node || (chosen && chosen.node === node.id) ? 1e6 : 0) + (near && near.has(node.id) ? 1e3 : 0) + node.size;

// What lies over the picture: the legend on a phone, the controls.
function covers() {
  const { x, y } = at("picture").getBoundingClientRect();
  return ["legend", "controls"].map((id) => {
    const { left, top, width, height } = at(id).getBoundingClientRect();
    return { x: left - x, y: top - y, width, height, owner: id };
  });
}

function paintWords(pen) {
  const { clientWidth: width, clientHeight: height } = at("picture");
  const ratio = pen.canvas.width / width;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(pen, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 4, strokeStyle: colours.paper });
  const spots = seen(width, height).sort((a, b) => weight(b) - weight(a));
  const taken = new Taken();
  for (const { node, x, y, radius } of spots) if (!isDim(node.id)) taken.add({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, owner: node.id });
  for (const box of covers()) taken.add(box);
  const free = (box, owner) => !taken.meets(box, owner) && box.x > 0 && box.x + box.width < width && box.y > 0 && box.y + box.height < height;
  pen.font = `13px ${FACE}`;
  pen.fillStyle = colours.ink;
  for (const spot of spots) paintName(pen, spot, taken, free);
  pen.font = `12px ${FACE}`;
  pen.fillStyle = colours.soft;
  for (const edge of worded()) paintEdge(pen, edge, taken, free);
  pen.restore();
}

function write(pen, box, lines) {
  lines.forEach((line, row) => {
    pen.strokeText(line, box.x + box.width / 2, box.y + 1 + row * LINE);
    pen.fillText(line, box.x + box.width / 2, box.y + 1 + row * LINE);
  });
}

function paintName(pen, spot, taken, free) {
  const { node } = spot;
  if (isDim(node.id) && node.id !== hovered.node) return;
  const size = measure(pen, node);
  const choices = places(spot, size);
  const box = choices.find((place) => free(place, node.id)) || (weight(spot) >= 1e6 ? choices[0] : null);
  if (!box) return;
  taken.add({ ...box, owner: node.id });
  write(pen, box, size.lines);
}

// The edges that say their words now: what is chosen or pointed at, and all if the reader wants them.
function worded() {
  if (near === null) return edgeWords ? data.edges : data.edges.filter((edge) => edge.id === hovered.edge);
  const bright = data.edges.filter((edge) => isBright(edge) || edge.id === hovered.edge);
  return edgeWords || bright.length <= 24 ? bright : bright.filter((edge) => edge.id === hovered.edge);
}

function paintEdge(pen, edge, taken, free) {
  if (isHidden(edge)) return;
  const { x, y } = network.canvasToDOM(network.body.edges[edge.id].edgeType.getPoint(0.5));
  const lines = broken(wordsOf(edge), 2);
  const width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 6;
  const height = lines.length * LINE;
  const box = { x: x - width / 2, y: y - height / 2, width, height };
  const must = edge.id === hovered.edge || (chosen && chosen.edge === edge.id);
  if (!must && !free(box, null)) return;
  taken.add({ ...box, owner: edge.id });
  write(pen, box, lines);
}

function point(what, id) {
  hovered[what] = id;
  at("picture").style.cursor = id === null ? "" : "pointer";
  network.redraw();
}
network.on("hoverNode", ({ node }) => point("node", node));
network.on("hoverEdge", ({ edge }) => point("edge", edge));
network.on("blurNode", () => point("node", null));
network.on("blurEdge", () => point("edge", null));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); redraw(); });
