"""Facts to triples: everything is said with its evidence, the same way each time, whatever stands in the text."""

import random
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand import BASE, COMMITTEE, COMPANY, HOP, article, facts, reading, said
from hoptac import model
from hoptac.model import (
    Agreement,
    Annotated,
    Document,
    Fact,
    Membership,
    Organisation,
    Party,
    Person,
    Quantity,
    Reading,
    SignedOn,
    StatedDate,
    Term,
)
from hoptac.oxigraph import Store
from hoptac.rdf import Literal
from hoptac.triples import WRITERS, quads
from hoptac.triples.terms import address, literal, measured, stated
from hoptac.vocabulary import PREFIXES, Names, slug

NAMES = Names(BASE)


def parsed(lines: Iterable[str]) -> set[ox.Quad]:
    return set(ox.parse("".join(lines).encode(), ox.RdfFormat.N_QUADS))


def store_of(*readings: Reading) -> Store:
    store = Store.in_memory()
    for one in readings:
        store.load("".join(quads(one, NAMES)).encode())
    return store


def values(store: Store, pattern: str) -> list[tuple[str, ...]]:
    """What a pattern of one document's graph gives, its columns in the order of their names."""
    answer = store.query(f"SELECT * WHERE {{ GRAPH ?document {{ {pattern} }} }}", prefixes=PREFIXES)
    order = sorted((name, i) for i, name in enumerate(answer.columns) if name != "document")
    terms = [[row[i] for _, i in order] for row in answer.rows()]
    return sorted(tuple(t.value if isinstance(t, Literal) else t or "" for t in row) for row in terms)


def by(document: Document, words: str) -> dict[str, Any]:
    return {"evidence": said(document, words), "rule": "by-hand"}


# ---- what is written ---------------------------------------------------------------------------


def test_every_kind_of_fact_has_a_writer_and_stands_in_the_article_read_by_hand() -> None:
    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact}
    assert set(WRITERS) == kinds
    assert {type(fact) for fact in facts(article())} == kinds


def test_all_of_a_document_stands_in_the_graph_of_its_own_iri() -> None:
    one = reading()
    own = ox.NamedNode(NAMES.document(one.document.name, one.document.sha256))
    assert {quad.graph_name for quad in parsed(quads(one, NAMES))} == {own}


def test_no_node_is_blank() -> None:
    quads_ = parsed(quads(reading(), NAMES))
    assert not [quad for quad in quads_ for term in quad if isinstance(term, ox.BlankNode)]


def test_every_quote_re_reads_equal() -> None:
    one = reading()
    found = values(store_of(one), "?s oa:hasSelector ?q, ?p . ?q oa:exact ?quote . ?p oa:start ?start ; oa:end ?stop")
    assert len(found) > 20
    for _, _, quote, stretch, start, stop in found:
        assert one.document.text[int(start) : int(stop)] == quote
        assert stretch.endswith(f"#{start}-{stop}")


def test_every_fact_carries_its_evidence_on_its_node_or_on_a_claim() -> None:
    one = reading()
    stretches = {row[0].rpartition("#")[2] for row in values(store_of(one), "?x hop:evidence ?e")}
    assert {f"{fact.evidence.start}-{fact.evidence.stop}" for fact in one.facts} <= stretches


def test_a_bare_edge_has_a_claim_that_says_it_again() -> None:
    store = store_of(reading())
    edges = (
        "hop:party",
        "hop:signedOn",
        "hop:term",
        "hop:horizon",
        "hop:duration",
        "hop:subject",
        "hop:follows",
        "org:subOrganizationOf",
    )
    for edge in (*edges, "dcterms:issued"):
        stated_ = values(store, f"?s {edge} ?o")
        claimed = values(store, f"?c a hop:Claim ; rdf:subject ?s ; rdf:predicate {edge} ; rdf:object ?o ; hop:evidence ?e")
        assert stated_
        assert {(row[3], row[2]) for row in claimed} == {(row[1], row[0]) for row in stated_}, edge


def test_the_awards_giver_and_presenter_are_told_apart() -> None:
    assert values(store_of(reading()), "?w hop:giver/rdfs:label ?g ; hop:presenter/rdfs:label ?p")[0][:2] == (
        "Trần Văn Ánh",
        "Lê Thị Bích",
    )


def test_a_photographer_is_a_credit_and_no_person() -> None:
    store = store_of(reading())
    assert values(store, "?c a hop:Credit ; foaf:name ?name")[0][1] == "Hà Nắng"
    assert "Hà Nắng" not in [row[0] for row in values(store, "?p a foaf:Person ; rdfs:label ?name")]


def test_a_beneficiary_that_is_no_organisation_of_the_text_is_only_an_agent() -> None:
    store = store_of(reading())
    assert values(store, "?d hop:beneficiary ?b . ?b rdfs:label ?l ; a foaf:Agent")[0][2] == "các bệnh viện"
    assert "các bệnh viện" not in [row[0] for row in values(store, "?o a org:Organization ; rdfs:label ?l")]


