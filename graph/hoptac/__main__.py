"""`python -m hoptac`: the command line."""

import sys

from hoptac.cli import main

if __name__ == "__main__":
    sys.exit(main())
