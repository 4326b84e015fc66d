"""Tasks with a model that a test has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.support.opening import using


@pytest.fixture
def opened() -> Iterator[Callable[[Any], Any]]:
    """Have every engine be the model that was given last."""
    with ExitStack() as stack:

        def use(model: Any) -> Any:
            stack.enter_context(using(model))
            return model

        yield use
