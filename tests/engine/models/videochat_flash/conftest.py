"""The golden folder of VideoChat-Flash, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint
from tests.support.golden import golden_folder


@pytest.fixture(scope="session")
def golden() -> Path:
    return golden_folder("videochat_flash")


@pytest.fixture(scope="session")
def checkpoint(golden: Path) -> Checkpoint:
    return open_checkpoint(golden / "checkpoint")
