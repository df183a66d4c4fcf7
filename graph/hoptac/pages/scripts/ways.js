// Finds how two names are connected, in a page that no server answers: the shortest ways through all things, each step with
// the words that say it. The form says where the connections stand (`data-network`), a script that is brought when it is
// needed, so that a page opened from a disk has them too; the address says which two names (`?one=…&other=…`).
(() => {
"use strict";
const LOOKED_AT = 200; // of the shortest ways, of which there may be very many
const MOST = 5; // ways that are shown
const OFFERED = 12; // names that are offered
const form = document.querySelector("form[data-network]");
if (!form) return;
const say = JSON.parse(form.dataset.say), home = new URL(form.dataset.home, location.href);
const language = document.documentElement.lang === "vi" ? 0 : 1;

// ---- the network ----------------------------------------------------------------------------------

let brought;

function bring() {
  brought ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = form.dataset.network;
    script.onload = () => done(prepared(window.hoptacNetwork));
    script.onerror = failed;
    document.head.append(script);
  });
  return brought;
}

/** The network with who is joined to whom, and the names of each thing as they are looked for. */
function prepared(network) {
  const joined = network.nodes.map(() => new Map());
  network.edges.forEach(([source, target], edge) => {
    for (const [one, other] of source === target ? [] : [[source, target], [target, source]]) {
      if (!joined[one].has(other)) joined[one].set(other, []);
      joined[one].get(other).push(edge);
    }
  });
  const names = network.nodes.map(([, label, , others]) => [label, ...others].map(hoptacPlain));
  return { ...network, joined, names };
}

// ---- which thing a name means -----------------------------------------------------------------------

const FITS = [
  (name, asked) => name === asked,
  (name, asked) => name.startsWith(asked),
  (name, asked) => asked.split(" ").every((part) => name.split(" ").some((word) => word.startsWith(part))),
];

/** The things that are called so, by the strictest of the ways to look that finds any. */
function called(network, words) {
  const exact = network.nodes.findIndex(([path]) => path === words);
  if (exact >= 0) return [exact];
  const asked = hoptacPlain(words);
  for (const fits of asked ? FITS : []) {
    const found = network.names.flatMap((names, at) => names.some((name) => fits(name, asked)) ? [at] : []);
    if (found.length) return found;
  }
  return [];
}

// ---- the shortest ways ------------------------------------------------------------------------------

/** How far each thing is from one, as far as another is. */
function distances(network, one, other) {
  const far = new Map([[one, 0]]);
  for (const here of far.keys()) {
    if (far.has(other) && far.get(here) >= far.get(other)) break;
    for (const next of network.joined[here].keys()) if (!far.has(next)) far.set(next, far.get(here) + 1);
  }
  return far;
}

function ways(network, one, other) {
  const far = distances(network, one, other), found = [];
  if (!far.has(other)) return found;
  const walk = (way) => {
    if (found.length === LOOKED_AT) return;
    const here = way[0];
    if (here === one) found.push(way);
    else for (const back of network.joined[here].keys()) if (far.get(back) === far.get(here) - 1) walk([back, ...way]);
  };
  walk([other]);
  const first = (a, b) => a.reduce((order, node, at) => order || node - b[at], 0);
  return found.sort(first).slice(0, MOST);
}

/** The connection by which a step is told: one read forward before one read back, one with words before one without. */
function edge(network, one, other) {
  const both = network.joined[one].get(other).map((at) => network.edges[at]);
  const order = [...both.filter(([source]) => source === one), ...both.filter(([source]) => source !== one)];
  return order.find((edge) => edge[4].length) ?? order[0];
}

// ---- the page ---------------------------------------------------------------------------------------

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function label(network, at) {
  const [, own, english] = network.nodes[at];
  return language && english ? english : own;
}

/** What a field is to say for a thing: its name, or its path where another is called the same. */
function spelt(network, at) {
  return called(network, label(network, at)).length === 1 ? label(network, at) : network.nodes[at][0] || label(network, at);
}

