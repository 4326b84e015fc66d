"""Golden folders of both models, and their tiny checkpoints opened for exact comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")


from engine.index import Index
from engine.models import parity
from engine.models.checkpoint import open_checkpoint
from engine.models.interface import Views
from engine.models.loader import Loaded
from engine.models.native import features
from engine.models.vidi import keeping
from engine.models.vidi.model import VidiModel
from engine.models.vidi.planning import Plan
from engine.tasks.context import Context
from tests.support.golden import golden_folder
from tests.support.one_thread import on_one_thread

FAMILIES = ("vidi_7b", "vidi1_5_9b")
SIDES = {"vidi_7b": 42, "vidi1_5_9b": 55}
"""Pixels of a picture in the tiny checkpoints."""


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Models this small are slower on several, and much slower beside other work."""
    with on_one_thread():
        yield


@pytest.fixture(scope="session")
def loaded() -> Callable[[str], Loaded]:
    """The tiny checkpoint of a family in float32, loaded once."""
    known: dict[str, Loaded] = {}

    def get(family: str) -> Loaded:
        folder = golden_folder(family)
        if family not in known:
            known[family] = parity.load(open_checkpoint(folder / "checkpoint"))
        return known[family]

    return get


Opened = Callable[..., VidiModel]
_NOISE = np.random.default_rng(7).normal(0, 0.1, 16000 * 40).astype(np.float32)


@pytest.fixture
def opened(loaded: Callable[[str], Loaded]) -> Opened:
    """A fresh model over it, that keeps nothing of earlier ones."""

    def make(family: str = "vidi1_5_9b", **options: Any) -> VidiModel:
        checkpoint = open_checkpoint(golden_folder(family) / "checkpoint")
        model = VidiModel("tiny", checkpoint, loaded(family), **{"worth": lambda *_: False, **options})
        model.most = 12  # random weights hardly come to an end
        model.memories.granted = lambda: 2**30
        return model

    return make


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)
        for writer in (features._WRITER, keeping._WRITER):
            writer.submit(lambda: None).result()  # what is still being written finds its index open


def clip(
    side: int, count: int = 5, *, seconds: float = 2.0, first: int = 0, name: str = "a", told: list[int] | None = None
) -> Views:
    """`count` pictures of noise, one a second from `first` on, and `seconds` of noise to be heard; a picture and a sample
    are the same wherever the clip begins. The numbers of pictures that are handed out go to `told`."""

    def pieces() -> Iterator[np.ndarray]:
        for number in range(first, first + count):
            if told is not None:
                told.append(number)
            rng = np.random.default_rng(number)
            yield rng.integers(0, 255, (1, side, side, 3), dtype=np.uint8)

    begin = first * 16000
    heard = _NOISE[begin : begin + round(seconds * 16000)] if seconds else None
    times = tuple(float(number) for number in range(first, first + count))
    end = float(first + count)
    return Views(f"{name}.mp4", name, float(first), end, 1000.0, times, (side, side), pieces, heard)


QUERIES = ("a dog runs", "the crowd cheers", "red car driving past the river, slowly.")
GB = 10**9
Somewhere = Callable[..., VidiModel]


@pytest.fixture
def somewhere(opened: Opened) -> Somewhere:
    """A model whose memories have room in one place alone."""

    def make(place: str, family: str = "vidi1_5_9b", **options: object) -> VidiModel:
        model = opened(family, **{"worth": lambda *_: False, **options})
        model.memories.granted = lambda: GB if place == "device" else 0
        model.memories.host = lambda: GB if place == "host" else 0
        model.memories.formats = ("int8",)
        return model

    return make


def kept(context: Context) -> list[str]:
    """What lies in the folder of memories."""
    folder = context.index.folder / "footage"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def planned(model: VidiModel) -> Plan:
    (own,) = model.memories._own.values()
    return own.plan
