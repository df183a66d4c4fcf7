"""Answers for people: columns and rows come in, a `Table` goes out, drawn on a terminal, as plain lines, or as Markdown.

Rows stand in the order of the question, by the Vietnamese alphabet; what a text does not state is said so
and explained below; columns that only machines need are left out; an agreement is called by its name.

>>> table = Table("Ai?", ("person", "role"), (("Đỗ An", NOT_STATED), ("Dư Bình", "–")), ("role: the text gives no post",))
>>> print(table.markdown())
| person | role |
| --- | --- |
| Đỗ An | không nêu / not stated |
| Dư Bình | – |
<BLANKLINE>
không nêu / not stated: role: the text gives no post
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hoptac import oxigraph
from hoptac.answers import Row, Value, rows
from hoptac.collation import Key, collation_key
from hoptac.parameters import labels
from hoptac.questions import NOT_STATED, Question
from hoptac.text import visible

EMPTY = "–"  # a cell that has nothing to say
MACHINES = ("quote_start", "quote_stop")  # columns that readers do not need; so are those that end in _iri


class Table(NamedTuple):
    """What people see: a title, columns, cells as text, and what not stated means here."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def markdown(self) -> str:
        """The table in Markdown, with the notes below it."""
        lines = [self.columns, ("---",) * len(self.columns), *self.rows]
        escaped = ([cell.replace("|", "\\|") for cell in line] for line in lines)
        drawn = "\n".join(f"| {' | '.join(line)} |" for line in escaped)
        return "\n\n".join([drawn, *self._below()])

    def plain(self) -> str:
        """The table as aligned lines, for a pipe or a file."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        drawn = "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )
        return "\n\n".join([drawn, *self._below()])

    def draw(self) -> None:
        """Print the table on a terminal as wide as it is."""
        import shutil

        from rich import box
        from rich.console import Console
        from rich.table import Table as Drawn
        from rich.text import Text

        drawn = Drawn(title=Text(self.title), title_justify="left", box=box.SIMPLE_HEAD, show_edge=False)
        for column in self.columns:
            drawn.add_column(Text(column), overflow="fold", style="italic" if column == "quote" else "")
        for row in self.rows:
            drawn.add_row(*(Text(cell, style="dim" if cell in (EMPTY, NOT_STATED) else "") for cell in row))
        console = Console(width=shutil.get_terminal_size().columns)
        console.print(drawn)
        for note in self._below():
            console.print(Text("\n" + note, style="dim"))

    def show(self) -> None:
        """Print the table: drawn on a terminal, as plain lines elsewhere."""
        if sys.stdout.isatty():
            self.draw()
        else:
            print(self.plain())

    def _below(self) -> list[str]:
        return ["\n".join(f"{NOT_STATED}: {note}" for note in self.notes)] if self.notes else []


def of_question(question: Question, found: oxigraph.Answer, graph: oxigraph.Store) -> Table:
    """The answer to a question as a table, with what an empty column or no row at all means."""
    columns, answered = found.columns, ordered(rows(found), question.order)
    seen = _seen(columns)
    names = labels("agreement", graph) if answered else {}
    cells = tuple(tuple(_cell(row[column], names, column in question.unstated) for column in seen) for row in answered)
    lacking = {column for row in answered for column in seen if row[column] is None} if answered else {"rows"}
    notes = (why if column == "rows" else f"{column}: {why}" for column, why in question.unstated.items() if column in lacking)
    return Table(f"{question.vi[0]}\n{question.en[0]}", seen, cells, tuple(notes))


def of_rows(columns: Sequence[str], answered: Iterable[Row]) -> Table:
    """The rows of any query as a table, all columns of it, in its own order."""
    return Table("", tuple(columns), tuple(tuple(_cell(row[column], {}, False) for column in columns) for row in answered))


def _seen(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in MACHINES and not column.endswith("_iri"))


def _cell(value: Value, names: Mapping[str, str], should_be_stated: bool) -> str:
    if value is None:
        return NOT_STATED if should_be_stated else EMPTY
    return visible(names.get(str(value), str(value)))


def ordered(answered: Iterable[Row], order: Iterable[tuple[str, bool]]) -> list[Row]:
    """Rows in an order of columns, each rising or (True) falling, by the Vietnamese alphabet."""
    done = list(answered)
    for column, falling in reversed(tuple(order)):
        done.sort(key=lambda row: _key(row[column]), reverse=falling)
    return done


def _key(value: Value) -> tuple[int, int, Key]:
    """What is not stated first, numbers by value, then texts."""
    if isinstance(value, str):
        return 2, 0, collation_key(value)
    return (0, 0, ("", "", "")) if value is None else (1, value, ("", "", ""))
