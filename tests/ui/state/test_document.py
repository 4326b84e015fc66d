"""The document: every edit on the disk before it is shown, gestures that leave nothing, projects of no file yet."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.edits import ripple_delete, ripple_trim
from editor.model import Project, changed
from editor.storage import OpenProject, save_project
from editor.storage.load import load_project
from engine.protocol import ClipwrightError, FootageError, UsageError
from tests.support.projects import three_clips
from ui.state.document import Document, data_folder


@pytest.fixture
def document(qapp: object) -> Iterator[Document]:
    made = Document()
    yield made
    made.close()


def filled(_: Project) -> Project:
    return three_clips()


def untitled_files() -> list[Path]:
    return sorted((data_folder() / "untitled").glob("*/*.cwp"))


def test_an_edit_is_on_the_disk_when_it_is_told(document: Document, qtbot: QtBot) -> None:
    on_disk: list[Project] = []
    document.changed.connect(lambda _: on_disk.append(load_project(untitled_files()[0])))
    assert document.do("fill", filled)
    assert document.do("ripple delete", lambda project: ripple_delete(project, "n2"))
    assert [len(project.sequence.track("V1").items) for project in on_disk] == [3, 2]
    assert document.project == on_disk[-1]
    assert document.undo_names == ("fill", "ripple delete")


def test_nothing_is_written_before_the_first_edit(document: Document) -> None:
    document.new("Park day")
    assert untitled_files() == []
    assert (document.name, document.is_untitled, document.modified, document.path) == ("Park day", True, False, None)
    assert document.sequence is None


def test_a_refused_edit_says_why_in_one_line_and_changes_nothing(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    before = document.project
    with qtbot.waitSignal(document.refused) as refused, qtbot.assertNotEmitted(document.changed):
        assert not document.do("delete", lambda project: ripple_delete(project, "nobody"))
    assert refused.args == [document.why]
    assert "nobody" in document.why
    assert "\n" not in document.why
    assert document.project is before
    assert document.undo_names == ("fill",)


def test_an_edit_that_cannot_reach_the_disk_is_refused(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    before = document.project
    untitled_files()[0].with_name("Untitled.cwp.journal").unlink()
    with qtbot.waitSignal(document.refused):
        assert not document.do("delete", lambda project: ripple_delete(project, "n2"))
    assert document.project is before
    assert "disk" in document.why


def test_undo_redo_and_walking_the_history(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    values = [document.project]
    for number in range(3):
        document.do(f"trim {number}", lambda project: ripple_trim(project, "n2", "out", -5))
        values.append(document.project)
    assert document.undo()
    assert document.project is values[2]
    assert document.redo_names == ("trim 2",)
    assert document.redo()
    with qtbot.waitSignals([document.changed, document.history_changed]):
        assert document.go_to(-3)
    assert document.project is values[0]
    assert document.redo_names == ("trim 0", "trim 1", "trim 2")
    assert document.go_to(2)
    assert document.project is values[2]
    assert not document.go_to(9)
    assert document.project is values[3]
    assert document.go_to(0)
    assert not document.redo()
    document.go_to(-9)
    assert not document.undo()


def test_walking_the_history_tells_once(document: Document) -> None:
    document.do("fill", filled)
    for _ in range(4):
        document.do("trim", lambda project: ripple_trim(project, "n2", "out", -5))
    told: list[object] = []
    document.changed.connect(told.append)
    document.go_to(-4)
    assert told == [document.project]


def test_a_gesture_is_shown_and_leaves_nothing(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    before = document.project
    with qtbot.waitSignal(document.previewed) as shown:
        assert document.preview(lambda project: ripple_trim(project, "n2", "out", -7))
    assert shown.args == [document.shown]
    assert document.shown_sequence is not None
    assert document.shown_sequence.track("V1").items[0].duration == 93
    assert document.project is before
    assert document.sequence == before.sequence
    # what the next step of the gesture may not do leaves the last one
    last = document.shown
    assert not document.preview(lambda project: ripple_trim(project, "n2", "out", -700))
    assert document.why
    assert document.shown is last
    with qtbot.waitSignal(document.previewed) as ended:
        document.preview(None)
    assert ended.args == [None]
    assert document.shown is before
    with qtbot.assertNotEmitted(document.previewed):
        document.preview(None)
    assert document.undo_names == ("fill",)


def test_committing_ends_the_gesture(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    document.preview(lambda project: ripple_trim(project, "n2", "out", -7))
    with qtbot.waitSignal(document.previewed) as ended:
        document.do("trim", lambda project: ripple_trim(project, "n2", "out", -7))
    assert ended.args == [None]
    assert document.shown is document.project


def test_saving_under_a_name_takes_an_untitled_project_along(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    document.do("fill", filled)
    document.do("delete", lambda project: ripple_delete(project, "n2"))
    assert document.modified
    with pytest.raises(UsageError):
        document.save()
    with qtbot.waitSignals([document.path_changed, document.saved]), qtbot.assertNotEmitted(document.opened):
        document.save_as(tmp_path / "park.cwp")
    assert (document.path, document.name, document.is_untitled) == (tmp_path / "park.cwp", "park", False)
    assert not document.modified
    assert untitled_files() == []
    assert document.undo_names == ("fill", "delete")
    document.undo()
    assert document.modified
    document.save()
    assert not document.modified
    document.close()
    with OpenProject.open(tmp_path / "park.cwp") as again:
        assert len(again.project.sequence.track("V1").items) == 3


def test_a_project_that_cannot_be_opened_leaves_what_was_open(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    document.do("fill", filled)
    (tmp_path / "broken.cwp").write_text("no project")
    with qtbot.assertNotEmitted(document.changed):
        with pytest.raises(FootageError):
            document.open(tmp_path / "broken.cwp")
        with pytest.raises(ClipwrightError):
            document.open(tmp_path / "missing.cwp")
    assert document.undo_names == ("fill",)


def test_opening_tells_that_it_is_another_project(document: Document, qtbot: QtBot, tmp_path: Path) -> None:
    save_project(three_clips(), tmp_path / "one.cwp")
    with qtbot.waitSignals([document.opened, document.path_changed, document.changed, document.history_changed]):
        document.open(tmp_path / "one.cwp")
    assert document.project == three_clips()
    assert not document.modified
    with qtbot.assertNotEmitted(document.opened):
        document.open(tmp_path / "one.cwp")
    document.new()
    with OpenProject.open(tmp_path / "one.cwp"):
        pass  # it was let go


def test_closing_an_untitled_project_throws_it_away_unless_it_is_kept(document: Document) -> None:
    document.do("fill", filled)
    document.close()
    assert untitled_files() == []
    assert document.project.media == ()
    document.do("fill", filled)
    document.close(keep=True)
    assert document.recoverable() == tuple(untitled_files())
    assert len(untitled_files()) == 1


CRASHING = """
import os, sys
from PySide6.QtCore import QCoreApplication
from editor.edits import ripple_delete
from tests.support.projects import three_clips
from ui.state.document import Document
application = QCoreApplication([])
document = Document()
document.do("fill", lambda _: three_clips())
document.do("ripple delete", lambda project: ripple_delete(project, "n2"))
print("ready", flush=True)
if sys.stdin.read(1):
    os._exit(9)
"""


def test_a_crash_loses_nothing_and_what_another_process_has_open_is_no_crash(document: Document) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CRASHING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        assert document.recoverable() == ()
        document.forget(untitled_files()[0])
        assert len(untitled_files()) == 1
        other.stdin.write("x")
        other.stdin.close()
        assert other.wait(30) == 9
    (left,) = document.recoverable()
    document.open(left)
    assert document.is_untitled
    assert document.modified
    assert document.undo_names == ("fill", "ripple delete")
    assert len(document.project.sequence.track("V1").items) == 2
    assert document.recoverable() == ()
    document.close(keep=True)
    document.forget(left)
    assert document.recoverable() == ()
    assert untitled_files() == []


def test_only_untitled_projects_can_be_forgotten(document: Document, tmp_path: Path) -> None:
    save_project(three_clips(), tmp_path / "mine.cwp")
    document.forget(tmp_path / "mine.cwp")
    assert (tmp_path / "mine.cwp").exists()


def test_an_edit_that_changes_nothing_is_no_step(document: Document, qtbot: QtBot) -> None:
    document.do("fill", filled)
    with qtbot.assertNotEmitted(document.changed):
        assert document.do("rename", lambda project: changed(project, name=project.name))
    assert document.undo_names == ("fill",)
