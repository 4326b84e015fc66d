"""Who decodes footage is chosen in the preferences, and the engine reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine import nvdec
from ui.dialogs.preferences import PreferencesDialog
from ui.state.context import Context


def test_the_engine_decodes_as_was_chosen(
    qtbot: QtBot, context: Context, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(nvdec.VARIABLE, raising=False)
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(context.settings.path.parent))
    dialog = PreferencesDialog(context, window)
    dialog.open()
    assert (dialog.decoding.currentData(), nvdec.wish()) == ("auto", "auto")

    for key, wish in ((Qt.Key.Key_Down, "on"), (Qt.Key.Key_Down, "off")):
        QTest.keyClick(dialog.decoding, key)
        assert (dialog.decoding.currentData(), nvdec.wish()) == (wish, wish)
    again = PreferencesDialog(context, window)
    assert again.decoding.currentData() == "off"
    QTest.keyClick(dialog.decoding, Qt.Key.Key_Home)
    assert nvdec.wish() == "auto"
    assert "footage.nvdec" not in context.settings.path.read_text()

    monkeypatch.setenv(nvdec.VARIABLE, "on")
    assert not PreferencesDialog(context, window).decoding.isEnabled(), "the environment decides"
