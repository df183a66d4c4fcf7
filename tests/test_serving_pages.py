"""The pages that people see, from a real server: what they hold, in which language, and that nothing typed runs."""

import html
import json
import re
from unittest.mock import Mock
from urllib.parse import quote

import pytest
from starlette.routing import Match

from hoptac import resources
from hoptac.questions import catalogue
from hoptac.serving.application import MUCH, _routes
from hoptac.serving.site import Site
from served import Server

HOSTILE = "\"'><script>alert(1)</script>{{7*7}}\u202e"


def test_the_first_page_says_what_the_graph_holds_and_up_to_when(server: Server) -> None:
    page = server.ask("/", accept_language="en").text
    assert "<b>1</b> articles" in page
    assert re.search(r"<b>\d+</b> agreements", page)
    assert "articles: 1; December 2020 – December 2020" in page
    assert 'action="/search"' in page


def test_every_question_has_a_page_with_its_words_in_both_languages_and_an_answer(server: Server) -> None:
    listed = server.ask("/questions?lang=vi").text
    for question in catalogue():
        assert f'href="/questions/{question.name}?lang=vi"' in listed
        got = server.ask(f"/questions/{question.name}?lang=en")
        assert got.status == 200
        assert 'role="alert"' not in got.text


def test_an_answer_is_an_address_that_can_be_shared_in_three_formats(server: Server) -> None:
    page = server.ask("/questions/roles?person=duc+trung").text
    assert "Phó Bí thư" in page
    assert re.search(r'href="/doc/person/nguyen-duc-trung-[0-9a-f]{6}"', page)
    assert 'href="/questions/roles.csv?person=duc+trung"' in page
    rows = server.ask("/questions/roles.csv?person=duc+trung")
    assert rows.media == "text/csv"
    found = json.loads(server.ask("/questions/roles.json?person=duc+trung").body)["results"]["bindings"]
    assert len(rows.text.strip().splitlines()) - 1 == len(found) == 2


def test_what_a_text_does_not_say_is_said_to_be_not_stated(server: Server) -> None:
    assert "<td>không nêu</td>" in server.ask("/questions/signing-date?lang=vi").text
    assert "<td>not stated</td>" in server.ask("/questions/signing-date?lang=en").text


def test_the_search_box_finds_names_without_accents_and_leads_to_their_pages(server: Server) -> None:
    page = server.ask("/search?words=nguyen+duc").text
    (link,) = set(re.findall(r'href="(/doc/person/[^"]*)"', page))
    assert "<h1>Nguyễn Đức Trung</h1>" in server.ask(link, accept="text/html").text
    assert 'class="fact"' not in server.ask("/search?words=zzzz").text


def test_a_quote_stands_with_what_is_around_it_in_the_article(server: Server) -> None:
    (article,) = [path.read_text("utf-8") for path in resources.path("seeds").glob("*.txt")]
    found = re.search(r'href="(/doc/agreement/2020[^"]*)"', server.ask("/search?words=thoa+thuan+hop+tac").text)
    assert found
    page = html.unescape(server.ask(found[1], accept="text/html").text)
    around = r'<span class="around">(.*?)</span>'
    quotes = re.findall(rf"{around}<mark>(.*?)</mark>{around}", page)
    assert len(quotes) > 5
    for before, words, after in quotes:
        assert before.removeprefix("… ") + words + after.removesuffix(" …") in article


