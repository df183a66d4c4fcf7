"""A short article with one fact of every kind, read by hand: what the tests of the graph start from."""

from typing import Any

from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    AreaCount,
    Award,
    Commitment,
    Credit,
    Delivery,
    Document,
    Duration,
    Event,
    Evidence,
    Fact,
    Figure,
    Goal,
    Membership,
    Organisation,
    Participation,
    Party,
    Period,
    Person,
    Quantity,
    Reading,
    Result,
    Signatory,
    SignedOn,
    StatedDate,
    Statement,
    Succession,
    Term,
)

HOP = "https://w3id.org/hoptac/def#"
BASE = "https://example.org/"
COMMITTEE = "Ủy ban nhân dân tỉnh Lâm Sơn"
COMPANY = "Tập đoàn Sao Khuê"
BRANCH = "Sao Khuê Lâm Sơn"

TEXT = """\
 date 2020-12 Ngày 18/12/2020, UBND tỉnh Lâm Sơn và Tập đoàn Sao Khuê ký Thỏa thuận hợp tác chiến lược về viễn thông \
giai đoạn 2020 - 2025, tầm nhìn đến năm 2030, tiếp nối bản ghi nhớ giai đoạn 2014 - 2020. Dự lễ có Chủ tịch UBND tỉnh \
Trần Văn Ánh và Đại tá Lê Thị Bích, Tổng giám đốc Tập đoàn. Bà Bích đã ký thỏa thuận.

Hai bên hợp tác về an toàn thông tin; nông nghiệp thông minh. Sao Khuê Lâm Sơn đang thí điểm hệ thống "Một \\ Cửa" tại hơn \
43 cơ quan cho các bệnh viện. Tỉnh cam kết hỗ trợ Tập đoàn đến năm 2023. Ông Ánh đề nghị Tập đoàn đầu tư mạnh hơn. Tỉnh phấn đấu \
đến năm 2025 là tỉnh khá. Ông Ánh tặng, bà Bích trao Bằng khen cho 7 cá nhân vì thành tích xuất sắc. Ảnh: Hà Nắng
"""


def article(text: str = TEXT, name: str = "lam-son.txt", **about: Any) -> Document:
    """The article as a document that dates itself."""
    return Document.of(name, text, published=StatedDate(2020, 12), published_span=(1, 13), **about)


def said(document: Document, words: str) -> Evidence:
    """The first place where a document says these words."""
    start = document.text.index(words)
    return Evidence(start, start + len(words), words)


def facts(document: Document) -> tuple[Fact, ...]:
    """One fact of every kind, in the order of the readers."""

    def by(words: str) -> dict[str, Any]:
        return {"evidence": said(document, words), "rule": "by-hand"}

    province, company = by("UBND tỉnh Lâm Sơn"), by("Tập đoàn Sao Khuê")
    people = (
        Organisation(COMMITTEE, "government", ("UBND tỉnh Lâm Sơn", "UBND tỉnh"), "Lâm Sơn", **province),
        Organisation(COMPANY, "company", ("Tập đoàn",), **company),
        Organisation(BRANCH, "company", (), "Lâm Sơn", COMPANY, said(document, "Sao Khuê Lâm Sơn"), **by("Sao Khuê Lâm Sơn")),
        Person("Trần Văn Ánh", ("Ông Ánh",), **by("Trần Văn Ánh")),
        Person("Lê Thị Bích", ("Bà Bích",), ("Đại tá",), **by("Lê Thị Bích")),
        Membership("Trần Văn Ánh", "Chủ tịch", COMMITTEE, **by("Chủ tịch UBND tỉnh Trần Văn Ánh")),
        Membership("Lê Thị Bích", "Tổng giám đốc", COMPANY, **by("Lê Thị Bích, Tổng giám đốc Tập đoàn")),
        Credit("Hà Nắng", **by("Ảnh: Hà Nắng")),
        Event("e1", "signing", StatedDate(2020, 12, 18, "sáng"), "Lâm Sơn", online=True, **by("Ngày 18/12/2020")),
        Participation("e1", "Trần Văn Ánh", COMMITTEE, "attended", **by("Dự lễ có Chủ tịch UBND tỉnh Trần Văn Ánh")),
        Participation("e1", "Lê Thị Bích", "", "signed", **by("Bà Bích đã ký")),
    )
    deal = by("Thỏa thuận hợp tác chiến lược")
    subject = said(document, "viễn thông")
    agreements = (
        Agreement("a1", "Thỏa thuận hợp tác chiến lược", "viễn thông", subject, event="e1", **deal),
        Agreement("a2", "Bản ghi nhớ", **by("bản ghi nhớ")),
        SignedOn("a1", StatedDate(2020, 12, 18), **by("Ngày 18/12/2020")),
        Term("a1", Period(2020, 2025), 2030, **by("giai đoạn 2020 - 2025, tầm nhìn đến năm 2030")),
        Duration("a1", 5, "years", **by("giai đoạn 2020 - 2025")),
        Term("a2", Period(2014, 2020), **by("giai đoạn 2014 - 2020")),
        *(Party(key, name, **about) for key in ("a1", "a2") for name, about in ((COMMITTEE, province), (COMPANY, company))),
        Signatory("a1", "Lê Thị Bích", COMPANY, **by("Bà Bích đã ký thỏa thuận")),
        Succession("a1", "a2", **by("tiếp nối bản ghi nhớ")),
        Area("a1", 1, "an toàn thông tin", (HOP + "informationSecurity",), **by("an toàn thông tin")),
        Area("a1", 2, "nông nghiệp thông minh", (HOP + "smartAgriculture",), **by("nông nghiệp thông minh")),
        AreaCount("a1", 2, **by("Hai bên hợp tác về")),
    )
    pilot, number = by('thí điểm hệ thống "Một \\ Cửa" tại hơn 43 cơ quan cho các bệnh viện'), Quantity("43", "cơ quan", "hơn")
    reports = (
        Delivery('Một \\ "Cửa"', BRANCH, "các bệnh viện", "piloted", "a1", COMMITTEE, **pilot),
        Figure(number, "thí điểm", Period(2020), "a1", 'Một \\ "Cửa"', by=BRANCH, **by("hơn 43 cơ quan")),
        Result(BRANCH, "thí điểm an toàn thông tin", Period(2020), "a1", "Trần Văn Ánh", **by("Sao Khuê Lâm Sơn đang thí điểm")),
        Statement("Trần Văn Ánh", "request", "Tập đoàn đầu tư mạnh hơn", COMPANY, "a1", **by("Tập đoàn đầu tư mạnh hơn")),
        Commitment((COMMITTEE,), COMPANY, "a1", "Tỉnh cam kết hỗ trợ Tập đoàn", "cam kết", 2023, **by("Tỉnh cam kết hỗ trợ")),
        Goal(COMMITTEE, "đến năm 2025 là tỉnh khá", 2025, **by("đến năm 2025 là tỉnh khá")),
        Award("Bằng khen", 7, "cá nhân", ("Trần Văn Ánh",), ("Lê Thị Bích",), "thành tích", "a2", **by("7 cá nhân")),
    )
    return people + agreements + reports


def reading(document: Document | None = None) -> Reading:
    """The article with its facts."""
    document = document or article()
    return Reading(Annotated(document, (), ()), facts(document))
