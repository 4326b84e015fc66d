"""Actions joined with what they do, and their keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QMainWindow, QPushButton, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.actions.conftest import Bench
from ui.actions.action import Action
from ui.actions.guard import KeyGuard
from ui.actions.registry import ActionRegistry
from ui.state.settings import Settings
from ui.widgets import IconButton


def test_a_key_does_what_the_action_does(bench: Bench, window: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.registry.triggered) as told:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["edit.undo"]
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.keyClick(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert bench.done == ["edit.undo", "play.toggle", "edit.ripple_delete"]


def test_what_cannot_be_done_says_why(bench: Bench) -> None:
    registry = bench.registry
    bench.refused["edit.split"] = "Move the playhead over a clip"
    bench.refused["edit.undo"] = False
    registry.refresh()
    split = registry.qaction("edit.split")
    assert not split.isEnabled()
    assert split.toolTip() == "Split at playhead (Ctrl+B)\nMove the playhead over a clip"
    assert registry.registered("edit.split").why == "Move the playhead over a clip"
    assert not registry.qaction("edit.undo").isEnabled()
    assert not registry.trigger("edit.split")
    assert not registry.trigger("nothing.there")
    bench.refused.clear()
    assert registry.trigger("edit.split")
    assert bench.done == ["edit.split"]


def test_texts_and_ticks_follow(bench: Bench, qtbot: QtBot) -> None:
    state = {"on": False, "text": "Undo trim"}
    registry = bench.registry
    snap = registry.register("timeline.snap", lambda: state.update(on=not state["on"]), checked=lambda: bool(state["on"]))
    undo = registry.register("edit.undo", lambda: None, text=lambda: str(state["text"]))
    assert undo.text() == "Undo trim"
    snap.trigger()
    state["text"] = "Undo move"
    registry.refresh_soon()
    qtbot.waitUntil(lambda: undo.text() == "Undo move")
    assert snap.isChecked()
    assert registry.trigger("timeline.snap")
    registry.refresh()
    assert not snap.isChecked()


def test_the_latest_to_register_counts_and_the_action_stays(bench: Bench) -> None:
    before = bench.registry.qaction("file.export")
    assert bench.registry.register("file.export", lambda: bench.done.append("other")) is before
    before.trigger()
    assert bench.done == ["other"]
    bench.registry.unregister("file.export")
    assert not bench.registry.has("file.export")
    with pytest.raises(KeyError):
        bench.registry.qaction("file.export")


def test_actions_of_one_s_own_and_the_order(bench: Bench) -> None:
    own = bench.registry.register(Action("bin.rename", "Rename footage", "text", ("F2",), "Media"), lambda: None)
    assert [key.toString() for key in own.shortcuts()] == ["F2"]
    assert [one.action.id for one in bench.registry.all()][-1] == "bin.rename"
    assert bench.registry.keys("bin.rename") == ("F2",)
    bench.registry.set_shortcut("bin.rename", ["F3"])
    assert bench.registry.keys("bin.rename") == ("F3",)


def test_a_key_belongs_to_one_action(bench: Bench, qtbot: QtBot) -> None:
    registry = bench.registry
    assert registry.conflicts("edit.undo", ["m", "Ctrl+Z"]) == {"mark.marker": ("M",)}
    with qtbot.waitSignal(registry.shortcuts_changed):
        registry.set_shortcut("edit.undo", ["M", "M", "Ctrl+Z"])
    assert registry.keys("edit.undo") == ("M", "Ctrl+Z")
    assert registry.keys("mark.marker") == ()
    assert registry.qaction("mark.marker").shortcuts() == []
    assert registry.is_own("edit.undo")
    registry.reset_shortcut("mark.marker")
    assert registry.keys("mark.marker") == ("M",)
    assert registry.keys("edit.undo") == ("Ctrl+Z",)


def test_keys_and_preset_are_remembered(bench: Bench) -> None:
    bench.registry.set_preset("premiere")
    assert bench.registry.keys("edit.split") == ("Ctrl+K",)
    bench.registry.set_shortcut("edit.split", ["F5"])
    again = ActionRegistry(Settings())
    assert again.preset == "premiere"
    assert again.keys("edit.split") == ("F5",)
    again.set_preset("clipwright")
    assert ActionRegistry(Settings()).keys("edit.split") == ("Ctrl+B",)
    with pytest.raises(KeyError):
        again.set_preset("avid")
    assert again.preset == "clipwright"


@pytest.mark.parametrize("spoilt", [{"keys.preset": "avid"}, {"keys.own": {"edit.undo": "M", "x": [3]}}, {"keys.own": [1]}])
def test_spoilt_settings_give_the_default_keys(qapp: object, spoilt: dict[str, object]) -> None:
    settings = Settings()
    for key, value in spoilt.items():
        settings.set(key, value)
    assert ActionRegistry(settings).keys("edit.undo") == ("Ctrl+Z",)


class Form(QWidget):
    """A field, a list, a slider and two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.list, self.slider = QLineEdit(), QListWidget(), QSlider(Qt.Orientation.Horizontal)
        self.button, self.icon = QPushButton("Press"), IconButton("plus", "Add")
        self.list.addItems(["one", "two", "three"])
        self.list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.list, self.slider, self.button, self.icon):
            layout.addWidget(widget)


@pytest.fixture
def form(window: QMainWindow, qapp: object) -> Form:
    made = Form()
    window.setCentralWidget(made)
    KeyGuard(qapp, window)  # type: ignore[arg-type]
    return made


def test_the_widget_in_focus_keeps_the_keys_that_it_needs(bench: Bench, form: Form, qtbot: QtBot) -> None:
    form.field.setFocus()
    qtbot.keyClicks(form.field, "a kjl ")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Home):
        qtbot.keyClick(form.field, key)
    assert form.field.text() == "a kj "
    form.list.setFocus()
    qtbot.keyClick(form.list, Qt.Key.Key_Down)
    assert form.list.currentRow() == 1
    form.slider.setFocus()
    qtbot.keyClick(form.slider, Qt.Key.Key_Right)
    assert form.slider.value() == 1
    pressed: list[bool] = []
    form.button.clicked.connect(lambda: pressed.append(True))
    form.button.setFocus()
    qtbot.keyClick(form.button, Qt.Key.Key_Space)
    assert pressed == [True]
    assert bench.done == []


def test_other_keys_mean_the_same_everywhere(bench: Bench, form: Form, qtbot: QtBot) -> None:
    form.list.setFocus()
    qtbot.keyClick(form.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    form.slider.setFocus()
    qtbot.keyClick(form.slider, Qt.Key.Key_Space)
    form.field.setFocus()
    qtbot.keyClick(form.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert bench.done == ["play.step_forward_10", "play.toggle", "file.export"]


def test_space_plays_after_a_button_was_clicked(bench: Bench, form: Form, window: QMainWindow, qtbot: QtBot) -> None:
    window.setFocus()
    qtbot.mouseClick(form.icon, Qt.MouseButton.LeftButton)
    assert not form.icon.hasFocus()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.button.hasFocus()
    qtbot.keyClick(form.button, Qt.Key.Key_Space)
    assert bench.done == ["play.toggle", "play.toggle"]


def test_a_guarded_widget_may_be_deleted(form: Form, qtbot: QtBot) -> None:
    form.list.setFocus()
    with qtbot.waitSignal(form.list.destroyed):
        form.list.deleteLater()
    form.field.setFocus()
    form.slider.setFocus()
