// Suggests while one types: things to go to in a search box, names in the field of a question. The list follows the
// combobox pattern of the ARIA Authoring Practices; without this script the boxes are plain fields of plain forms.
//
// A field says where suggestions come from: `data-source`, an address that answers in JSON, or `data-index`, a script with
// all that can be found, which is brought when somebody first types, so that pages opened from a disk can search too.
(() => {
"use strict";
const WAIT = 120; // milliseconds after the last key
const MOST = 12;
let number = 0;

// ---- an index at hand ---------------------------------------------------------------------------

let brought;

function bring(address) {
  brought ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(prepared(window.hoptacIndex));
    script.onerror = failed;
    document.head.append(script);
  });
  return brought;
}

/** The entries of an index from the shortest to the longest, names before quotes. */
function prepared({ kinds, entries }) {
  const language = document.documentElement.lang === "vi" ? 0 : 1;
  const made = entries.map(([path, kind, name, words, source]) => {
    return { path, name, words, kind: kinds[kind]?.[language] ?? kind, document: source, plain: hoptacPlain(words) };
  });
  const first = (a, b) => Number(!a.name) - Number(!b.name) || a.plain.length - b.plain.length;
  return made.sort((a, b) => first(a, b) || (a.plain < b.plain ? -1 : a.plain > b.plain ? 1 : 0));
}

/** How well an entry fits, the least being the best; undefined where it does not. */
function rank(entry, asked, parts) {
  if (!parts.every((part) => entry.plain.includes(part))) return undefined;
  return (entry.name ? 0 : 4) + (entry.plain.startsWith(asked) ? 0 : entry.plain.includes(asked) ? 1 : 2);
}

async function lookUp(field, words, most) {
  const asked = hoptacPlain(words), parts = asked.split(" "), home = new URL(field.dataset.home, location.href);
  const ranked = [[], [], [], [], [], [], []];
  for (const entry of await bring(field.dataset.index)) ranked[rank(entry, asked, parts)]?.push(entry);
  const seen = new Map();
  for (const entry of ranked.flat()) if (!seen.has(entry.path)) seen.set(entry.path, entry);
  const found = [...seen.values()].slice(0, most);
  return found.map((entry) => ({ ...entry, href: new URL(`${entry.path.slice(1)}.html`, home).href }));
}

// ---- a server -----------------------------------------------------------------------------------

async function ask(field, words, signal) {
  const address = new URL(field.dataset.source, location.href);
  address.searchParams.set("words", words);
  const got = await fetch(address, { signal });
  return got.ok ? (await got.json()).found : [];
}

// ---- the list -----------------------------------------------------------------------------------

function element(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function told(entry) {
  const words = entry.name || `“${entry.words}”`;
  const small = [entry.kind, entry.document].filter(Boolean).join(" · ");
  return [element("span", { lang: "vi" }, words), element("span", { class: "small" }, small)];
}

class Suggestions {
  constructor(field) {
    this.field = field;
    const id = `suggestions-${++number}`;
    this.list = element("ul", { id, role: "listbox", class: "suggestions", "aria-label": field.dataset.label ?? "" });
    this.status = element("span", { class: "unseen", role: "status" });
    this.list.hidden = true;
    const place = element("span", { class: "combo" });
    field.replaceWith(place);
    place.append(field, this.list, this.status);
    const own = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [key, value] of Object.entries(own)) field.setAttribute(key, value);
    field.addEventListener("input", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  later() {
    clearTimeout(this.timer);
    this.asking?.abort();
    const words = this.field.value.trim();
    if (words) this.timer = setTimeout(() => this.find(words), WAIT);
    else this.close();
  }

  async find(words) {
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const found = await (this.field.dataset.index ? lookUp(this.field, words, MOST) : ask(this.field, words, signal));
      if (!signal.aborted && document.activeElement === this.field) this.show(found.slice(0, MOST));
    } catch (problem) {
      if (problem.name !== "AbortError") this.close();
    }
  }

  show(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((entry, at) => {
      return element("li", { id: `${this.list.id}-${at}`, role: "option", "aria-selected": "false" }, ...told(entry));
    }));
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.field.removeAttribute("aria-activedescendant");
    this.at = -1;
    const { found: number, nothing } = this.field.dataset;
    this.status.textContent = found.length ? `${found.length} ${number}` : nothing;
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.at = -1;
  }

  move(step) {
    const options = this.list.children;
    options[this.at]?.setAttribute("aria-selected", "false");
    // One place more than there are options: the field itself.
    this.at = ((this.at + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    const chosen = options[this.at];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" && !open && this.field.value.trim()) this.find(this.field.value.trim());
    else if (!open) return;
    else if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.list.children[this.at]);
    else return;
    event.preventDefault();
  }

  choose(option) {
    if (!option) return;
    const entry = this.found[[...this.list.children].indexOf(option)];
    this.close();
    if (entry.href) location.href = entry.href;
    else this.field.value = entry.value;
  }
}

// ---- the page of what was found, without a server --------------------------------------------------

async function results(list) {
  const words = new URLSearchParams(location.search).get("words")?.trim();
  if (!words) return;
  const field = document.querySelector("#words");
  field.value = words;
  const found = await lookUp(field, words, 100);
  list.replaceChildren(...found.map((entry) => {
    const [words, small] = told(entry);
    return element("li", { class: "fact" }, element("a", { href: entry.href }, words), " ", small);
  }));
  list.previousElementSibling.textContent = found.length ? `${found.length} ${field.dataset.found}` : field.dataset.nothing;
}

for (const field of document.querySelectorAll("input[data-suggest]")) new Suggestions(field);
for (const list of document.querySelectorAll("[data-results]")) results(list);
})();
