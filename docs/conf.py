"""How `make docs` turns these pages into HTML, with no network: Sphinx, and two pages drawn from the project's own data."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generated

project = "Hoptac"
extensions = ["myst_parser"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
exclude_patterns = ["articles"]
html_theme = "furo"
html_show_sphinx = False
html_static_path = ["pictures"]
language = "en"
nitpicky = True

generated.write(Path(__file__).parent)
