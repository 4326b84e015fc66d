"""Widgets: named for screen readers, in reach of the keyboard, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, Theme, icon, motion
from ui.widgets import (
    Badge,
    Card,
    ElidedLabel,
    EmptyState,
    IconButton,
    IconLabel,
    KeyHint,
    PanelHead,
    ProgressBar,
    ProgressLine,
    SearchField,
    Segmented,
    Switch,
    label,
    time_left,
)

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    made = Theme("dark")
    made.apply(qapp)
    return made


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def showing(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return showing


def pixel(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(QPoint(x, y)).name()


def test_an_icon_button_is_its_action(show: Show, qtbot: QtBot) -> None:
    action = QAction(icon("snap"), "Snapping")
    action.setShortcut(QKeySequence("S"))
    action.setCheckable(True)
    action.setToolTip("Snapping (S)")
    button = IconButton(action)
    show(button)
    assert (button.accessibleName(), button.toolTip()) == ("Snapping", "Snapping (S)")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert pixel(button, 4, 14) == DARK.accent_quiet
    action.setText("Snap")
    action.setToolTip("Snap\nNothing to snap to")
    action.setEnabled(False)
    assert (button.accessibleName(), button.toolTip()) == ("Snap", "Snap\nNothing to snap to")
    assert not button.isEnabled()
    assert (button.width(), button.height()) == (28, 28)


def test_an_icon_button_by_itself(show: Show, qtbot: QtBot) -> None:
    button = IconButton("x", "Close", size=20)
    show(button)
    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    tool = IconButton("blade", "Blade", tool=True)
    tool.setCheckable(True)
    tool.setChecked(True)
    show(tool)
    assert pixel(tool, 4, 14) == DARK.control
    with pytest.raises(KeyError):
        IconButton("sparkles", "No")


def test_segments_are_chosen_by_mouse_and_by_arrows(show: Show, qtbot: QtBot) -> None:
    made = Segmented([("calm", "Calm"), ("even", "Even"), ("fast", "Fast")], "even", name="Pace")
    show(made)
    assert made.value == "even"
    assert made.accessibleName() == "Pace"
    assert made.button("fast").accessibleName() == "Pace: Fast"
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.mouseClick(made.button("calm"), Qt.MouseButton.LeftButton)
    assert told.args == ["calm"]
    made.button("calm").setFocus()
    qtbot.keyClick(made.button("calm"), Qt.Key.Key_Left)
    assert made.value == "calm"
    made.button("even").setEnabled(False)
    with qtbot.waitSignal(made.chosen) as told:
        qtbot.keyClick(made.button("calm"), Qt.Key.Key_Right)
    assert told.args == ["fast"]
    with qtbot.assertNotEmitted(made.chosen):
        made.set_value("even")
    assert made.value == "even"
    with pytest.raises(KeyError):
        made.set_value("slow")


def test_a_switch(show: Show, qtbot: QtBot, theme: Theme) -> None:
    made = Switch("Loop")
    show(made)
    assert made.accessibleName() == "Loop"
    assert pixel(made, 22, 12) == DARK.edge
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.isChecked()
    assert pixel(made, 6, 12) == DARK.accent
    theme.set("light")
    assert pixel(made, 6, 12) == LIGHT.accent
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert not made.isChecked()
    theme.set("dark")


def test_a_long_line_ends_in_an_ellipsis_and_the_tooltip_has_it_whole(show: Show) -> None:
    text = "a_rather_long_name_of_footage_that_has_no_room.mp4"
    made = ElidedLabel(text, mode=Qt.TextElideMode.ElideMiddle)
    made.resize(120, 16)
    show(made)
    assert made.text() == made.toolTip() == made.accessibleName() == text
    shown = QLabel.text(made)
    assert "…" in shown
    assert shown.endswith("mp4")
    made.resize(800, 16)
    assert QLabel.text(made) == text
    assert made.toolTip() == ""
    made.set_tooltip("another")
    made.setText("two\nlines")
    assert QLabel.text(made) == "two lines"
    assert made.toolTip() == "another"


def test_text_of_a_user_is_never_taken_for_markup(show: Show) -> None:
    for made in (label("<b>clip</b>"), ElidedLabel("<b>clip</b>")):
        assert made.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("kind", ["badge", "fact", "ok", "warn", "danger", "accent"])
def test_badges(show: Show, kind: str) -> None:
    bare, made = Badge("", "speed", kind=kind), Badge("2 changed", "warn", kind=kind)  # type: ignore[arg-type]
    show(made)
    assert made.accessibleName() == made.text == "2 changed"
    assert made.height() == made.sizeHint().height() == (16 if kind == "badge" else 20)
    assert bare.sizeHint().width() < made.sizeHint().width()
    before = made.sizeHint().width()
    made.set("12 changed and more", "warn")
    assert made.sizeHint().width() > before
    assert made.accessibleName() == "12 changed and more"


def test_searching_tells_shortly_after_the_last_key(show: Show, qtbot: QtBot) -> None:
    made = SearchField("Search by name", delay=20)
    show(made)
    assert made.accessibleName() == made.placeholderText() == "Search by name"
    told: list[str] = []
    made.searched.connect(told.append)
    qtbot.keyClicks(made, "dog")
    qtbot.waitUntil(lambda: told == ["dog"])
    qtbot.keyClicks(made, "s")
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert told == ["dog", "dogs"]
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.text() == ""
    assert told == ["dog", "dogs", ""]


def test_the_cross_empties_the_field(show: Show, qtbot: QtBot) -> None:
    made = SearchField("Search")
    show(made)
    cross = made.actions()[-1]
    assert not cross.isVisible()
    made.setText("dog")
    assert cross.isVisible()
    cross.trigger()
    assert made.text() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (-1, ""),
        (2, "a few seconds left"),
        (12, "about 10 s left"),
        (38, "about 40 s left"),
        (58, "about 1 min left"),
        (95, "about 2 min left"),
        (5400, "about 1.5 h left"),
    ],
)
def test_times_left_are_rounded(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def test_a_line_of_progress(show: Show) -> None:
    motion.reduce(True)
    try:
        made = ProgressLine("Describe")
        made.resize(300, 60)
        show(made)
        made.set_progress(0.62, "Shot 16 of 26", 38)
        assert made.percent.text() == "62%"
        assert made.accessibleName() == "Describe"
        assert made.accessibleDescription() == "62% Shot 16 of 26 about 40 s left"
        bar = made.bar
        assert pixel(bar, 100, 2) == DARK.accent
        assert pixel(bar, 250, 2) == DARK.control_hover
        made.set_tone("warn", "Stopped: not enough memory")
        assert pixel(bar, 100, 2) == DARK.warn
        assert (made.stage.text(), made.left.text()) == ("Stopped: not enough memory", "")
        made.set_progress(None)
        assert made.percent.text() == ""
        assert bar.value is None
        made.set_title("Other")
        assert made.accessibleName() == "Other"
    finally:
        motion.reduce(False)


def test_a_bar_glides_to_its_value_and_falls_at_once(show: Show, qtbot: QtBot) -> None:
    made = ProgressBar()
    show(made)
    made.set_value(0.5)
    qtbot.waitUntil(lambda: made.property("shown") == 0.5)
    made.set_value(7)
    assert made.value == 1.0
    made.set_value(0.1)
    assert made.property("shown") == 0.1
    made.set_value(None)
    qtbot.wait(40)
    made.hide()
    made.set_value(0.3)
    assert made.property("shown") == 0.3


def test_a_panel_s_head(show: Show) -> None:
    button = IconButton("plus", "Add footage")
    made = PanelHead("Media", [button])
    made.resize(300, 36)
    made.set_note("8")
    made.add(IconButton("sort", "Sort"))
    show(made)
    assert made.height() == 36
    assert made.accessibleName() == "Media"
    assert button.geometry().right() > 200
    made.set_title("Footage")
    assert made.title.text() == made.accessibleName() == "Footage"


def test_a_card_is_a_button_by_mouse_and_keys(show: Show, qtbot: QtBot) -> None:
    made = Card(clickable=True, name="Dog leaps")
    QHBoxLayout(made).addWidget(label("Dog leaps"))
    made.resize(200, 60)
    show(made)
    assert made.accessibleName() == "Dog leaps"
    for act in (
        lambda: qtbot.mouseClick(made, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(made, Qt.Key.Key_Space),
        lambda: qtbot.keyClick(made, Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(made.clicked):
            act()
    qtbot.mousePress(made, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(made.clicked):
        qtbot.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(500, 500))
    assert pixel(made, 100, 0) != DARK.line_strong
    made.set_chosen(True)
    assert pixel(made, 100, 0) == DARK.line_strong
    made.set_sunken(True)
    assert pixel(made, 100, 3) == DARK.empty
    plain = Card()
    show(plain)
    with qtbot.assertNotEmitted(plain.clicked):
        qtbot.mouseClick(plain, Qt.MouseButton.LeftButton)


def test_what_is_shown_where_nothing_is_yet(show: Show, qtbot: QtBot) -> None:
    made = EmptyState("film", "No footage yet", "Drop files here", "Add footage", primary=True)
    made.resize(300, 300)
    show(made)
    assert (made.accessibleName(), made.accessibleDescription()) == ("No footage yet", "Drop files here")
    button = made.findChild(QPushButton)
    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    made.set("search", "Nothing found")
    assert made.accessibleName() == "Nothing found"
    assert not button.isVisible()


def test_an_icon_to_look_at_follows_the_theme(show: Show, theme: Theme) -> None:
    made = IconLabel("plus", 16, "ok")
    show(made)
    made.set("plus", "danger")
    seen = made.grab().toImage()
    assert DARK.danger in {seen.pixelColor(x, 8).name() for x in range(seen.width())}
    theme.set("light")
    seen = made.grab().toImage()
    assert LIGHT.danger in {seen.pixelColor(x, 8).name() for x in range(seen.width())}
    theme.set("dark")
    show(KeyHint("Ctrl+K")).grab()
