"""The golden folder of Valley2, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from tests.support.golden import edited_checkpoint, golden_folder  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402

Edited = Callable[..., Path]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Matrices of 48 numbers a side are not worth waking other threads for."""
    with on_one_thread():
        yield


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
