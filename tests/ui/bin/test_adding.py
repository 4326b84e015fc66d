"""Footage comes in: in the background, in one edit, with a reason for what stays out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from engine.protocol import Probe, Stills
from tests.ui.bin.conftest import Bin
from ui.bin.model import Role


def test_a_drop_is_one_edit_and_undone_as_one(bin_: Bin) -> None:
    files = [bin_.file(f"clip {number}.mp4", f"{number + 3}") for number in range(12)]
    bin_.add(*files)
    assert bin_.names() == [file.name for file in files]
    assert bin_.context.document.undo_names == ("add 12 files",)
    assert bin_.panel.head.note.text() == "12"
    bin_.context.document.undo()
    assert bin_.names() == []
    bin_.context.document.redo()
    assert len(bin_.names()) == 12


def test_files_stand_in_the_bin_while_they_are_looked_at_and_keep_their_ids(bin_: Bin) -> None:
    files = [bin_.file("a.mp4"), bin_.file("b.mp4", "20")]
    bin_.panel.add_files(files)
    bin_.qtbot.waitUntil(lambda: bin_.names() == ["a.mp4", "b.mp4"], timeout=60_000)
    model = bin_.panel.model
    assert bin_.context.document.project.media == ()
    assert model.index(0).data(Role.ADDING)
    assert model.index(0).data(Role.SUMMARY) == "Reading…"
    ids = [model.index(row).data(Role.ID) for row in range(2)]
    bin_.settle(lambda: not bin_.panel.adding.busy)
    assert bin_.ids() == ids
    assert not model.index(0).data(Role.ADDING)


def test_the_first_picture_is_asked_for_before_all_files_have_been_looked_at(bin_: Bin) -> None:
    bin_.panel.add_files([bin_.file(f"{number}.mp4", f"{number + 3}") for number in range(9)])
    bin_.qtbot.waitUntil(lambda: len(bin_.engine.open) == 2, timeout=60_000)
    bin_.engine.open[0].answer(__import__("tests.ui.bin.conftest", fromlist=["probed"]).probed(bin_.engine.requests[0].path))
    bin_.qtbot.waitUntil(lambda: any(isinstance(request, Stills) for request in bin_.engine.requests), timeout=60_000)
    assert sum(isinstance(request, Probe) for request in bin_.engine.requests) <= 3


def test_what_cannot_be_used_is_told_in_place_and_the_rest_is_added(bin_: Bin) -> None:
    bin_.add(
        bin_.file("good.mp4"), bin_.file("notes.txt", "dear diary"), bin_.folder / "gone.mov", bin_.file("also.mp4", "7")
    )
    assert bin_.media_names() == ["good.mp4", "also.mp4"]
    assert bin_.notes() == [
        "notes.txt: This is a text file, not footage: choose the footage itself",
        "gone.mov: There is no such file: check the path",
    ]
    assert bin_.panel.notices.isVisible()
    assert QApplication.activeModalWidget() is None


def test_notes_go_when_they_are_dismissed_and_with_the_next_drop(bin_: Bin) -> None:
    bin_.add(bin_.file("notes.txt", "dear diary"), bin_.file("a.mp4"))
    dismiss = next(b for b in bin_.panel.notices.findChildren(object) if getattr(b, "toolTip", str)() == "Dismiss")
    bin_.qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert not bin_.panel.notices.isVisible()
    bin_.add(bin_.file("more notes.txt", "dear diary"))
    bin_.add(bin_.file("b.mp4", "5"))
    assert bin_.notes() == []


def test_nothing_usable_leaves_nothing_to_undo(bin_: Bin) -> None:
    bin_.add(bin_.file("notes.txt", "dear diary"))
    assert bin_.context.document.undo_names == ()
    assert bin_.names() == []


def test_the_same_footage_again_is_recognised_by_its_content(bin_: Bin) -> None:
    first = bin_.file("a.mp4", "10")
    bin_.add(first)
    bin_.add(first, bin_.file("copy of a.mp4", "10"), bin_.file("b.mp4", "20"), bin_.file("copy of b.mp4", "20"))
    assert bin_.media_names() == ["a.mp4", "b.mp4"]
    assert bin_.notes() == [
        "copy of a.mp4: is the same footage as “a.mp4”, which is here already",
        "copy of b.mp4: is the same footage as “b.mp4”, which is here already",
    ]


def test_a_copy_of_lost_footage_takes_its_place(bin_: Bin) -> None:
    lost = bin_.file("a.mp4", "10")
    bin_.add(lost)
    lost.unlink()
    bin_.panel.presence.look()
    bin_.qtbot.waitUntil(lambda: bin_.panel.offline_ids == bin_.ids(), timeout=60_000)
    bin_.add(bin_.file("elsewhere/renamed.mp4", "10"))
    assert bin_.media_names() == ["a.mp4"]
    assert bin_.context.document.project.media[0].info.path.endswith("renamed.mp4")
    assert bin_.context.document.undo_names[-1] == "relink 1 file"
    bin_.qtbot.waitUntil(lambda: not bin_.panel.offline_ids, timeout=60_000)


def test_folders_are_looked_through(bin_: Bin) -> None:
    for name in ("day 1/b.mp4", "day 1/a.mp4", "day 2/c.mp4"):
        bin_.file(name, str(ord(name[-5])))
    bin_.file("day 1/list.txt", "what lies beside footage is left alone")
    bin_.add(bin_.folder)
    assert bin_.media_names() == ["a.mp4", "b.mp4", "c.mp4"]
    assert bin_.notes() == []


def test_cancelling_adds_nothing(bin_: Bin) -> None:
    bin_.panel.add_files([bin_.file(f"{number}.mp4", f"{number + 3}") for number in range(5)])
    bin_.qtbot.waitUntil(lambda: len(bin_.names()) == 5, timeout=60_000)
    bin_.engine.serve()
    cancel = next(b for b in bin_.panel.findChildren(object) if getattr(b, "toolTip", str)() == "Cancel")
    bin_.qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert bin_.names() == []
    assert not cancel.isVisible()
    bin_.settle()
    assert bin_.context.document.project.media == ()


def test_another_project_ends_what_was_being_added_to_the_last(bin_: Bin) -> None:
    bin_.panel.add_files([bin_.file("a.mp4")])
    bin_.qtbot.waitUntil(lambda: len(bin_.names()) == 1, timeout=60_000)
    bin_.context.document.new()
    assert bin_.names() == []
    bin_.settle()
    assert bin_.context.document.project.media == ()


def test_footage_dropped_from_the_file_manager_is_added(bin_: Bin) -> None:
    files = [bin_.file("a.mp4"), bin_.file("b.mp4", "20")]
    data = dropped(files)
    where, copy, button, none = (
        QPoint(50, 200),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(where, copy, data, button, none)
    QApplication.sendEvent(bin_.panel, enter)
    assert enter.isAccepted()
    assert bin_.panel._frame.isVisible()
    QApplication.sendEvent(bin_.panel, QDragLeaveEvent())
    assert not bin_.panel._frame.isVisible()
    QApplication.sendEvent(bin_.panel, QDragEnterEvent(where, copy, data, button, none))
    QApplication.sendEvent(bin_.panel, QDropEvent(where, copy, data, button, none))
    assert not bin_.panel._frame.isVisible()
    bin_.qtbot.waitUntil(lambda: len(bin_.names()) == 2, timeout=60_000)
    bin_.settle(lambda: not bin_.panel.adding.busy)
    assert bin_.media_names() == ["a.mp4", "b.mp4"]


def test_a_project_is_left_for_the_window_to_open(bin_: Bin) -> None:
    data = dropped([bin_.file("film.cwp")])
    enter = QDragEnterEvent(
        QPoint(50, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bin_.panel, enter)
    assert not enter.isAccepted()


def test_an_empty_bin_says_what_to_do(bin_: Bin) -> None:
    button = next(b for b in bin_.panel.findChildren(QPushButton) if b.isVisible() and b.text() == "Add footage")
    with bin_.qtbot.waitSignal(bin_.panel.add_asked):
        bin_.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    bin_.add(bin_.file("a.mp4"))
    assert not button.isVisible()
    assert bin_.panel.view.isVisible()


def dropped(files: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data
