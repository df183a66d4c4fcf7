"""What a broken list says: the file, the term and the way out, in one line; and that the lists of ontology/ are sound."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from hoptac import resources, schemes
from hoptac.errors import ListError
from hoptac.lists import load
from hoptac.oxigraph import parse


class Break(NamedTuple):
    """A fault put into a file, and what is then said of it."""

    file: str
    old: str
    new: str
    said: str


POST = """posts:director a skos:Concept ; skos:inScheme hop:posts ;
  skos:prefLabel "Giám đốc"@vi, "director"@en ;
  skos:altLabel "GĐ"@vi ."""
BODY = "orgs:vnpt a org:Organization ; skos:inScheme hop:organisations ; org:classification kinds:group ;"
KIND = 'skos:broader kinds:provincialDepartment ;\n  skos:prefLabel "Sở Nội vụ"@vi'
CITY = 'dcterms:isPartOf places:viet-nam ;\n  skos:prefLabel "Hà Nội"@vi'
DAY = 'schema:validFrom "2025-01-01"^^xsd:date'

BREAKS = {
    "a name is missing": Break(
        "posts.ttl",
        POST,
        POST.replace('"Giám đốc"@vi, ', ""),
        'posts:director has no label @vi; add skos:prefLabel "…"@vi',
    ),
    "two names": Break(
        "posts.ttl",
        POST,
        POST.replace('"director"@en', '"director"@en, "manager"@en'),
        'posts:director has 2 names @en ("director", "manager"); keep one skos:prefLabel, make the rest skos:altLabel',
    ),
    "no language": Break(
        "posts.ttl",
        POST,
        POST.replace('"GĐ"@vi', '"GĐ"'),
        'posts:director has a label "GĐ" that is neither @vi nor @en; write "GĐ"@vi',
    ),
    "stray spaces": Break(
        "posts.ttl",
        POST,
        POST.replace('"GĐ"@vi', '"G Đ "@vi'),
        'posts:director has a label "G Đ " that is empty, has stray spaces or is not NFC; write it as the text does',
    ),
    "not composed": Break("posts.ttl", POST, POST.replace('"GĐ"@vi', '"Gia\u0301m"@vi'), "is not NFC; write it as the text does"),
    "a form of two terms": Break(
        "posts.ttl",
        POST,
        POST.replace('"GĐ"@vi', '"Uỷ viên"@vi'),
        'posts:director and posts:committeeMember are both called "Uỷ viên"; take it from one of them',
    ),
    "a form twice": Break(
        "posts.ttl",
        POST,
        POST.replace('"GĐ"@vi', '"GĐ"@vi, "Giám đốc"@vi'),
        'posts:director says "Giám đốc" twice; take one away',
    ),
    "a misspelt property": Break(
        "posts.ttl",
        POST,
        POST.replace("skos:altLabel", "skos:altlabel"),
        "posts:director has skos:altlabel, which no list knows; write skos:altLabel or take it away",
    ),
    "no scheme": Break(
        "posts.ttl",
        POST,
        POST.replace(" ; skos:inScheme hop:posts", ""),
        "posts:director is in no scheme; add skos:inScheme hop:…",
    ),
    "no Turtle": Break("posts.ttl", POST, POST.replace('"Giám đốc"@vi', '"Giám đốc'), ": line "),
    "a link to nothing": Break(
        "organisations.ttl",
        "org:subOrganizationOf orgs:evn ",
        "org:subOrganizationOf orgs:envn ",
        "has org:subOrganizationOf orgs:envn, which no list has; correct it or add orgs:envn",
    ),
    "a body of no kind": Break(
        "organisations.ttl",
        BODY,
        BODY.replace(" org:classification kinds:group ;", ""),
        "orgs:vnpt does not say its kind; add org:classification hop:…",
    ),
    "a kind of no type": Break(
        "organisation-kinds.ttl",
        KIND,
        KIND.replace("skos:broader kinds:provincialDepartment ;\n", ""),
        "kinds:departmentOfInterior leads to no type; add skos:broader hop:… or, at the top, skos:notation",
    ),
    "a place within itself": Break(
        "places.ttl",
        CITY,
        CITY.replace("places:viet-nam", "places:ha-noi"),
        "places:ha-noi is above itself by dcterms:isPartOf; take away one of the links",
    ),
    "no day": Break(
        "places.ttl",
        DAY,
        'schema:validFrom "1/1/2025"',
        'places:hue has the day "1/1/2025"; write it as "2025-07-01"^^xsd:date',
    ),
    "an end before the beginning": Break(
        "places.ttl",
        DAY,
        f'{DAY} ; schema:validThrough "2024-01-01"^^xsd:date',
        "places:hue ends (2024-01-01) before it begins (2025-01-01); correct one of the days",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of ontology/ that a test may break."""
    return Path(shutil.copytree(resources.path("ontology"), tmp_path / "ontology"))


