"""Networks: views are files, their graphs do not depend on chance, paths have their quotes, the middle is the middle."""

import random
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand import article
from hoptac import resources
from hoptac.cli import main
from hoptac.errors import ListError, QuestionError, UnknownNameError, UsageError
from hoptac.model import Document
from hoptac.networks import central, finding, graphs, large, layout, legend, views
from hoptac.networks.timeline import timeline
from stores import LATER, corpus, shipped

NAMES = [view.name for view in views.views()]
COMMITTEE, COMPANY, BRANCH = "Ủy ban nhân dân tỉnh Lâm Sơn", "Tập đoàn Sao Khuê", "Sao Khuê Lâm Sơn"
SCHOOL = "Trường Đại học Lâm Sơn"


@cache
def network(name: str, store: Any = corpus) -> Any:
    """The graph of a view with its quotes; not to be changed."""
    return views.quoted(views.network(views.view(name), store()), store())


def labelled(of: Any, *kinds: str) -> set[tuple[str, str, str]]:
    """The edges of a graph in words."""
    names = {name: node["label"] for name, node in of.nodes(data=True)}
    edges = of.edges(data=True)
    return {(names[one], edge["kind"], names[other]) for one, other, edge in edges if not kinds or edge["kind"] in kinds}


# ---- what each view shows ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("store", [corpus, shipped])
def test_everything_in_a_view_has_a_name_a_kind_and_a_quote(name: str, store: Any) -> None:
    made, known = network(name, store), legend.legend()
    for iri, node in made.nodes(data=True):
        assert node["label"] not in ("", iri)
        assert known.node(node["kind"])
        assert all(known.link(fact.kind) and fact.quotes for fact in node["facts"])
    for _, _, edge in made.edges(data=True):
        assert known.link(edge["kind"])
        assert edge["quotes"]


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_the_words_of_their_documents(name: str) -> None:
    texts = {"lam-son.txt": article().text, "muon-hon.txt": Document.of("", LATER).text}
    said = [quote for *_, edge in network(name).edges(data=True) for quote in edge["quotes"]]
    assert said
    assert all(texts[quote.document][quote.start : quote.stop] == quote.words for quote in said)


def test_parties_are_joined_once_for_each_agreement() -> None:
    made = network("parties")
    ends = Counter(frozenset((made.nodes[one]["label"], made.nodes[other]["label"])) for one, other, _ in made.edges)
    assert ends == {
        frozenset((COMMITTEE, COMPANY)): 2,
        frozenset((SCHOOL, BRANCH)): 1,
        frozenset((SCHOOL, COMMITTEE)): 1,
    }


def test_two_reports_of_one_agreement_are_one_edge_with_the_quotes_of_both() -> None:
    made = network("parties")
    found = [edge for *_, edge in made.edges(data=True) if edge.get("year") == "2020"]
    assert [{quote.document for quote in edge["quotes"]} for edge in found] == [{"lam-son.txt", "muon-hon.txt"}]


def test_people_have_posts_parts_and_sides() -> None:
    made = labelled(network("people"))
    assert ("Trần Văn Ánh", "post", COMMITTEE) in made
    assert ("Trần Văn Ánh", "spoke", "Lễ ký kết 2020-12-18") in made
    assert (COMMITTEE, "side", "Lễ ký kết 2020-12-18") in made
    assert "Hà Nắng" not in {end for one, _, other in made for end in (one, other)}


def test_an_area_without_a_field_stands_for_itself() -> None:
    made = network("areas")
    kinds = {node["label"]: node["kind"] for _, node in made.nodes(data=True)}
    assert kinds["an toàn, an ninh thông tin"] == "field"
    assert all(kind in ("agreement", "field", "area") for kind in kinds.values())