function linked(network, at) {
  const [path] = network.nodes[at], foreign = !(language && network.nodes[at][2]);
  const about = foreign ? { lang: "vi" } : {};
  if (!path) return element("span", about, label(network, at));
  return element("a", { ...about, href: new URL(`${path.slice(1)}.html`, home).href }, label(network, at));
}

function quote(network, at) {
  const [document, path, start, stop, words, address] = network.quotes[at];
  const source = path ? element("a", { lang: "vi", href: new URL(`${path.slice(1)}.html`, home).href }, document) : document;
  const said = element("figcaption", {}, source, `, ${say.characters} ${start}–${stop}`);
  if (address) said.append(" · ", element("a", { href: address, rel: "noopener noreferrer external" }, say.source));
  return element("figure", { class: "quote" }, element("blockquote", { lang: "vi" }, element("mark", {}, words)), said);
}

function step(network, one, other) {
  const [source, , kind, words, quotes] = edge(network, one, other);
  const [arrow, ...names] = network.kinds[kind];
  const sign = arrow ? (source === one ? "→" : "←") : "–";
  const told = `${sign} ${names[language]}${words ? `: ${words}` : ""}`;
  const line = element("p", { class: "first" }, linked(network, one), " ", element("span", { class: "small" }, told), " ");
  line.append(linked(network, other));
  const item = element("li", { class: "fact" }, line);
  if (quotes.length) {
    const number = quotes.length > 1 ? ` (${quotes.length})` : "";
    const about = element("span", { class: "unseen" }, `: ${label(network, one)} ${told} ${label(network, other)}`);
    const summary = element("summary", {}, say.words + number, about);
    item.append(element("details", { class: "quotes" }, summary, ...quotes.map((at) => quote(network, at))));
  }
  return item;
}

function section(network, way, number) {
  const id = `w${number}`, count = element("span", { class: "count" }, `${way.length - 1} ${say.steps}`);
  const list = element("ol", { class: "facts steps" });
  for (let at = 1; at < way.length; at++) list.append(step(network, way[at - 1], way[at]));
  return element("section", { "aria-labelledby": id }, element("h2", { id }, `${say.way} ${number} `, count), list);
}

/** What is shown where a name is that of no thing or of several: those that it may mean, each leading on. */
function unsure(network, field, found) {
  const words = field.value.trim();
  if (!found.length) return [element("p", { role: "alert" }, `“${words}”: ${say.nobody}`)];
  const choices = found.slice(0, OFFERED).map((at) => {
    const address = new URL(location.href);
    address.searchParams.set(field.name, network.nodes[at][0] || label(network, at));
    return element("li", {}, element("a", { href: address.href, lang: "vi" }, label(network, at)));
  });
  return [element("p", { role: "alert" }, `“${words}”: ${say.which}`), element("ul", { class: "listed" }, ...choices)];
}

function answer(network, fields) {
  const meant = fields.map((field) => called(network, field.value.trim()));
  fields.forEach((field, at) => { if (meant[at].length === 1) field.value = spelt(network, meant[at][0]); });
  const open = fields.flatMap((field, at) => meant[at].length === 1 ? [] : unsure(network, field, meant[at]));
  if (open.length) return open;
  const [[one], [other]] = meant;
  if (one === other) return [element("p", { role: "alert" }, say.same)];
  const found = ways(network, one, other);
  return found.length ? found.map((way, at) => section(network, way, at + 1)) : [element("p", {}, say.no_path)];
}

const fields = ["one", "other"].map((name) => form.elements[name]);
const place = document.querySelector("[data-ways]");
const asked = new URLSearchParams(location.search);

function offer(field) {
  const list = document.getElementById(field.getAttribute("list")), words = hoptacPlain(field.value);
  bring().then((network) => {
    const found = words ? called(network, field.value).slice(0, OFFERED) : [];
    list.replaceChildren(...found.map((at) => element("option", { value: label(network, at) })));
  });
}

for (const field of fields) {
  field.value = asked.get(field.name) ?? "";
  field.addEventListener("input", () => offer(field));
}
if (fields.every((field) => field.value.trim())) {
  bring().then((network) => place.replaceChildren(...answer(network, fields)));
}
})();
