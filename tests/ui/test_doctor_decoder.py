"""`doctor` tells who decodes footage, and why."""

from __future__ import annotations

import pytest

from engine import nvdec
from ui import doctor


@pytest.mark.parametrize(
    ("wish", "missing", "state", "text"),
    [
        ("auto", "", "ok", "the graphics card decodes (NVDEC) where that is quicker, else the processor"),
        ("on", "", "ok", "the graphics card decodes (NVDEC) wherever it can, else the processor"),
        ("off", "", "ok", "the processor decodes: the graphics card was turned off for it"),
        ("auto", "no NVIDIA card", "ok", "the processor decodes: no NVIDIA card"),
        ("on", "no NVIDIA card", "missing", "the processor decodes: no NVIDIA card"),
    ],
)
def test_who_decodes(wish: str, missing: str, state: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nvdec, "wish", lambda: wish)
    monkeypatch.setattr(nvdec, "missing", lambda: missing)
    found = doctor._decoder()
    assert (found.name, found.state, found.text) == ("decoder", state, text)
