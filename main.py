"""Clipwright's one entry point: `clipwright` and `python main.py` both come here."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    from ui.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
