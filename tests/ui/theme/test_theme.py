"""Theme, icons, fonts and the focus ring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, Theme, colour, font, icons, motion
from ui.theme.focus import OWN_FOCUS, FocusRing
from ui.theme.images import IMAGES, image
from ui.theme.painting import paint_color


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme("dark")
    made.apply(qapp)
    yield made
    made.set("dark")


def colours(picture: QImage) -> set[str]:
    """Colours of the pixels that nothing shines through."""
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def drawn(
    made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off, ratio: float = 1.0
) -> QImage:
    return made.pixmap(QSize(16, 16), ratio, mode, state).toImage()


def test_changing_the_theme_is_told_and_changes_colours(theme: Theme, qtbot: QtBot) -> None:
    assert theme.color("panel").name() == DARK.panel
    with qtbot.waitSignal(theme.changed):
        theme.set("light")
    assert theme.name == "light"
    assert theme.tokens is LIGHT
    assert theme.color("panel").name() == LIGHT.panel
    assert paint_color("text-2").name() == LIGHT.text_2
    with qtbot.assertNotEmitted(theme.changed):
        theme.set("light")
    with pytest.raises(KeyError):
        theme.set("sepia")
    with pytest.raises(KeyError):
        theme.color("sepia")


def test_an_unknown_theme_in_the_settings_is_the_dark_one(qapp: QApplication) -> None:
    assert Theme("sepia").name == "dark"


def test_the_application_is_dressed(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    button, primary = QPushButton("Export"), QPushButton("Make reel")
    primary.setProperty("kind", "primary")
    for widget in (button, primary):
        qtbot.addWidget(widget)
        widget.show()
    for tokens in (DARK, LIGHT):
        theme.set(tokens.name)
        middle = QPoint(6, 14)
        assert button.grab().toImage().pixelColor(middle).name() == tokens.control
        assert primary.grab().toImage().pixelColor(middle).name() == tokens.accent
        assert qapp.palette().window().color().name() == tokens.panel


def test_figures_are_of_equal_width_and_the_face_is_inter_first() -> None:
    face = font(12, 600)
    assert face.families()[0] == "Inter"
    assert face.pixelSize() == 12
    assert face.isFeatureSet(QFont.Tag("tnum"))
    widths = {round(QFontMetricsF(face).horizontalAdvance(digit), 2) for digit in "0123456789"}
    assert len(widths) == 1


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    made = icons.icon("plus")
    assert colours(drawn(made)) == {DARK.text_2}
    theme.set("light")
    assert colours(drawn(made)) == {LIGHT.text_2}
    assert icons.icon("plus") is made


def test_an_icon_shows_its_state(theme: Theme) -> None:
    made = icons.icon("plus")
    assert colours(drawn(made, QIcon.Mode.Active)) == {DARK.text}
    assert colours(drawn(made, state=QIcon.State.On)) == {DARK.accent_text}
    disabled = drawn(made, QIcon.Mode.Disabled)
    assert 0 < max(disabled.pixelColor(x, 8).alpha() for x in range(16)) < 160


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_sharp_at_every_scale(theme: Theme, ratio: float) -> None:
    picture = icons.icon("plus").pixmap(QSize(16, 16), ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.width() == round(16 * ratio)


def test_a_stroke_stays_as_thick_in_a_larger_icon(theme: Theme) -> None:
    def thickness(size: int) -> float:
        picture = icons.pixmap("split", size).toImage()
        middle = icons.pixmap("plus", size).toImage()
        row = size // 4
        return sum(middle.pixelColor(x, row).alphaF() for x in range(size)) if not picture.isNull() else 0

    assert thickness(24) == pytest.approx(thickness(16), abs=0.1)
    assert thickness(16) == pytest.approx(1.5, abs=0.1)


def test_every_icon_can_be_drawn_and_has_no_colour_of_its_own(theme: Theme) -> None:
    for name in icons.names():
        picture = icons.pixmap(name, 32, "accent").toImage()
        pixels = [picture.pixelColor(x, y) for x in range(32) for y in range(32)]
        seen = [pixel for pixel in pixels if pixel.alpha() > 100]
        assert seen, name
        accent = colour(DARK.accent)
        for pixel in seen:
            difference = (pixel.red() - accent.red(), pixel.green() - accent.green(), pixel.blue() - accent.blue())
            assert max(map(abs, difference)) <= 3, name
        assert not re.search(r"#[0-9a-f]{3}", (icons.FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    for wrong in (("sparkles", "text-2"), ("plus", "rainbow")):
        with pytest.raises(KeyError):
            icons.icon(wrong[0], 16, wrong[1])
    assert icons.icon("").isNull()


def test_pictures_of_the_stylesheet_are_in_the_colours_of_the_tokens() -> None:
    for tokens in (DARK, LIGHT):
        for name in IMAGES:
            file: Path = icons.FOLDER / "theme" / tokens.name / f"{name}.svg"
            assert file.read_text(encoding="utf-8") == image(name, tokens)


def test_motion_can_be_reduced() -> None:
    assert motion.milliseconds(motion.DIALOG_IN) == 160
    motion.reduce(True)
    try:
        assert motion.milliseconds(motion.DIALOG_IN) == 0
    finally:
        motion.reduce(False)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(300, 200)
    layout = QVBoxLayout(window)
    for widget in (QLineEdit(), QPushButton("One"), QCheckBox("Two"), QPushButton("Three")):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def ring(qapp: QApplication) -> FocusRing:
    (found,) = qapp.findChildren(FocusRing)
    return found


def test_nothing_has_a_ring_before_a_key_moved_the_focus(form: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    field, one = (form.layout().itemAt(place).widget() for place in range(2))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    one.setFocus()
    assert ring(qapp).around is None
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert ring(qapp).around is form.layout().itemAt(2).widget()


def test_the_keyboard_has_a_ring_around_what_it_is_at(form: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    field, one, two, three = (form.layout().itemAt(place).widget() for place in range(4))
    field.setFocus()
    assert ring(qapp).around is None
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert ring(qapp).around is one
    outside = one.geometry().center()
    outside.setY(one.geometry().top() - 4)
    assert form.grab().toImage().pixelColor(outside).name() == DARK.focus
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert ring(qapp).around is two
    assert form.grab().toImage().pixelColor(outside).name() != DARK.focus
    qtbot.mousePress(two, Qt.MouseButton.LeftButton)
    assert ring(qapp).around is None
    qtbot.mouseRelease(two, Qt.MouseButton.LeftButton)
    three.setProperty(OWN_FOCUS, True)
    qtbot.keyClick(two, Qt.Key.Key_Tab)
    assert three.hasFocus()
    assert ring(qapp).around is None


def test_the_ring_follows_and_goes_with_its_widget(form: QWidget, qtbot: QtBot, qapp: QApplication) -> None:
    field, one = (form.layout().itemAt(place).widget() for place in range(2))
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert ring(qapp).around is one
    form.resize(400, 400)
    qapp.processEvents()
    outside = one.geometry().center()
    outside.setY(one.geometry().bottom() + 4)
    assert form.grab().toImage().pixelColor(outside).name() == DARK.focus
    one.hide()
    assert ring(qapp).around is not one
    two, three = (form.layout().itemAt(place).widget() for place in (2, 3))
    two.setFocus()
    assert ring(qapp).around is two
    with qtbot.waitSignal(two.destroyed):
        two.deleteLater()
    three.setFocus()
    assert ring(qapp).around is three


def test_the_ring_stays_inside_what_scrolls(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    outer = QHBoxLayout(window)
    area = QScrollArea()
    outer.addWidget(area)
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(number)) for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Backtab)
    assert ring(qapp).around is buttons[0]
    area.verticalScrollBar().setValue(60)
    qapp.processEvents()
    picture = window.grab().toImage()
    above = {picture.pixelColor(x, 2).name() for x in range(picture.width())}
    assert DARK.focus not in above
