// What the page is about: the nodes and edges of its data, found by id, by neighbour and by name.
const data = JSON.parse(document.getElementById("data").textContent);
const kinds = new Map(data.kinds.map((kind) => [kind.key, kind]));
const links = new Map(data.links.map((link) => [link.key, link]));
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}

const MARKS = /[\u0300-\u036f]/g;
const plain = (text) => text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

const otherEnd = (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from);
const labelOf = (node) => (language === "en" && node.en) || node.label;
const nameOf = (node) => (node.when ? `${labelOf(node)}, ${node.when}` : labelOf(node));
const wordsOf = (edge) => edge.words || named(links.get(edge.link));

const wordsToFind = (node) => {
  const facts = node.facts.flatMap((fact) => [fact.words, ...fact.quotes.map((quote) => quote[3])]);
  const around = edgesOf.get(node.id).flatMap((edge) => [edge.words, ...edge.quotes.map((quote) => quote[3])]);
  return { name: plain(`${node.label} ${node.en || ""} ${node.when || ""}`), rest: plain([...facts, ...around].join("\n")) };
};
let index = null;

// Nodes for what somebody typed: names that begin with it, then names that hold it, then quotes that do.
function find(typed, limit = 40) {
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  index ??= data.nodes.map((node) => ({ node, ...wordsToFind(node) }));
  const rank = ({ name, rest }) => {
    if (name.startsWith(wanted)) return 0;
    if (` ${name}`.includes(` ${wanted}`)) return 1;
    if (name.includes(wanted)) return 2;
    return rest.includes(wanted) ? 3 : 4;
  };
  const ranked = index.map((entry) => ({ node: entry.node, rank: rank(entry) })).filter((entry) => entry.rank < 4);
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, limit);
}
