"""What is no article must not be slow: 100 kB of the worst words for each rule are read within a second."""

import re
import time

import pytest

from drawn import draw
from hoptac.model import Annotated, Document, Kind, Mention, Sentence
from hoptac.reading import commitments, goals, statements

SIZE = 100_000
LINE = 3_900  # characters: nearly the longest sentence that is read
WORST = [
    "a ", ";", "; ", '"', '" ', ", ", "và ", "( ", "theo ", "theo VNPT, ", "VNPT ", "VNPT, ", "VNPT và ", "ông A ",
    "ông A, ", "ông A - ", "ông A nói ", "nói ", "mong muốn ", "đồng thời đề nghị ", "mục tiêu ", "mục tiêu của ",
    "đột phá ", "thời hạn giao ", "phấn đấu đến năm 2030, ", "VNPT sẽ ", "VNPT sẽ làm cầu; ", "được VNPT hỗ trợ ",
    "tại buổi lễ ", "trong năm ", "Lâm Sơn ", "mỗi năm ", "sẽ ", "1. ", "nhằm ", ": ",
]  # fmt: skip


def article(words: str) -> Annotated:
    line = (words * (LINE // len(words) + 1))[:LINE]
    text = "\n".join([line] * (SIZE // LINE))
    places = [Sentence(i * (LINE + 1), i * (LINE + 1) + LINE, i // 5) for i in range(SIZE // LINE)]
    names = [Mention(Kind.ORGANISATION, m.start(), m.end(), "VNPT", "") for m in re.finditer("VNPT", text)]
    names += [Mention(Kind.PERSON, m.start(), m.end(), "Lê A", "") for m in re.finditer("ông A", text)]
    return Annotated(Document.of("worst.txt", text), tuple(places), tuple(sorted(names, key=lambda name: name.start)))


@pytest.mark.parametrize("words", WORST)
def test_words_without_end_are_read_within_a_second(words: str) -> None:
    annotated = article(words)
    parties = draw("{VNPT|party} {UBND tỉnh Lâm Sơn|party}").facts
    statements.read(draw("{Ông A|person} nói rằng đúng.").annotated, parties)  # the lists are loaded once
    start = time.process_time()
    said = statements.read(annotated, parties)
    commitments.read(annotated, (*parties, *said))
    goals.read(annotated, (*parties, *said))
    assert time.process_time() - start < 1
