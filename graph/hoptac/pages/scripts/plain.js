// What stands before each script that compares what one types with names.

/** As the server does: small letters, no diacritics, one dash, one quote, one space. */
function hoptacPlain(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đð]/g, "d");
  const usual = bare.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
  return usual.replace(/\s+/g, " ").trim();
}

