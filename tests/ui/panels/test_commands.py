"""Actions that lead to the inspector, and the one that switches clips on and off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from tests.ui.panels.conftest import steps
from ui.panels.commands import register
from ui.panels.inspector import Inspector
from ui.state.context import Context


@pytest.fixture
def window(film: Context, shown: Callable[..., Any]) -> QMainWindow:
    made = QMainWindow()
    dock = QDockWidget("Inspector", made)
    dock.setWidget(Inspector(film))
    other = QDockWidget("Other", made)
    other.setWidget(QWidget())
    made.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    made.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, other)
    made.tabifyDockWidget(dock, other)
    register(film, made)
    shown(made, 500, 700)
    other.raise_()
    return made


def inspector(window: QMainWindow) -> Inspector:
    found = window.findChild(Inspector)
    assert isinstance(found, Inspector)
    return found


def test_they_lead_to_the_field_wherever_it_is(film: Context, window: QMainWindow, qtbot: Any) -> None:
    panel = inspector(window)
    film.view.select(("n2", "n3"))
    for action, section, field in (
        ("clip.speed", panel.speed, panel.speed.percent),
        ("clip.gain", panel.sound, panel.sound.gain.field),
        ("clip.crop", panel.crop, panel.crop.shape),
    ):
        assert film.actions.trigger(action)
        assert section.head.isChecked()
        qtbot.waitUntil(field.hasFocus)
        assert field.isVisible()


def test_a_closed_panel_is_opened(film: Context, window: QMainWindow) -> None:
    dock = window.findChildren(QDockWidget)[0]
    dock.close()
    film.view.select(("n2",))
    film.actions.trigger("clip.speed")
    assert dock.isVisible()


def test_without_a_clip_they_say_what_is_missing(film: Context, window: QMainWindow) -> None:
    film.actions.refresh()
    for action in ("clip.speed", "clip.gain", "clip.crop", "clip.enable"):
        assert not film.actions.qaction(action).isEnabled()
        assert "Select" in film.actions.registered(action).why


def test_clips_are_switched_off_and_on(film: Context, window: QMainWindow) -> None:
    film.view.select(("n2", "n3", "n5"))
    film.actions.trigger("clip.enable")
    enabled = {item.id: item.enabled for track in film.document.project.sequence.tracks for item in track.items}
    assert [enabled[item] for item in ("n2", "n3", "n5", "n6", "n8")] == [False, False, False, False, True]
    assert film.document.undo_names[-1] == "disable"
    assert steps(film) == 2
    film.actions.trigger("clip.enable")
    assert film.document.undo_names[-1] == "enable"
    assert all(item.enabled for track in film.document.project.sequence.tracks for item in track.items)
