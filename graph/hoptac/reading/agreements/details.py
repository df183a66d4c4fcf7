"""What stands beside a paper in its sentence: its subject, the day of signing, its years.

In come a sentence and the mention of a paper in it; out go the words or the mention that tell, or None.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> article = annotate(Document.of("a.txt", "Hai bên ký bản ghi nhớ về kinh tế số giai đoạn 2021-2025, tầm nhìn đến 2030."))
>>> (sentence,) = passages(article, article.sentences)
>>> (paper,) = sentence.of(Kind.AGREEMENT)
>>> period = period_of(sentence, paper)
>>> subject_of(sentence, paper).quote, period.value, horizon_of(sentence, period).value.end
('kinh tế số', Period(start=2021, end=2025), 2030)
"""

from __future__ import annotations

import re

from hoptac.model import Evidence, Kind, Mention, Period, StatedDate
from hoptac.openings import opening
from hoptac.reading.passages import Passage

# ---- subject -----------------------------------------------------------------------------------
SUBJECT = re.compile(
    r"(?: (?:mới|đầu tiên|toàn diện|song phương|ba(?: bên|(?! bên))|đa phương|(?:lần )?thứ \w+|còn lại|kia|số \S+))*"
    r"\s?(?:\((?:mou|moa|loi)\))?"
    r"(?P<about>,? (?:về(?: việc| lĩnh vực)?|trong(?: các| một số)? lĩnh vực|trong (?:việc|công tác)"
    r"|trên(?: các)? lĩnh vực|liên quan đến))?:? "
)
ABOUT = re.compile(r"\)?,? (?:về(?: việc)?|trong(?: các)? lĩnh vực|trong (?:việc|công tác)) ")
ENDS = re.compile(
    r"[;:(]|\.(?!\d)|,|\s(?:giữa|với|cùng|giai đoạn|từ năm|đến năm|trong giai đoạn|trong năm|được|đã|đầu tiên|là|tại|cho|nhằm|để|"
    r"có|vào|ở|do|của|mà|thực hiện|áp dụng|với nhau|trên cơ sở|theo|sẽ|trên địa bàn|trong vòng|diễn ra|đưa|trị giá|tại buổi|"
    r"góp phần|gắn|k[ýí](?<!chữ ..)(?<!đăng ..)(?<!thư ..)(?<!nhật ..)|năm \d{4}|\d{4}|- ảnh(?: \d+)?)(?!\w)"
)
NO_SUBJECT = re.compile(
    r"(?:số(?! hóa)|trực tiếp|trực tuyến|đề ra|liên ngành|như|"
    r"này|trên|ấy|đó|mới|giữa|với|là|có|của|lần|năm|giai đoạn|được|đã|vừa|sẽ|do|cho|tại|vào|nhằm|để|và|hay|hoặc|nào|đặt|ra|"
    r"cùng|cũng|từ|đến|theo|trong|trên|nêu|gồm|bao gồm|hướng|góp|giúp|không|chưa|nói|ở|khi|sau|trước|đứng|ký|kí|hai|các|lại|còn|"
    r"đạt|mà|phải|thể hiện|trị giá|cho vay|hữu nghị|số tiền|tổng|tập trung|chú trọng|quy định|xác định|khẳng định|cho thấy|mở|"
    r"tạo|đánh dấu|diễn ra|mang|nhấn mạnh|thống nhất|dự kiến|chính thức|ngay|hôm|sáng|chiều|kéo dài|bắt đầu|kết thúc|nhận|"
    r"ghi nhận|quan trọng|lớn|cụ thể|chính|đặc biệt|quy mô|lịch sử|lãnh đạo|đại diện|bao quát|bao trùm)(?!\w)"
)
NO_MEMBER = re.compile(
    r"(?:mở|góp|tạo|đánh dấu|hướng|thúc đẩy|xây dựng|thực hiện|trong đó|với|nhằm|theo|trên|giai đoạn|đã|sẽ|do)(?!\w)"
)
JOINED_ON = re.compile(r"(?:[ ,;:-]+(?:và|cùng|cùng với|với|trong)?)+$")  # what only joins something else to a subject
FIELDS = re.compile(r"(?:hợp tác|phối hợp|chiến lược|công tác|toàn diện|tín dụng|hành động)$")
LONGEST_SUBJECT = 120
# ---- years -------------------------------------------------------------------------------------
SEASON = re.compile(r"(?<!\w)(?:giải|cúp|league|v-league|mùa|mùa giải|festival|cuộc thi|nhiệm kỳ|năm học)(?!\w)[^,;]{0,80}$")
PLAN = re.compile(
    r"(?<!\w)(?:chiến lược (?!hợp tác|về|toàn diện)|chiến lược về|xây dựng chiến lược|quy hoạch|kế hoạch|đề án|nghị quyết|"
    r"quyết định|mục tiêu|phấn đấu|dự án|nhiệm vụ|chỉ tiêu|kết quả|tiếp nối|nhìn lại|tổng kết|đánh giá|đưa|trở thành|để|nhằm|"
    r"góp phần|định hướng phát triển)(?!\w)"
)
HELD_IN = re.compile(r"(?<!\w)(?:trong|cho|suốt) (?:\w+ ){0,2}$")
MADE_FOR = re.compile(r"(?<!\w)cho $")
CARRIED_OUT = re.compile(r", (?:tiếp tục )?(?:thực hiện|triển khai) (?:nội dung |các nội dung )?$")
UNTIL = re.compile(r"[^.;]{0,40}(?:hiệu lực|giá trị|thời hạn|kéo dài)(?: [^\d.;,]{1,24})? (?:đến|tới)(?: hết)? ")
LASTS = re.compile(r"(?:\d{1,2}|\w+) năm \(")  # how the words of a period begin that tell for how long a paper is
FARTHEST_YEAR = 160
OF_ANOTHER = re.compile(
    r"(?<!\w)(?:ký|kí|ký kết|từ|đến|tới|sau|trước|hồi|cuối|đầu|giữa|so với|của|hết|vào|giai đoạn|quý \w+|tháng \w+) ?$|\($"
)
ON_THAT_DAY = re.compile(r"(?:cũng )?(?:trong |nhân )?(?:cùng ngày|dịp này|ngày này|tại (?:hội nghị|buổi lễ|lễ ký))(?!\w)")
FARTHEST_PERIOD = 200
QUOTED = re.compile(r'"[^"]*"')  # what a paper is called, and no part of what is told of it
LONGEST_TITLE = 300
# ---- day of signing ----------------------------------------------------------------------------
SIGN = opening("ký", "kí", behind=r"(?<!đăng k[ýí])(?<!chữ k[ýí])(?<!thư k[ýí])(?!\w)")
TELLS = re.compile(r"(?<!\w)(?:cho biết|cho hay|thông tin|thông báo|công bố) ")  # what happens on a day is that it is told
BESIDE = re.compile(
    r"[ ,]*(?:\(|vào |hồi |là |ký |ký kết |được ký |được ký kết |đã ký |đã được ký |ký từ |ký kết từ |vào ngày |ngày |từ )*$"
)
NUMBERED = re.compile(r" số \S{1,30},? (?:được )?(?:ký |ký kết |ban hành )?$")  # "Quy chế phối hợp số 01 ngày 22/10/2021"
OF_A_LAW = re.compile(
    r"(?:(?:nghị quyết|quyết định|luật|công văn|chỉ thị|thông báo|nghị định|kế hoạch|kết luận)(?! liên)[^,;.]{0,48}"
    r"|(?<!\w)số \S{1,30} )$"
)
OF_AN_END = re.compile(r"(?:trước|đến|tới|hết|hạn|xong|thành lập|(?<=.)từ|kỷ niệm|sinh|hoàn thành|đưa vào|khai mạc)[^,;.]{0,12}$")
WHERE_AND_WHEN = re.compile(
    r"[^;:]{0,200}?(?:,| vào| hồi| trong| sáng| chiều| diễn ra| được tổ chức| (?:được |đã |vừa )(?:ký|kí)(?: kết)?"
    r"| tại [^,;:]{2,50}?) ?(?:vào |hôm )?(?:(?:(?:sáng|trưa|chiều|tối|hôm) )?nay[ ,(-]*(?:ngày )?)?$"
)


