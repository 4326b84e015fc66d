"""Published annotations and predictions beside the checkout; their licences keep them out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"


def published(*parts: str) -> Path:
    """A file of the published benchmarks; skips the test where they are not on this machine."""
    path = BENCHMARKS.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"published benchmark files are not on this machine (expected beside the checkout: {path.name})")
    return path
