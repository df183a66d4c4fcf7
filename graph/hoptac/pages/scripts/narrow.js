// Narrows a list while one types: an item stays if it has all the words that were typed, with or without diacritics.
(() => {
"use strict";
function narrow(field) {
  const parts = hoptacPlain(field.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const group of document.querySelectorAll(field.dataset.narrows)) {
    const items = [...group.querySelectorAll("[data-words]")];
    for (const item of items) item.hidden = !parts.every((part) => item.dataset.words.includes(part));
    const shown = items.filter((item) => !item.hidden).length;
    group.hidden = !shown;
    left += shown;
  }
  document.getElementById(field.dataset.status).textContent = parts.length ? `${left} ${field.dataset.found}` : "";
}

for (const field of document.querySelectorAll("input[data-narrows]")) field.addEventListener("input", () => narrow(field));
})();
