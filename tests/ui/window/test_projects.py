"""Projects opened, saved, closed and recovered in the window; nothing is lost, and nothing is asked without need."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from editor.edits import add_marker, adopt_sequence
from editor.model import Marker
from editor.storage import load_project, save_project
from tests.support.projects import three_clips
from tests.ui.window.conftest import carried, drop, hover, let_go, press
from ui.main_window import MainWindow
from ui.shell.closing import Question

Start = Callable[..., MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "Holiday.cwp"
    save_project(three_clips(), path)
    return path


def edited(window: MainWindow) -> MainWindow:
    """With something in it that would be missed."""
    assert window.context.document.do("add sequence", lambda project: adopt_sequence(project, three_clips()))
    QApplication.processEvents()
    return window


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> MainWindow:
    """Once the project at `path` is open."""
    qtbot.waitUntil(lambda: window.context.document.path == path)
    QApplication.processEvents()
    return window


def said(window: MainWindow, qtbot: QtBot) -> str:
    """The one line that the window has to say, once it is there."""
    qtbot.waitUntil(lambda: bool(window.notices.texts))
    assert len(window.notices.texts) == 1
    return window.notices.texts[0]


def question(window: MainWindow) -> Question:
    found = [sheet for sheet in window.findChildren(Question) if sheet.isVisible()]
    assert len(found) == 1, found
    return found[0]


def names_file(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """What the user answers to the dialog that asks for a name."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path) if path else "", ""))


# --- opening


def test_a_project_on_the_command_line(start: Start, saved: Path, qtbot: QtBot) -> None:
    window = opened(start(saved), saved, qtbot)
    assert window.in_workspace
    assert window.context.settings.recents == (saved,)


def test_a_project_is_dropped(window: MainWindow, saved: Path, qtbot: QtBot) -> None:
    drop(window, [saved])
    opened(window, saved, qtbot)


def test_a_project_is_dropped_on_the_bin(start: Start, saved: Path, clip: Path, qtbot: QtBot) -> None:
    window = start(clip)
    qtbot.waitUntil(lambda: len(window.context.document.project.media) == 1, timeout=60_000)
    media = window.panel("media")
    assert media is not None
    data = carried([saved])
    assert hover(window, data)
    assert window._overlay.isVisible()
    let_go(window, data)
    assert not window._overlay.isVisible()
    press(question(window), "Discard")
    opened(window, saved, qtbot)


