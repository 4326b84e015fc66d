"""Tiny checkpoints of the native families, and a way to open them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

from engine.models.checkpoint import open_checkpoint
from engine.models.native.model import NativeModel
from tests.support.video_models import Opened, loaded_of


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a family's checkpoint, built when it is first asked for."""
    pytest.importorskip("torchvision")
    from tests.support.tiny_checkpoints import build

    made: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in made:
            made[name] = build(name, tmp_path_factory.mktemp("model") / name)
        return made[name]

    return folder


@pytest.fixture
def opened(folders: Callable[[str], Path]) -> Opened:
    def make(name: str = "qwen3-vl", *, tokens: int = 4096, **options: Any) -> NativeModel:
        checkpoint = open_checkpoint(folders(name))
        options.setdefault("worth", lambda *_: False)
        return NativeModel("tiny", checkpoint, loaded_of(checkpoint, tokens), **options)

    return make
