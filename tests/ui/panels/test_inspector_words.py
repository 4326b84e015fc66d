"""Subtitles, titles, transitions and the sequence in the inspector: one undoable edit for each control."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog
from pytestqt.qtbot import QtBot

from editor.edits import add_item, add_transition
from editor.model import Item, Narration, Project, Subtitle, SubtitleStyle, Title, Transition, Word
from tests.support.projects import empty_project
from tests.ui.panels.conftest import choose, click, cut, drag, edited_once, put, steps, type_into, unnamed, write
from ui.panels.inspector import Inspector
from ui.panels.title import NameField
from ui.state.context import Context


def written() -> Project:
    """`cut` with a subtitle, a title, a narration, and a dissolve between the first two pictures."""
    words = (Word("Wait", 0, 10), Word("for", 10, 20), Word("it", 20, 30))
    project = add_item(cut(), "S1", Subtitle(id="sub", record_in=10, duration=60, text="Wait for it", words=words))
    project = add_item(project, "S1", Subtitle(id="sub2", record_in=80, duration=60, text="There"))
    project = add_item(project, "V2", Title(id="title", record_in=0, duration=50, text="Park day"))
    project = add_item(project, "N1", Narration(id="say", record_in=0, duration=50, text="It was a Saturday"))
    transition = Transition(id="x", kind="dissolve", left="n2", right="n5", before=5, after=6)
    return add_transition(project, "V1", transition)


@pytest.fixture
def inspector(context: Context, shown: Callable[..., Any]) -> Inspector:
    put(context, written())
    made: Inspector = shown(Inspector(context), 304, 2000)
    for section in made.sections:
        section.open()
    return made


def item(context: Context, item_id: str, *, shown: bool = False) -> Any:
    project = context.document.shown if shown else context.document.project
    return next(entry for track in project.sequence.tracks for entry in track.items if entry.id == item_id)


def style(context: Context, name: str = "default") -> SubtitleStyle:
    return next(entry for entry in context.document.project.sequence.styles if entry.name == name)


# --- text


@pytest.mark.parametrize(
    ("item_id", "kind", "source"),
    [("sub", Subtitle, "Subtitle"), ("title", Title, "Title"), ("say", Narration, "Narration")],
)
def test_text_is_seen_while_it_is_typed_and_kept_when_it_is_left(
    context: Context, inspector: Inspector, item_id: str, kind: type[Item], source: str
) -> None:
    context.view.select((item_id,))
    assert isinstance(item(context, item_id), kind)
    assert inspector.title.source.text() == source
    count = steps(context)
    write(inspector.text.text, "Now")
    assert item(context, item_id, shown=True).text == "Now"
    assert steps(context) == count
    inspector.time.duration.setFocus()
    assert item(context, item_id).text == "Now"
    assert steps(context) == count + 1
    context.document.undo()
    assert inspector.text.text.toPlainText() == item(context, item_id).text != "Now"


def test_ctrl_enter_keeps_the_text_and_enter_breaks_the_line(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    write(inspector.text.text, "one")
    QTest.keyClick(inspector.text.text, Qt.Key.Key_Return)
    QTest.keyClicks(inspector.text.text, "two")
    assert (
        edited_once(
            context,
            lambda: QTest.keyClick(inspector.text.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        )
        == "change text"
    )
    assert item(context, "sub").text == "one\ntwo"


def test_words_keep_their_times_when_they_are_spelt_anew(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    write(inspector.text.text, "Wait four it")
    inspector.text.text.clearFocus()
    assert item(context, "sub").words[1] == Word("four", 10, 20)


def test_escape_takes_the_text_back(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    write(inspector.text.text, "Never")
    QTest.keyClick(inspector.text.text, Qt.Key.Key_Escape)
    assert context.document.shown is context.document.project
    assert inspector.text.text.toPlainText() == "Wait for it"
    assert steps(context) == 1


def test_an_empty_text_is_refused_in_place_and_comes_back(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    write(inspector.text.text, " ")
    inspector.text.text.clearFocus()
    assert "needs a text" in inspector.text.problem
    assert inspector.text.text.toPlainText() == "Wait for it"
    assert steps(context) == 1


def test_text_goes_to_the_subtitle_that_it_was_typed_for(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    write(inspector.text.text, "Ready?")
    context.view.select(("sub2",))
    assert item(context, "sub").text == "Ready?"
    assert item(context, "sub2").text == "There"
    assert inspector.text.text.toPlainText() == "There"


# --- style


def test_a_style_changes_for_all_that_use_it(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    look = inspector.look
    assert edited_once(context, lambda: drag(look.letters.slider, 0.3, 0.5)) == "change style"
    assert style(context).size == pytest.approx(0.105, abs=0.002)
    edited_once(context, lambda: type_into(look.letters.field, "6.5%"))
    assert style(context).size == 0.065
    edited_once(context, lambda: click(look.bold))
    edited_once(context, lambda: click(look.italic))
    edited_once(context, lambda: type_into(look.outline.field, "0.5"))
    edited_once(context, lambda: click(look.align.button("left")))
    edited_once(context, lambda: drag(look.vertical.slider, 0.8, 0.2))
    now = style(context)
    assert (now.bold, now.italic, now.outline, now.align) == (True, True, 0.005, "left")
    assert now.vertical == pytest.approx(0.2, abs=0.01)


def test_colours_are_written(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    look = inspector.look
    edited_once(context, lambda: type_into(look.colour.field, "ffcc00"))
    edited_once(context, lambda: type_into(look.outline_colour.field, "#10203040"))
    edited_once(context, lambda: type_into(look.box_colour.field, "#000000"))
    edited_once(context, lambda: type_into(look.spoken.field, "#ff0000"))
    now = style(context)
    assert (now.colour, now.outline_colour, now.box_colour) == ("#ffcc00ff", "#10203040", "#000000ff")
    assert now.highlight_colour == "#ff0000ff"
    look.spoken.field.selectAll()
    edited_once(context, lambda: (QTest.keyClick(look.spoken.field, Qt.Key.Key_Delete), look.bold.setFocus()))
    assert style(context).highlight_colour == ""
    type_into(look.colour.field, "reddish")
    assert "Not a colour" in look.problem
    assert look.colour.field.text() == "#ffcc00"


def test_a_colour_is_picked_and_seen_before_it_is_kept(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    click(inspector.look.colour.swatch)
    dialog = QApplication.activeModalWidget() or inspector.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    dialog.setCurrentColor(QColor("#123456"))
    assert next(entry for entry in context.document.shown.sequence.styles).colour == "#123456ff"
    assert style(context).colour == "#ffffffff"
    edited_once(context, dialog.accept)
    assert style(context).colour == "#123456ff"


def test_a_colour_that_is_not_kept_leaves_no_trace(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    click(inspector.look.colour.swatch)
    dialog = inspector.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    dialog.setCurrentColor(QColor("#123456"))
    dialog.reject()
    assert context.document.shown is context.document.project
    assert steps(context) == 1


def test_a_new_style_is_used_by_the_chosen_subtitle_only(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    assert edited_once(context, lambda: click(inspector.look.new_style)) == "add style"
    assert (item(context, "sub").style, item(context, "sub2").style) == ("default 2", "default")
    edited_once(context, lambda: click(inspector.look.bold))
    assert style(context, "default 2").bold
    assert not style(context).bold
    edited_once(context, lambda: choose(inspector.look.style_choice, "Default"))
    assert item(context, "sub").style == "default"


def test_a_font_is_chosen_from_those_of_the_machine(context: Context, inspector: Inspector) -> None:
    context.view.select(("sub",))
    face = inspector.look.face
    assert face.count() == 1, "fonts are not read before they are wanted"
    face.setFocus()
    face.showPopup()
    assert face.count() > 1
    wanted = face.itemText(1)
    face.hidePopup()
    edited_once(context, lambda: choose(face, wanted))
    assert style(context).font == wanted


# --- transitions


def _transition(context: Context) -> Transition:
    return context.document.project.sequence.track("V1").transitions[0]


def test_a_transition_is_shown_with_either_clip_and_by_itself(context: Context, inspector: Inspector) -> None:
    for selection in (("n2",), ("n5", "n6"), ("x",)):
        context.view.select(selection)
        assert list(inspector.transition.blocks) == ["x"]
        assert inspector.transition.isVisible()
    context.view.select(("n8",))
    assert not inspector.transition.isVisible()
    context.view.select(("x",))
    assert not inspector.sequence.isVisible()


def test_kind_and_length_of_a_transition(context: Context, inspector: Inspector) -> None:
    context.view.select(("n2",))
    block = inspector.transition.blocks["x"]
    assert edited_once(context, lambda: choose(block.kind, "Wipe")) == "change transition"
    edited_once(context, lambda: type_into(block.before, "9"))
    edited_once(context, lambda: type_into(block.after, "3"))
    assert (_transition(context).kind, _transition(context).before, _transition(context).after) == ("wipe", 9, 3)
    type_into(block.before, "500")
    assert "longer than one of its clips" in inspector.transition.problem
    assert block.before.value == 9


def test_a_transition_is_removed(context: Context, inspector: Inspector) -> None:
    context.view.select(("n2",))
    assert edited_once(context, lambda: click(inspector.transition.blocks["x"].remove)) == "remove transition"
    assert not inspector.transition.isVisible()


def test_a_fade_has_one_side(context: Context, inspector: Inspector) -> None:
    fade = Transition(id="f", kind="dip", left=None, right="n2", before=0, after=10)
    context.document.do("x", lambda project: add_transition(project, "V1", fade))
    context.view.select(("f",))
    block = inspector.transition.blocks["f"]
    assert not block.before.isVisible()
    assert block.after.isVisible()
    assert block.title.text() == "Fade in on V1"


# --- sequence


def test_settings_of_the_sequence_while_nothing_is_chosen(context: Context, inspector: Inspector) -> None:
    part = inspector.sequence
    assert part.isVisible()
    assert inspector.look.isVisible()
    assert edited_once(context, lambda: type_into(part.name, "Upright")) == "rename sequence"
    edited_once(context, lambda: choose(part.preset, "9:16 upright"))
    sequence = context.document.project.sequence
    assert (sequence.name, sequence.width, sequence.height) == ("Upright", 1080, 1920)
    edited_once(context, lambda: type_into(part.wide, "721"))
    assert context.document.project.sequence.width % 2 == 0
    assert part.preset.currentText() == "Own size"
    edited_once(context, lambda: type_into(part.high, "900"))
    assert context.document.project.sequence.height == 900


def test_the_rate_is_fixed_while_something_is_on_the_timeline(context: Context, inspector: Inspector) -> None:
    assert not inspector.sequence.rate.isEnabled()
    assert "only while the sequence is empty" in inspector.sequence.rate.toolTip()


def test_the_rate_of_an_empty_sequence(context: Context, shown: Callable[..., Any]) -> None:
    put(context, empty_project())
    inspector: Inspector = shown(Inspector(context))
    part = inspector.sequence
    edited_once(context, lambda: click(part.drop))
    assert context.document.project.sequence.drop_frame
    assert edited_once(context, lambda: choose(part.rate, "25 fps")) == "change frame rate"
    sequence = context.document.project.sequence
    assert (sequence.rate, sequence.drop_frame) == (Fraction(25), False)
    assert not part.drop.isVisible()


def test_loudness(context: Context, inspector: Inspector) -> None:
    part = inspector.sequence
    assert not part.loudness.isVisible()
    assert edited_once(context, lambda: click(part.levelled)) == "change loudness"
    edited_once(context, lambda: type_into(part.loudness, "−16"))
    edited_once(context, lambda: type_into(part.peak, "-2 dBTP"))
    loudness = context.document.project.sequence.loudness
    assert loudness is not None
    assert (loudness.integrated, loudness.true_peak) == (-16, -2)
    edited_once(context, lambda: click(part.levelled))
    assert context.document.project.sequence.loudness is None


def test_the_style_of_the_sequence_is_edited_without_a_subtitle(context: Context, inspector: Inspector) -> None:
    edited_once(context, lambda: click(inspector.look.bold))
    assert style(context).bold
    edited_once(context, lambda: click(inspector.look.new_style))
    choose(inspector.look.style_choice, "Default 2")
    edited_once(context, lambda: click(inspector.look.bold))
    assert not style(context, "default 2").bold


def test_everything_is_named(context: Context, inspector: Inspector) -> None:
    for selection in (("sub",), ("title",), ("say",), ("x",), ()):
        context.view.select(selection)
        assert unnamed(inspector) == []


def test_a_long_name_ends_in_an_ellipsis_until_it_is_typed_over(qtbot: QtBot) -> None:
    field = NameField("A name that is far longer than there is room for in any inspector")
    qtbot.addWidget(field)
    field.resize(160, 28)
    field.setCursorPosition(0)
    field.show()
    long = field.grab().toImage()
    field.setText("A name that is")
    assert field.grab().toImage() != long
    field.setText("A name that is far longer, but otherwise than before")
    assert field.grab().toImage() == long, "only what fits is shown, with an ellipsis"
