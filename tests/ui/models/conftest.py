"""A small catalogue, a Hub on this machine that has its models, a folder for them, and a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.models import machine
from engine.models.machine import Machine
from tests.support.catalogues import BOUND, known_models, small_hub
from tests.support.checkpoints import REVISION, FakeHub
from ui.models import dialog
from ui.state.context import Context

CATALOGUE = f"""
[[model]]
id = "free"
title = "Free model"
family = "qwen3_vl"
tasks = ["find", "ask"]
languages = ["en", "zh", "multi"]
licence = {{ name = "Apache-2.0", link = "https://www.apache.org/licenses/LICENSE-2.0", commercial = true }}
repository = "someone/some-model"
revision = "{REVISION}"
parameters = 1_000_000_000
released = "2025-10"
rank = 10

{BOUND}
[[model]]
id = "nowhere"
title = "Unreleased model"
family = "vidi"
tasks = ["find"]
licence = {{ name = "unknown", link = "https://example.org" }}
unavailable = "no weights were released"
ready = false
"""


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with known_models(CATALOGUE, tmp_path, monkeypatch):
        yield


@pytest.fixture(autouse=True)
def a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Machine(card="Test card", video_memory=8 * 2**30, main_memory=32 * 2**30)
    for module in (machine, dialog):
        monkeypatch.setattr(module, "this_machine", lambda: made)


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with small_hub(2_000_000, monkeypatch) as served:
        yield served


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> QWidget:
    made = QWidget()
    made.resize(1280, 860)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made