def test_lineage_tells_kept_widened_new_and_dropped() -> None:
    made = network("lineage")
    kinds = {node["label"]: node["kind"] for _, node in made.nodes(data=True)}
    assert kinds["nông nghiệp thông minh"] == "newArea"
    assert kinds["hai bên hợp tác"] == "droppedArea"
    assert ("AN TOÀN THÔNG TIN", "kept", "an toàn thông tin") in labelled(made, "kept")
    assert labelled(made, "followedBy") == {("Bản ghi nhớ", "followedBy", "Thỏa thuận hợp tác chiến lược về viễn thông")}


def test_what_no_text_says_names_its_rule() -> None:
    for *_, edge in network("lineage").edges(data=True):
        if edge["kind"] in ("kept", "widened", "reworded"):
            assert resources.path(edge["rule"]).is_file()


def test_around_reaches_two_steps_and_no_further() -> None:
    made = network("around")
    award = finding.thing("Bằng khen, 7 cá nhân", made, corpus(), "--about")
    near = graphs.near(made, award, 2)
    assert {"Trần Văn Ánh", "Lê Thị Bích", COMMITTEE, COMPANY} <= {node["label"] for _, node in near.nodes(data=True)}
    assert SCHOOL not in {node["label"] for _, node in near.nodes(data=True)}


def test_of_too_many_things_the_best_connected_are_left_and_the_one_that_was_asked_about() -> None:
    made = network("around")
    least = min(made, key=made.degree)
    kept = graphs.best(made, 5, least)
    assert len(kept) == 5
    assert {least, max(made, key=made.degree)} <= set(kept)


# ---- the same graph each time ------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_rows_changes_nothing(name: str) -> None:
    rows = list(views.rows(views.view(name).query, corpus()))
    mixed = random.Random(7).sample(rows, len(rows))
    one, other = graphs.graph(rows), graphs.graph(mixed)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


# ---- files that describe themselves ------------------------------------------------------------


def test_a_view_without_a_title_is_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text("# name: x\n# en: X\n# layout: spread\nSELECT * WHERE {}", "utf-8")
    with pytest.raises(QuestionError, match=r"x\.rq: the header lacks `# vi: …`"):
        views.read(tmp_path / "x.rq")


def test_a_view_that_nobody_knows_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="there are areas, around, lineage, parties, people"):
        views.view("pictures")


def test_a_kind_without_words_is_an_error_that_says_where_to_add_them() -> None:
    with pytest.raises(ListError, match=re.escape("legend.toml: a view speaks of 'planet'")):
        legend.legend().node("planet")


def test_every_kind_has_words_in_both_languages_and_a_look_of_its_own() -> None:
    known = legend.legend()
    assert all(style.vi and style.en for style in known.nodes.values())
    assert all(style.vi and style.en for style in known.links.values())
    assert len({(style.shape, style.colour) for style in known.nodes.values()}) == len(known.nodes)


# ---- paths -------------------------------------------------------------------------------------


def steps(one: str, other: str) -> list[list[graphs.Step]]:
    made = views.steps(network("around"))
    start, end = (finding.thing(name, made, corpus(), "A") for name in (one, other))
    return [list(graphs.steps(made, path)) for path in graphs.paths(made, start, end, 5)]


def test_a_path_goes_step_by_step_each_with_its_quote() -> None:
    found = steps("tran van anh", "Le Thi Bich")
    assert found
    for path in found:
        assert len(path) == 2
        assert path[0].target == path[1].source
        assert all(step.quotes for step in path)


def test_neither_a_common_field_nor_a_promise_is_a_step() -> None:
    everything, made = network("around"), views.steps(network("around"))
    kinds = {edge["kind"] for *_, edge in made.edges(data=True)}
    assert not kinds & {"field", "commitment", "request"}
    assert {edge["kind"] for *_, edge in everything.edges(data=True)} - kinds == {"field", "commitment", "request"}


def test_partners_are_joined_through_their_agreements_and_the_event() -> None:
    made = network("around")
    through = {made.nodes[path[0].target]["kind"] for path in steps(COMMITTEE, COMPANY)}
    assert through == {"agreement"}


