"""A saved web page → one Document: text, title, date, author, outlet and address. The only importer of trafilatura.

Nothing is fetched: the page is what the file holds. Offsets count in the text that is taken out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hoptac.documents.metadata import address, line, published
from hoptac.documents.plain import dated, decode
from hoptac.errors import InputError
from hoptac.model import Document

# htmldate would measure against today; a build knows no clock.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
SHORTEST = "20"


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config

    settings = use_config()
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        settings.set("DEFAULT", name, SHORTEST)
    return settings


def _extracted(html: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params=DATES,
        config=_settings(),
    )


def read(name: str, data: bytes) -> Iterator[Document]:
    """The one document of an HTML page; raises `InputError` where there is no article in it."""
    found = _extracted(decode(data))
    if found is None or not (found.text or "").strip():
        raise InputError("has no article in its page; save the page with its text, or give the text alone")
    yield dated(
        name,
        found.text,
        title=line(found.title),
        published=published(found.date),
        author=line(found.author),
        outlet=line(found.sitename or found.hostname),
        url=address(found.url),
        media_type="text/html",
    )
