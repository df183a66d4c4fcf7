r"""What the guard and the limits make of a query: looked at once, and not again for one that asks of other things.

Who asks a question of another thing sends the same query with another IRI. An IRI of letters, digits and `/.#_~-` alone is to
the guard one word like any other (`hoptac.guard`: it counts its length and nothing else), wherever it stands: in a string or
a comment, in a prefix or in a pattern. So what was found of a query holds for all that differ from it in such IRIs; it is kept
by the query without them. A query that names graphs (FROM), or has a backslash, is looked at each time.

>>> looks = Looks("https://e.org/", rows=10)
>>> looks.look("SELECT ?p { <https://e.org/id/a> ?p ?o }").query
'SELECT ?p { <https://e.org/id/a> ?p ?o }\nLIMIT 10'
>>> looks.look("SELECT ?p { <https://e.org/id/b> ?p ?o }").query, len(looks.known)
('SELECT ?p { <https://e.org/id/b> ?p ?o }\nLIMIT 10', 1)
>>> looks.look("DESCRIBE <id/person/a>").query
'BASE <https://e.org/> DESCRIBE <id/person/a>'
"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import NamedTuple

from hoptac.guard import SIZE, changes, graphs, look
from hoptac.serving.jobs import WHOLE, Dataset
from hoptac.serving.limits import held

KNOWN = 512  # queries, without their IRIs, of which it is kept what was found
PLAIN = re.compile(r"<https?://[A-Za-z0-9/.#_~\-]{1,500}>")
HOLE = "<\0>"  # where an IRI was; no query with this is kept
TELLING = ("\\", "\0")  # where these stand, what stands in an IRI may be read in more than one way
RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s<>\"{}|^`\\]*>")


class Looked(NamedTuple):
    """A query that may be asked: its form, its text held to a number of rows, whether that changed it, and what it is about."""

    form: str
    query: str
    limited: bool
    lasting: bool
    dataset: Dataset = WHOLE


class Looks:
    """What was found of queries to a dataset with a base, of which a SELECT gives so many rows."""

    def __init__(self, base: str, rows: int) -> None:
        self.base, self.rows = base, rows
        self.known: OrderedDict[str, Looked] = OrderedDict()  # by a query with holes; the text of each has them as %s

    def look(self, query: str) -> Looked:
        """What may be asked.

        Raises `QueryError` where nothing may.
        """
        bare = PLAIN.sub(HOLE, query)
        found = self.known.get(bare)
        if found is None or "\0" in query or len(query.encode("utf-8", "surrogatepass")) > SIZE:
            return self._learned(query, bare)
        self.known.move_to_end(bare)
        return found._replace(query=found.query % tuple(PLAIN.findall(query)))

    def _learned(self, query: str, bare: str) -> Looked:
        form = look(query, self.base)
        text, dataset = self._limited(query, form), named_by(query, self.base)
        found = Looked(form, based(text, self.base), text != query, not changes(query), dataset)
        if dataset == WHOLE and not any(telling in query for telling in TELLING):
            pattern = self._limited(bare, form).replace("%", "%%").replace(HOLE, "%s")
            self.known[bare] = found._replace(query=pattern if found.query == text else based(pattern, self.base))
            if len(self.known) > KNOWN:
                self.known.popitem(last=False)
        return found

    def _limited(self, query: str, form: str) -> str:
        return held(query, self.rows) if form == "SELECT" else query


def based(query: str, base: str) -> str:
    """A query in which an IRI that is not whole is completed by the base of the dataset, as RFC 3986 (5.1.4) lets a service say.

    >>> based("DESCRIBE <id/person/a>", "https://e.org/"), based("ASK {}", "https://e.org/")
    ('BASE <https://e.org/> DESCRIBE <id/person/a>', 'ASK {}')
    """
    return f"BASE <{base}> {query}" if RELATIVE.search(query) else query


def named_by(query: str, base: str) -> Dataset:
    """The graphs that a query names itself, after the guard's look; all where it names none."""
    own = graphs(query, base)
    return Dataset(*own) if own else WHOLE
