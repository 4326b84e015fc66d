"""Every engine is one model, whatever a task asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def using(model: Any) -> Iterator[None]:
    """While the block runs, whatever a task opens is this model."""

    @contextmanager
    def open_model(*_: object) -> Iterator[Any]:
        yield model

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.models.opening.open_model", open_model)
        yield
