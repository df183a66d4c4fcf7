// The panel: what a node or an edge is, and the words that say so.
const SHOWN = 3;

function quoted([document_, start, stop, words]) {
  const source = data.documents[document_];
  const place = element("cite", {}, isolated(source.name), ` · ${start}–${stop}`);
  if (/^https?:\/\//.test(source.url || "")) {
    const exact = `${source.url}#:~:text=${encodeURIComponent(words).replace(/-/g, "%2D")}`;
    place.append(" · ", element("a", { href: exact, rel: "noopener noreferrer", target: "_blank" }, new URL(source.url).hostname));
  }
  return element("div", {}, element("blockquote", { lang: "vi" }, isolated(words)), place);
}

function quotes(all) {
  const shown = all.slice(0, SHOWN).map(quoted);
  if (all.length > SHOWN) {
    const rest = all.slice(SHOWN).map(quoted);
    shown.push(element("details", { class: "more" }, element("summary", {}, `+ ${counted(rest.length, "more")}`), ...rest));
  }
  return shown;
}

const inferred = (edge) => (edge.rule ? [element("p", { class: "inferred" }, `${say("inferred")} `, isolated(edge.rule))] : []);

function top(...what) {
  return element("div", { class: "top" }, ...what, element("button", { type: "button", class: "close", "aria-label": say("close"), onclick: () => choose(null) }, "×"));
}

function nodeButton(node) {
  const press = () => choose({ node: node.id }, { look: true });
  return element("button", { type: "button", onclick: press }, signOfKind(kinds.get(node.kind)), element("span", {}, isolated(nameOf(node))));
}

// Words that a quote repeats are shown as the quote alone.
const own = (words, all) => (words && !all.some((quote) => quote[3] === words) ? words : "");

function factEntry(fact) {
  const words = own(fact.words, fact.quotes);
  const what = element("p", { class: "what" }, named(links.get(fact.link)));
  return element("div", { class: "entry" }, what, words ? element("p", { class: "fact" }, isolated(words)) : null, ...quotes(fact.quotes));
}

function connection(edge, id) {
  const way = edge.from === id || !links.get(edge.link).arrow ? "" : "← ";
  const words = own(edge.words, edge.quotes);
  const what = element("p", { class: "what" }, way + named(links.get(edge.link)), ...(words ? [" · ", isolated(words)] : []));
  return element("div", { class: "entry" }, nodeButton(otherEnd(edge, id)), what, ...inferred(edge), ...quotes(edge.quotes));
}

const part = (title, entries) => (entries.length ? [element("h3", {}, `${title} · ${entries.length}`), ...entries] : []);

function address(id) {
  if (!/^https?:\/\//.test(id)) return null;
  return element("p", { class: "address" }, element("a", { href: id, rel: "noopener noreferrer", target: "_blank", title: say("address") }, id.replace(/^https?:\/\//, "")));
}

function showNode(node) {
  const kind = kinds.get(node.kind);
  return [
    top(signOfKind(kind), element("span", {}, named(kind) + (node.year ? ` · ${node.year}` : ""))),
    element("h2", {}, isolated(nameOf(node))),
    ...part(say("facts"), node.facts.map(factEntry)),
    ...part(say("linked"), edgesOf.get(node.id).map((edge) => connection(edge, node.id))),
    address(node.id),
  ];
}

function showEdge(edge) {
  const link = links.get(edge.link);
  const ends = element("div", { class: "ends entry" }, nodeButton(nodes.get(edge.from)), nodeButton(nodes.get(edge.to)));
  const said = edge.quotes.length ? part(say("quotes"), quotes(edge.quotes)) : [element("p", { class: "note" }, say("noQuote"))];
  return [
    top(signOfLink(link), element("span", {}, named(link) + (edge.year ? ` · ${edge.year}` : ""))),
    element("h2", {}, isolated(own(edge.words, edge.quotes) || named(link))), ends, ...inferred(edge), ...said,
  ];
}

const sorted = (members) => members.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "vi"));

function listed(members) {
  const groups = data.kinds.map((kind) => [kind, sorted(members.filter((node) => node.kind === kind.key))]);
  return groups.flatMap(([kind, group]) => part(named(kind), group.map((node) => element("div", { class: "entry short" }, nodeButton(node)))));
}

const showList = () => [top(element("span", {}, `${counted(data.nodes.length, "nodes")}, ${counted(data.edges.length, "edges")}`)), ...listed(data.nodes)];

// Before anything is chosen: how to choose, and what is best connected.
const BEST = 40;
function showRest() {
  if (!data.nodes.length) return [element("p", { class: "note" }, say("empty"))];
  const best = [...data.nodes].sort((a, b) => b.size - a.size).slice(0, BEST);
  return [element("p", { class: "note" }, say("hint")), ...listed(best)];
}

function showPanel(chosen) {
  const panel = at("panel");
  panel.classList.toggle("resting", !chosen);
  const shown = !chosen ? showRest() : chosen.list ? showList() : chosen.node ? showNode(nodes.get(chosen.node)) : showEdge(edges.get(chosen.edge));
  panel.replaceChildren(...shown.filter(Boolean));
  panel.scrollTop = 0;
}
