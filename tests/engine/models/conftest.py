"""What every test of a model starts from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.index import Index
from engine.tasks.context import Context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """A job with an index of its own."""
    from engine.models.native import features  # which needs torch

    with Index(tmp_path / "index") as index:
        yield Context(index)
        features._WRITER.submit(lambda: None).result()  # what is still being written finds its index open
