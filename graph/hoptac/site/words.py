"""What the pages say of themselves, in Vietnamese and English; what the graph says is in its own words.

>>> sorted(WORDS["vi"]) == sorted(WORDS["en"])
True
"""

from __future__ import annotations

LANGUAGES = ("vi", "en")


def called(words: dict[str, tuple[str, str]], name: str, language: str) -> str:
    """A name in a language, as it is where it has no words.

    >>> called(FIELDS, "person", "vi"), called(FIELDS, "x", "vi")
    ('người', 'x')
    """
    return words[name][LANGUAGES.index(language)] if name in words else name


WORDS = {
    "vi": {
        "skip": "Tới nội dung",
        "menu": "Mục lục",
        "search": "Tìm kiếm",
        "questions": "Câu hỏi",
        "rights": "Mỗi dữ kiện kèm nguyên văn nói lên nó. Lời trích thuộc về báo đã đăng; dữ kiện theo CC BY 4.0.",
        "facts": "Bài báo nói gì",
        "links": "Được nhắc tới ở",
        "more": "Còn nhiều dữ kiện nữa; hãy hỏi bằng SPARQL.",
        "take": "Tải về và trích dẫn",
        "cite": "Địa chỉ để trích dẫn",
        "lead": "Thỏa thuận hợp tác trên báo chí, mỗi dữ kiện kèm nguyên văn nói lên nó.",
        "latest": "Bài mới nhất",
        "find": "Tìm tên hoặc lời trích, có dấu hay không dấu",
        "nothing": "Không có gì trong đồ thị này.",
        "ask": "Hỏi",
        "rows": "dòng",
        "none": "Không có dòng nào",
        "query": "Câu truy vấn SPARQL 1.1, chỉ đọc",
        "examples": "Ví dụ",
        "wrong": "Không trả lời được",
    },
    "en": {
        "skip": "Skip to the content",
        "menu": "Contents",
        "search": "Search",
        "questions": "Questions",
        "rights": "Every fact carries the words that say it. Quotes remain their publishers'; facts under CC BY 4.0.",
        "facts": "What the articles say",
        "links": "What links here",
        "more": "There are further facts; ask for them in SPARQL.",
        "take": "Take it away, cite it",
        "cite": "The address to cite",
        "lead": "Cooperation agreements in the news, every fact with the words that say it.",
        "latest": "Latest article",
        "find": "Find a name or a quote, with or without accents",
        "nothing": "Nothing in this graph.",
        "ask": "Ask",
        "rows": "rows",
        "none": "No rows",
        "query": "A query in SPARQL 1.1, read-only",
        "examples": "Examples",
        "wrong": "This cannot be answered",
    },
}
# The parameters of questions; what the first page counts.
FIELDS = {
    "person": ("người", "person"),
    "organisation": ("tổ chức", "organisation"),
    "agreement": ("thỏa thuận", "agreement"),
    "document": ("bài báo", "article"),
    "to": ("với tổ chức nào", "to which organisation"),
    "with": ("cùng tổ chức nào", "with which organisation"),
}
COUNTED = {
    "Document": ("bài báo", "articles"),
    "Agreement": ("thỏa thuận", "agreements"),
    "Organization": ("tổ chức", "organisations"),
    "Person": ("người", "people"),
    "System": ("hệ thống", "systems"),
}
# Properties and classes of other vocabularies that the graph uses, which it holds no labels of.
TERMS = {
    "type": ("loại", "type"),
    "label": ("tên", "name"),
    "name": ("tên", "name"),
    "altLabel": ("còn gọi là", "also called"),
    "title": ("danh hiệu", "title"),
    "member": ("người", "person"),
    "organization": ("tổ chức", "organisation"),
    "role": ("chức vụ", "post"),
    "spatial": ("nơi", "place"),
    "classification": ("loại hình", "type"),
    "subOrganizationOf": ("trực thuộc", "part of"),
    "startDate": ("từ", "from"),
    "endDate": ("đến", "to"),
    "issued": ("ngày đăng", "published"),
    "source": ("nguồn", "source"),
    "publisher": ("báo", "publisher"),
    "creator": ("tác giả", "author"),
    "Person": ("người", "person"),
    "Organization": ("tổ chức", "organisation"),
    "Agent": ("bên", "agent"),
    "Membership": ("chức vụ", "post held"),
    "Role": ("chức vụ", "post"),
    "Agreement": ("thỏa thuận", "agreement"),
    "System": ("hệ thống", "system"),
    "Event": ("sự kiện", "event"),
    "SigningEvent": ("lễ ký", "signing"),
    "Meeting": ("cuộc họp", "meeting"),
    "Document": ("bài báo", "article"),
    "Location": ("nơi", "place"),
    "PeriodOfTime": ("giai đoạn", "period"),
    "Concept": ("khái niệm", "concept"),
}
