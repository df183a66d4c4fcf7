"""A release: an RO-Crate that other software reads, whole, with true sums, under stated terms, the same bytes each time."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rocrate.rocrate import ROCrate

from hoptac.building import build
from hoptac.cli import main
from hoptac.exports import folders
from hoptac.exports.crate import METADATA, SUMS, crate
from hoptac.exports.files import Choice
from hoptac.questions import catalogue
from hoptac.store import OpenStore, open_store


@pytest.fixture(scope="module")
def opened(store: Path) -> Iterator[OpenStore]:
    found = open_store(store)
    yield found
    found.close()


@pytest.fixture(scope="module")
def released(store: Path) -> Path:
    target = store.parent / "released"
    assert main(["export", "--store", str(store), "--format", "rocrate", "-o", str(target)]) == 0
    return target


def nodes(folder: Path) -> dict[str, Any]:
    told = json.loads((folder / METADATA).read_text("utf-8"))
    assert told["@context"] == "https://w3id.org/ro/crate/1.2/context"
    return {node["@id"]: node for node in told["@graph"]}


def test_the_metadata_has_what_the_specification_requires(released: Path) -> None:
    found = nodes(released)
    descriptor, root = found[METADATA], found["./"]
    assert (descriptor["@type"], descriptor["about"]) == ("CreativeWork", {"@id": "./"})
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    assert root["@type"] == "Dataset"
    assert all(root[key] for key in ("name", "description", "datePublished", "license"))
    assert {part["@id"] for part in root["hasPart"]} == {name for name, node in found.items() if node["@type"] == "File"}


def test_everything_that_the_metadata_points_to_is_described_in_it(released: Path) -> None:
    found = nodes(released)

    def pointed(value: Any) -> Iterator[str]:
        if isinstance(value, list):
            for item in value:
                yield from pointed(item)
        elif isinstance(value, dict):
            yield value["@id"]

    places = {place for node in found.values() for value in node.values() for place in pointed(value)}
    assert places - set(found) == {"https://w3id.org/ro/crate/1.2"}
    assert all(node["name"] for node in found.values())


def test_every_file_is_described_with_its_true_size_and_sum_and_none_is_left_out(released: Path) -> None:
    files = {path.relative_to(released).as_posix(): path.read_bytes() for path in released.rglob("*") if path.is_file()}
    described = {name: node for name, node in nodes(released).items() if node["@type"] == "File"}
    assert set(files) - set(described) == {METADATA, SUMS}
    for name, node in described.items():
        assert (node["contentSize"], node["sha256"]) == (str(len(files[name])), hashlib.sha256(files[name]).hexdigest())
    sums = {line[66:]: line[:64] for line in files[SUMS].decode().splitlines()}
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != SUMS}


def test_the_graph_the_answers_the_vocabulary_and_the_queries_are_in_it(released: Path) -> None:
    found = nodes(released)
    assert {f"answers/{question.name}.csv" for question in catalogue()} <= set(found)
    assert {f"graph/hoptac.{ending}" for ending in ("ttl", "trig", "nt", "nq", "jsonld", "rdf", "graphml", "gexf")} <= set(found)
    assert {"ontology/hoptac.ttl", "ontology/shapes.ttl", "queries/people.rq", "queries/rules/fields.rq"} <= set(found)


def test_another_reader_of_crates_finds_the_same(released: Path) -> None:
    read = ROCrate(released)
    assert str(read.root_dataset["datePublished"]) == "2020-12"
    assert {entity.id for entity in read.data_entities} == {p["@id"] for p in nodes(released)["./"]["hasPart"]}


def test_the_facts_have_a_licence_and_the_quotes_are_said_to_be_their_publishers(released: Path, opened: OpenStore) -> None:
    found = nodes(released)
    assert [terms["@id"] for terms in found["graph/hoptac.ttl"]["license"]][1] == "#quotes"
    assert "publishers" in found["#quotes"]["description"]
    bare = dict(crate(opened, Choice(quotes=False)))
    assert b"#quotes" not in bare[METADATA]
    assert b"oa:exact" not in bare["graph/hoptac.ttl"]
    assert found["ontology/hoptac.ttl"]["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_same_store_gives_the_same_bytes_and_its_own_date(opened: OpenStore) -> None:
    assert list(crate(opened, Choice())) == list(crate(opened, Choice()))
    told = json.loads(dict(crate(opened, Choice(), "2021-03-04"))[METADATA])
    assert told["@graph"][1]["datePublished"] == "2021-03-04"


def test_a_store_without_a_date_asks_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Tập đoàn FPT ký bản ghi nhớ với UBND tỉnh Quảng Ninh.", "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store")
    command = ["export", "--store", str(tmp_path / "store"), "--format", "rocrate", "-o", str(tmp_path / "out")]
    assert main(command) == 2
    assert "--date" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main([*command, "--date", "gestern"]) == 2
    assert main([*command, "--date", "2024-12-31"]) == 0


def test_a_folder_of_other_files_is_left_alone_and_a_release_is_replaced_whole(tmp_path: Path, store: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    command = ["export", "--store", str(store), "--format", "rocrate", "-o", str(target)]
    assert main(command) == 2
    assert [path.name for path in target.iterdir()] == ["mine.txt"]
    (target / "mine.txt").unlink()
    assert main(command) == 0
    (target / "stale").write_text("stale")
    assert main(command) == 0
    assert not (target / "stale").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_release_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise OSError("disk full")

    folders.put_folder(tmp_path / "out", [("mark", b"old")], "mark")
    with pytest.raises(Exception, match="cannot be written"):
        folders.put_folder(tmp_path / "out", broken(), "mark")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()] == [("mark", b"old")]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