def test_no_path_is_an_empty_answer() -> None:
    rows = [{"source": "a", "target": "b", "edge": "x"}, {"source": "c", "target": "d", "edge": "x"}]
    assert graphs.paths(graphs.graph(rows), "a", "d", 3) == []


def test_names_are_found_without_accents_and_unknown_ones_offer_the_nearest() -> None:
    made = network("people")
    assert made.nodes[finding.thing("uy ban nhan dan tinh lam son", made, corpus(), "A")]["label"] == COMMITTEE
    with pytest.raises(UnknownNameError, match="Trần Văn Ánh"):
        finding.thing("Tran Van Anhh", made, corpus(), "A")


# ---- who stands in the middle ------------------------------------------------------------------


def star(points: int) -> Any:
    return graphs.graph([{"source": "hub", "target": f"p{i:03}", "edge": "x"} for i in range(points)])


def test_the_hub_of_a_star_stands_in_the_middle() -> None:
    first, *others = central.central(star(5))
    assert (first.name, first.degree, first.betweenness) == ("hub", 5, 1.0)
    assert {other.betweenness for other in others} == {0.0}


def test_two_cliques_are_two_communities() -> None:
    rows = [{"source": f"{c}{i}", "target": f"{c}{j}", "edge": "x"} for c in "ab" for i in range(5) for j in range(i)]
    found = central.central(graphs.graph([*rows, {"source": "a0", "target": "b0", "edge": "x"}]))
    assert {row.name[0]: {other.community for other in found if other.name[0] == row.name[0]} for row in found} == {
        "a": {1},
        "b": {2},
    }


def test_sampling_finds_the_same_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(central, "EXACT", 20)
    monkeypatch.setattr(central, "BEGINNINGS", 20)
    first, *_ = central.central(star(60))
    assert first.name == "hub"
    assert first.betweenness > 0.9


@pytest.mark.skipif(not large.installed(), reason="igraph is an extra")
def test_igraph_reckons_what_networkx_reckons() -> None:
    joined = graphs.joined(network("around"))
    sources = list(range(0, len(joined.names), 2))
    assert large.betweenness(joined, sources) == pytest.approx(graphs.betweenness(joined, sources))
    assert sorted(name for group in large.communities(joined) for name in group) == list(range(len(joined.names)))


# ---- where things stand ------------------------------------------------------------------------

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=20)


@given(PAIRS)
def test_no_two_things_stand_in_one_place(pairs: list[tuple[str, str]]) -> None:
    places = layout.spread("abcdefgh", pairs)
    assert len(set(places.values())) == 8


@given(PAIRS)
def test_the_same_pairs_give_the_same_places(pairs: list[tuple[str, str]]) -> None:
    assert layout.spread("abcdefgh", pairs) == layout.spread("abcdefgh", pairs)


def test_neighbours_stand_nearer_than_strangers() -> None:
    chain = [(f"n{i:02}", f"n{i + 1:02}") for i in range(20)]
    places = layout.spread([f"n{i:02}" for i in range(21)], chain)

    def apart(one: str, other: str) -> float:
        return abs(complex(*places[one]) - complex(*places[other]))

    assert max(apart(*pair) for pair in chain) < apart("n00", "n20") / 3


def test_years_run_from_left_to_right() -> None:
    places = timeline({"a": (2014, 0), "a1": (2014, 1), "b": (2020, 0)}, [("a", "b"), ("a", "a1")])
    assert places["a"][0] == places["a1"][0] < places["b"][0]
    assert places["a"][1] < places["a1"][1]


# ---- the commands ------------------------------------------------------------------------------


def test_view_without_a_name_lists_the_views(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["view"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in NAMES)


def test_around_asks_around_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["view", "around"]) == 2
    assert "say around what" in capsys.readouterr().err
