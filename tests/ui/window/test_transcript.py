"""The transcript in the whole window, with the real engine: from a subtitle file beside footage to subtitles in the cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.edits import check
from editor.model import Subtitle
from ui.main_window import MainWindow
from ui.panels.transcript import TranscriptPanel

SRT = "1\n00:00:00,200 --> 00:00:01,400\nHello there everybody\n\n2\n00:00:01,800 --> 00:00:02,800\nand goodbye.\n"


@pytest.fixture
def footage(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    copied = tmp_path / "talk.mp4"
    shutil.copyfile(clip, copied)
    return copied


def panel_of(window: MainWindow) -> TranscriptPanel:
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    panel = window.panel("transcript")
    assert isinstance(panel, TranscriptPanel)
    return panel


def test_from_a_subtitle_file_to_the_cut(footage: Path, start: Callable[..., MainWindow], qtbot: QtBot) -> None:
    footage.with_suffix(".srt").write_text(SRT)
    window = start(footage)
    document, view = window.context.document, window.context.view
    qtbot.waitUntil(lambda: bool(document.project.media), timeout=60_000)
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.text.isVisible(), timeout=60_000)
    text = panel.text.toPlainText()
    cursor = panel.text.textCursor()
    cursor.setPosition(text.index("and goodbye."))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    panel.text.setTextCursor(cursor)
    QTest.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    assert document.sequence is not None
    assert [clip.name for clip in document.sequence.tracks[0].clips] == ["and goodbye."]
    QTest.mouseClick(panel.subtitles, Qt.MouseButton.LeftButton)
    made = [item for track in document.project.sequence.tracks for item in track.items if isinstance(item, Subtitle)]
    assert [item.text for item in made] == ["and goodbye."]
    assert not list(check(document.project))
    view.set_source("")
    view.set_playhead(made[0].record_in + 2)
    assert panel.text.said is not None
    assert panel.text.said.text == "and"


def test_without_subtitles_and_models_it_leads_to_the_models(
    footage: Path, start: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = start(footage)
    qtbot.waitUntil(lambda: bool(window.context.document.project.media), timeout=60_000)
    panel = panel_of(window)
    qtbot.waitUntil(lambda: panel.empty.accessibleName() == "No words yet", timeout=60_000)
    assert panel.empty._button.isVisible() == window.context.actions.has("engine.models")
