"""The parties together: "hai bên", "2 bên", "các bên", "hai tỉnh" as GROUP mentions with their number ('' where none is said).

>>> document = Document.of("a.txt", "Hai bên và 03 đơn vị thống nhất; bên cạnh đó, các bên ký.")
>>> [(document.text[m.start : m.stop], m.value) for m in groups(document, ())]
[('Hai bên', '2'), ('03 đơn vị', '3'), ('các bên', '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.model import Document, Kind, Mention, Sentence
from hoptac.openings import Opening
from hoptac.text import NUMERALS, fold, starting

NUMBERS = {"đôi": "2"} | {word: str(number) for word, number in NUMERALS.items() if number > 1}
MEMBERS = (
    "bên|phía|đối tác|tỉnh, thành(?: phố)?|tỉnh|địa phương|thành phố|cơ quan|đơn vị|tổ chức|ngành|lực lượng|nước"
    "|bộ(?! (?:phận|môn|máy|tài liệu|tiêu chí|luật))|sở(?! hữu)|hội(?! (?:nghị|thảo|chợ|thi|viên|diễn|trường|đàm))"
    "|trường(?! hợp)|nhà trường|hiệp hội|đại học"
    "|tập đoàn|tổng công ty|công ty|doanh nghiệp|ngân hàng|bệnh viện|học viện|viện"
)
ALL = (  # of those told of
    rf"(?= bên(?!\w)| (?:{MEMBERS}) (?:cũng |cùng |đều )?(?:sẽ|cam kết|thống nhất|nhất trí)(?!\w))"
)
NUMBERED = (
    *NUMBERS,
    *map(str, range(2, 20)),
    *(f"0{number}" for number in range(2, 10)),
    *(word + ALL for word in ("các", "mỗi", "từng")),
)
GROUP = Opening(rf"(?P<number>{starting(*NUMBERED)}) (?:{MEMBERS})(?!\w)", NUMBERED)
YEAR = re.compile(r"(?:trong|từ|sau|qua|mỗi|hằng|hàng|đến|tới|nhiều|hết|đầu|cuối|tháng \d{1,2}|thứ) $")


def groups(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Mention]:
    """The groups of a document, in order."""
    folded = fold(document.text)
    for found in GROUP.finditer(folded):
        if found["number"] == "năm" and YEAR.search(folded, max(0, found.start() - 12), found.start()):
            continue
        number = found["number"].lstrip("0") if found["number"].isdigit() else NUMBERS.get(found["number"], "")
        yield Mention(Kind.GROUP, found.start(), found.end(), number, "group")
