"""Undo and redo give back the very same values."""

from __future__ import annotations

import pytest

from editor.edits import EditError, lift, set_gain, trim
from editor.history import History
from editor.model import changed
from tests.support.projects import three_clips


def test_undo_and_redo_give_back_the_same_objects() -> None:
    first = three_clips()
    second, third = lift(first, "n5"), trim(lift(first, "n5"), "n8", "out", 3)
    history = History(first).do("Lift", second).do("Trim", third)
    assert (history.done_names, history.undone_names) == (("Lift", "Trim"), ())
    undone = history.undo().undo()
    assert undone.present is first
    assert (undone.done_names, undone.undone_names) == ((), ("Lift", "Trim"))
    assert undone.redo().present is second
    assert undone.redo().redo() == history
    assert history.present is third, "a history is a value"


def test_a_new_edit_forgets_what_was_undone() -> None:
    first = three_clips()
    history = History(first).do("Lift", lift(first, "n5")).undo().do("Trim", trim(first, "n8", "out", 3))
    assert (history.done_names, history.undone_names) == (("Trim",), ())
    with pytest.raises(EditError, match="nothing to redo"):
        history.redo()
    with pytest.raises(EditError, match="nothing to undo"):
        History(first).undo()


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History(three_clips()).do("Lift", lift(three_clips(), "n5")).undo()
    assert history.do("Nothing", history.present) is history
    assert history.do("Nothing", three_clips()) is history


def test_several_edits_are_one_step_or_none() -> None:
    history = History(three_clips())
    both = history.do_all("Tidy", (lambda p: lift(p, "n5"), lambda p: set_gain(p, "n3", db=-2.0)))
    assert both.done_names == ("Tidy",)
    assert both.undo().present is history.present
    with pytest.raises(EditError):
        history.do_all("Fails", (lambda p: lift(p, "n5"), lambda p: lift(p, "n5")))
    assert history.done_names == ()


def test_the_oldest_steps_go_first_and_values_share_what_they_have_in_common() -> None:
    history = History(three_clips(), limit=3)
    for number in range(5):
        history = history.do(f"Step {number}", changed(history.present, name=f"Name {number}"))
    assert history.done_names == ("Step 2", "Step 3", "Step 4")
    assert history.undo().undo().undo().redo().redo().redo() == history
    assert all(step.project.sequences is history.present.sequences for step in history.past)
