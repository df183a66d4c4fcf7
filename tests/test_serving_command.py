"""`hoptac serve` as a command: what cannot be served is said in one line."""

import socket
from pathlib import Path

import pytest

from hoptac.cli import main
from hoptac.serving.listening import Place, listening
from served import served


@pytest.mark.parametrize("options", [("--port", "0"), ("--port", "70000"), ("--seconds", "0"), ("--port", "x")])
def test_a_number_that_cannot_be_is_refused(options: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *options]) == 2
    assert "serve" in capsys.readouterr().err


def test_a_store_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(tmp_path / "none")]) == 2
    assert "hoptac build" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(store) as server:
        assert main(["serve", "--store", str(store), "--port", str(server.port)]) == 2
        assert f"{server.port}" in capsys.readouterr().err
        assert server.lives()


def test_small_answers_on_one_connection_do_not_wait_for_each_other() -> None:
    with listening(Place(port=0)) as door:
        client = socket.create_connection(door.getsockname())
        taken, _ = door.accept()
        assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        taken.close()
        client.close()
