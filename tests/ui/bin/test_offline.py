"""Footage that is gone is shown so, and found again by its content."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.ui.bin.conftest import Bin
from ui.bin.model import Role


@pytest.fixture
def lost(bin_: Bin) -> Bin:
    """Two files of three are gone."""
    files = [bin_.file("a.mp4", "10"), bin_.file("b.mp4", "20"), bin_.file("c.mp4", "30")]
    bin_.add(*files)
    files[0].unlink()
    files[1].unlink()
    bin_.panel.presence.look()
    bin_.qtbot.waitUntil(lambda: bin_.panel.offline_ids == bin_.ids()[:2], timeout=60_000)
    bin_.panel.view.clearSelection()
    return bin_


def test_it_is_shown_as_offline_and_stays_in_the_project(lost: Bin) -> None:
    model = lost.panel.model
    assert [model.index(row).data(Role.OFFLINE) for row in range(3)] == [True, True, False]
    assert model.index(0).data(Role.SUMMARY) == "Offline · relink"
    assert lost.context.stills.offline == frozenset(lost.ids()[:2])
    assert len(lost.context.document.project.media) == 3
    lost.panel.grab()
    lost.panel.set_grid(False)
    lost.panel.grab()


def test_it_comes_back_by_itself_when_the_file_does(lost: Bin) -> None:
    lost.file("a.mp4", "10")
    lost.panel.presence.look()
    lost.qtbot.waitUntil(lambda: lost.panel.offline_ids == [lost.ids()[1]], timeout=60_000)
    assert lost.context.stills.offline == frozenset(lost.ids()[1:2])


def test_a_folder_is_searched_for_all_that_is_lost_by_content(lost: Bin) -> None:
    lost.file("archive/2024/renamed.mov", "10")
    lost.file("archive/other.mp4", "99")
    lost.file("archive/b.mp4", "21")  # the name is right, the content is not
    media = [each for each in lost.context.document.project.media if each.id in lost.panel.offline_ids]
    lost.panel.relinking.search(lost.folder / "archive", media)
    assert lost.panel._line.isVisible()
    lost.settle(lambda: not lost.panel.relinking.busy)
    assert lost.context.document.project.media[0].info.path == str(lost.folder / "archive/2024/renamed.mov")
    assert lost.context.document.undo_names[-1] == "relink 1 file"
    assert lost.notes() == ["b.mp4: was not found in “archive”: choose another folder"]
    assert not lost.panel._line.isVisible()


def test_several_are_relinked_in_one_edit(lost: Bin) -> None:
    lost.file("archive/one.mov", "10")
    lost.file("archive/two.mov", "20")
    lost.panel.relinking.search(lost.folder, list(lost.context.document.project.media[:2]))
    lost.settle(lambda: not lost.panel.relinking.busy)
    assert lost.context.document.undo_names[-1] == "relink 2 files"
    assert lost.notes() == []
    lost.qtbot.waitUntil(lambda: not lost.panel.offline_ids, timeout=60_000)
    lost.context.document.undo()
    lost.qtbot.waitUntil(lambda: lost.panel.offline_ids == lost.ids()[:2], timeout=60_000)


def test_a_search_can_be_cancelled(lost: Bin) -> None:
    lost.file("archive/one.mov", "10")
    lost.panel.relinking.search(lost.folder, list(lost.context.document.project.media[:2]))
    cancel = next(b for b in lost.panel.findChildren(object) if getattr(b, "toolTip", str)() == "Cancel")
    lost.qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not lost.panel.relinking.busy
    lost.settle()
    assert lost.panel.offline_ids == lost.ids()[:2]


def test_the_words_offline_relink_are_a_way_to_do_it(lost: Bin, monkeypatch: pytest.MonkeyPatch) -> None:
    lost.file("archive/one.mov", "10")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(lost.folder / "archive"))
    view, model = lost.panel.view, lost.panel.model
    words = view._delegate.summary_rect(view.visualRect(model.index(0)))
    lost.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=words.center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Search a folder…", "Relink to a file…"]
    menu.actions()[0].trigger()
    menu.close()
    lost.settle(lambda: not lost.panel.relinking.busy)
    assert lost.panel.offline_ids == [lost.ids()[1]] or not lost.context.document.project.media[0].info.path.endswith(
        "a.mp4"
    )


def test_another_file_may_stand_in_and_that_is_said(lost: Bin, monkeypatch: pytest.MonkeyPatch) -> None:
    other = lost.file("other.mp4", "77")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    lost.panel.menus._choose_file(lost.context.document.project.media[0])
    lost.settle()
    assert lost.context.document.project.media[0].info.path == str(other)
    assert lost.notes() == ["a.mp4: stands for other footage now: “other.mp4” has another content"]


def test_a_file_that_is_no_footage_cannot_stand_in(lost: Bin) -> None:
    lost.panel.relinking.link(lost.context.document.project.media[0], lost.file("notes.txt", "dear diary"))
    lost.settle()
    assert Path(lost.context.document.project.media[0].info.path).name == "a.mp4"
    assert lost.notes() == ["notes.txt: This is a text file, not footage: choose the footage itself"]
