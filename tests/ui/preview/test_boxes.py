"""The overlay of tracked boxes by mouse and keys: switched on, told apart, followed by the crop in one edit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.model import Crop, CropKey, Media
from engine.protocol import FaceBox, People, Span
from tests.support.renders import project
from tests.ui.preview.boxes import SECONDS, Asked, clip, crop_of, key, middle, picture, seen, show
from tests.ui.preview.conftest import put
from ui.preview.panel import PreviewPanel
from ui.state.context import Context, make_context

Button = Qt.MouseButton
Key = Qt.Key


def test_boxes_are_shown_when_wanted_and_the_engine_is_asked_only_then(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    qtbot.waitUntil(lambda: tall.canvas.image is not None)
    assert asked.open == []
    before = picture(tall)
    key(tall, Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert context.view.show_boxes
    assert tall.head.boxes.isChecked()
    marks = show(tall, context, qtbot)
    assert [(mark.tube.kind, mark.tube.number) for mark in marks] == [("face", 1), ("face", 2)]
    assert picture(tall) != before
    assert tall.boxes.notice.text == ""
    key(tall, Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert tall.canvas.boxes.marks == ()
    assert picture(tall) == before
    assert len(asked.open) == 1


def test_each_box_says_which_it_is_without_colour(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one colour for all, the pictures of box 1 and box 2 at the same place differ still: by their numbers."""
    monkeypatch.setattr("ui.preview.box_frames._COLOURS", ("tube",))
    asked.people = seen(0.5)
    (mark,) = show(tall, context, qtbot)
    qtbot.waitUntil(lambda: tall.canvas.image is not None)
    one = picture(tall)
    tall.canvas.set_boxes((replace(mark, tube=replace(mark.tube, number=2)),), answer=True)
    assert picture(tall) != one


def test_a_box_between_two_sightings_is_fainter(tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = seen(0.5)
    show(tall, context, qtbot)
    context.view.set_playhead(15)
    qtbot.waitUntil(lambda: not tall.canvas.boxes.marks[0].exact)
    context.view.set_playhead(30)
    qtbot.waitUntil(lambda: tall.canvas.boxes.marks[0].exact)


def test_boxes_follow_while_it_plays(tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = People(
        measured=True,
        shots=(Span(Fraction(0), Fraction(SECONDS)),),
        faces=tuple(FaceBox(Fraction(n, 2), 0.1 + 0.1 * n, 0.3, 0.3 + 0.1 * n, 0.6, 0.9) for n in range(6)),
    )
    begun = show(tall, context, qtbot)[0].box[0]
    context.view.request("play", 1)
    qtbot.waitUntil(lambda: context.view.playhead > 40, timeout=60_000)
    context.view.request("stop")
    assert tall.canvas.boxes.marks[0].box[0] > begun + 0.1


def test_a_click_on_a_box_has_the_crop_follow_it_in_one_edit(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    marks = show(tall, context, qtbot)
    before = context.document.project
    steps = len(context.document.undo_names)
    at = middle(tall, marks[1])
    QTest.mouseMove(tall.canvas, at)
    assert tall.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(tall.canvas, Button.LeftButton, pos=at)
    menu = tall.boxes.menu
    assert menu is not None
    (action,) = menu.actions()
    assert action.text() == "Crop follows Face 2"
    assert crop_of(context) is None
    QTest.mouseClick(menu, Button.LeftButton, pos=menu.actionGeometry(action).center())
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.7, abs=0.05)
    assert context.document.undo_names[steps:] == ("follow with crop",)
    assert context.view.selection == ("c",)
    context.document.undo()
    assert context.document.project == before


def test_by_key_the_only_box_is_followed_and_of_several_one_is_chosen(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.3, 0.7)
    show(tall, context, qtbot)
    context.actions.refresh()
    key(tall, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    menu = tall.boxes.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Crop follows Face 1", "Crop follows Face 2"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.7, abs=0.05)


def test_under_the_pointer_the_key_needs_no_menu(tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot) -> None:
    asked.people = seen(0.3, 0.7)
    marks = show(tall, context, qtbot)
    context.actions.refresh()
    QTest.mouseMove(tall.canvas, middle(tall, marks[0]))
    key(tall, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert tall.boxes.menu is None
    crop = crop_of(context)
    assert crop is not None
    assert crop.keys[0].x + crop.keys[0].width / 2 == pytest.approx(0.3, abs=0.05)


def test_a_drag_that_begins_on_a_box_moves_the_crop_frame(
    context: Context, one_file: Media, panel: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.45)
    crop = Crop(keys=(CropKey(0, 0.3, 0.0, 0.31640625, 1.0),))
    put(context, project([one_file], [clip(crop=crop)], size=(90, 160)))
    context.view.select(["c"])
    (mark,) = show(panel, context, qtbot)
    at = middle(panel, mark)
    QTest.mouseClick(panel.canvas, Button.LeftButton, pos=at)
    assert panel.boxes.menu is not None
    panel.boxes.menu.close()
    assert crop_of(context) == crop
    QTest.mousePress(panel.canvas, Button.LeftButton, pos=at)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(panel.canvas, at + QPoint(round(80 * share), 0))
    QTest.mouseRelease(panel.canvas, Button.LeftButton, pos=at + QPoint(80, 0))
    moved = crop_of(context)
    assert moved is not None
    assert moved.keys[0].x > 0.35
    assert context.document.undo_names[-1] == "move crop"


def test_what_fills_the_picture_is_refused_in_words(
    context: Context, one_file: Media, panel: PreviewPanel, asked: Asked, qtbot: QtBot
) -> None:
    put(context, project([one_file], [clip()]))
    asked.people = People(
        measured=True,
        shots=(Span(Fraction(0), Fraction(SECONDS)),),
        faces=tuple(FaceBox(Fraction(n), 0.1, 0.1, 0.9, 0.9, 0.9) for n in range(SECONDS)),
    )
    show(panel, context, qtbot)
    context.actions.refresh()
    with qtbot.waitSignal(context.document.refused) as refused:
        key(panel, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert "fills the picture" in refused.args[0]
    assert crop_of(context) is None


def test_in_the_source_viewer_boxes_are_shown_and_have_no_menu(
    tall: PreviewPanel, context: Context, asked: Asked, qtbot: QtBot
) -> None:
    asked.people = seen(0.5)
    show(tall, context, qtbot)
    context.view.set_source("m0")
    qtbot.waitUntil(lambda: tall.canvas.boxes.marks[0].clip != "c")
    QTest.mouseClick(tall.canvas, Button.LeftButton, pos=middle(tall, tall.canvas.boxes.marks[0]))
    assert tall.boxes.menu is None
    context.actions.refresh()
    assert not context.actions.qaction("clip.follow").isEnabled()


def test_the_switch_is_remembered(context: Context, panel: PreviewPanel) -> None:
    QTest.mouseClick(panel.head.boxes, Button.LeftButton)
    QTest.mouseClick(panel.head.crop, Button.LeftButton)
    other = make_context()
    assert (other.view.show_boxes, other.view.show_crop, other.view.safe_areas) == (True, False, False)
    other.close()
