"""Playhead, selection, range, tool and options: told once, and only when they changed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.state.view import OPTIONS, TOOLS, ViewState


@pytest.fixture
def view(qapp: object) -> ViewState:
    return ViewState()


def test_the_playhead_never_stands_before_the_start(view: ViewState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.playhead_changed) as told:
        view.set_playhead(40)
    assert told.args == [40]
    view.set_playhead(-5)
    assert view.playhead == 0
    with qtbot.assertNotEmitted(view.playhead_changed):
        view.set_playhead(0)


def test_selection_keeps_its_order(view: ViewState, qtbot: QtBot) -> None:
    view.select(["b", "a", "b"])
    assert view.selection == ("b", "a")
    view.select(["c", "a"], add=True)
    assert view.selection == ("b", "a", "c")
    view.select(["a", "d"], toggle=True)
    assert view.selection == ("b", "c", "d")
    with qtbot.assertNotEmitted(view.selection_changed):
        view.select(["b", "c", "d"])
    with qtbot.waitSignal(view.selection_changed):
        view.clear_selection()
    assert view.selection == ()


def test_a_range_always_holds_a_frame(view: ViewState) -> None:
    view.set_range(10, 20)
    assert (view.mark_in, view.mark_out) == (10, 20)
    view.set_range(30, 20)  # in was moved past out
    assert (view.mark_in, view.mark_out) == (30, None)
    view.set_range(30, 40)
    view.set_range(30, 5)  # out was moved before in
    assert (view.mark_in, view.mark_out) == (None, 5)
    view.set_range(None, None)
    assert (view.mark_in, view.mark_out) == (None, None)


def test_tools_and_options(view: ViewState, qtbot: QtBot) -> None:
    for tool in TOOLS[1:]:
        with qtbot.waitSignal(view.tool_changed) as told:
            view.set_tool(tool)
        assert told.args == [tool]
    with pytest.raises(ValueError, match="lasso"):
        view.set_tool("lasso")
    for name, value in OPTIONS.items():
        assert getattr(view, name) is value
        with qtbot.waitSignal(view.options_changed):
            view.set_option(name, not value)
        assert getattr(view, name) is not value
        with qtbot.assertNotEmitted(view.options_changed):
            view.set_option(name, not value)
    with pytest.raises(KeyError):
        view.set_option("sparkles", True)


def test_the_transport_is_asked_and_not_told(view: ViewState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.transport) as asked:
        view.request("step", -10)
    assert asked.args == ["step", -10]
    with pytest.raises(ValueError, match="eject"):
        view.request("eject")
    assert not view.playing
    with qtbot.waitSignal(view.playing_changed):
        view.set_playing(True)
    assert view.playing


def test_another_project_is_looked_at_from_its_start_with_the_same_tool(view: ViewState) -> None:
    view.set_playhead(9)
    view.select(["a"])
    view.set_range(1, 5)
    view.set_focus_media("m")
    view.set_source("m")
    view.set_tool("blade")
    view.set_option("loop", True)
    view.forget()
    assert (view.playhead, view.selection, view.mark_in, view.mark_out) == (0, (), None, None)
    assert (view.focus_media, view.source) == ("", "")
    assert (view.tool, view.loop) == ("blade", True)
