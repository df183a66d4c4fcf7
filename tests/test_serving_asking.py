"""Asking on the pages: the catalogue, questions in words, answers with their quotes and charts, suggestions as one types."""

import html
import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect
from rdflib import Graph, Namespace

from browsing import needs_chromium, visit
from hoptac import resources
from hoptac.questions import catalogue, find
from served import Server

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")


# ---- questions -----------------------------------------------------------------------------------


def test_the_catalogue_stands_by_its_topics_with_every_question_once(server: Server) -> None:
    page = server.ask("/questions?lang=en").text
    sections = re.findall(r'<section class="topic" aria-labelledby="(\w+)">(.*?)</section>', page, re.DOTALL)
    assert {topic for topic, _ in sections} == {question.topic for question in catalogue()}
    for topic, inside in sections:
        assert {find(name).topic for name in re.findall(r'href="/questions/([^"?]*)\?', inside)} == {topic}
    assert len(re.findall(r"<li data-words=", page)) == len(catalogue())


def test_every_row_has_the_words_of_the_article_one_click_away(server: Server) -> None:
    (article,) = [path.read_text("utf-8") for path in resources.path("seeds").glob("*.txt")]
    page = html.unescape(server.ask("/questions/roles?lang=en").text)
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    for row in rows:
        assert "<details" in row
        (quoted,) = set(re.findall(r"<mark>(.*?)</mark>", row))
        assert quoted in article
    ledger = html.unescape(server.ask("/questions/ledger?lang=en").text)
    assert any(row.count("<mark>") == 2 for row in re.findall(r"<tr>(.*?)</tr>", ledger, re.DOTALL))


def test_an_agreement_is_called_by_its_name_and_leads_to_its_page(server: Server) -> None:
    page = server.ask("/questions/parties?lang=vi").text
    assert re.search(r'<td><a href="/doc/agreement/2020[^"]*">Thỏa thuận[^<]*</a></td>', page)
    assert "<td>https://" not in page


@pytest.mark.parametrize("ending", ["csv", "json", "tsv", "xml", "ttl"])
def test_an_answer_can_be_taken_away_as_it_was_narrowed(server: Server, ending: str) -> None:
    page = html.unescape(server.ask("/questions/roles?person=duc+trung").text)
    address = f"/questions/roles.{ending}?person=duc+trung"
    assert f'href="{address}"' in page
    assert "Nguyễn Đức Trung" in server.ask(address).text


def test_the_turtle_of_an_answer_has_its_rows_in_the_terms_of_the_w3c(server: Server) -> None:
    bindings = json.loads(server.ask("/questions/roles.json").body)["results"]["bindings"]
    read = Graph().parse(data=server.ask("/questions/roles.ttl").body, format="turtle")
    cells = [(str(read.value(node, RS.variable)), str(read.value(node, RS.value))) for node in read.subjects(RS.variable, None)]
    people = {value for column, value in cells if column == "person"}
    assert people == {binding["person"]["value"] for binding in bindings}
    assert len(set(read.subjects(RS["index"], None))) == len(bindings)


def test_a_chart_stands_above_the_rows_that_it_draws(server: Server) -> None:
    page = server.ask("/questions/agreements?lang=en").text
    assert re.search(r'<details class="chart" open>.*2014 – 2020.*2020 – 2025.*<table', page, re.DOTALL)
    assert 'class="chart"' not in server.ask("/questions/parties").text


def test_the_query_of_a_question_is_shown_as_it_is_narrowed_and_can_be_opened_to_change_it(server: Server) -> None:
    page = html.unescape(server.ask("/questions/roles?person=duc+trung").text)
    assert re.search(r"<code>.*VALUES \?\w+ \{ <https://[^>]*/person/nguyen-duc-trung", page, re.DOTALL)
    link = re.search(r'href="(/query\?query=[^"]*)"', page)
    assert link
    assert "Phó Bí thư" in server.ask(link[1]).text


def test_a_name_that_is_none_is_refused_on_the_page_with_the_nearest(server: Server) -> None:
    got = server.ask("/questions/roles?person=Nguyen+Duc+Trumg&lang=en")
    assert got.status == 400
    assert "did you mean" in got.text or "Nguyễn Đức Trung" in got.text
    assert 'value="Nguyen Duc Trumg"' in got.text


# ---- in words ------------------------------------------------------------------------------------


def test_a_question_in_words_says_what_was_understood_and_has_an_address_of_its_own(server: Server) -> None:
    page = html.unescape(server.ask(f"/ask?lang=vi&words={quote('Ai dự lễ ký phía VNPT?')}").text)
    assert f"<h1>{find('attendees').vi[0]}</h1>" in page
    assert "Ai dự lễ ký phía VNPT?" in page
    assert "Tập đoàn Bưu chính Viễn thông Việt Nam" in page
    shared = re.search(r'class="understood">.*?href="(/questions/attendees\?[^"]*)"', page, re.DOTALL)
    assert shared
    other = html.unescape(server.ask(shared[1]).text)
    assert re.findall("<tr>.*?</tr>", other, re.DOTALL) == re.findall("<tr>.*?</tr>", page, re.DOTALL)


