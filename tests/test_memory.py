"""What a fork shares becomes its own without a change, and only where there is memory enough."""

import subprocess
import sys

import pytest

from hoptac.serving import memory

FORKED = """
import os, re
from pathlib import Path
from hoptac.serving import memory

def private():
    return int(re.search(r"Private_Dirty:\\s+(\\d+)", Path("/proc/self/smaps_rollup").read_text())[1]) // 1024

memory.is_scarce = lambda: False
held = bytearray(os.urandom(1 << 20) * 64)
before = hash(bytes(held))
child = os.fork()
if child:
    raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
shared = private()
owned = sum(memory.own()) >> 20
print(shared, private(), owned, hash(bytes(held)) == before, flush=True)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the call is one of Linux")
def test_what_a_fork_shares_becomes_its_own_and_stays_as_it_is() -> None:
    told = subprocess.run([sys.executable, "-c", FORKED], check=True, capture_output=True, text=True).stdout.split()
    shared, private, owned = map(int, told[:3])
    assert shared < 32 < 64 <= min(private, owned)
    assert told[3] == "True"


def test_nothing_is_copied_where_memory_is_scarce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "is_scarce", lambda: True)
    assert list(memory.own()) == []


def test_where_the_system_does_not_tell_its_memory_some_is_taken_for_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_told", lambda path: "")
    assert memory.available() == memory.UNKNOWN
    assert not memory.is_scarce()
