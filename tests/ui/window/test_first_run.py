"""The first-run page: what it says, where it leads, and how it takes what is dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from editor.model import Project
from engine.protocol import Cancelled, OutputError
from tests.support.projects import three_clips
from tests.ui.window.conftest import carried, drop, hover, leave
from ui.doctor import Finding
from ui.main_window import MainWindow
from ui.shell import sample
from ui.shell.abilities import abilities

Start = Callable[..., MainWindow]


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.first_run.findChildren(QLabel) if label.isVisible())


def test_it_says_what_to_do_and_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.in_workspace
    qtbot.waitUntil(lambda: "Vertical cut" in words(window))
    said = words(window)
    for text in ("Drop footage to begin", "Drop files or folders anywhere", "Sample project", "Highlights", "Ready"):
        assert text in said
    assert "Missing" not in said
    assert window.top_bar.make.isHidden(), "there is nothing to make a reel of yet"
    assert window.windowTitle() == "Clipwright"


def test_what_is_missing_is_told_by_job(start: Start, findings: list[Finding], qtbot: QtBot) -> None:
    findings[:] = [found for found in findings if found.name != "cv2"]
    findings.append(Finding("cv2", "failed", "faces and people"))
    window = start()
    qtbot.waitUntil(lambda: "Missing" in words(window))
    assert words(window).count("Missing") == 2, "highlights and the vertical cut need it, the others do not"


def test_an_examination_that_fails_says_so_in_place(
    start: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, findings: list[Finding]
) -> None:
    def broken() -> list[Finding]:
        raise OSError("no more processes")

    monkeypatch.setattr("ui.shell.abilities.examine", broken)
    window = start()
    qtbot.waitUntil(lambda: "No more processes" in words(window))
    monkeypatch.setattr("ui.shell.abilities.examine", lambda: list(findings))
    QTest.mouseClick(window.first_run.abilities.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Vertical cut" in words(window))


def test_the_encoder_is_told() -> None:
    card = [Finding("encoder", "ok", "h264_nvenc: the graphics card encodes")]
    assert "graphics card" in next(job.text for job in abilities(card, "m").jobs if job.icon == "export")


def test_dropped_footage_opens_the_workspace(window: MainWindow, clip: Path, qtbot: QtBot) -> None:
    drop(window, [clip])
    assert window.in_workspace
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=60_000)
    assert window.context.document.undo_names


def test_the_drop_area_answers_to_what_hovers(window: MainWindow, clip: Path) -> None:
    before = window.first_run.drop.grab().toImage()
    assert hover(window.first_run, carried([clip]))
    assert window.first_run.drop.grab().toImage() != before
    leave(window.first_run)
    assert window.first_run.drop.grab().toImage() == before


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("hello")
    assert not hover(window.first_run, data)
    data.setUrls([])
    assert not hover(window.first_run, data)


def test_add_footage_by_its_button(window: MainWindow, clip: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(clip)], ""))
    QTest.mouseClick(window.first_run.drop.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=60_000)


def test_add_footage_by_its_key(window: MainWindow, clip: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(clip)], ""))
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=60_000)


def test_recent_projects_are_offered(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    from editor.storage import save_project
    from ui.state.settings import Settings

    path = tmp_path / "Holiday & more.cwp"
    save_project(three_clips(), path)
    Settings().add_recent(path)
    window = start()
    row = window.first_run.recents.findChildren(type(window.first_run.drop.add))[0]
    assert row.isVisible()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.document.path == path)
    assert window.in_workspace
    assert "Holiday & more" in window.windowTitle()


def test_a_recent_project_that_is_gone_can_be_taken_off_the_list(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    from ui.state.settings import Settings

    path = tmp_path / "gone.cwp"
    Settings().add_recent(path)
    window = start()
    row = window.first_run.recents.findChildren(type(window.first_run.drop.add))[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.notices.texts))
    assert not window.in_workspace
    (said,) = window.notices.texts
    assert "gone.cwp" in said
    remove = next(
        b for b in window.notices.findChildren(type(window.first_run.drop.add)) if b.text() == "Remove from the list"
    )
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert window.context.settings.recents == ()
    assert window.first_run.recents.isHidden()


# --- the sample


@pytest.fixture
def project() -> Project:
    return three_clips()


def test_the_sample_is_opened(window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(sample, "make", lambda *_: sample.Sample(project, ("no speech",)))
    QTest.mouseClick(window.first_run.sample.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.document.sequence is not None)
    assert window.in_workspace
    assert window.context.document.undo_names == ("open sample",)
    assert "No speech" in window.notices.texts


def test_making_the_sample_can_be_cancelled(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def make(_engine: object, _progress: object, cancel: threading.Event) -> sample.Sample:
        assert cancel.wait(20)
        raise Cancelled

    monkeypatch.setattr(sample, "make", make)
    QTest.mouseClick(window.first_run.sample.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.first_run.sample.cancel.isVisible)
    assert window.first_run.sample.progress.isVisible()
    QTest.mouseClick(window.first_run.sample.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.first_run.sample.open.isVisible)
    assert window.notices.texts == ()
    assert not window.in_workspace


def test_a_sample_that_cannot_be_made_says_why(
    window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_: object) -> sample.Sample:
        raise OutputError("no space left on the disk", file="/x/Sample film.mp4")

    monkeypatch.setattr(sample, "make", fail)
    QTest.mouseClick(window.first_run.sample.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.notices.texts))
    assert "no space left" in window.notices.texts[0]
    assert window.first_run.sample.open.isVisible()


def test_the_sample_is_made_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The film is there already, as at every later start."""
    from engine.client import Engine
    from tests.support.footage import counter_clip

    film = sample.film_path()
    film.parent.mkdir(parents=True)
    counter_clip(film, frames=150, size=(160, 90), audio="beeps")
    stages: list[float] = []
    with Engine() as engine:
        made = sample.make(engine, lambda news: stages.append(news.done), threading.Event())
    assert made.project.sequence.duration > 0
    assert stages == sorted(stages)
