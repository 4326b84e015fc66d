"""The design's table of tokens, where it is at hand."""

from __future__ import annotations

import pytest

from tests.conftest import SHARED


@pytest.fixture
def shared_design() -> str:
    file = SHARED / "design" / "TOKENS.md"
    if not file.is_file():
        pytest.skip("the design is not on this machine")
    return file.read_text(encoding="utf-8")
