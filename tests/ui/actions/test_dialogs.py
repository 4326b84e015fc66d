"""The shortcut editor and the shortcut sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from engine.protocol import OutputError
from tests.ui.actions.conftest import Bench
from ui.actions import commands
from ui.actions.sheet import ShortcutSheet, columns, sheet, write_pdf
from ui.actions.shortcuts import ShortcutEditor
from ui.state.context import Context


@pytest.fixture
def editor(bench: Bench, window: QMainWindow, qtbot: QtBot) -> ShortcutEditor:
    made = ShortcutEditor(bench.registry, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(qtbot: QtBot, editor: ShortcutEditor, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    editor.keys.setFocus()
    qtbot.keyClick(editor.keys, key, modifier)


NONE = Qt.KeyboardModifier.NoModifier


def test_a_key_is_assigned_and_taken_from_whom_it_belonged_to(editor: ShortcutEditor, bench: Bench, qtbot: QtBot) -> None:
    editor.choose("edit.split")
    assert editor.command.text() == "Split at playhead"
    assert not editor.assign.isEnabled()
    press(qtbot, editor, Qt.Key.Key_M, NONE)
    assert "Add marker" in editor.conflict.text()
    qtbot.mouseClick(editor.also, Qt.MouseButton.LeftButton)
    assert bench.registry.keys("edit.split") == ("Ctrl+B", "M")
    assert bench.registry.keys("mark.marker") == ()
    assert editor.current == "edit.split"
    press(qtbot, editor, Qt.Key.Key_F8, NONE)
    assert editor.conflict.text() == ""
    qtbot.mouseClick(editor.assign, Qt.MouseButton.LeftButton)
    assert bench.registry.keys("edit.split") == ("F8",)
    qtbot.mouseClick(editor.reset, Qt.MouseButton.LeftButton)
    assert bench.registry.keys("edit.split") == ("Ctrl+B",)
    qtbot.mouseClick(editor.clear, Qt.MouseButton.LeftButton)
    assert bench.registry.keys("edit.split") == ()


def test_a_preset_takes_everything_back(editor: ShortcutEditor, bench: Bench, qtbot: QtBot) -> None:
    bench.registry.set_shortcut("edit.split", ["F8"])
    editor.preset.setFocus()
    qtbot.keyClick(editor.preset, Qt.Key.Key_Down)
    assert bench.registry.preset == "premiere"
    assert bench.registry.keys("edit.split") == ("Ctrl+K",)
    bench.registry.set_shortcut("edit.split", ["F8"])
    qtbot.mouseClick(editor.reset_all, Qt.MouseButton.LeftButton)
    assert bench.registry.preset == "premiere"
    assert bench.registry.keys("edit.split") == ("Ctrl+K",)


def test_commands_are_found_by_name_and_by_key(editor: ShortcutEditor, qtbot: QtBot) -> None:
    rows = editor.table.model()

    def listed() -> set[str]:
        return {str(rows.index(row, 0).data()) for row in range(rows.rowCount())}

    everything = listed()
    qtbot.keyClicks(editor.search, "marker")
    qtbot.waitUntil(lambda: listed() == {"Add marker", "Next marker", "Previous marker", "Markers"})
    editor.search.clear()
    qtbot.waitUntil(lambda: listed() == everything)
    qtbot.keyClicks(editor.search, "alt+x")
    qtbot.waitUntil(lambda: "Clear in and out" in listed())


def test_the_sheet_shows_all_keys_in_even_columns(bench: Bench) -> None:
    groups = sheet(bench.registry)
    rows = [row for _, group in groups for row in group]
    assert ("Undo", "Ctrl+Z") in rows
    assert ("Play or stop", "Space, K") in rows
    assert ("No snapping", "Alt while dragging") in rows
    assert not any(text == "Collect footage" for text, _ in rows)  # it has no key
    split = columns(groups, 3)
    assert [group for column in split for group in column] == list(groups)
    heights = [sum(len(rows) + 2 for _, rows in column) for column in split]
    assert min(heights) > 0.6 * max(heights)


@pytest.mark.parametrize("preset", ["clipwright", "finalcut"])
def test_the_sheet_is_one_page_of_pdf(bench: Bench, tmp_path: Path, preset: str) -> None:
    bench.registry.set_preset(preset)
    write_pdf(bench.registry, tmp_path / "keys.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "keys.pdf"))
    assert document.pageCount() == 1
    text = document.getAllText(0).text()
    assert "Keyboard shortcuts" in text
    assert "Ripple delete" in text
    document.close()
    with pytest.raises(OutputError):
        write_pdf(bench.registry, tmp_path / "missing" / "keys.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["keys.pdf"]


def test_the_sheet_follows_and_saves(
    bench: Bench, window: QMainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ShortcutSheet(bench.registry, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()

    def words() -> set[str]:
        return {found.text() for found in made.findChildren(QLabel)}

    assert "Ctrl+Z" in words()
    bench.registry.set_shortcut("edit.undo", ["F9"])
    qtbot.waitUntil(lambda: "F9" in words())
    for name, note in (("keys", "Saved as keys.pdf"), ("missing/keys.pdf", "cannot be written")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        qtbot.mouseClick(made.pdf, Qt.MouseButton.LeftButton)
        assert note in made.note.text()
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(made.edit_wanted):
        qtbot.mouseClick(made.edit, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.done_button, Qt.MouseButton.LeftButton)
    assert not made.isVisible()


def test_the_keys_of_help_open_them(context: Context, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands.register(context, window)
    window.addActions([one.qaction for one in context.actions.all()])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (opened,) = window.findChildren(ShortcutSheet)
    qtbot.mouseClick(opened.edit, Qt.MouseButton.LeftButton)
    (editor,) = window.findChildren(ShortcutEditor)
    editor.close()
    opened.close()
