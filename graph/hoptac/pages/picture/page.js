// What a reader can do: choose, search, hide kinds, zoom, let the picture move, change the language.
const still = matchMedia("(prefers-reduced-motion: reduce)");

function choose(what, { look = false } = {}) {
  chosen = what;
  near = what === null || what.list ? null : neighbourhood(what);
  redraw();
  showPanel(what);
  network.unselectAll();
  if (what && what.node) network.selectNodes([what.node], false);
  history.replaceState(null, "", what && (what.node || what.edge) ? `#${encodeURIComponent(what.node || what.edge)}` : location.pathname + location.search);
  if (look && what && what.node) lookAt(what.node);
}

function neighbourhood(what) {
  if (what.node) return new Set([what.node, ...edgesOf.get(what.node).map((edge) => otherEnd(edge, what.node).id)]);
  const edge = edges.get(what.edge);
  return new Set([edge.from, edge.to]);
}

function lookAt(id) {
  network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: still.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" } });
  at("panel").focus({ preventScroll: true });
}

// The whole picture within the frame, with room for names around and the controls below.
const MARGIN = { side: 85, narrow: 42, top: 40, legend: 85, bottom: 100 };
function frame(spots) {
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth, clientHeight } = at("picture");
  const [side, above] = clientWidth < 600 ? [MARGIN.narrow, MARGIN.legend] : [MARGIN.side, MARGIN.top];
  const room = [clientWidth - 2 * side, clientHeight - above - MARGIN.bottom];
  const scale = Math.max(0.02, Math.min(1.3, room[0] / (right - left || 1), room[1] / (bottom - top || 1)));
  return { scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 + (MARGIN.bottom - above) / 2 / scale } };
}

function fit() {
  const shown = data.nodes.filter((node) => !hiddenKinds.has(node.kind)).map((node) => network.getPosition(node.id));
  const animation = still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
  if (shown.length) network.moveTo({ ...frame(shown), animation });
}

const zoom = (factor) => network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)) });
function shift(x, y) {
  const { x: left, y: top } = network.getViewPosition();
  network.moveTo({ position: { x: left + x / network.getScale(), y: top + y / network.getScale() } });
}

// ---- search ----

let marked = -1;

function offer() {
  const box = at("search");
  const list = at("found");
  const results = find(box.value);
  marked = results.length ? 0 : -1;
  const entries = results.map(({ node, rank }, place) => element("li", { role: "option", id: `found-${place}`, "data-id": node.id, onmousedown: (event) => { event.preventDefault(); take(node.id); } },
    signOfKind(kinds.get(node.kind)), isolated(nameOf(node)), element("small", {}, rank === 3 ? `${named(kinds.get(node.kind))} · ${say("quotes").toLowerCase()}` : named(kinds.get(node.kind)))));
  const none = box.value.trim() && !results.length ? [element("li", { class: "none", role: "option", "aria-disabled": "true" }, say("none"))] : [];
  list.replaceChildren(...entries, ...none);
  list.hidden = !list.children.length;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(marked);
}

function mark(place) {
  const options = [...at("found").querySelectorAll("[data-id]")];
  marked = options.length ? (place + options.length) % options.length : -1;
  options.forEach((option, index_) => option.setAttribute("aria-selected", String(index_ === marked)));
  if (marked < 0) at("search").removeAttribute("aria-activedescendant");
  else { at("search").setAttribute("aria-activedescendant", options[marked].id); options[marked].scrollIntoView({ block: "nearest" }); }
}

function shut() {
  at("found").hidden = true;
  at("search").setAttribute("aria-expanded", "false");
}

function take(id) {
  at("search").value = nameOf(nodes.get(id));
  shut();
  hiddenKinds.delete(nodes.get(id).kind);
  fillLegend();
  choose({ node: id }, { look: true });
}

function searchKey(event) {
  if (event.key === "ArrowDown") mark(marked + 1);
  else if (event.key === "ArrowUp") mark(marked - 1);
  else if (event.key === "Escape") shut();
  else if (event.key === "Enter" && marked >= 0 && !at("found").hidden) take(at("found").querySelectorAll("[data-id]")[marked].dataset.id);
  else return;
  event.preventDefault();
}

// ---- legend and controls ----

function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  fillLegend();
  redraw();
  network.redraw();
}

function legendButton(thing, sign, set) {
  const press = () => { toggle(set, thing.key); at("legend").querySelector(`[data-key="${CSS.escape(thing.key)}"]`).focus(); };
  return element("button", { type: "button", "aria-pressed": String(!set.has(thing.key)), "data-key": thing.key, onclick: press },
    sign, element("span", {}, named(thing)), element("small", {}, thing.count.toLocaleString(language)));
}

