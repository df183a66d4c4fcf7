"""A look at a stranger's query before any engine sees it: what cannot be asked here, and what would not end.

A SPARQL text comes in; its form (SELECT, ASK, CONSTRUCT, DESCRIBE) goes out, or a `QueryError` of one line. The
look is linear in the length of the text, and text longer than 16 kB is not looked at. It counts rather than
parses, so it refuses a little more than it must. The limits were measured: an engine plans 100 joined
patterns in a second, 110 in one and a half and 200 in eight; some thousand nested brackets or `!` end its process. What a
query costs to run (a cross product) cannot be seen here; that is what time and memory limits are for.

>>> look("SELECT ?s WHERE { ?s ?p ?o }")
'SELECT'
>>> look("SELECT * WHERE { \\\\u0053ERVICE <http://example.org/sparql> { ?s ?p ?o } }")
Traceback (most recent call last):
hoptac.errors.QueryError: SERVICE is refused: nothing is fetched from elsewhere; ask what is in this graph
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from hoptac.errors import QueryError
from hoptac.vocabulary import BASE, VOCABULARY

SIZE = 16 * 1024  # bytes
DEPTH = 32
# What is counted, and how much of it is allowed.
LIMITS = {
    "joined patterns": 110,  # no question of the catalogue has more
    "operators": 500,
    "unions": 50,
    "list items": 50,
    "characters in an IRI": 1000,
}
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
PROLOGUE = ("BASE", "PREFIX")
CHANGING = ("NOW", "RAND", "UUID")  # functions that give another value each time
TERMS = ("iri", "string", "variable", "blank", "name", "number")

TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:[\w.\-]+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_][\w\-]*(?:\.[\w\-]+)*)?:(?:[\w\-:%]|\.(?=[\w\-:%])|\\[^\w\s])*)
    | (?P<number>\d+(?:\.\d+)?|\.\d+)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[{(\[])
    | (?P<close>[})\]])
    | (?P<operator>&&|\|\||[!=<>]=?|[*/+\-|^?])
    | (?P<mark>[.;,])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A word of SPARQL and what sort of word it is."""

    sort: str
    text: str


def look(query: str, base: str = BASE) -> str:
    """The form of a query that may be asked; `base` is where the graphs are that FROM may name.

    Raises `QueryError` where it may not.
    """
    if len(query.encode("utf-8", "surrogatepass")) > SIZE:
        raise QueryError(f"the query is longer than {SIZE // 1024} kB; ask in parts")
    form = ""
    for text in dict.fromkeys((decoded(query), query)):
        tokens = list(_tokens(text))
        _refuse_words(tokens)
        form = _form(tokens)
        _refuse_graphs(tokens, base)
        _refuse_size(tokens)
    return form


def changes(query: str) -> bool:
    """Whether a query may give another answer when it is asked again, though the graph is the same.

    >>> changes("SELECT (now() AS ?t) {}"), changes("SELECT ?now { ?now a 'RAND' }")
    (True, False)
    """
    plain = decoded(query)
    return any(name in plain.upper() for name in CHANGING) and any(
        name in _keyword(token) for token in _tokens(plain) for name in CHANGING
    )


def decoded(query: str) -> str:
    """A query with its `\\u` escapes as the characters that they stand for."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF else found[0]

    return ESCAPE.sub(character, query)


def _tokens(text: str) -> Iterator[Token]:
    for found in TOKEN.finditer(text):
        if found.lastgroup and found.lastgroup != "space":
            yield Token(found.lastgroup, found[0])


def _form(tokens: list[Token]) -> str:
    """The first word after the prologue."""
    words = (token.text.upper() for token in tokens if token.sort == "word")
    first = next((word for word in words if word not in PROLOGUE), "")
    form = next((form for form in FORMS if first.startswith(form)), "")
    if not form:
        raise QueryError(f"a query begins with {', '.join(FORMS[:-1])} or {FORMS[-1]}, not with {first or 'nothing'}")
    return form


def _keyword(token: Token) -> str:
    """What of a token an engine may take for a keyword: some read `SERVICESILENT` and `SERVICEex:a` as two words."""
    return token.text.partition(":")[0].upper() if token.sort in ("word", "name") else ""


def _refuse_words(tokens: list[Token]) -> None:
    """Nothing is fetched and nothing is changed."""
    for token in tokens:
        word = _keyword(token)
        if "SERVICE" in word:
            raise QueryError("SERVICE is refused: nothing is fetched from elsewhere; ask what is in this graph")
        if token.sort == "word" and word in UPDATES:
            raise QueryError(f"{word} is refused: a query reads and changes nothing; articles are changed by `hoptac build`")


def graphs(query: str, base: str = BASE) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The graphs that a query, after its look, names itself by FROM and by FROM NAMED; None where it names none.

    >>> graphs("ASK FROM <id/document/a> { ?s ?p 'FROM' }", "https://e.org/")
    (('https://e.org/id/document/a',), ())
    """
    named = [(is_named, _whole(graph.text[1:-1], around)) for _, is_named, graph, around in _from(list(_tokens(query)), base)]
    if not named:
        return None
    return tuple(graph for is_named, graph in named if not is_named), tuple(graph for is_named, graph in named if is_named)


