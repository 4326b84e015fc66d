"""The golden folder of Valley2, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.index import Index  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.native import features  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from tests.support.golden import edited_checkpoint, golden_folder  # noqa: E402

Edited = Callable[..., Path]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Matrices of 48 numbers a side are not worth waking other threads for."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def golden() -> Path:
    return golden_folder("valley2")


@pytest.fixture(scope="session")
def checkpoint(golden: Path) -> Checkpoint:
    return open_checkpoint(golden / "checkpoint")


@pytest.fixture
def edited(golden: Path, tmp_path: Path) -> Edited:
    """A copy of the checkpoint whose config.json was changed by a function."""

    def copy(change: Callable[[dict[str, Any]], object]) -> Path:
        return edited_checkpoint(golden, tmp_path / "edited", change, "config.json")

    return copy


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)
        features._WRITER.submit(lambda: None).result()  # what is still being written finds its index open
