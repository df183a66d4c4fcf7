// YASGUI and the table of its results speak English alone: on a Vietnamese page what they say of themselves is put into
// Vietnamese as it appears. What is typed, what a query gives and what the server says stays as it is.
import { words, patterns } from "./vietnamese.json";

const NOT_OURS = ".CodeMirror-code, .CodeMirror-hints, tbody td:not(.dt-empty), thead .dt-column-title, textarea, pre";
const SAID = ["title", "aria-label", "placeholder"];
const known = patterns.map(([pattern, put]) => [new RegExp(pattern), put]);

/** Words in Vietnamese; undefined where they are not the editor's own. */
export function translated(said) {
  if (Object.hasOwn(words, said)) return words[said];
  for (const [pattern, put] of known) {
    if (pattern.test(said)) return said.replace(pattern, put).replace(/\{(.+)\}/, (_, inner) => words[inner] ?? inner);
  }
  return undefined;
}

function text(node) {
  const put = node.parentElement?.closest(NOT_OURS) ? undefined : translated(node.data.trim());
  if (put !== undefined) node.data = node.data.replace(node.data.trim(), () => put);
}

function attributes(element) {
  for (const name of SAID) {
    const put = element.hasAttribute(name) && !element.closest(".CodeMirror-code") && translated(element.getAttribute(name));
    if (put) element.setAttribute(name, put);
  }
}

function all(root) {
  if (root.nodeType === Node.TEXT_NODE) text(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  attributes(root);
  for (const element of root.querySelectorAll(SAID.map((name) => `[${name}]`).join())) attributes(element);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) text(walker.currentNode);
}

/** Put what stands in a place into Vietnamese, now and whenever it changes. */
export function speakVietnamese(place) {
  all(place);
  const watch = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") attributes(target);
      else if (type === "characterData") text(target);
      else addedNodes.forEach(all);
    }
  });
  watch.observe(place, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SAID });
}
