"""The golden folder of InternVideo2.5, and its tiny checkpoint as anybody's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint
from tests.support.golden import Edited, golden_folder


@pytest.fixture(scope="session")
def golden() -> Path:
    return golden_folder("internvideo2_5")


@pytest.fixture(scope="session")
def checkpoint(golden: Path) -> Checkpoint:
    return open_checkpoint(golden / "checkpoint")


@pytest.fixture
def roomy(edited: Edited) -> Path:
    """The checkpoint with room for questions: its own texts end after 288 tokens."""
    return edited(lambda config: config["llm_config"].update(max_position_embeddings=8192))