def test_only_the_first_of_several_projects_is_opened(window: MainWindow, saved: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "Other.cwp"
    save_project(three_clips(), other)
    drop(window, [saved, other])
    opened(window, saved, qtbot)
    assert any("Other.cwp" in text for text in window.notices.texts)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        ("{", "damaged"),
        ("[1, 2]", "p.cwp"),
        (json.dumps({"format": "clipwright-project", "version": 999}), "later"),
        ("\x00" * 500, "not a clipwright project"),
    ],
    ids=["empty", "cut off", "other", "future", "zeros"],
)
def test_a_project_that_cannot_be_opened(
    content: str, reason: str, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "p.cwp"
    path.write_text(content)
    drop(window, [path])
    line = said(window, qtbot)
    assert "p.cwp" in line
    assert reason in line.lower()
    assert "Traceback" not in line
    assert not window.in_workspace
    assert path.read_text() == content
    drop(window, [path])
    QTest.qWait(100)
    said(window, qtbot)  # the same line twice is one line


def test_a_damaged_project_is_opened_as_it_was_before(window: MainWindow, saved: Path, qtbot: QtBot) -> None:
    save_project(three_clips(), saved)  # leaves a copy of what was there
    good = saved.read_bytes()
    saved.write_bytes(good[: len(good) // 2])
    drop(window, [saved])
    said(window, qtbot)
    press(window.notices, "Open the copy before it")
    qtbot.waitUntil(lambda: window.in_workspace)
    path = window.context.document.path
    assert path is not None
    assert path != saved
    assert window.context.document.sequence is not None
    assert saved.read_bytes() == good[: len(good) // 2], "the damaged file stays as it is"


def test_a_project_that_is_open_elsewhere(window: MainWindow, saved: Path, qtbot: QtBot) -> None:
    from editor.storage import OpenProject

    with OpenProject.open(saved):
        drop(window, [saved])
        assert "Holiday.cwp" in said(window, qtbot)


def test_the_last_of_two_in_quick_succession_is_open_in_the_end(
    window: MainWindow, saved: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other, bad = tmp_path / "Other.cwp", tmp_path / "bad.cwp"
    save_project(three_clips(), other)
    bad.write_text("{")
    window.open_paths([saved])
    window.open_paths([other])
    opened(window, other, qtbot)
    window.open_paths([bad])
    window.open_paths([saved])
    opened(window, saved, qtbot)
    assert "bad.cwp" in said(window, qtbot), "what failed between is said"


def test_a_failed_open_leaves_the_open_project_alone(start: Start, saved: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened(start(saved), saved, qtbot)
    bad = tmp_path / "bad.cwp"
    bad.write_text("{")
    drop(window, [bad])
    said(window, qtbot)
    assert window.context.document.path == saved
    assert window.context.document.sequence is not None


# --- saving


def test_saving_asks_for_a_name_once(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(window)
    names_file(monkeypatch, tmp_path / "Mine")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    path = tmp_path / "Mine.cwp"
    assert load_project(path).sequences
    assert window.context.document.path == path
    assert window.context.settings.recents == (path,)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: pytest.fail("asked again"))
    window.context.document.do("add marker", lambda project: add_marker(project, Marker(id="", frame=5)))
    assert window.windowTitle().startswith("Mine*")
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    assert load_project(path).sequence.markers
    assert window.windowTitle().startswith("Mine ")


def test_a_name_that_cannot_be_written(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(window)
    names_file(monkeypatch, tmp_path / "nowhere" / "Mine.cwp")
    window.context.actions.trigger("file.save")
    assert any("Mine.cwp" in text for text in window.notices.texts)
    assert window.context.document.is_untitled
    assert window.context.document.sequence is not None


def test_there_is_nothing_to_save_at_first(window: MainWindow) -> None:
    window.context.actions.refresh()
    assert not window.context.actions.qaction("file.save").isEnabled()
    assert "nothing to save" in window.context.actions.qaction("file.save").toolTip()


# --- leaving


def test_an_empty_window_closes_at_once(window: MainWindow) -> None:
    assert window.close()


def test_a_saved_project_closes_at_once_even_when_edited(start: Start, saved: Path, qtbot: QtBot) -> None:
    window = opened(start(saved), saved, qtbot)
    window.context.document.do("add marker", lambda project: add_marker(project, Marker(id="", frame=5)))
    assert window.close()
    again = opened(start(saved), saved, qtbot)
    sequence = again.context.document.sequence
    assert sequence is not None
    assert sequence.markers, "the journal kept it"
    assert again.context.document.undo_names == ("add marker",)


def test_an_untitled_project_is_asked_for_and_stays_on_cancel(window: MainWindow) -> None:
    edited(window)
    assert not window.close()
    QTest.keyClick(question(window), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.isVisible()
    assert window.context.document.sequence is not None
    assert not window.close(), "it asks again"


def test_an_untitled_project_is_saved_on_the_way_out(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    edited(window)
    names_file(monkeypatch, tmp_path / "Kept.cwp")
    window.close()
    QTest.keyClick(question(window), Qt.Key.Key_Return)  # the primary button
    qtbot.waitUntil(lambda: not window.isVisible())
    assert load_project(tmp_path / "Kept.cwp").sequences


def test_no_name_no_close(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(window)
    names_file(monkeypatch, None)
    window.close()
    press(question(window), "Save")
    QApplication.processEvents()
    assert window.isVisible()


def test_a_discarded_project_is_gone(start: Start, qtbot: QtBot) -> None:
    window = edited(start())
    window.close()
    press(question(window), "Discard")
    qtbot.waitUntil(lambda: not window.isVisible())
    again = start()
    QTest.qWait(200)
    assert again.notices.texts == ()


def test_a_project_kept_for_later_is_offered(start: Start, qtbot: QtBot) -> None:
    window = edited(start())
    window.close()
    press(question(window), "Keep for later")
    qtbot.waitUntil(lambda: not window.isVisible())
    again = start()
    qtbot.waitUntil(lambda: len(again.notices.texts) == 1)
    assert "was kept" in again.notices.texts[0]
    assert not again.in_workspace, "nothing is in the way"
    press(again.notices, "Open it")
    qtbot.waitUntil(lambda: again.in_workspace)
    assert again.context.document.undo_names == ("add sequence",), "with its history"


def test_what_is_thrown_away_is_not_offered_again(start: Start, qtbot: QtBot) -> None:
    window = edited(start())
    window.close()
    press(question(window), "Keep for later")
    qtbot.waitUntil(lambda: not window.isVisible())
    again = start()
    qtbot.waitUntil(lambda: len(again.notices.texts) == 1)
    press(again.notices, "Throw away")
    third = start()
    QTest.qWait(200)
    assert third.notices.texts == ()


def test_another_project_asks_what_becomes_of_this_one(window: MainWindow, saved: Path, qtbot: QtBot) -> None:
    edited(window)
    drop(window, [saved])
    press(question(window), "Keep for later")
    opened(window, saved, qtbot)
    assert len(window.context.document.recoverable()) == 1


def test_closing_a_project_leads_to_the_first_page(start: Start, saved: Path, qtbot: QtBot) -> None:
    window = opened(start(saved), saved, qtbot)
    QTest.keyClick(window, Qt.Key.Key_W, CTRL)
    assert not window.in_workspace
    assert window.first_run.recents.isVisible()


def test_running_jobs_are_not_stopped_unasked(window: MainWindow, qtbot: QtBot) -> None:
    stopped: list[bool] = []

    def work(_engine: object, _progress: object, cancel: object) -> None:
        stopped.append(cancel.wait(20))  # type: ignore[attr-defined]

    context = window.context
    context.jobs.track("Export of Holiday", context.engine.call("export", work))
    assert not window.close()
    sheet = question(window)
    assert "Export of Holiday" in "".join(label.text() for label in sheet.findChildren(type(sheet.title)))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.isVisible()
    assert stopped == []
    window.close()
    press(question(window), "Stop and close")
    qtbot.waitUntil(lambda: not window.isVisible())
    assert stopped == [True]