def test_a_thing_has_one_label_in_a_document_whatever_its_spellings() -> None:
    document = Document.of("a.txt", "Tổng giám đốc và Tổng Giám đốc")
    person = Person("An", **by(document, "Tổng"))
    posts = [Membership("An", title, "", **by(document, title)) for title in ("Tổng giám đốc", "Tổng Giám đốc")]
    store = store_of(Reading(Annotated(document, (), ()), (person, *posts)))
    assert values(store, "?p a org:Role ; rdfs:label ?l")[0][0] == "Tổng giám đốc"
    assert len(values(store, "?p a org:Role ; rdfs:label ?l")) == 1


# ---- dates and numbers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "lexical", "datatype"),
    [
        (StatedDate(2014, 9, 13), "2014-09-13", "date"),
        (StatedDate(2020, 12), "2020-12", "gYearMonth"),
        (StatedDate(2014), "2014", "gYear"),
        (StatedDate(None, 4, 29), "--04-29", "gMonthDay"),
    ],
)
def test_a_date_has_the_datatype_of_what_is_stated(date: StatedDate, lexical: str, datatype: str) -> None:
    assert stated(date) == f'"{lexical}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>'


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("300", "300"),
        ("6.500", "6500"),
        ("1.234.567", "1234567"),
        ("2,5", "2.5"),
        ("99,21%", "99.21"),
        ("07", "7"),
        ("1.234,50", "1234.5"),
        ("0,50", "0.5"),
        ("12.5", "12.5"),
    ],
)
def test_numbers_are_read_as_vietnamese_writes_them(printed: str, value: str) -> None:
    assert measured(Quantity(printed)) == f'"{value}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_what_is_no_number_has_no_value() -> None:
    assert measured(Quantity("bảy")) is None


# ---- names -------------------------------------------------------------------------------------


def held(place: str, title: str = "Giám đốc") -> Reading:
    document = Document.of("a.txt", f"Trần An, {title} Sở Y tế tỉnh {place}")
    body = Organisation(f"Sở Y tế tỉnh {place}", "department", (), place, **by(document, "Sở Y tế"))
    return Reading(
        Annotated(document, (), ()),
        (body, Person("Trần An", **by(document, "Trần An")), Membership("Trần An", title, body.name, **by(document, title))),
    )


def people(*readings: Reading) -> set[str]:
    return {row[0] for row in values(store_of(*readings), "?p a foaf:Person")}


def test_namesakes_in_two_provinces_are_two_people() -> None:
    assert len(people(held("Lâm Sơn"), held("Bạch Hải"))) == 2


def test_one_person_with_two_posts_in_a_province_is_one_in_all_documents() -> None:
    assert len(people(held("Lâm Sơn", "Giám đốc"), held("Lâm Sơn", "Bí thư"))) == 1


def test_what_a_body_is_part_of_makes_no_other_person() -> None:
    document = Document.of("a.txt", "An, Sao Khuê Net")
    person, post = Person("An", **by(document, "An")), Membership("An", "Giám đốc", "Sao Khuê Net", **by(document, "An"))
    bodies = [
        Organisation("Sao Khuê Net", "company", (), "", whole, **by(document, "Sao Khuê Net")) for whole in ("", "Sao Khuê")
    ]
    annotated = Annotated(document, (), ())
    assert len(people(*(Reading(annotated, (body, person, post)) for body in bodies))) == 1


def deal(text: str, parties: tuple[str, ...], year: int | None) -> Reading:
    document = Document.of("a.txt", text)
    about = by(document, text)
    bodies = [Organisation(party, "company", **about) for party in parties]
    sides = [Party("a1", party, **about) for party in parties]
    signed = [SignedOn("a1", StatedDate(year), **about)] if year else []
    return Reading(Annotated(document, (), ()), (*bodies, Agreement("a1", "Thỏa thuận", **about), *sides, *signed))


def agreements(*readings: Reading) -> set[str]:
    return {row[0] for row in values(store_of(*readings), "?a a hop:Agreement")}


def test_two_reports_of_one_agreement_share_its_iri_whatever_the_order_of_the_parties() -> None:
    assert len(agreements(deal("tin một", ("A", "B"), 2020), deal("tin hai", ("B", "A"), 2020))) == 1


@pytest.mark.parametrize("other", [("tin hai", ("A", "C"), 2020), ("tin hai", ("A", "B"), 2021), ("tin hai", ("A",), 2020)])
def test_other_parties_or_another_year_make_another_agreement(other: tuple[str, tuple[str, ...], int]) -> None:
    assert len(agreements(deal("tin một", ("A", "B"), 2020), deal(*other))) == 2


