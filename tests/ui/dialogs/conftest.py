"""A window with a context of its own, in which nothing moves and no still is made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import add_media
from engine.protocol import EngineError, MediaInfo
from ui.actions.registry import ActionRegistry
from ui.bin.stills import StillCache
from ui.state.context import Context
from ui.state.document import Document
from ui.state.engine import EngineService
from ui.state.jobs import JobEntry, JobList
from ui.state.settings import Settings
from ui.state.view import ViewState
from ui.theme import Theme, motion

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the application is made, which outlives every test


class NoStills:
    """Makes no picture of anything."""

    def submit(self, *_: Any, **__: Any) -> Any:
        raise EngineError("the engine is closed")


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path / ".config"))
    monkeypatch.setenv("CLIPWRIGHT_DATA", str(tmp_path / ".data"))
    motion.reduce(True)
    settings = Settings()
    theme = Theme()
    theme.apply(qapp)
    made = Context(
        document=Document(), view=ViewState(), engine=EngineService(), jobs=JobList(), settings=settings,
        theme=theme, actions=ActionRegistry(settings), stills=StillCache(NoStills()),
    )  # fmt: skip
    made.document.changed.connect(made.actions.refresh_soon)
    yield made
    made.close()
    motion.reduce(False)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> QWidget:
    made = QWidget()
    made.resize(1280, 860)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def add(context: Context, *infos: MediaInfo) -> None:
    """Put footage into the bin."""
    for info in infos:
        assert context.document.do("add footage", lambda project, info=info: add_media(project, info))


def settled(qtbot: QtBot, context: Context, *, timeout: int = 60_000) -> JobEntry:
    """The last job, once all are over."""
    qtbot.waitUntil(lambda: bool(context.jobs.entries) and context.jobs.running == 0, timeout=timeout)
    return context.jobs.entries[-1]
