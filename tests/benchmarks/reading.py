"""Reading the seed article, all kinds of facts, beside underthesea's NER on the same text, sentence by sentence."""

from __future__ import annotations

import time
from itertools import count

import timing

from hoptac import resources
from hoptac.documents import documents
from hoptac.model import Document
from hoptac.reading import read


def main() -> None:
    """Print the ratio and our characters a second."""
    from underthesea import ner

    (document,) = (found for found in documents([resources.path("seeds")]) if isinstance(found, Document))
    sentences = [document.text[s.start : s.stop] for s in read(document).annotated.sentences]
    endings = count(1)  # each time another text, since what is found in one is kept for those who ask again
    timed = timing.side_by_side(
        lambda: [read(Document.of(document.name, document.text + "\n" * next(endings))) for _ in range(10)],
        lambda: [ner(sentence) for sentence in sentences],
        clock=time.process_time,
    )
    once = timing.Timed(tuple(seconds / 10 for seconds in timed.ours), timed.other)
    print(timing.told("reading the seed article", once, "underthesea's NER", 50))
    seconds = sorted(once.ours)[len(once.ours) // 2]
    characters, size = len(document.text) / 1e6, len(document.text.encode()) / 1e6
    print(f"  {characters / seconds:.2f} million characters, {size / seconds:.2f} MB a second")


if __name__ == "__main__":
    main()
