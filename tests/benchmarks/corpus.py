"""A store of a made-up corpus: `python tests/benchmarks/corpus.py --agreements 10000 STORE`.

`--reports 300 --agreements 1` has 300 articles tell of one agreement; `--articles FOLDER` writes the articles alone, which
`hoptac build FOLDER` then reads for real.
"""

from __future__ import annotations

import json
import tempfile
import time
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path

from articles import Corpus

from hoptac.building import Summary, build
from hoptac.model import Document

IN_A_FILE = 4_000  # articles; a file of more than 16 MB is refused


def write(corpus: Corpus, folder: Path) -> None:
    """The articles of a corpus as JSON lines, some thousands a file."""
    articles = (reading.document for reading in corpus)
    number = 0
    while batch := list(islice(articles, IN_A_FILE)):
        number += 1
        (folder / f"{number:03d}.jsonl").write_text("".join(map(_line, batch)), "utf-8")


def _line(document: Document) -> str:
    published = document.published.lexical if document.published else ""
    record = {"text": document.text, "title": document.title, "published": published}
    return json.dumps(record | {"url": document.url, "outlet": document.outlet}, ensure_ascii=False) + "\n"


def make(corpus: Corpus, store: Path) -> Summary:
    """A store of a corpus, its facts given instead of read."""
    with tempfile.TemporaryDirectory() as folder:
        write(corpus, Path(folder))
        return build([Path(folder)], store, reader=corpus.read)


def main() -> None:
    """The command line."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the store, or with --articles the folder")
    parser.add_argument("--agreements", type=int, default=1_000)
    parser.add_argument("--reports", type=int, default=0, help="articles on each agreement (0: one, and two on every eighth)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", action="store_true", help="write the articles as JSON lines into a folder, no store")
    given = parser.parse_args()
    corpus = Corpus(given.agreements, given.seed, given.reports)
    if given.articles:
        given.out.mkdir(parents=True, exist_ok=True)
        write(corpus, given.out)
        return
    start = time.perf_counter()
    made = make(corpus, given.out)
    seconds = time.perf_counter() - start
    each = made.triples // max(given.agreements, 1)
    print(f"{given.out}: {made.documents} articles, {made.triples} triples, {each} an agreement, in {seconds:.1f} s")


if __name__ == "__main__":
    main()