function fillLegend() {
  at("legend-title").textContent = say("legend");
  at("kinds").setAttribute("aria-label", say("things"));
  at("links").setAttribute("aria-label", say("lines"));
  at("kinds").replaceChildren(...data.kinds.map((kind) => legendButton(kind, signOfKind(kind), hiddenKinds)));
  at("links").replaceChildren(...data.links.filter((link) => link.count).map((link) => legendButton(link, signOfLink(link), hiddenLinks)));
}

let moving = false;
function move() {
  moving = !moving;
  network.setOptions({ physics: { ...data.options.physics, enabled: moving } });
  fillControls();
}

function controlButton(id, words, press, pressed) {
  const spelt = words.length > 1 ? {} : { "aria-label": say(id), title: say(id) };
  return element("button", { type: "button", id, onclick: press, ...spelt, "aria-pressed": pressed === undefined ? undefined : String(pressed) }, words);
}

function fillControls() {
  const focused = document.activeElement && document.activeElement.id;
  at("controls").setAttribute("aria-label", say("tools"));
  at("controls").replaceChildren(
    controlButton("edgeWords", say("edgeWords"), () => { edgeWords = !edgeWords; fillControls(); redraw(); }, edgeWords),
    controlButton("move", say("move"), move, moving),
    controlButton("far", "−", () => zoom(1 / 1.35)), controlButton("near", "+", () => zoom(1.35)), controlButton("fit", say("fit"), () => fit()),
  );
  if (at("controls").querySelector(`#${focused || "none"}`)) at(focused).focus();
}

const KEYS = {
  ArrowLeft: () => shift(-60, 0), ArrowRight: () => shift(60, 0), ArrowUp: () => shift(0, -60), ArrowDown: () => shift(0, 60),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(), Escape: () => choose(null),
};

function pictureKey(event) {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
}

// ---- words ----

function fillWords() {
  document.documentElement.lang = language;
  document.title = named(data.title);
  at("title").textContent = named(data.title);
  at("count").textContent = [counted(data.nodes.length, "nodes"), counted(data.edges.length, "edges"), counted(data.documents.length, "documents")].join(" · ");
  at("search").placeholder = say("search");
  at("search").setAttribute("aria-label", say("search"));
  at("found").setAttribute("aria-label", say("found"));
  at("list").textContent = say("list");
  at("language").textContent = say("other");
  at("language").setAttribute("aria-label", say("otherName"));
  at("language").title = say("otherName");
  at("language").lang = language === "vi" ? "en" : "vi";
  at("panel").setAttribute("aria-label", say("facts"));
  const frame = at("picture").firstElementChild;
  for (const [name, value] of Object.entries({ role: "application", tabindex: "0", "aria-label": say("picture") })) frame.setAttribute(name, value);
  fillLegend();
  fillControls();
  showPanel(chosen);
  network.redraw();
}

// What is wide lies down on a wide screen and stands up on a high one; shapes keep a size that a finger can hit.
function settle() {
  if (!data.nodes.length) return;
  const { clientWidth, clientHeight } = at("picture");
  if (data.layout === "spread" && clientHeight > 1.15 * clientWidth) for (const node of data.nodes) [node.x, node.y] = [node.y, node.x];
  const seen = frame(data.nodes);
  swell = Math.min(3, Math.max(1, 0.75 / seen.scale));
  nodeSet.add(data.nodes.map(nodeLook));
  edgeSet.add(data.edges.map(edgeLook));
  network.on("afterDrawing", paintWords);
  network.moveTo(seen);
}

function askedFor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // an address that somebody cut
  }
}

function start() {
  if (!(navigator.language || "vi").startsWith("vi") && data.language !== "vi") language = "en";
  if (matchMedia("(max-width: 760px)").matches) at("legend").open = false;
  settle();
  fillWords();
  at("search").addEventListener("input", offer);
  at("search").addEventListener("focus", offer);
  at("search").addEventListener("blur", shut);
  at("search").addEventListener("keydown", searchKey);
  at("list").addEventListener("click", () => { choose({ list: true }); at("panel").focus({ preventScroll: true }); });
  at("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; fillWords(); });
  at("picture").addEventListener("keydown", pictureKey);
  network.on("click", ({ nodes: [node], edges: [edge] }) => choose(node ? { node } : edge ? { edge } : null));
  const asked = askedFor();
  if (nodes.has(asked)) choose({ node: asked }, { look: true });
  else if (edges.has(asked)) choose({ edge: asked });
}

start();
window.hoptac = { data, network, choose, find }; // for whoever opens the console
