// The SPARQL page with an editor: YASGUI over this server's own endpoint, with the prefixes and terms of its own graph.
//
// The page holds a plain form; where this script runs, the form gives way to the editor. What is completed comes from
// /query/terms.json; nothing is asked of any other server.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./editor.css";
import { speakVietnamese } from "./vietnamese.js";

const { Tab, Yasqe, Yasr } = Yasgui;
const place = document.getElementById("editor");
const form = document.getElementById("plain");
const { base, terms: address } = place.dataset;

// ---- completion ----------------------------------------------------------------------------------

/** The labels of terms by their IRI, in the language of the page. */
const labels = new Map();

function label(hints) {
  for (const hint of hints) {
    const said = labels.get(full(hint.text));
    if (said) hint.displayText = `${hint.text}  ${said}`;
  }
  return hints;
}

let prefixes = {};

function full(text) {
  if (text.startsWith("<")) return text.slice(1, -1);
  const cut = text.indexOf(":");
  return (prefixes[text.slice(0, cut)] ?? "") + text.slice(cut + 1);
}

/** Completes terms of one kind as they are typed, from a list that is here already. */
function offer(name, iris) {
  Object.assign(Yasqe.Autocompleters[name], {
    get: () => iris,
    postprocessHints: (_, hints) => label(hints),
    bulk: true,
    autoShow: true,
    persistenceId: null,
  });
}

function complete(terms) {
  prefixes = terms.prefixes;
  for (const { iri, label } of [...terms.classes, ...terms.properties]) labels.set(iri, label);
  offer("class", terms.classes.map((term) => term.iri));
  offer("property", terms.properties.map((term) => term.iri));
  const declared = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Object.assign(Yasqe.Autocompleters.prefixes, { get: () => declared, persistenceId: null });
}

// ---- addresses -----------------------------------------------------------------------------------

/** The address of this page with a query, in the language of the page. */
function shared(query) {
  const found = new URL(form.action, location.href);
  for (const [key, value] of new FormData(form)) found.searchParams.set(key, key === "query" ? query : value);
  return found.href;
}

Tab.prototype.getShareableLink = function () {
  return shared(this.getQuery());
};

/** Things of this graph are shown by this server, wherever their IRIs would lead. */
function lead(event) {
  const link = event.target.closest("a.iri");
  if (!link || !link.href.startsWith(`${base}id/`)) return;
  event.preventDefault();
  window.open(place.dataset.things + link.href.slice(`${base}id/`.length).split("#")[0], "_blank", "noopener");
}

// ---- the editor ----------------------------------------------------------------------------------

/** The server draws what a query constructs: the way to that picture, and no picture of another query. */
function show(type, query) {
  const way = document.getElementById("drawn"), old = document.getElementById("picture");
  way.hidden = !["CONSTRUCT", "DESCRIBE"].includes(type);
  way.firstElementChild.href = `${shared(query)}#picture`;
  if (old && query !== form.elements.query.value) old.closest("section").remove();
}

function draw() {
  const endpoint = new URL(place.dataset.endpoint, location.href).href;
  const gui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    yasqe: { value: form.elements.query.value, editorHeight: "22rem" },
    yasr: { prefixes },
    populateFromUrl: false,
    persistenceId: "hoptac",
    autofocus: false,
  });
  gui.on("query", (_, tab) => {
    history.replaceState(null, "", shared(tab.getQuery()));
    show(tab.getYasqe().getQueryType(), tab.getQuery());
  });
  place.addEventListener("click", lead, true);
  if (!new URLSearchParams(location.search).get("query")) return;
  const query = form.elements.query.value;
  const open = Object.values(gui._tabs).find((tab) => gui.persistentConfig.getTab(tab.getId()).yasqe.value === query);
  if (open) gui.selectTabId(open.getId());
  else gui.addTab(true, { yasqe: { value: query } });
  gui.getTab().query().catch(() => {});
}

async function begin() {
  const got = await fetch(address);
  if (!got.ok) return;
  complete(await got.json());
  form.hidden = true;
  place.hidden = false;
  if (document.documentElement.lang === "vi") speakVietnamese(place);
  draw();
  for (const answered of document.querySelectorAll("[data-plain]")) answered.hidden = true;
}

begin();
