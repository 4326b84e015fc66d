"""The golden folder of InternVideo2-Chat, and its tiny checkpoint as anybody's folder, of the base model and of HD."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint, open_checkpoint
from tests.support.golden import golden_folder


@pytest.fixture(scope="session")
def golden() -> Path:
    return golden_folder("internvideo2_chat")


@pytest.fixture(scope="session")
def checkpoint(golden: Path) -> Checkpoint:
    return open_checkpoint(golden / "checkpoint")


@pytest.fixture(scope="session")
def hd(golden: Path, tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    """The same weights under the name of the other variant, which nothing else tells apart."""
    folder = tmp_path_factory.mktemp("hd") / "InternVideo2_chat_8B_HD"
    shutil.copytree(golden / "checkpoint", folder)
    return open_checkpoint(folder)