def rewrite(path: Path, old: str, new: str, times: int = 1) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), "utf-8")


def test_the_lists_of_ontology_are_sound() -> None:
    assert len(load(resources.path("ontology")).posts) > 100


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_list_names_file_term_and_way_out(folder: Path, name: str) -> None:
    fault = BREAKS[name]
    rewrite(folder / fault.file, fault.old, fault.new)
    with pytest.raises(ListError) as caught:
        load(folder)
    assert fault.said in str(caught.value)
    assert str(caught.value).startswith(f"ontology/{fault.file}: ")
    assert "\n" not in str(caught.value)


def test_a_term_stands_in_one_file(folder: Path) -> None:
    with (folder / "abbreviations.ttl").open("a", encoding="utf-8") as file:
        file.write("<https://w3id.org/hoptac/def/posts#director> a skos:Concept ; skos:inScheme hop:abbreviations ;\n")
        file.write('  skos:prefLabel "Giám đốc"@vi, "director"@en .\n')
    with pytest.raises(ListError, match=r"posts:director stands in posts\.ttl too; keep it in one file"):
        load(folder)


def test_the_other_faults_are_counted(folder: Path) -> None:
    rewrite(folder / "posts.ttl", '"director"@en', '""@en')
    rewrite(folder / "posts.ttl", '"secretary"@en', '" x"@en')
    with pytest.raises(ListError, match=r"\(and 1 more\)$"):
        load(folder)


def test_a_form_may_mean_two_terms_only_at_different_times(folder: Path) -> None:
    """The old and the new province of one name; were the new one older than the end of the old, the name would be doubtful."""
    rewrite(folder / "places.ttl", '"2025-07-01"^^xsd:date', '"2025-06-01"^^xsd:date', -1)
    with pytest.raises(ListError, match=r'are both called "[^"]+"; take it from one of them'):
        load(folder)


def test_a_missing_folder_or_list_says_so(folder: Path, tmp_path: Path) -> None:
    (folder / "posts.ttl").unlink()
    with pytest.raises(ListError, match=r"^ontology: no list has hop:posts; install hoptac again$"):
        load(folder)
    with pytest.raises(ListError, match="install hoptac again"):
        load(tmp_path / "nowhere")


def test_a_new_post_takes_three_lines_of_turtle(folder: Path) -> None:
    with (folder / "posts.ttl").open("a", encoding="utf-8") as file:
        file.write("posts:harbourMaster a skos:Concept ; skos:inScheme hop:posts ;\n")
        file.write('  skos:prefLabel "Trưởng cảng vụ"@vi, "harbour master"@en ;\n')
        file.write('  skos:altLabel "Cảng vụ trưởng"@vi .\n')
    assert [found.value.name for found in load(folder).posts.find("ông A - Cảng vụ trưởng Hải Phòng")] == ["Trưởng cảng vụ"]


def test_no_term_of_the_lists_bears_the_name_of_a_term_of_the_vocabulary() -> None:
    folder = resources.path("ontology")
    vocabulary = {subject for subject, _, _ in parse(folder / "hoptac.ttl")}
    assert not vocabulary & {statement.iri for statement in schemes.read(folder)}
