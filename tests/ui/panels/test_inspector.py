"""The inspector as a whole: what it shows of what is chosen, names, evidence, tracks, what is typed while that changes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editor.edits import set_speed
from editor.model import changed
from tests.ui.panels.conftest import click, clip, cut, edited_once, put, steps, type_into, unnamed
from ui.panels.inspector import Inspector
from ui.state.context import Context

Shown = Callable[..., Any]


# --- what is shown


def test_without_a_sequence_it_says_what_will_be_here(context: Context, shown: Shown) -> None:
    inspector: Inspector = shown(Inspector(context))
    assert inspector.empty.isVisible()
    assert not inspector.area.isVisible()


def test_name_source_and_reason_of_the_chosen_clip(inspector: Inspector) -> None:
    assert inspector.title.name.text() == "Clip 1"
    assert inspector.title.source.text() == "a.mp4 · chosen by Highlights"
    assert inspector.why.isVisible()
    assert inspector.why.head.summary == "0.94"
    assert inspector.why.reasons == ("Fast movement", "A person in view", "Sharp picture")
    assert "basic engine" in inspector.why._engine.text()


def test_a_clip_that_nobody_proposed_has_no_reason(film: Context, inspector: Inspector) -> None:
    film.view.select(("n5",))
    assert not inspector.why.isVisible()
    assert inspector.title.source.text() == "b.mov"


def test_several_items_are_counted_and_share_their_values(film: Context, inspector: Inspector) -> None:
    film.view.select(("n2", "n5"))
    assert inspector.title.heading.text() == "2 items"
    assert not inspector.time.isVisible()
    assert inspector.sound.gain.value == 0.0
    film.document.do("x", lambda project: set_speed(project, "n5", 2))
    assert inspector.speed.percent.value is None
    assert inspector.speed.percent.placeholderText() == "Several"


def test_everything_in_reach_of_the_keyboard_has_a_name(film: Context, inspector: Inspector) -> None:
    for selection in (("n2", "n3"), ("n2", "n5"), ()):
        film.view.select(selection)
        assert unnamed(inspector) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_is_drawn_in_both_themes(film: Context, inspector: Inspector, theme: str) -> None:
    film.theme.set(theme)
    picture = inspector.grab().toImage()
    head = inspector.why.head
    corner = head.mapTo(inspector, head.rect().topLeft())
    colours = {
        picture.pixelColor(corner.x() + x, corner.y() + y).name() for x in range(head.width()) for y in range(head.height())
    }
    assert film.theme.color("text").name() in colours


def test_a_closed_section_stays_closed_in_the_next_session(film: Context, inspector: Inspector, shown: Shown) -> None:
    click(inspector.time.head)
    assert not inspector.time.body.isVisible()
    again: Inspector = shown(Inspector(film))
    assert not again.time.head.isChecked()


# --- evidence


def test_evidence_seeks_in_the_cut(film: Context, inspector: Inspector) -> None:
    still = inspector.why.stills[1]
    assert ("a", Fraction(6)) in film.stills.asked  # type: ignore[attr-defined]
    click(still)
    assert film.view.playhead == 29  # the frame on screen one second in
    assert still.chosen
    assert not inspector.why.stills[0].chosen


def test_evidence_that_was_trimmed_away_is_shown_in_the_source(film: Context, inspector: Inspector, qtbot: Any) -> None:
    with qtbot.waitSignal(film.view.source_seek) as seeking:
        click(inspector.why.stills[2])
    assert seeking.args == ["a", Fraction(19)]
    assert film.view.source == "a"
    assert film.view.playhead == 0


def test_evidence_is_reached_by_keyboard(film: Context, inspector: Inspector) -> None:
    inspector.why.stills[1].setFocus()
    QTest.keyClick(inspector.why.stills[1], Qt.Key.Key_Space)
    assert film.view.playhead == 29


# --- name


def test_a_clip_is_renamed_with_its_sound(film: Context, inspector: Inspector) -> None:
    assert edited_once(film, lambda: type_into(inspector.title.name, "Leap")) == "rename clip"
    assert clip(film).name == clip(film, "n3").name == "Leap"


def test_a_name_that_stays_is_no_edit(film: Context, inspector: Inspector) -> None:
    type_into(inspector.title.name, "Clip 1")
    type_into(inspector.title.name, " ")
    assert steps(film) == 1
    assert inspector.title.name.text() == "Clip 1"


# --- track


def test_track_volume_mute_and_solo(film: Context, inspector: Inspector) -> None:
    assert inspector.track.head.text() == "Track A1"
    assert edited_once(film, lambda: type_into(inspector.track.gain.field, "-3")) == "change track volume"
    assert film.document.project.sequence.track("A1").gain_db == -3
    assert edited_once(film, lambda: click(inspector.track.muted)) == "mute track"
    assert edited_once(film, lambda: click(inspector.track.solo)) == "solo track"
    track = film.document.project.sequence.track("A1")
    assert track.muted
    assert track.solo


def test_a_picture_track_is_hidden(film: Context, inspector: Inspector) -> None:
    film.document.do("x", lambda project: changed(project))
    film.view.select(("t",))
    put(film, cut_with_title())
    film.view.select(("t",))
    assert edited_once(film, lambda: click(inspector.track.hidden)) == "hide track"
    assert film.document.project.sequence.track("V2").hidden


def cut_with_title() -> Any:
    from editor.edits import add_item
    from editor.model import Title

    return add_item(cut(), "V2", Title(id="t", record_in=0, duration=20, text="Part one"))


# --- gestures and the selection


def test_what_is_being_typed_belongs_to_the_clip_that_it_was_typed_for(film: Context, inspector: Inspector) -> None:
    type_into(inspector.sound.gain.field, "-9", key=None)
    film.view.select(("n5", "n6"))
    assert clip(film, "n3").gain.db == -9
    assert clip(film, "n6").gain.db == 0
    assert inspector.sound.gain.value == 0


def test_a_locked_track_refuses_in_place(film: Context, inspector: Inspector) -> None:
    from editor.edits import set_track

    film.document.do("x", lambda project: set_track(project, "A1", locked=True))
    count = steps(film)
    type_into(inspector.sound.gain.field, "-9")
    assert "locked" in inspector.sound.problem
    assert steps(film) == count
    assert inspector.sound.gain.value == 0


def test_the_wheel_scrolls_and_changes_nothing(film: Context, inspector: Inspector, qtbot: Any) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    fields: list[QWidget] = [inspector.sound.gain.slider, inspector.sound.fade_in, inspector.crop.shape, inspector.look.face]
    for field in fields:
        event = QWheelEvent(
            QPointF(4, 4),
            QPointF(field.mapToGlobal(QPoint(4, 4))),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert steps(film) == 1
