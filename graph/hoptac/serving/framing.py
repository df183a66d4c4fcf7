"""How the page of a request speaks and links, as plain values: so that another process can make the page.

>>> frame = Framing("en", "/deals", True, "words=a").frame()
>>> frame.link("/search", words="b"), frame.file("/style.css"), frame.other
('/deals/search?words=b&lang=en', '/deals/style.css', '?words=a&lang=vi')
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from hoptac.serving.formats import DOWNLOADS
from hoptac.site.frame import Frame
from hoptac.site.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Framing:
    """The language of a page and whether its address chose that, the path above the site, the fields of the address.

    `known_up_to` is the latest day of the articles, if that was looked up already.
    """

    language: str
    start: str = ""
    chosen: bool = False
    query: str = ""
    known_up_to: str = ""

    def frame(self) -> Frame:
        """The frame; its links keep a language that the address chose."""
        chosen = {"lang": self.language} if self.chosen else {}

        def link(path: str, **fields: str) -> str:
            query = urlencode({**fields, **chosen})
            return f"{self.start}{path}?{query}" if query else f"{self.start}{path}"

        fields = [(key, value) for key, value in parse_qsl(self.query) if key != "lang"]
        other = f"?{urlencode([*fields, ('lang', LANGUAGES[self.language == LANGUAGES[0]])])}"
        return Frame(
            self.language, link, lambda path: f"{self.start}{path}", other, chosen, DOWNLOADS, known_up_to=self.known_up_to
        )
