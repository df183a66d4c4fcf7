"""How to cite a page: its IRI, name and the day up to which its data go come in, an entry of BibTeX goes out.

>>> print(bibtex("https://e.org/id/person/a-1", "Lê {An} & 50%", "2020-12"))
@misc{hoptac:a-1,
  title = {{Lê \\{An\\} \\& 50\\%}},
  publisher = {Hoptac},
  year = {2020},
  note = {Articles up to 2020-12},
  url = {https://e.org/id/person/a-1}
}
"""

from __future__ import annotations

SPECIAL = str.maketrans(
    {mark: f"\\{mark}" for mark in "{}&%$#_"} | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)


def bibtex(iri: str, name: str, known_up_to: str) -> str:
    """The entry; without a year where no article has a date."""
    fields = {
        "title": f"{{{name.translate(SPECIAL)}}}",
        "publisher": "Hoptac",
        "year": known_up_to[:4],
        "note": known_up_to and f"Articles up to {known_up_to}",
        "url": iri,
    }
    told = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@misc{{hoptac:{iri.rpartition('/')[2]},\n{told}\n}}"
