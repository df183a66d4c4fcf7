"""`make bench`: each benchmark prints a ratio against a named peer, timed in the same run. Nothing is asserted."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NO_BENCHMARKS = ("__main__", "timing", "deals", "articles", "corpus", "servers")  # what benchmarks are made with

for script in sorted(HERE.glob("*.py")):
    if script.stem not in NO_BENCHMARKS:
        subprocess.run([sys.executable, str(script)], check=True)
