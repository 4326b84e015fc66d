"""What tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.client import Engine
from tests.support.engines import MISBEHAVING


@pytest.fixture
def misbehaving() -> Iterator[Engine]:
    with Engine(command=MISBEHAVING) as running:
        yield running
