"""Clips that close a gap slide there, the snap guide fades, and with "reduce motion" neither does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from editor.edits import move, ripple_delete
from tests.support.projects import three_clips
from tests.ui.timeline.conftest import Timeline
from ui.theme import motion
from ui.timeline.settling import shifts


@pytest.fixture
def moving() -> Iterator[None]:
    """As for a user who likes motion; the context's fixture has reduced it."""
    motion.reduce(False)
    yield
    motion.reduce(True)


def seen(timeline: Timeline, frame: int, share: float = 0.1) -> str:
    image = timeline.panel.view.grab().toImage()
    return QColor(image.pixel(timeline.point(frame, "V1", share))).name()


def test_what_moved_is_told_by_track() -> None:
    before = three_clips()
    first, second = before.sequence.track("V1").items[:2]
    after = ripple_delete(before, first.id)
    assert shifts(before.sequence, after.sequence) == {"V1": (0, 100), "A1": (0, 100)}
    assert shifts(after.sequence, before.sequence) == {}, "opening is no closing"
    lone = move(after, second.id, 300)
    assert shifts(after.sequence, lone.sequence) == {}


def test_clips_slide_after_a_ripple_and_arrive(timeline: Timeline, qtbot: QtBot, moving: None) -> None:
    view, theme = timeline.panel.view, timeline.context.theme
    timeline.click(50, "V1")
    view.grab()
    assert seen(timeline, 250) == theme.color("v").name()
    assert timeline.context.actions.trigger("edit.ripple_delete")
    assert timeline.places("V1") == [(0, 100), (100, 200)], "the edit is made at once"
    apart = view.closing.apart("V1")
    assert apart is not None
    assert 0 < apart[1] <= 100
    assert apart[0] == 0
    assert seen(timeline, 0) == theme.color("lane").name(), "they are still on their way"
    qtbot.waitUntil(lambda: view.closing.apart("V1") is None)
    assert seen(timeline, 50) == theme.color("v").name()
    assert seen(timeline, 250) == theme.color("lane").name()


def test_nothing_slides_after_other_edits_nor_after_undo(timeline: Timeline, moving: None) -> None:
    view = timeline.panel.view
    view.grab()
    timeline.click(50, "V1")
    assert timeline.context.actions.trigger("edit.ripple_delete")
    view.closing.end()
    view.grab()
    timeline.document.undo()
    assert view.closing.apart("V1") is None
    view.grab()
    timeline.drag(timeline.point(250, "V1"), timeline.point(350, "V1"))
    assert view.closing.apart("V1") is None


def test_a_ripple_by_hand_is_there_already(timeline: Timeline, moving: None) -> None:
    view = timeline.panel.view
    timeline.context.view.set_tool("ripple")
    start, end = timeline.point(99, "V1"), timeline.point(60, "V1")
    timeline.drag(start, end, drop=False)
    view.grab()
    timeline.release(end)
    assert timeline.document.undo_names[-1] == "ripple trim"
    assert view.closing.apart("V1") is None


def test_with_reduced_motion_they_are_there_at_once(timeline: Timeline) -> None:
    view = timeline.panel.view
    timeline.click(50, "V1")
    view.grab()
    assert timeline.context.actions.trigger("edit.ripple_delete")
    assert view.closing.apart("V1") is None
    assert seen(timeline, 50) == timeline.context.theme.color("v").name()


@pytest.mark.parametrize("reduced", [False, True])
def test_the_snap_guide_fades(reduced: bool, timeline: Timeline, qtbot: QtBot) -> None:
    motion.reduce(reduced)
    view = timeline.panel.view
    timeline.context.view.set_playhead(340)
    timeline.drag(timeline.point(250, "V1"), timeline.point(289, "V1"), drop=False)
    assert view.step.guide is not None, "it snapped to the playhead"
    assert view.going.guide is None
    held = view.step.guide
    timeline.move(timeline.point(289, "V1") + QPoint(80, 0))
    assert view.step.guide is None
    assert view.going.guide == (None if reduced else held)
    view.grab()
    qtbot.waitUntil(lambda: view.going.guide is None)
    timeline.release(timeline.point(389, "V1"))
    motion.reduce(True)