def test_sparql_can_be_asked_on_a_page(server: Server) -> None:
    rows = server.ask(f"/query?query={quote('SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }')}").text
    assert 'href="/doc/person/' in rows
    assert ">true<" in server.ask(f"/query?query={quote('ASK {}')}").text
    assert "<pre" in server.ask(f"/query?query={quote('CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1')}").text
    for wrong in ("SELECT", "CLEAR ALL", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"):
        got = server.ask(f"/query?query={quote(wrong)}")
        assert (got.status, 'role="alert"' in got.text) == (400, True)


def test_each_example_on_the_sparql_page_can_be_run(server: Server) -> None:
    links = re.findall(r'<li><a href="(/query\?query=[^"]*)"', server.ask("/query").text)
    assert len(links) == len(catalogue())
    for link in links[::8]:
        assert server.ask(link.replace("&amp;", "&")).status == 200


def test_what_somebody_types_is_shown_and_never_run(server: Server) -> None:
    typed = quote(HOSTILE)
    for path in ("/search?words=", "/query?query=", "/questions/roles?person=", "/?lang=", "/?x=", "/questions/", "/doc/person/"):
        got = server.ask(f"{path}{typed}", accept="text/html")
        assert "<script>" not in got.text
        assert got.headers["content-security-policy"].startswith("default-src 'none'")


def test_what_is_typed_is_no_template(server: Server) -> None:
    assert "{{7*7}}" in server.ask(f"/search?words={quote('{{7*7}}')}").text


def test_a_refusal_comes_in_the_format_asked_for(server: Server) -> None:
    for path in ("/nothing", "/doc/person/nobody", "/questions/nothing"):
        page, line = server.ask(path, accept="text/html"), server.ask(path, accept="text/turtle, text/plain;q=0.1")
        assert (page.status, page.media) == (404, "text/html")
        assert "<h1>" in page.text
        assert (line.status, line.media) == (404, "text/turtle")


def test_a_chosen_language_stays_chosen(server: Server) -> None:
    page = server.ask("/?lang=en", accept_language="vi").text
    assert '<html lang="en">' in page
    inside = [
        link
        for link in re.findall(r'href="(/[^"#]*)"', page)
        if not link.startswith(("/style.css", "/icon.svg", "/.well-known/"))
    ]
    assert all("lang=en" in link for link in inside)
    assert 'name="lang" value="en"' in page


def test_pages_have_what_a_screen_reader_needs(server: Server) -> None:
    for path in ("/", "/search?words=vnpt", "/questions", "/questions/roles", "/query"):
        page = server.ask(path).text
        assert page.count("<h1>") == page.count("<main") == 1
        assert re.search(r"<title>[^<]+</title>", page)
        assert '<a class="skip" href="#main">' in page
        for field in re.findall(r'<(?:input|textarea)(?![^>]*type="hidden")[^>]*>', page):
            named = re.search(r' id="([^"]*)"', field)
            beside = named is not None and f'<label for="{named[1]}">' in page
            assert beside or "aria-label=" in field or re.search(rf"<label[^>]*>[^<]*{re.escape(field)}", page)


@pytest.mark.parametrize("path", [*MUCH, *(f"{name}/a/b" for name in MUCH), "views/parties/picture.html", "compare/a/b.csv"])
def test_a_page_that_asks_much_is_made_by_a_worker(path: str) -> None:
    asked = {"type": "http", "method": "GET", "path": f"/{path}"}
    first = next(route for route in _routes(Mock(), Mock()) if route.matches(asked)[0] == Match.FULL)
    assert getattr(first.endpoint, "__func__", None) is Site.leaf


def test_a_table_and_a_picture_of_a_worker_are_served_as_such(server: Server) -> None:
    pair = re.search(r"/compare/[\w-]+/[\w-]+", server.ask("/compare").text)
    assert pair
    assert server.ask(f"{pair[0]}.csv").media == "text/csv"
    assert server.ask(f"{pair[0]}.md").media == "text/markdown"
    picture = server.ask("/views/parties/picture.html")
    assert picture.media == "text/html"
    assert "'sha256-" in picture.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["/ledger?agreement=xyzxyz", "/compare?one=xyzxyz&other=2020", "/path?one=xyzxyz&other=VNPT", "/views/around?about=xyzxyz"],
)
def test_a_name_that_is_unknown_or_of_several_is_told_of_in_the_language_of_the_page(server: Server, path: str) -> None:
    for wanted, vi, en in (("xyzxyz", "không có", "is not in this graph"), ("20", "có thể là", "could be")):
        asked = path.replace("xyzxyz", wanted)
        told = {language: html.unescape(server.ask(f"{asked}&lang={language}").text) for language in ("vi", "en")}
        assert f'{wanted}" {vi}' in told["vi"] or f'{vi} "{wanted}"' in told["vi"]
        assert en not in told["vi"]
        assert en in told["en"]


def test_days_are_spelt_in_pictures_as_on_pages(server: Server) -> None:
    for path in ("/views/people", "/views/lineage", "/path?one=VNPT&other=Trung"):
        shown = server.ask(f"{path}{'&' if '?' in path else '?'}lang=vi").text
        assert not re.search(r">[^<>\"]*\d{4}-\d\d-\d\d<", shown)
