"""Sentences with the answers drawn in them between « and », read whole: names and all."""

from functools import cache

from hoptac.entities import annotate
from hoptac.model import Annotated, Document


@cache
def marked(says: str) -> tuple[Annotated, tuple[str, ...]]:
    """The sentence or article without its marks, annotated, and the words between them."""
    answers = tuple(part.partition("»")[0] for part in says.split("«")[1:])
    return annotate(Document.of("marked.txt", says.replace("«", "").replace("»", ""))), answers
