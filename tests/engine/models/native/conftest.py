"""Tiny checkpoints of the native families, footage of noise, and a way to open them as a worker does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")

from engine.index import Index
from engine.models import budget, loader
from engine.models.checkpoint import Checkpoint, open_checkpoint
from engine.models.interface import Views
from engine.models.loader import Loaded
from engine.models.native import features
from engine.models.native.model import NativeModel
from engine.tasks.context import Context

Opened = Callable[..., NativeModel]


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


def loaded_of(checkpoint: Checkpoint, tokens: int = 4096) -> Loaded:
    """In float32, so that what is computed in another order comes to the same tokens."""
    need = budget.need(checkpoint.config, "cpu", budget.Plan(tokens=tokens, chunk=512))
    loaded = loader.load(checkpoint, budget.Choice(setting="cpu", need=need, reason="", device="cpu"))
    loaded.model.float()
    return loaded


@pytest.fixture
def opened(folders: Callable[[str], Path]) -> Opened:
    def make(name: str = "qwen3-vl", *, tokens: int = 4096, **options: Any) -> NativeModel:
        checkpoint = open_checkpoint(folders(name))
        options.setdefault("worth", lambda *_: False)
        return NativeModel("tiny", checkpoint, loaded_of(checkpoint, tokens), **options)

    return make


@pytest.fixture
def context(tmp_path: Path) -> Iterable[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)
        features._WRITER.submit(lambda: None).result()  # what is still being written finds its index open


def film(
    size: tuple[int, int], count: int = 4, *, name: str = "a", start: float = 0.0, step: float = 1.0, piece: int = 0
) -> Views:
    """`count` pictures of noise, one each `step` seconds; in pieces of `piece` pictures where that is given."""
    rng = np.random.default_rng(sum(name.encode()))
    pictures = rng.integers(0, 255, (count, size[1], size[0], 3), dtype=np.uint8)
    times = tuple(round(start + place * step, 6) for place in range(count))

    def pieces() -> Iterable[np.ndarray]:
        return (pictures[first : first + piece] for first in range(0, count, piece))

    end = start + count * step
    return Views(f"{name}.mp4", name, start, end, end, times, size, pieces if piece else pictures)
