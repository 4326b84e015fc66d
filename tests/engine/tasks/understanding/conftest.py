"""Footage, an index, and a model that says what it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine.index import Index
from engine.tasks.context import Context
from tests.support.footage import counter_clip


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds with numbers burnt in, no sound."""
    return counter_clip(tmp_path_factory.mktemp("footage") / "clip.mp4", rate=Fraction(25), frames=100, size=(320, 180))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "index") as index:
        yield Context(index)
