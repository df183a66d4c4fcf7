"""What can go wrong, each with a name; a message tells the thing, the place and the way out, in one line."""

from __future__ import annotations


class HoptacError(Exception):
    """The parent of all errors that a user can cause and mend; the command line prints it and exits with `code`."""

    code = 2

    def __init__(self, message: str, vi: str = "") -> None:
        """`vi` is what a reader of Vietnamese pages is told instead, where readers can cause it."""
        super().__init__(message)
        self.vi = vi

    def told(self, language: str) -> str:
        """The message in a language, in English where it has none in that."""
        return (self.vi if language == "vi" else "") or str(self)


class UsageError(HoptacError):
    """A command, option or value that is not understood."""


class InputError(HoptacError):
    """A file or folder that cannot be read as articles."""


class ReadingError(HoptacError):
    """Articles of which the reading did not come to its end."""


class ListError(HoptacError):
    """A list of `ontology/` that lacks a label, says a thing twice or points nowhere."""


class QuestionError(HoptacError):
    """A question file that does not describe itself, or a question that nobody knows."""


class UnsureError(QuestionError):
    """Words that may ask one of several questions; `nearest` are their names, the likeliest first."""

    def __init__(self, message: str, nearest: tuple[str, ...]) -> None:
        super().__init__(message)
        self.nearest = nearest


class UnknownNameError(HoptacError):
    """A name that is not in the graph; the message offers the nearest."""


class UnknownPageError(HoptacError):
    """A path under which the site has no page."""


class QueryError(HoptacError):
    """A SPARQL query that is refused or cannot be parsed."""


class UnwritableError(QueryError):
    """An answer that a format cannot hold, though it is one for answers of its kind."""


class StoreError(HoptacError):
    """A store that is missing, of another version, in use or damaged."""


class CheckError(HoptacError):
    """`hoptac check` found the graph wanting."""

    code = 1
