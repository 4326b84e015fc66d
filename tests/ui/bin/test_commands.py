"""The bin's actions: registered once, enabled when they can be done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from tests.ui.bin.conftest import Bin
from ui.bin.commands import register


@pytest.fixture
def ready(bin_: Bin) -> Iterator[Bin]:
    window = QWidget()
    bin_.qtbot.addWidget(window)
    bin_.panel.setParent(window)
    bin_.panel.show()
    register(bin_.context, window)
    yield bin_
    bin_.panel.setParent(None)


def test_footage_is_chosen_in_a_dialog_that_remembers_its_folder(ready: Bin, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [ready.file("a.mp4"), ready.file("b.mp4", "20")]
    folders: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _filter: str) -> tuple[list[str], str]:
        folders.append(folder)
        return [str(file) for file in files], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    assert ready.context.actions.trigger("file.add_media")
    ready.settle(lambda: len(ready.ids()) == 2)
    assert ready.context.actions.trigger("file.add_media")
    assert folders == ["", str(files[0].parent)]


def test_the_buttons_ask_for_the_same_dialog(ready: Bin, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: (asked.append(given[1]), ([], ""))[1])
    ready.qtbot.mouseClick(ready.panel._add_button, Qt.MouseButton.LeftButton)
    empty = next(b for b in ready.panel._empty.findChildren(QPushButton))
    empty.click()
    assert asked == ["Add footage", "Add footage"]


def test_actions_are_enabled_when_they_can_be_done(ready: Bin) -> None:
    actions = ready.context.actions
    actions.refresh()
    assert not any(actions.qaction(id_).isEnabled() for id_ in ("bin.rename", "bin.remove", "bin.search"))
    ready.add(ready.file("a.mp4"), ready.file("b.mp4", "20"))
    actions.refresh()
    assert all(actions.qaction(id_).isEnabled() for id_ in ("bin.rename", "bin.remove", "bin.search"))
    ready.panel.view.selectAll()
    actions.refresh()
    assert not actions.qaction("bin.rename").isEnabled()
    assert actions.trigger("bin.remove")
    assert ready.names() == []


def test_the_list_is_an_action_that_is_on_or_off(ready: Bin) -> None:
    actions = ready.context.actions
    actions.trigger("bin.list")
    assert not ready.panel.view.grid
    actions.refresh()
    assert actions.qaction("bin.list").isChecked()


def test_a_window_without_a_bin_gets_no_actions(bin_: Bin) -> None:
    window = QWidget()
    bin_.qtbot.addWidget(window)
    register(bin_.context, window)
    assert not bin_.context.actions.has("file.add_media")
