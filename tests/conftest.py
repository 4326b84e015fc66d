"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

# CI tries the same examples every time, so that a change is judged and not its luck; everywhere else they are new each time.
settings.register_profile(
    "clipwright", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("clipwright")


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """The folder of real footage; its manifest.json says what each file shows."""
    folder = SHARED / "media"
    if not folder.is_dir():
        pytest.skip(f"real footage is not on this machine (expected beside the checkout, in {SHARED.name}/media)")
    return folder


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own cache or settings."""
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(home / "cache"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
