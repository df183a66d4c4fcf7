"""`make bench`: each benchmark prints a ratio against a named peer, timed in the same run. Nothing is asserted."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

for script in sorted(HERE.glob("*.py")):
    if script.name not in ("__main__.py", "timing.py"):
        subprocess.run([sys.executable, str(script)], check=True)
