"""The frame: menus, bars, notices, theme, names for screen readers, and what happens when something goes wrong."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import adopt_sequence
from engine.protocol import OutputError
from tests.support.projects import three_clips
from tests.ui.window.conftest import press
from ui.actions.defaults import BY_ID
from ui.main_window import MainWindow
from ui.shell.faults import Faults
from ui.shell.machine import Machine, Memory, look, main_memory, processor
from ui.shell.menus import MENUS, SUBMENUS
from ui.shell.status_bar import format_of

Start = Callable[..., MainWindow]


@pytest.fixture
def at_work(window: MainWindow) -> MainWindow:
    """With three clips on the timeline."""
    assert window.context.document.do("add sequence", lambda project: adopt_sequence(project, three_clips()))
    QApplication.processEvents()
    assert window.in_workspace
    return window


# --- menus


def ids(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            yield from ids(inside)
        elif not action.isSeparator():
            yield action.objectName()


def test_every_action_is_in_a_menu_once(window: MainWindow) -> None:
    listed = [id_ for action in window.top_bar.menu_bar.actions() for id_ in ids(action.menu())]  # type: ignore[arg-type]
    named = [id_ for id_ in listed if id_]
    registered = {one.action.id for one in window.context.actions.all()}
    assert registered <= set(named), registered - set(named)
    assert len(named) == len(set(named))
    assert set(named) <= registered


def test_the_table_of_menus_names_only_actions_that_exist() -> None:
    entries = [entry for plan in MENUS for entry in plan.entries] + [e for _, part in SUBMENUS.values() for e in part]
    assert [entry for entry in entries if entry and not entry.startswith("*") and entry not in BY_ID] == []


def test_the_actions_of_the_shell_are_all_there(window: MainWindow) -> None:
    missing = [
        id_ for id_ in BY_ID if id_.split(".")[0] in ("file", "view", "help", "make") and not window.context.actions.has(id_)
    ]
    assert missing == []


def test_undo_is_named_after_the_edit(at_work: MainWindow) -> None:
    actions = at_work.context.actions
    assert actions.qaction("edit.undo").text() == "Undo add sequence"
    QTest.keyClick(at_work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert at_work.context.document.sequence is None
    assert actions.qaction("edit.redo").text() == "Redo add sequence"
    assert at_work.in_workspace, "what can be redone is not hidden behind the first page"
    redo = next(b for b in at_work.top_bar.findChildren(QAbstractButton) if b.accessibleName() == "Redo add sequence")
    QTest.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert at_work.context.document.sequence is not None


# --- bars


def test_the_bar_says_whose_project_it_is_and_whether_it_is_saved(at_work: MainWindow, tmp_path: Path) -> None:
    said = [label.text() for label in at_work.top_bar.findChildren(QLabel)]
    assert "Untitled" in said
    assert "Not saved under a name yet" in said
    at_work.context.document.save_as(tmp_path / "Mine.cwp")
    said = [label.text() for label in at_work.top_bar.findChildren(QLabel)]
    assert "Mine" in said
    assert "Saved" in said


@pytest.mark.parametrize("width", [1120, 1280, 1366, 1440, 1680, 2560])
def test_nothing_on_the_bar_lies_over_anything_else(width: int, at_work: MainWindow) -> None:
    at_work.resize(width, 800)
    QApplication.processEvents()
    parts = [
        child
        for child in at_work.top_bar.children()
        if isinstance(child, QWidget) and child.isVisible() and child.width() > 0
    ]
    boxes = {child: QRect(child.geometry()) for child in parts}
    for one in parts:
        assert at_work.top_bar.rect().contains(boxes[one]), one
        for other in parts:
            assert one is other or not boxes[one].intersects(boxes[other]), (one, other)
    assert ("highlight" in at_work.top_bar.make.text()) == (width >= 1280)


def test_the_status_bar_follows(at_work: MainWindow, qtbot: QtBot) -> None:
    def said() -> str:
        return " | ".join(label.text() for label in at_work.status_bar.findChildren(QLabel) if label.isVisible())

    assert "1920 × 1080" in said()
    sequence = at_work.context.document.sequence
    assert sequence is not None
    at_work.context.view.select([item.id for track in sequence.tracks for item in track.items[:1]])
    assert "3 clips · 1 selected" in said()
    at_work.status_bar.show_machine(Machine("Abacus", Memory("VRAM", 3 * 2**30, 24 * 2**30)))
    assert "Abacus" in said()
    assert "VRAM 3.0 of 24 GB" in said()
    at_work.status_bar.show_dropped(7)
    assert "7 dropped frames" in said()


def test_jobs_are_told_in_the_status_bar(at_work: MainWindow, qtbot: QtBot) -> None:
    go = threading.Event()
    context = at_work.context
    context.jobs.track("Wait", context.engine.call("wait", lambda _e, _p, cancel: go.wait(20) or cancel))
    assert "1 job running" in at_work.status_bar.jobs.text()
    go.set()
    qtbot.waitUntil(lambda: "No jobs" in at_work.status_bar.jobs.text())


def test_the_machine_is_told_in_plain_words() -> None:
    assert "(R)" not in processor()
    machine = look(None)
    assert machine.device
    if sys.platform.startswith("linux"):
        memory = main_memory()
        assert memory is not None
        assert 0 < memory.used < memory.total


def test_a_graphics_card_is_asked(tmp_path: Path) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\necho 'NVIDIA H100 80GB HBM3, 81559, 80535, 9.0'\n")
    program.chmod(0o755)
    machine = look(str(program))
    assert machine.device == "NVIDIA H100 80GB HBM3"
    assert machine.memory is not None
    assert machine.memory.gigabytes == ("1.0", "80")
    program.write_text("#!/bin/sh\nexit 9\n")
    assert look(str(program)).device == processor()


def test_formats_are_written_as_editors_write_them() -> None:
    from editor.model import changed

    sequence = three_clips().sequence
    assert format_of(changed(sequence, rate=Fraction(30000, 1001))) == "1920 × 1080 · 29.97 fps · 48 kHz"
    assert format_of(changed(sequence, rate=Fraction(25), sample_rate=44100)) == "1920 × 1080 · 25 fps · 44.1 kHz"


# --- theme


def test_the_theme_is_changed_and_remembered(at_work: MainWindow, start: Start) -> None:
    assert at_work.context.theme.name == "dark"
    dark = at_work.grab().toImage()
    at_work.context.actions.trigger("view.theme")
    QApplication.processEvents()
    assert at_work.context.theme.name == "light"
    light = at_work.grab().toImage()
    assert light.pixelColor(4, 4).lightness() > 200 > dark.pixelColor(4, 4).lightness()
    again = start()
    assert again.context.theme.name == "light"


# --- names and reach


def test_everything_that_takes_the_focus_has_a_name(at_work: MainWindow) -> None:
    for tab in at_work.workspace.tabs.names:
        at_work.workspace.tabs.bring(tab)
    nameless = []
    for widget in at_work.findChildren(QWidget):
        takes_focus = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and not widget.objectName().startswith("qt_"):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or text):
                nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


def test_the_first_page_is_reached_by_tab(window: MainWindow) -> None:
    wanted = {window.first_run.drop.add, window.first_run.drop.open, window.first_run.sample.open}
    seen: set[QWidget] = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
    assert wanted <= seen


# --- notices


def test_a_notice_is_answered_or_put_away(window: MainWindow) -> None:
    answers: list[str] = []
    window.notices.say("The disk is full", "danger", [("Try again", lambda: answers.append("again"))])
    press(window.notices, "Try again")
    assert answers == ["again"]
    assert window.notices.texts == ()
    assert window.notices.isHidden()
    notice = window.notices.say("The disk is full", "danger")
    QTest.keyClick(notice, Qt.Key.Key_Escape)
    assert window.notices.texts == ()


def test_a_long_line_stays_one_line(window: MainWindow) -> None:
    window.notices.say("a long story " * 60, "warn")
    QApplication.processEvents()
    assert window.notices.height() < 60
    assert window.width() == 1680


def test_only_a_few_notices_are_kept(window: MainWindow) -> None:
    for number in range(9):
        window.notices.say(f"line {number}")
    assert window.notices.texts == ("Line 8", "Line 7", "Line 6", "Line 5")


# --- when something goes wrong


def test_a_fault_is_one_line_and_a_log(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path))
    faults = window.faults
    assert faults is not None
    try:
        raise ValueError("seven is not a colour")
    except ValueError as error:
        faults._caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(window.notices.texts) == 1)
    line = window.notices.texts[0]
    assert "seven is not a colour" in line
    assert "Traceback" not in line
    assert "seven is not a colour" in (tmp_path / "clipwright-faults.log").read_text()


def test_a_known_failure_is_said_in_its_own_words(window: MainWindow, qtbot: QtBot) -> None:
    faults = window.faults
    assert faults is not None
    error = OutputError("no space left on the disk", file="/x/y.mp4")
    faults._caught(type(error), error, None)
    qtbot.waitUntil(lambda: window.notices.texts == (error.line(),))


def test_a_fault_on_a_thread_is_told_as_well(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path))
    faults = Faults()
    lines: list[str] = []
    faults.happened.connect(lines.append)
    before = sys.excepthook, threading.excepthook
    faults.install()

    def fail() -> None:
        raise RuntimeError("lost the thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(lines) == 1)
    faults.remove()
    assert "lost the thread" in lines[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_the_loop_is_never_blocked_by_the_start(start: Start, watchdog: object) -> None:
    """From the first picture on; what comes before it is measured in the benchmarks."""
    from tests.support.watchdog import Watchdog

    assert isinstance(watchdog, Watchdog)
    window = start()
    with watchdog.watching():
        deadline = time.monotonic() + 1.0
        while time.monotonic() < deadline:
            QTest.qWait(10)
    assert window.has_workspace