def test_what_is_not_understood_for_sure_is_answered_by_the_nearest_questions(server: Server) -> None:
    page = server.ask(f"/ask?lang=en&words={quote('How many elephants signed?')}").text
    assert re.search(r'role="alert">.*?(<li><a href="/questions/.*?){3}</ul>', page, re.DOTALL)
    assert '<section class="topic"' in page
    assert '<section class="topic"' in server.ask("/ask").text


# ---- suggestions ---------------------------------------------------------------------------------


def test_what_words_find_comes_as_data_with_names_before_quotes(server: Server) -> None:
    found = json.loads(server.ask("/search.json?words=nguyen+duc&lang=en").body)["found"]
    assert (found[0]["name"], found[0]["kind"]) == ("Nguyễn Đức Trung", "person")
    assert found[0]["href"].startswith("/doc/person/nguyen-duc-trung")
    assert json.loads(server.ask("/search.json").body) == {"found": []}


def test_names_of_a_kind_are_offered_without_accents_and_name_one_thing(server: Server) -> None:
    found = json.loads(server.ask("/names.json?kind=organisation&words=nghe+an").body)["found"]
    for entry in found:
        assert server.ask(f"/questions/roles.json?organisation={quote(entry['value'])}").status == 200
    assert "Ủy ban nhân dân tỉnh Nghệ An" in [entry["name"] for entry in found]
    for kind in ("", "to", "x'\"", "field"):
        assert server.ask(f"/names.json?kind={quote(kind)}&words=a").status == 404


@needs_chromium
def test_a_search_box_suggests_and_is_gone_through_by_keys_alone(server: Server, browser: Browser) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", locale="en-GB") as opened:
        page = opened.page
        page.goto(opened.home)
        field = page.locator("#words")
        field.focus()
        page.keyboard.type("nguyen duc")
        option = page.get_by_role("option").first
        expect(option).to_contain_text("Nguyễn Đức Trung")
        assert (field.get_attribute("role"), field.get_attribute("aria-expanded")) == ("combobox", "true")
        page.keyboard.press("ArrowDown")
        assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
        assert option.get_attribute("aria-selected") == "true"
        page.keyboard.press("Escape")
        expect(option).to_be_hidden()
        page.keyboard.press("ArrowDown")
        expect(option).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Nguyễn Đức Trung")


@needs_chromium
def test_the_field_of_a_question_is_completed_by_a_name_of_the_graph(server: Server, browser: Browser) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", locale="en-GB") as opened:
        page = opened.page
        page.goto(f"{opened.home}questions/roles")
        page.locator("input[name=person]").click()
        page.keyboard.type("quang liem")
        page.get_by_role("option", name="Huỳnh Quang Liêm").click()
        assert page.locator("input[name=person]").input_value() == "Huỳnh Quang Liêm"
        page.keyboard.press("Enter")
        expect(page.locator("table.answer tbody")).to_contain_text("Huỳnh Quang Liêm")
        assert "person=Hu" in page.url


@needs_chromium
def test_the_catalogue_narrows_as_one_types_and_the_same_box_asks_in_words(server: Server, browser: Browser) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", locale="vi-VN") as opened:
        page = opened.page
        page.goto(f"{opened.home}questions")
        page.locator("#asked").fill("khen thuong")
        expect(page.locator("li[data-words]:visible").first).to_be_visible()
        assert 0 < page.locator("li[data-words]:visible").count() < 10
        page.locator("#asked").fill("Ai dự lễ ký phía VNPT?")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(find("attendees").vi[0])


@needs_chromium
def test_without_scripts_all_of_it_is_plain_forms(server: Server, browser: Browser) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", java_script_enabled=False) as opened:
        page = opened.page
        page.goto(f"{opened.home}questions/roles")
        page.locator("input[name=person]").fill("quang liem")
        page.locator("main form button").click()
        assert "Huỳnh Quang Liêm" in page.locator("table.answer").inner_text()
        page.goto(f"{opened.home}search")
        page.locator("#words").fill("nguyen duc")
        page.locator("main form button").click()
        assert "Nguyễn Đức Trung" in page.locator(".results").inner_text()


# ---- graphs --------------------------------------------------------------------------------------


def test_a_graph_that_a_query_constructs_is_drawn_with_its_turtle(server: Server) -> None:
    query = "CONSTRUCT { ?a <http://example.org/with> ?b } WHERE { ?a <https://w3id.org/hoptac/def#party> ?b }"
    page = server.ask(f"/query?query={quote(query)}&lang=en").text
    assert re.search(r'<svg class="network".*?<a href="/doc/organisation/', page, re.DOTALL)
    assert "<pre" in page
    bare = server.ask(f"/query?query={quote('CONSTRUCT { [] <a:b> [] } WHERE {}')}")
    assert (bare.status, "<svg class=" in bare.text.partition("<footer")[0]) == (200, False)


def test_a_text_that_looks_like_an_address_of_the_graph_is_a_text(server: Server) -> None:
    for typed in ("https://w3id.org/hoptac/id/a b<>", "https://w3id.org/hoptac/id/person/../x", "javascript:alert(1)"):
        query = f'SELECT ("{typed}" AS ?x) {{}}'
        got = server.ask(f"/query?query={quote(query)}")
        assert got.status == 200
        assert html.escape(typed) in got.text
        assert "<td><a" not in got.text
