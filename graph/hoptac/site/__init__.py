"""The pages of the site as values: what a page shows comes in, HTML goes out, and no request is needed.

A `Library` has a store and what its pages need at hand; a `Frame` says in which language a page speaks and how it writes
an address. A page is found by its path, as `/`, `/doc/person/x`, `/search`; `library.paths()` has those that stand by
themselves. The server frames a page by a request (`serving.site.framed`), a static site by the file that it writes:

>>> import tempfile
>>> from pathlib import Path
>>> from hoptac import resources
>>> from hoptac.building import build
>>> from hoptac.site.frame import Frame
>>> from hoptac.site.library import Library
>>> from hoptac.store import open_store
>>> frame = Frame("en", link=lambda path, **fields: f".{path}.en.html", file=lambda path: f".{path}")
>>> with tempfile.TemporaryDirectory() as folder:
...     _ = build([resources.path("seeds")], Path(folder) / "store")
...     library = Library(open_store(Path(folder) / "store"))
...     home = library.page("/", frame)
>>> '<html lang="en">' in home, 'href="./style.css"' in home
(True, True)

`link(path, **fields)` writes the address of a page, `file(path)` that of what is the same in every language: the style,
scripts, data (`/style.css`, `/doc/person/x.ttl`). A page of a frame that is not `live` has no form that asks a server.
"""
