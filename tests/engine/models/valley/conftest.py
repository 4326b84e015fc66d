"""The golden folder of Valley2, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from tests.support.golden import golden_folder  # noqa: E402
from tests.support.one_thread import on_one_thread  # noqa: E402


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
