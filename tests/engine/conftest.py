"""What tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.client import Engine
from tests.support.engines import MISBEHAVING, has_cuda


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("cuda") and not has_cuda():
        pytest.skip("needs an NVIDIA graphics card that torch can use")


@pytest.fixture
def misbehaving() -> Iterator[Engine]:
    with Engine(command=MISBEHAVING) as running:
        yield running