def test_agreements_of_which_no_year_is_known_are_never_merged() -> None:
    assert len(agreements(deal("tin một", ("A", "B"), None), deal("tin hai", ("A", "B"), None))) == 2


def test_two_agreements_of_one_document_stay_two_though_parties_and_year_agree() -> None:
    document = Document.of("a.txt", "A và B ký hai thỏa thuận")
    about = by(document, "ký")
    found: list[Fact] = [Organisation(name, "company", **about) for name in ("A", "B")]
    for key in ("a1", "a2"):
        found += [Agreement(key, "Thỏa thuận", **about), Term(key, model.Period(2020, 2025), **about)]
        found += [Party(key, name, **about) for name in ("A", "B")]
    assert len(agreements(Reading(Annotated(document, (), ()), tuple(found)))) == 2


def test_names_that_differ_in_diacritics_alone_have_two_iris() -> None:
    assert NAMES.person("Nguyễn Đức Trung", "") != NAMES.person("Nguyễn Đức Trùng", "")
    assert slug("Nguyễn Đức Trung") == slug("Nguyễn Đức Trùng") == "nguyen-duc-trung"


def test_the_base_moves_every_iri_but_those_of_the_vocabularies() -> None:
    moved = "".join(quads(reading(), Names("http://localhost/x/")))
    assert moved == "".join(quads(reading(), NAMES)).replace(BASE, "http://localhost/x/")


def test_the_same_reading_gives_the_same_lines() -> None:
    assert list(quads(reading(), NAMES)) == list(quads(reading(), NAMES))


def test_the_order_of_facts_changes_no_triple() -> None:
    one = reading()
    shuffled = random.Random(1).sample(one.facts, len(one.facts))
    assert parsed(quads(replace(one, facts=tuple(shuffled)), NAMES)) == parsed(quads(one, NAMES))


# ---- nothing breaks out ------------------------------------------------------------------------

BREAKING = '"\\\n\r\t<>{}^`#%[]\u202e\ud800\udfff\x00\x7f\x85\u2028'
HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from(BREAKING)), min_size=1)


@given(HOSTILE)
def test_a_literal_reads_back_as_it_was(text: str) -> None:
    line = f"<a:s> <a:p> {literal(text)} ."
    (read,) = ox.parse(line.encode(), ox.RdfFormat.N_QUADS)
    assert read.object.value == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@given(HOSTILE)
def test_what_a_text_gives_as_its_address_is_one_or_is_left_out(text: str) -> None:
    for shown in (text, "http://" + text, "http://a.example/" + text):
        term = address(shown)
        if term:
            (read,) = ox.parse(f"<a:s> <a:p> {term} .".encode(), ox.RdfFormat.N_QUADS)
            assert isinstance(read.object, ox.NamedNode)
    assert address("https://bao.example/tin-1?a=1#b")


@given(HOSTILE, HOSTILE)
def test_no_name_or_quote_breaks_the_lines(name: str, title: str) -> None:
    document = Document.of(name, f"{name} {title}", url=f"https://a.example/{name}", title=title)
    about: dict[str, Any] = {"evidence": document.evidence(0, len(document.text)), "rule": title}
    found = (
        Organisation(name, "company", (title,), title, **about),
        Person(title, (name,), (name,), **about),
        Membership(title, name, name, **about),
        Agreement("a1", name, title, **about),
        Party("a1", name, **about),
    )
    lines = list(quads(Reading(Annotated(document, (), ()), found), NAMES))
    assert len(parsed(lines)) == len(set(lines))


def test_a_name_in_right_to_left_override_keeps_it() -> None:
    document = Document.of("a.txt", "\u202eAn")
    store = store_of(Reading(Annotated(document, (), ()), (Person("\u202eAn", **by(document, "An")),)))
    assert values(store, "?p a foaf:Person ; rdfs:label ?l")[0][0] == "\u202eAn"


def test_a_fact_that_names_what_no_fact_describes_still_gives_a_described_node() -> None:
    document = Document.of("a.txt", "UBND ký với đối tác.")
    about = by(document, "ký")
    one = Reading(Annotated(document, (), ()), (Agreement("a1", "Thỏa thuận", **about), Party("a1", "đối tác", **about)))
    assert values(store_of(one), "?a hop:party ?x . ?x rdfs:label ?l")[0][1] == "đối tác"


def test_terms_of_the_closed_lists_are_those_of_the_vocabulary() -> None:
    text = "".join(quads(reading(), NAMES))
    for code in ("governmentBody", "company", "signed", "attended", "piloted", "request", "photographer"):
        assert f"<{HOP}{code}>" in text


def test_parties_of_the_article_are_one_partnership() -> None:
    rows = values(store_of(reading()), "?a hop:partnership ?ps . ?ps rdfs:label ?l")
    assert {row[1] for row in rows} == {f"{COMPANY} – {COMMITTEE}"}
    assert len({row[2] for row in rows}) == 1
