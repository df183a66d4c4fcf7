"""`hoptac ask` from a cold start, beside parsing the graph's Turtle with rdflib and asking the same there.

Processor time is taken, and the modules of both are compiled before, as they are wherever a command has run once.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import timing

from hoptac import resources
from hoptac.building import build
from hoptac.cli import main as hoptac

RDFLIB = """
import sys
from rdflib import Dataset
graph = Dataset(default_union=True)
graph.parse(sys.argv[1], format="trig")
for row in graph.query(open(sys.argv[2], encoding="utf-8").read()):
    print(*row, sep=",")
"""


def call(*command: str) -> None:
    """Run a command to its end, its output thrown away; it may keep what it compiles."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=around)


def worked() -> float:
    """The seconds that processors have worked for the commands that were run."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the ratio at the seed."""
    with tempfile.TemporaryDirectory() as folder:
        store, dump = Path(folder) / "store", Path(folder) / "graph.trig"
        build([resources.path("seeds")], store)
        hoptac(["export", "--store", str(store), "-o", str(dump)])
        query = str(resources.path("queries/people.rq"))
        timed = timing.side_by_side(
            lambda: call(sys.executable, "-m", "hoptac", "ask", "people", "--format", "csv", "--store", str(store)),
            lambda: call(sys.executable, "-c", RDFLIB, str(dump), query),
            runs=9,
            clock=worked,
        )
        print(timing.told("asking from a cold start", timed, "rdflib", 5))


if __name__ == "__main__":
    main()
