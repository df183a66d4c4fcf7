"""Stores in memory for tests: of any readings, of a small corpus read by hand, of the shipped article as it is read."""

from dataclasses import replace
from functools import cache
from typing import Any

from by_hand import BASE, BRANCH, COMMITTEE, COMPANY, article, facts, said
from hoptac import resources
from hoptac.accounts import compared
from hoptac.building import VOCABULARIES
from hoptac.documents import documents
from hoptac.inference import inferred, rules
from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    Commitment,
    Delivery,
    Document,
    Fact,
    Goal,
    Membership,
    Organisation,
    Participation,
    Party,
    Period,
    Person,
    Reading,
    SignedOn,
    StatedDate,
    Statement,
    Term,
)
from hoptac.oxigraph import Store
from hoptac.reading import read
from hoptac.triples import dataset, quads
from hoptac.vocabulary import VOCABULARY, Names

HOP = "https://w3id.org/hoptac/def#"
LATER = """\
 date 2026-03 Ngày 17/12/2020, UBND tỉnh Lâm Sơn và Tập đoàn Sao Khuê đã ký Thỏa thuận hợp tác chiến lược giai đoạn 2020 - 2025, \
gồm an toàn thông tin. Bà Lê Thị Bích, Chủ tịch Tập đoàn, không nói gì thêm. Tập đoàn cam kết mở trường đến năm 2022. \
Trường Đại học Lâm Sơn và Sao Khuê Lâm Sơn, rồi trường và UBND tỉnh Lâm Sơn ký hợp đồng.
"""


def store_of(*readings: Reading, base: str = BASE) -> Store:
    """A store of what was read, with the lists and what follows from it."""
    graph, names = Store.in_memory(), Names(base)
    for vocabulary in VOCABULARIES:
        graph.load_file(resources.path(f"ontology/{vocabulary}.ttl"), VOCABULARY)
    lines = [line for reading in readings for line in quads(reading, names)] + list(dataset(names, len(readings)))
    graph.load("".join(lines).encode())
    graph.load("".join(line for rule in rules() for line in inferred(rule, graph, names)).encode())
    graph.load("".join(compared(graph, names)).encode())
    return graph


def earlier() -> Reading:
    """The article with one fact of every kind; its memorandum also has areas, and people say and do more."""
    document = article()
    about: dict[str, Any] = {"evidence": said(document, "an toàn thông tin"), "rule": "by-hand"}
    area = Area("a2", 1, "AN TOÀN THÔNG TIN", (HOP + "informationSecurity",), **about)
    more = (
        replace(area, position=2, text="hai bên hợp tác", fields=(HOP + "workforce",)),
        *(Participation("e1", "Trần Văn Ánh", COMMITTEE, part, **about) for part in ("spoke", "presented")),
        *(Statement("Trần Văn Ánh", kind, "an toàn thông tin", **about) for kind in ("assessment", "wish")),
        Delivery("Cổng dữ liệu", BRANCH, COMMITTEE, "delivered", **about),
        Delivery("Trung tâm điều hành", BRANCH, "", "planned", **about),
        Goal("", "an toàn thông tin", agreement="a1", **about),
    )
    return Reading(Annotated(document, (), ()), (*facts(document), area, *more))


def later() -> Reading:
    """A second article: it gives the signing another day, a person another post, and joins partners by a third body."""
    document = article(LATER, "muon-hon.txt")
    document = replace(document, published=StatedDate(2026, 3))
    return Reading(Annotated(document, (), ()), _facts(document))


def _facts(document: Document) -> tuple[Fact, ...]:
    rule: dict[str, Any] = {"rule": "by-hand"}
    school = "Trường Đại học Lâm Sơn"
    place = {COMMITTEE: "UBND tỉnh Lâm Sơn", COMPANY: "Tập đoàn Sao Khuê", BRANCH: "Sao Khuê Lâm Sơn", school: "Trường Đại học"}
    where = {name: {"evidence": said(document, words), **rule} for name, words in place.items()}
    kinds = {COMMITTEE: "government", COMPANY: "company", BRANCH: "company", school: "university"}
    parties = {"b1": (COMMITTEE, COMPANY), "b2": (school, BRANCH), "b3": (school, COMMITTEE)}
    deal = {"evidence": said(document, "Thỏa thuận"), **rule}
    return (
        *(Organisation(name, kinds[name], **about) for name, about in where.items()),
        Person("Lê Thị Bích", evidence=said(document, "Lê Thị Bích"), **rule),
        Membership("Lê Thị Bích", "Chủ tịch", COMPANY, evidence=said(document, "Lê Thị Bích, Chủ tịch Tập đoàn"), **rule),
        Agreement("b1", "Thỏa thuận hợp tác chiến lược", **deal),
        *(Agreement(key, "Hợp đồng", evidence=said(document, "hợp đồng"), **rule) for key in ("b2", "b3")),
        *(Party(key, name, **where[name]) for key, both in parties.items() for name in both),
        SignedOn("b1", StatedDate(2020, 12, 17), evidence=said(document, "Ngày 17/12/2020"), **rule),
        Term("b1", Period(2020, 2025), evidence=said(document, "giai đoạn 2020 - 2025"), **rule),
        Area("b1", 1, "an toàn thông tin", (HOP + "informationSecurity",), evidence=said(document, "an toàn thông tin"), **rule),
        Commitment(
            (COMPANY,), "", "", "mở trường đến năm 2022", due=2022, evidence=said(document, "Tập đoàn cam kết mở trường"), **rule
        ),
    )


@cache
def corpus() -> Store:
    """Both articles; every question has rows there, but for those about what nobody says."""
    return store_of(earlier(), later())


@cache
def shipped() -> Store:
    """The shipped article as the readers read it."""
    found = [document for document in documents([resources.path("seeds")]) if isinstance(document, Document)]
    return store_of(*map(read, found), base="https://w3id.org/hoptac/")
