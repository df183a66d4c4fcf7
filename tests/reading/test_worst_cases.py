"""What is no article must not be slow: 100 kB of the worst words for each rule are read in a moment."""

import re
import time
from collections.abc import Callable

import pytest

from drawn import draw
from hoptac.captions import picture_credits
from hoptac.mentions.agreements import agreements
from hoptac.mentions.dates import dates
from hoptac.mentions.english import ENGLISH
from hoptac.mentions.groups import groups
from hoptac.model import Annotated, Document, Kind, Mention, Sentence
from hoptac.reading import commitments, goals, statements
from hoptac.sentences import sentences

SIZE = 100_000
MOMENT = 3  # seconds of the processor; some tenths where nothing else runs, minutes where a rule looks back again and again
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
def test_words_without_end_are_read_in_a_moment(words: str) -> None:
    annotated = article(words)
    parties = draw("{VNPT|party} {UBND tỉnh Lâm Sơn|party}").facts
    statements.read(draw("{Ông A|person} nói rằng đúng.").annotated, parties)  # the lists are loaded once
    start = time.process_time()
    said = statements.read(annotated, parties)
    commitments.read(annotated, (*parties, *said))
    goals.read(annotated, (*parties, *said))
    assert time.process_time() - start < MOMENT


@pytest.mark.parametrize(
    ("read", "words"),
    [
        *((sentences, words) for words in ("Ảnh: Lê Văn A ", "Ảnh: ", "(Ảnh: A)\n", "Ảnh: A B\n", "A. ", ". a")),
        *((lambda document: picture_credits(document.text), words) for words in ("Ảnh: Lê A và ", "ảnh :", "(Ảnh: ")),
        *((dates, words) for words in ("1 ", "2020 ", "12/2020 ", "ngày 1 tháng 2\n")),
        *((agreements, words) for words in ("lễ ký a ", "đã ký ", "ký hợp tác ")),
        *((lambda document: list(groups(document, ())), words) for words in ("hai ", "hai bên ", "các ")),
        *((lambda document: list(ENGLISH.finditer(document.text)), words) for words in ("A-", "Aa-", "Of of ", "A A.")),
    ],
)
def test_text_without_end_is_laid_out_in_a_moment(read: Callable[[Document], object], words: str) -> None:
    document = Document.of("worst.txt", (words * (SIZE // len(words) + 1))[:SIZE])
    read(Document.of("warm.txt", words))
    start = time.process_time()
    read(document)
    assert time.process_time() - start < MOMENT
