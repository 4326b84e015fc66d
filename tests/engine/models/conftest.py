"""What every test of a model starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.index import Index
from engine.tasks.context import Context
from tests.support.golden import Edited, edited_checkpoint


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """A job with an index of its own."""
    from engine.models.native import features  # which needs torch

    with Index(tmp_path / "index") as index:
        yield Context(index)
        features._WRITER.submit(lambda: None).result()  # what is still being written finds its index open


@pytest.fixture
def edited(golden: Path, tmp_path: Path) -> Edited:
    """A copy of a family's checkpoint, whose golden folder is `golden`, with the file `name` changed by a function."""

    def copy(change: Callable[[dict[str, Any]], object] = lambda _: None, name: str = "config.json") -> Path:
        return edited_checkpoint(golden, tmp_path / "edited", change, name)

    return copy
