"""Systems, figures and awards of any text stand on words of that text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hoptac.entities import annotate
from hoptac.model import Document, Fact
from hoptac.reading import awards, figures, systems

WORDS = (
    "VNPT|Viettel|UBND tỉnh Nghệ An|Hai bên|ông A|đã|sẽ|thí điểm|triển khai|do|được|phần mềm|hệ thống|nền tảng|quản lý|VSR|"
    "iOffice|trung tâm dữ liệu|(IOC)|tại|cho|của|43|7|12/14|5 - 7|38,8|%|triệu|đồng|tập thể|cá nhân|xã, phường|năm 2020|"
    "giai đoạn 2014 - 2020|trao|tặng|Bằng khen|Huân chương|và|,|;|.|:|\n|-|“|”|(|)|vì|trong lĩnh vực|dịch vụ|cung cấp"
).split("|")


def facts(text: str) -> tuple[Document, list[Fact]]:
    annotated = annotate(Document.of("a.txt", text))
    found: list[Fact] = []
    for read in (systems.read, figures.read, awards.read):
        found += read(annotated, tuple(found))
    return annotated.document, found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_every_fact_stands_on_words_of_the_text(text: str) -> None:
    document, found = facts(text)
    for fact in found:
        words = fact.evidence
        assert document.text[words.start : words.stop] == words.quote != ""
        assert fact.rule


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert facts(text)[1] == facts(text)[1]