def _clause(passage: Passage, mention: Mention) -> tuple[int, int]:
    """From the end of the paper before to the beginning of the one behind."""
    others = passage.of(Kind.AGREEMENT)
    start = max((m.stop for m in others if m.stop <= mention.start), default=passage.start)
    stop = min((m.start for m in others if m.start >= mention.stop), default=passage.stop)
    return start, stop


def subject_of(passage: Passage, mention: Mention) -> Evidence | None:
    """What a paper is about, as the words right behind it tell."""
    if mention.rule in ("reference", "several"):
        return None
    text = passage.folded
    lead = SUBJECT.match(text, mention.stop, passage.stop)
    named = lead is not None and any(one.start == lead.end() for one in passage.of(Kind.ORGANISATION, start=lead.end()))
    if lead and (lead["about"] or (not named and _goes_on(text, mention, lead.end()))):
        return _words(passage, lead.end())
    bodies = passage.of(Kind.ORGANISATION, Kind.PLACE, start=mention.stop, stop=_clause(passage, mention)[1])
    behind = (ABOUT.match(text, m.stop, passage.stop) for m in bodies)
    after = next((found for found in behind if found), None) if text.startswith(" giữa ", mention.stop) else None
    return _words(passage, after.end()) if after else None


def _words(passage: Passage, start: int) -> Evidence | None:
    """The words of a subject from its beginning on."""
    text = passage.folded
    limit = min(passage.stop, start + LONGEST_SUBJECT)
    names = [m.start for m in passage.of(Kind.PERIOD, Kind.DATE, Kind.AGREEMENT, start=start, stop=limit)]
    stop = min([found.start() for found in [_end(text, start, limit)] if found] + names + [limit])
    stop = start + len(JOINED_ON.sub("", text[start:stop]))
    evidence = passage.document.evidence(start, stop)
    return evidence if len(evidence.quote) > 1 else None