def _from(tokens: list[Token], base: str) -> Iterator[tuple[Token, bool, Token, str]]:
    """Each FROM, whether NAMED follows it, what it names, and what completes an IRI there."""
    around = base
    for token, after, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text.upper() == "BASE" and after.sort == "iri":
            around = after.text[1:-1]
        if "FROM" in _keyword(token):
            is_named = after.text.upper() == "NAMED"
            yield token, is_named, second if is_named else after, around


def _refuse_graphs(tokens: list[Token], base: str) -> None:
    """FROM may name, by an IRI, a graph of this dataset or of the vocabulary and nothing else."""
    for token, _, graph, around in _from(tokens, base):
        whole = _whole(graph.text[1:-1], around) if graph.sort == "iri" else ""
        if token.text.upper() != "FROM" or not (whole.startswith(base) or whole == VOCABULARY):
            named = " ".join(graph.text.split())[:60]
            raise QueryError(f"FROM {named} is refused: it is no graph of this dataset (<{base}…>); leave FROM out")


def _whole(iri: str, around: str) -> str:
    """An IRI completed by another where it is not whole; '' where it is none."""
    try:
        return urljoin(around, iri)
    except ValueError:  # brackets that are no address of IPv6
        return ""


def _refuse_size(tokens: list[Token]) -> None:
    counted = _Counts()
    for token in tokens:
        counted.take(token)
        if len(counted.within) > DEPTH:
            raise QueryError(f"the query has brackets more than {DEPTH} deep; ask in parts")
    for what, limit in LIMITS.items():
        if counted.counts[what] > limit:
            raise QueryError(f"the query has {counted.counts[what]} {what} and {limit} are allowed; ask in parts")


class _Counts:
    """What a query has of each thing that costs, counted token by token."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.within: list[str] = []  # the open brackets; those of a VALUES block are marked as such
        self._values = False
        self._before = Token("other", "")

    def take(self, token: Token) -> None:
        """Count one more token."""
        count = getattr(self, f"_{token.sort}", None)
        if count:
            count(token.text)
        if token.sort in TERMS or token.sort == "open":
            self._item()
        self._before = token

    def _item(self) -> None:
        """Two terms side by side in round brackets are items of a list, each of which is two patterns."""
        if self._inside() == "(" and (self._before.sort in TERMS or self._before.sort == "close"):
            self.counts["list items"] += 1
            self.counts["joined patterns"] += 2

    def _inside(self) -> str:
        return self.within[-1] if self.within else ""

    def _open(self, text: str) -> None:
        data = self._inside() == "values" or (self._values and text == "{")
        self._values = self._values and text != "{"
        self.counts["joined patterns"] += text == "{" and not data
        self.within.append("values" if data else text)

    def _close(self, text: str) -> None:
        if self.within:
            self.within.pop()

    def _word(self, text: str) -> None:
        self._values = "VALUES" in text.upper()
        self.counts["unions"] += "UNION" in text.upper()

    def _mark(self, text: str) -> None:
        self.counts["operators" if self._inside() == "(" else "joined patterns"] += self._inside() != "values"

    def _operator(self, text: str) -> None:
        self.counts["operators"] += 1
        self.counts["joined patterns"] += text == "/"

    def _iri(self, text: str) -> None:
        """What looks like an IRI may be `?a<(…)>?b`, so what is in it is counted as if it were not."""
        self.counts["characters in an IRI"] = max(self.counts["characters in an IRI"], len(text))
        self.counts["operators"] += sum(map(text.count, "!|&=*+,"))
        opened = 0
        for bracket in re.findall(r"[()\[\]]", text):
            opened += 1 if bracket in "([" else -1
            if not 0 <= opened <= DEPTH // 4:
                raise QueryError(f"{text[:40]} is refused: its brackets do not close; in an IRI write them as %28, %29, %5B, %5D")
