"""The timeline by keyboard alone, and every action of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from editor.edits import Source, append, set_track
from editor.model import Clip
from tests.ui.timeline.conftest import SHIFT, Timeline
from tests.ui.timeline.test_heads import entry
from ui.timeline import commands, menus
from ui.timeline.inline import InlineField

Before = Callable[[Timeline], object]


def enter_by_tab(timeline: Timeline) -> None:
    timeline.panel.view.clearFocus()
    timeline.panel.view.setFocus(Qt.FocusReason.TabFocusReason)


def test_tab_enters_and_arrows_walk_clips_and_tracks(timeline: Timeline) -> None:
    view, selection = timeline.panel.view, timeline.context.view
    timeline.context.view.set_playhead(20)
    enter_by_tab(timeline)
    assert selection.selection == ("n2",)
    for key, expected in (
        (Qt.Key.Key_Right, "n5"),
        (Qt.Key.Key_Up, "title"),
        (Qt.Key.Key_Up, "s2"),
        (Qt.Key.Key_Left, "s1"),
        (Qt.Key.Key_Left, "s1"),
        (Qt.Key.Key_Down, "title"),
        (Qt.Key.Key_Down, "n5"),
        (Qt.Key.Key_Down, "n6"),
        (Qt.Key.Key_End, "n9"),
        (Qt.Key.Key_Home, "n3"),
    ):
        timeline.key(key)
        assert selection.selection == (expected,)
        assert view.focused == expected
    timeline.key(Qt.Key.Key_Right, SHIFT)
    assert selection.selection == ("n3", "n6")


def test_a_screen_reader_is_told_what_is_there(timeline: Timeline) -> None:
    view = timeline.panel.view
    assert view.accessibleName() == "Timeline"
    timeline.click(150, "V1")
    words = view.accessibleDescription()
    assert "2 of 3 on V1" in words
    assert "00:00:03:10 to 00:00:06:20" in words
    timeline.click(350, "V1")
    timeline.context.view.select(["s1"])
    assert view.accessibleDescription().startswith("Wait for it")


def test_the_mouse_gives_the_arrows_back_to_the_window(timeline: Timeline) -> None:
    enter_by_tab(timeline)
    assert timeline.panel.view.walking
    timeline.click(250, "V1")
    assert not timeline.panel.view.walking
    timeline.key(Qt.Key.Key_Left)
    assert timeline.context.view.selection == ("n8",)


def test_enter_asks_for_the_inspector(timeline: Timeline) -> None:
    timeline.click(150, "V1")
    timeline.panel.view.setFocus()
    with timeline.qtbot.waitSignal(timeline.panel.inspect):
        timeline.key(Qt.Key.Key_Return)


def test_a_double_click_on_a_clip_does_so_too_and_on_words_changes_them(timeline: Timeline) -> None:
    with timeline.qtbot.waitSignal(timeline.panel.inspect):
        timeline.double_click(timeline.point(150, "V1"))
    timeline.double_click(timeline.point(30, "S1"))
    field = timeline.panel.findChild(InlineField)
    assert field is not None
    timeline.qtbot.keyClicks(field, "Now")
    with timeline.one_edit("change text"):
        timeline.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert timeline.item("s1").text == "Now"  # type: ignore[union-attr]


def select(*ids: str) -> Before:
    return lambda timeline: timeline.context.view.select(ids)


def playhead(frame: int) -> Before:
    return lambda timeline: timeline.context.view.set_playhead(frame)


@pytest.mark.parametrize(
    ("action", "before", "name", "video"),
    [
        ("edit.delete", select("n5"), "lift", [(0, 100), (200, 300)]),
        ("edit.delete", select("n2", "n3", "n5"), "lift", [(200, 300)]),
        ("edit.ripple_delete", select("n2"), "ripple delete", [(0, 100), (100, 200)]),
        ("edit.ripple_delete", select("n2", "n8"), "ripple delete", [(0, 100)]),
        ("edit.split", playhead(40), "split", [(0, 40), (40, 100), (100, 200), (200, 300)]),
        ("edit.split_all", playhead(150), "split", [(0, 100), (100, 150), (150, 200), (200, 300)]),
        ("timeline.trim_start", playhead(230), "ripple trim", [(0, 100), (100, 200), (200, 270)]),
        ("timeline.trim_end", playhead(230), "ripple trim", [(0, 100), (100, 200), (200, 230)]),
    ],
)
def test_each_command_is_one_edit(
    timeline: Timeline, action: str, before: Before, name: str, video: list[tuple[int, int]]
) -> None:
    if action == "edit.ripple_delete":
        timeline.context.view.select(["title", "s1", "s2"])
        timeline.context.actions.trigger("edit.delete")
    before(timeline)
    with timeline.one_edit(name):
        assert timeline.context.actions.trigger(action)
    assert timeline.places("V1") == video
    assert timeline.places("A1") == video


def test_split_prefers_what_is_selected(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(150)
    timeline.context.view.select(["n6"])
    with timeline.one_edit():
        timeline.context.actions.trigger("edit.split")
    assert timeline.places("V2") == [(120, 180)]
    assert (100, 150) in timeline.places("A1")


def test_the_playhead_goes_along_with_a_trimmed_start(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(230)
    timeline.context.actions.trigger("timeline.trim_start")
    assert timeline.context.view.playhead == 200


def test_copied_clips_are_pasted_at_the_playhead_with_links_of_their_own(timeline: Timeline) -> None:
    actions, view = timeline.context.actions, timeline.context.view
    view.select(["n5", "title"])
    with timeline.no_edit():
        assert actions.trigger("edit.copy")
    view.set_playhead(400)
    with timeline.one_edit("paste"):
        assert actions.trigger("edit.paste")
        assert len(view.selection) == 3
    assert timeline.places("V1")[-1] == timeline.places("A1")[-1] == (400, 500)
    assert timeline.places("V2")[-1] == (420, 480)
    pasted = [timeline.project.sequence.track(track).items[-1] for track in ("V1", "A1")]
    assert pasted[0].link == pasted[1].link != timeline.item("n5").link
    assert view.playhead == 500


def test_cut_clips_leave_a_gap_and_can_be_pasted_over_others(timeline: Timeline) -> None:
    actions, view = timeline.context.actions, timeline.context.view
    view.select(["n5"])
    with timeline.one_edit("cut"):
        assert actions.trigger("edit.cut")
    assert timeline.places("V1") == [(0, 100), (200, 300)]
    view.set_playhead(50)
    with timeline.one_edit("paste"):
        assert actions.trigger("edit.paste")
    assert timeline.places("V1") == [(0, 50), (50, 150), (200, 300)]


def test_link_unlink_enable(timeline: Timeline) -> None:
    actions, view = timeline.context.actions, timeline.context.view
    view.select(["n5"])
    with timeline.one_edit("unlink clips"):
        assert actions.trigger("clip.unlink")
    assert timeline.item("n6").link is None
    view.select(["n5", "title"])
    with timeline.one_edit("link clips"):
        assert actions.trigger("clip.link")
    assert timeline.item("n5").link == timeline.item("title").link is not None
    with timeline.one_edit():
        assert actions.trigger("clip.enable")
    assert not timeline.item("title").enabled


def test_a_dissolve_at_the_cut_nearest_to_the_playhead(timeline: Timeline) -> None:
    timeline.context.view.set_playhead(110)
    with timeline.one_edit("add dissolve"):
        assert timeline.context.actions.trigger("clip.dissolve")
    (made,) = timeline.project.sequence.track("V1").transitions
    assert (made.left, made.right, made.before + made.after) == ("n2", "n5", 15)


def test_marks_by_key(timeline: Timeline) -> None:
    actions, view = timeline.context.actions, timeline.context.view
    with timeline.no_edit():
        view.set_playhead(30)
        actions.trigger("mark.in")
        view.set_playhead(89)
        actions.trigger("mark.out")
        assert (view.mark_in, view.mark_out) == (30, 90)
        actions.trigger("mark.clear")
        assert (view.mark_in, view.mark_out) == (None, None)
        view.select(["n5"])
        actions.trigger("mark.clip")
        assert (view.mark_in, view.mark_out) == (100, 200)
        actions.trigger("edit.select_all")
        assert len(view.selection) == 9
        actions.trigger("edit.deselect")
        assert view.selection == ()


def test_tools_and_switches_are_checked(timeline: Timeline) -> None:
    actions, view = timeline.context.actions, timeline.context.view
    for tool in ("blade", "ripple", "roll", "slip", "select"):
        assert actions.trigger(f"tool.{tool}")
        assert view.tool == tool
        actions.refresh()
        assert actions.qaction(f"tool.{tool}").isChecked()
    for action, option in (("timeline.snap", "snapping"), ("timeline.linked", "linking")):
        actions.trigger(action)
        assert not getattr(view, option)
        actions.refresh()
        assert not actions.qaction(action).isChecked()


@pytest.mark.parametrize(
    "action",
    ["edit.delete", "edit.ripple_delete", "edit.split", "clip.link", "clip.unlink", "mark.clear", "timeline.delete_track"],
)
def test_what_cannot_be_done_is_disabled_and_says_why(timeline: Timeline, action: str) -> None:
    timeline.context.view.set_playhead(390)
    with timeline.no_edit():
        assert not timeline.context.actions.trigger(action)
    assert action == "edit.delete" or timeline.context.actions.registered(action).why


def test_tracks_by_action(timeline: Timeline) -> None:
    with timeline.one_edit("add track"):
        timeline.context.actions.trigger("timeline.add_video_track")
    with timeline.one_edit("add track"):
        timeline.context.actions.trigger("timeline.add_audio_track")
    timeline.context.view.select(["title"])
    with timeline.one_edit("delete track"):
        timeline.context.actions.trigger("timeline.delete_track")
    assert len(timeline.project.sequence.tracks) == 7


def test_a_refused_edit_says_why(timeline: Timeline) -> None:
    timeline.document.do("lock", lambda project: set_track(project, "V1", locked=True))
    timeline.context.view.select(["n5"])
    with timeline.no_edit(), timeline.qtbot.waitSignal(timeline.document.refused) as told:
        timeline.context.actions.trigger("edit.delete")
    assert "locked" in told.args[0]


def test_without_a_project_nothing_can_be_done(bare: Timeline) -> None:
    commands.register(bare.context, bare.panel.window())
    for registered in bare.context.actions.all():
        if registered.action.id.startswith(("edit.", "clip.", "mark.", "timeline.")):
            bare.context.actions.trigger(registered.action.id)
    assert bare.document.undo_names == ()
    enter_by_tab(bare)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_BracketLeft, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        bare.key(key)
    bare.click(100)
    assert not bare.panel.grab().isNull()


def test_the_menu_of_a_clip(timeline: Timeline) -> None:
    view = timeline.panel.view
    point = timeline.point(150, "V1")
    menu = menus.menu_for(view, view.menu_hit(point), point)
    assert isinstance(menu, QMenu)
    assert timeline.context.view.selection == ("n5",)
    with timeline.one_edit("change speed"):
        entry(menu, "Play at", "50%").trigger()
    clip = timeline.item("n5")
    assert isinstance(clip, Clip)
    assert (clip.speed.rate, clip.duration) == (Fraction(1, 2), 200)
    entry(menu, "Show in media").trigger()
    assert timeline.context.view.focus_media == "b"


def test_the_menu_of_a_gap_closes_it(timeline: Timeline) -> None:
    timeline.context.view.select(["n5", "title", "s2"])
    timeline.context.actions.trigger("edit.delete")
    view, point = timeline.panel.view, timeline.point(150, "V1")
    menu = menus.menu_for(view, view.menu_hit(point), point)
    assert menu is not None
    with timeline.one_edit("close gap"):
        entry(menu, "Close gap").trigger()
    assert timeline.places("V1") == [(0, 100), (100, 200)]


def test_the_menu_of_the_ruler_and_of_a_marker(timeline: Timeline) -> None:
    view, point = timeline.panel.view, timeline.point(70)
    menu = menus.menu_for(view, view.menu_hit(point), point)
    assert menu is not None
    entry(menu, "Move playhead here").trigger()
    assert timeline.context.view.playhead == 70
    entry(menu, "Mark in here").trigger()
    assert timeline.context.view.mark_in == 70
    timeline.context.actions.trigger("mark.marker")
    point.setY(26)
    menu = menus.menu_for(view, view.menu_hit(point), point)
    assert menu is not None
    with timeline.one_edit("change marker"):
        entry(menu, "Colour", "Red").trigger()
    with timeline.one_edit("remove marker"):
        entry(menu, "Remove marker").trigger()


def test_a_right_click_selects_and_opens_the_menu(timeline: Timeline) -> None:
    view, point = timeline.panel.view, timeline.point(150, "V1")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    menu = view.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    assert timeline.context.view.selection == ("n5",)
    menu.close()


def test_ripple_delete_is_refused_when_something_would_collide(timeline: Timeline) -> None:
    timeline.document.do("append", lambda project: append(project, Source(media="card", duration=30), tracks=["V2"]))
    timeline.context.view.select(["n2"])
    before = timeline.project
    timeline.context.actions.trigger("edit.ripple_delete")
    assert timeline.project is before or timeline.places("V1") == [(0, 100), (100, 200)]
