"""The blade, and transitions drawn out of cuts, resized and taken away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from editor.edits import add_transition
from editor.model import Transition
from tests.ui.timeline.conftest import ALT, SHIFT, Timeline
from ui.timeline import looking


def add_dissolve(timeline: Timeline, before: int = 10, after: int = 10) -> str:
    wanted = Transition(id="t", kind="dissolve", left="n2", right="n5", before=before, after=after)
    timeline.document.do("dissolve", lambda project: add_transition(project, "V1", wanted))
    return "t"


def test_the_blade_cuts_a_clip_and_its_partner(timeline: Timeline) -> None:
    timeline.context.view.set_tool("blade")
    with timeline.one_edit("split"):
        timeline.click(140, "V1")
    assert timeline.places("V1") == [(0, 100), (100, 140), (140, 200), (200, 300)]
    assert timeline.places("A1") == timeline.places("V1")
    assert timeline.places("V2") == [(120, 180)]


def test_with_shift_it_cuts_everything(timeline: Timeline) -> None:
    timeline.context.view.set_tool("blade")
    with timeline.one_edit("split"):
        timeline.click(140, "V1", SHIFT)
    assert timeline.places("V2") == [(120, 140), (140, 180)]


def test_without_linking_it_cuts_one_clip(timeline: Timeline) -> None:
    timeline.context.view.set_tool("blade")
    timeline.context.view.set_option("linking", False)
    with timeline.one_edit():
        timeline.click(140, "A1")
    assert len(timeline.places("A1")) == 4
    assert len(timeline.places("V1")) == 3


def test_it_snaps_to_the_playhead_and_shows_where_it_would_cut(timeline: Timeline) -> None:
    timeline.context.view.set_tool("blade")
    timeline.context.view.set_playhead(150)
    timeline.move(timeline.point(148, "V1"))
    assert timeline.panel.view.step.cut == (150, False)
    with timeline.one_edit():
        timeline.click(148, "V1")
    assert (100, 150) in timeline.places("V1")


def test_esc_keeps_the_blade_from_cutting(timeline: Timeline) -> None:
    timeline.context.view.set_tool("blade")
    with timeline.no_edit():
        timeline.press(timeline.point(140, "V1"))
        timeline.key(Qt.Key.Key_Escape)
        timeline.release(timeline.point(140, "V1"))


def test_a_dissolve_is_drawn_out_of_a_cut(timeline: Timeline) -> None:
    foot = timeline.point(100, "V1", 0.88)
    timeline.move(foot)
    assert timeline.panel.view.hovered.zone == "cut"
    with timeline.one_edit("add dissolve"):
        timeline.drag(foot, foot + QPoint(24, 0))
    (made,) = timeline.project.sequence.track("V1").transitions
    assert (made.left, made.right, made.before, made.after) == ("n2", "n5", 12, 12)


def test_one_end_of_a_transition_is_dragged_or_with_shift_both(timeline: Timeline) -> None:
    transition = add_dissolve(timeline)
    start = timeline.point(110, "V1", 0.6) - QPoint(2, 0)
    with timeline.one_edit("change transition"):
        timeline.drag(start, start + QPoint(10, 0))
    found = looking.transition(timeline.project.sequence, transition)
    assert found is not None
    assert (found[1].before, found[1].after) == (10, 15)
    start = timeline.point(115, "V1", 0.6) - QPoint(2, 0)
    with timeline.one_edit():
        timeline.drag(start, start - QPoint(10, 0), SHIFT)
    found = looking.transition(timeline.project.sequence, transition)
    assert found is not None
    assert (found[1].before, found[1].after) == (5, 10)


def test_a_chosen_transition_is_deleted_alone(timeline: Timeline) -> None:
    add_dissolve(timeline)
    timeline.click(100, "V1", share=0.6)
    assert timeline.panel.view.transition == "t"
    assert timeline.context.view.selection == ()
    with timeline.one_edit("remove transition"):
        assert timeline.context.actions.trigger("edit.delete")
    assert len(timeline.places("V1")) == 3


def test_a_transition_goes_when_its_cut_does(timeline: Timeline) -> None:
    add_dissolve(timeline)
    timeline.drag(timeline.point(30, "V1"), timeline.point(30, "V2"), ALT)
    assert timeline.project.sequence.track("V1").transitions == ()
