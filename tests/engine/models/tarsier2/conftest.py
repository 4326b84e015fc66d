"""The golden folder of Tarsier2, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint
from tests.support.golden import golden_folder


@pytest.fixture(scope="session")
def golden() -> Path:
    return golden_folder("tarsier2")


@pytest.fixture(scope="session")
def checkpoint(golden: Path) -> Checkpoint:
    return open_checkpoint(golden / "checkpoint")
