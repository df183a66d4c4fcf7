"""What an article calls the papers that are signed: AGREEMENT mentions.

In come a document and its sentences, out go mentions whose value is the kind of agreement as the list writes it; `rule` is
`kind` for one, `several` for a number of them, `cooperation` where only "ký kết hợp tác" is said, `accord` where only what both
will do by it is, and `reference` for a word that means a paper only as a reader goes back to it ("văn bản này"). "Thỏa thuận" as
a verb is none.

>>> document = Document.of("a.txt", "Việc thỏa thuận đã xong: hai bên ký bản ghi nhớ; văn bản này thay các thỏa thuận cũ.")
>>> [(found.value, found.rule) for found in agreements(document)]
[('Bản ghi nhớ', 'kind'), ('Văn bản', 'reference'), ('Thỏa thuận', 'several')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.lists import lists
from hoptac.model import Document, Kind, Mention, Part, Sentence
from hoptac.openings import closing
from hoptac.text import everywhere, fold, starting

COOPERATION = "Thỏa thuận hợp tác"
# "Ký" as a word of its own: not in đăng ký, chữ ký, thư ký, ký túc xá, ký tặng.
SIGNS = r"k[ýí](?<!\w..)(?<!đăng ..)(?<!chữ ..)(?<!thư ..)(?<!nhật ..)(?<!hồi ..)(?<!du ..)(?<!lưu ..)(?: kết)?"
# Cooperation, and words that mean a paper right behind "ký": "ký kết Chương trình \"Xuân biên cương\"".
SIGNED = re.compile(
    rf"{SIGNS} (?:việc )?(?:(?P<cooperation>"
    r"hợp tác(?: chiến lược)?(?: toàn diện)?(?! xã)|phối hợp(?: công tác| hành động)?|đối tác chiến lược|kết nghĩa)"
    r"|(?P<paper>chương trình|kế hoạch|quy chế|giao ước|bản cam kết))(?!\w)"
)
# The same words where they are told to be signed: "với chương trình ký kết, A và B sẽ …".
BY = (("theo", "by"), ("với", "with"), ("qua", "through"))
BY_WHAT_IS_SIGNED = re.compile(
    starting(*(rf"{by} (?P<{name}>chương trình|kế hoạch|quy chế) (?:đã |vừa |được )*(?:ký|kí)(?: kết)?(?=,)" for by, name in BY))
)
# A ceremony whose parties are named and whose paper is not: "lễ ký kết giữa A và B".
CEREMONY = re.compile(
    starting(
        *(rf"{held} (?:ký|kí)(?: kết)?(?: \w+){{0,3}}?(?= giữa )" for held in ("lễ", "buổi lễ", "buổi")),
        *(f"{done} (?:ký|kí)(?: kết)?(?= với )" for done in ("đã", "vừa", "chính thức")),
    )
)
PARTNERS = re.compile(r"k[ýí](?: kết)?(?: \w+){0,3} (?:giữa|với) ")
OF_A_CEREMONY = re.compile(r"(?<!\w)lễ (?:ký|kí)(?: kết)? $")
# The first words of an excerpt that goes on from a sentence which named the paper, and that both sides are bound by it.
ACCORD = re.compile(
    r"(?:theo đó|theo nội dung (?:ký kết|hợp tác|đã ký)), [^.;:]{5,140}? sẽ (?:cùng )?(?P<accord>hợp tác|phối hợp)(?!\w)"
)
BOUND = re.compile(r"(?<!\w)(?:hai|2|các) bên (?:cũng |đã |cùng )*(?:cam kết|thỏa thuận|thống nhất|nhất trí)(?!\w)")
# Before "thỏa thuận" these make it a verb; "ông thỏa thuận", "hai đội thỏa thuận" are told by their subject.
VERB_BEFORE = closing(
    *("việc", "sự", "đã", "sẽ", "đang", "cùng", "cũng", "đều", "cùng nhau", "nhất trí", "tự", "có thể", "được", "bị", "do"),
    "bàn bạc",
    r"(?:\d+|hai|ba|bốn|các|cả) (?:bên|đơn vị|đội|cơ quan|tỉnh|nước|trường|địa phương|doanh nghiệp)",
)
VERB_AFTER = re.compile(r" (?:miệng|ngầm|xong|rằng|sẽ|với nhau|lại)(?!\w)")
SEVERAL = re.compile(
    r"(?<![\w/.-])(?:các|những|nhiều|một số|một loạt|loạt|hàng chục|hàng trăm|hàng loạt|mọi|mỗi|từng|bất kỳ|"
    r"(?:[2-9]|\d\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: \w+)?) $"
)
OF_STATES = re.compile(r"(?<!\w)(?:điều ước|điều ước quốc tế|hiệp định)(?:,| và) (?:các )?$")  # what states have agreed on
AS_A_FORM = re.compile(r"(?<!\w)(?:dạng|hình thức|mẫu|loại) $")  # "dưới dạng hợp đồng"
NO_SUCH_PAPER = re.compile(
    r" (?:điện tử|lao động|thông minh|bảo hiểm|số(?! \d)|thuê bao|học việc|ngân hàng|đã qua sử dụng)(?!\w)"
)
# Words that mean a paper only with one of these behind or before them.
REFERENCES = ("văn bản", "biên bản", "văn kiện", "quy chế")
REFERENCE = re.compile(rf"(?:{'|'.join(REFERENCES)})(?!(?<=quy chế) phối hợp)(?! (?:hành chính|điện tử|số|pháp luật))(?!\w)")
BEHIND = re.compile(
    r" (?:này|trên|ấy|đó|khác|mới(?! của)|cũ|lần này|nói trên|vừa|vừa qua|trước đó|tiếp theo|còn lại"
    r"|(?:đã |vừa )?được trao|cho (?:giai đoạn|chặng|\w+ năm)|năm \d{4}|\d{4}"
    r"|(?:(?:đã|vừa|được) ){0,2}(?:ký|kí)(?! (?:hiệu|số))"
    r"|(?:(?:sẽ|này) )?có (?:hiệu lực|giá trị|thời hạn)|có \w+ (?:nội dung|lĩnh vực|trụ cột|nhóm việc))(?!\w)"
)
BEFORE = re.compile(rf"(?:{SIGNS} (?:vào )?|(?<!\w)(?:trong|theo|ở|từ|nêu tại|đưa vào|nội dung|nội dung của) )$")
WINDOW = 24  # characters before a mention that can say what it is


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """The folded form of each kind with how it is written, and with the name of the kind."""
    forms: dict[str, tuple[str, str]] = {}
    for term in lists().agreement_kinds:
        for form in term.forms:
            forms.setdefault(fold(form), (form, term.name))
    return forms


def agreements(document: Document, sentences: tuple[Sentence, ...] = ()) -> tuple[Mention, ...]:
    """The agreements that a document mentions, in the order of its text."""
    text, folded = document.text, fold(document.text)
    found = list(_listed(text, folded))
    taken = {at for mention in found for at in range(mention.start, mention.stop)}
    free = [mention for mention in _unlisted(folded) if not taken.intersection(range(mention.start, mention.stop))]
    found += [mention for mention in free if not _is_frame(folded, mention, found, sentences)]
    found += _ceremonies(folded, found, sentences)
    found += _accord(folded, found, sentences)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_frame(folded: str, mention: Mention, papers: list[Mention], sentences: tuple[Sentence, ...]) -> bool:
    """Whether cooperation is only what a ceremony is called in whose sentence its papers are named behind it."""
    if mention.rule != "cooperation" or not OF_A_CEREMONY.search(folded[max(0, mention.start - WINDOW) : mention.start]):
        return False
    stop = next((s.stop for s in sentences if s.start <= mention.start < s.stop), mention.stop)
    return any(mention.stop <= paper.start < stop for paper in papers)


def _listed(text: str, folded: str) -> Iterator[Mention]:
    last = 0
    for hit in lists().named(text).agreements:
        words = folded[hit.start : hit.stop]
        before = folded[max(0, hit.start - WINDOW) : hit.start]
        again = before.endswith("(") and hit.start - last <= 2
        if not again and _is_paper(folded, words, before, hit.stop):
            last = hit.stop
            yield Mention(Kind.AGREEMENT, hit.start, hit.stop, _written(words), "several" if SEVERAL.search(before) else "kind")


def _is_paper(folded: str, words: str, before: str, stop: int) -> bool:
    """Whether words of the list name a paper here."""
    if NO_SUCH_PAPER.match(folded, stop) or OF_STATES.search(before) or AS_A_FORM.search(before):
        return False
    if words.startswith("thỏa thuận"):
        return not (VERB_BEFORE.search(before) or VERB_AFTER.match(folded, stop))
    return True


def _written(words: str) -> str:
    """The kind as the text words it, or as the list names it where the text has only a short form or a part of it."""
    form, name = _kinds()[words]
    if " về " in form:
        return name
    return form if fold(form.split()[0]) == fold(name.split()[0]) else name


def _unlisted(folded: str) -> Iterator[Mention]:
    """Cooperation that is signed without a paper being named, and words that go back to a paper."""
    for found in SIGNED.finditer(folded):
        if found["paper"]:
            yield Mention(Kind.AGREEMENT, *found.span("paper"), found["paper"].capitalize(), "kind")
        else:
            known = _kinds().get(f"thỏa thuận {found['cooperation']}", (COOPERATION, ""))
            yield Mention(Kind.AGREEMENT, *found.span("cooperation"), known[0], "cooperation")
    for found in BY_WHAT_IS_SIGNED.finditer(folded):
        by = found.lastgroup or ""
        yield Mention(Kind.AGREEMENT, *found.span(by), found[by].capitalize(), "kind")
    places = sorted(at for words in REFERENCES for at in everywhere(folded, words))
    for found in filter(None, (REFERENCE.match(folded, at) for at in places)):
        before = folded[max(0, found.start() - WINDOW) : found.start()]
        if BEHIND.match(folded, found.end()) or BEFORE.search(before):
            rule = "several" if SEVERAL.search(before) else "reference"
            yield Mention(Kind.AGREEMENT, *found.span(), found[0].capitalize(), rule)


def _ceremonies(folded: str, papers: Iterable[Mention], sentences: tuple[Sentence, ...]) -> Iterator[Mention]:
    """Signings told in a sentence that names no paper."""
    if not PARTNERS.search(folded):  # quicker than to search in vain
        return
    starts = sorted(mention.start for mention in papers)
    for found in CEREMONY.finditer(folded):
        start, stop = next(((s.start, s.stop) for s in sentences if s.start <= found.start() < s.stop), (0, len(folded)))
        if bisect_left(starts, start) == bisect_left(starts, stop):
            yield Mention(Kind.AGREEMENT, *found.span(), COOPERATION, "ceremony")


def _accord(folded: str, papers: Iterable[Mention], sentences: tuple[Sentence, ...]) -> Iterator[Mention]:
    """What both will do by a paper that the part of the article before an excerpt has named: "Theo đó, A và B sẽ hợp tác …"."""
    first = next((s for s in sentences if s.part is Part.PROSE), None)
    found = ACCORD.match(folded, first.start, first.stop) if first else None
    if found and not any(papers) and BOUND.search(folded, found.end()):
        yield Mention(Kind.AGREEMENT, *found.span("accord"), COOPERATION, "accord")