def _goes_on(text: str, mention: Mention, at: int) -> bool:
    """Whether the words behind a paper without "về" say what it is about: "chương trình hợp tác kinh tế - xã hội"."""
    return FIELDS.search(text, mention.start, mention.stop) is not None and not NO_SUBJECT.match(text, at) and text[at].isalpha()


def _end(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Where a subject ends; a comma before another member does not end it ("vi mạch, bán dẫn:", "đào tạo, tài trợ và in ấn")."""
    found = ENDS.search(text, start, limit)
    while found and found[0] == ",":
        further = ENDS.search(text, found.end() + 1, limit)
        words = text[found.end() : further.start() if further else limit].split()
        if not 1 <= len(words) <= 8 or NO_MEMBER.match(text, found.end() + 1) or not _goes_with(words, further):
            return found
        found = further
    return found


def _goes_with(words: list[str], further: re.Match[str] | None) -> bool:
    """Whether words behind a comma are the last members of a list: "và" joins two, or the clause ends with them."""
    return "và" in words or (len(words) <= 4 and (further is None or further[0] not in ",("))


def period_of(passage: Passage, mention: Mention, *, held: bool = False) -> Mention | None:
    """The years that a paper is for."""
    start, stop = _clause(passage, mention)
    text = passage.folded
    for period in passage.of(Kind.PERIOD, start=mention.stop, stop=min(stop, mention.stop + FARTHEST_PERIOD + LONGEST_TITLE)):
        if period.rule == "horizon" or _is_longer(text, passage, period):
            continue
        gap = QUOTED.sub("", text[mention.stop : period.start])
        if LASTS.match(text, period.start):
            return period
        if len(gap) > FARTHEST_PERIOD:
            return None
        close = period.rule == "years" or "," not in gap
        if ";" in gap or PLAN.search(gap) or SEASON.search(gap) or not close:
            return None
        return period
    for period in passage.of(Kind.PERIOD, start=start, stop=mention.start):
        if period.rule == "years" and _is_for(text, passage, period, mention, held=held):
            return period
    return None


def _is_longer(text: str, passage: Passage, period: Mention) -> bool:
    """Whether the years are those of something larger, and the paper's own stand behind them: "…, trong 5 năm (2020 - 2025)"."""
    following = passage.of(Kind.PERIOD, start=period.stop)
    return any(LASTS.match(text, one.start) for one in following if one.start - period.stop <= FARTHEST_PERIOD)


def _is_for(text: str, passage: Passage, period: Mention, mention: Mention, *, held: bool) -> bool:
    """Whether years before a paper are its own: "cho giai đoạn …, A và B ký", "giai đoạn …, thực hiện thỏa thuận …"."""
    if CARRIED_OUT.fullmatch(text, period.stop, mention.start):
        return True
    return (HELD_IN if held else MADE_FOR).search(text, passage.start, period.start) is not None


def until_of(passage: Passage, mention: Mention) -> Mention | None:
    """The year up to which a paper is in force, told by a day: "có hiệu lực đến ngày 31/12/2024"."""
    for date in passage.of(Kind.DATE, start=mention.stop, stop=min(passage.stop, mention.stop + FARTHEST_PERIOD)):
        year = date.value.year if isinstance(date.value, StatedDate) else None
        if year and UNTIL.fullmatch(passage.folded, mention.stop, date.start):
            return Mention(Kind.PERIOD, date.start, date.stop, Period(None, year), "in-force-until")
    return None


def year_of(passage: Passage, mention: Mention, now: int) -> Mention | None:
    """The one year that a paper is for: one still to come, or where the sentence tells on which day it is signed.

    "Ngày 24-9, A và B ký chương trình phối hợp năm 2025"; `now` is the year of the article, 0 if it is not known.
    """
    stop = min(_clause(passage, mention)[1], mention.stop + FARTHEST_YEAR)
    days = [m for m in passage.of(Kind.DATE, stop=mention.start) if isinstance(m.value, StatedDate) and m.value.day]
    for date in passage.of(Kind.DATE, start=mention.stop, stop=stop):
        year = date.value.year if date.rule == "year" and isinstance(date.value, StatedDate) else None
        gap = passage.folded[mention.stop : date.start]
        told = (
            days
            or _after_sign(passage, mention, _days_behind(passage, date))
            or (year and 0 < now < year)
            or ON_THAT_DAY.match(passage.folded, passage.start)
        )
        if year and told and not (";" in gap or PLAN.search(gap) or OF_ANOTHER.search(gap)):
            return Mention(Kind.PERIOD, date.start, date.stop, Period(year, year), "one-year")
    return None


def _days_behind(passage: Passage, date: Mention) -> list[Mention]:
    """The days that a sentence tells behind a date."""
    return [m for m in passage.of(Kind.DATE, start=date.stop) if isinstance(m.value, StatedDate) and m.value.day]


def horizon_of(passage: Passage, period: Mention | None) -> Mention | None:
    """The year of "tầm nhìn đến năm …" right behind the years of a paper."""
    if period is None:
        return None
    following = passage.of(Kind.PERIOD, start=period.stop, stop=min(passage.stop, period.stop + 40))
    return next((m for m in following if m.rule == "horizon"), None)


def date_of(passage: Passage, mention: Mention, *, beside: bool = False) -> Mention | None:
    """The date on which a paper is signed; with `beside` only where it stands right by its name ("bản ghi nhớ năm 2014")."""
    if numbered := _numbered(passage, mention):
        return numbered
    dates = [
        m for m in passage.of(Kind.DATE) if m.rule != "dateline" and not OF_A_LAW.search(passage.folded[passage.start : m.start])
    ]
    start, stop = _clause(passage, mention)
    behind = [m for m in dates if mention.stop <= m.start and m.stop <= stop]
    near = next((m for m in behind if BESIDE.fullmatch(passage.folded, mention.stop, m.start)), None)
    if near and near.rule == "year" and (signed := _after_sign(passage, mention, behind)):
        return signed
    if near or beside:
        return near or _after_sign(passage, mention, behind)
    return (
        _after_sign(passage, mention, behind) or _before(passage, mention, dates, start) or _at_the_end(passage, mention, behind)
    )


def _numbered(passage: Passage, mention: Mention) -> Mention | None:
    """The day that stands behind the number of a paper."""
    day = passage.first(mention.stop, Kind.DATE)
    return day if day and NUMBERED.fullmatch(passage.folded, mention.stop, day.start) else None


def _after_sign(passage: Passage, mention: Mention, behind: list[Mention]) -> Mention | None:
    """ "… đã được hai bên ký ngày 11/9"."""
    for date in behind:
        before = passage.folded[max(mention.stop, date.start - 24) : date.start]
        if re.search(r"(?:ký|kí)(?: kết)?(?: vào| hồi| từ| trong)?,? $", before):
            return date
    return None


def _before(passage: Passage, mention: Mention, dates: list[Mention], start: int) -> Mention | None:
    """ "Ngày 11/9, … ký thỏa thuận": the last date before the verb."""
    sign = [found.start() for found in SIGN.finditer(passage.folded, passage.start, mention.start)]
    limit = sign[-1] if sign else mention.start
    inside = [m for m in dates if start <= m.start and m.stop <= limit and ";" not in passage.folded[m.stop : limit]]
    inside = [m for m in inside if not OF_AN_END.search(passage.folded[passage.start : m.start])]
    inside = [m for m in inside if not TELLS.search(passage.folded, m.stop, limit) and not _is_of_another(passage, m)]
    return inside[-1] if inside else None


def _is_of_another(passage: Passage, date: Mention) -> bool:
    """Whether a date in brackets is that of a paper before it: "Hiệp ước Hữu nghị (18/7/1977)"."""
    return passage.folded[date.start - 1 : date.start] == "(" and bool(passage.of(Kind.AGREEMENT, stop=date.start))


def _at_the_end(passage: Passage, mention: Mention, behind: list[Mention]) -> Mention | None:
    """ "Hai bên ký thỏa thuận tại Hà Nội, chiều 11/9"."""
    for date in behind:
        gap = passage.folded[mention.stop : date.start]
        whole = isinstance(date.value, StatedDate) and date.value.day is not None
        if whole and not PLAN.search(gap) and not OF_AN_END.search(gap) and WHERE_AND_WHEN.fullmatch(gap):
            return date
    return None


def years(mention: Mention | None) -> Period | None:
    """The years of a period's mention."""
    return mention.value if mention and isinstance(mention.value, Period) else None
