"""Docks: shown, hidden, moved, reset, remembered, and what gives way when the window is small."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from editor.model import changed
from tests.support.projects import three_clips
from ui.main_window import MainWindow
from ui.panels.markers import MarkersPanel

Start = Callable[..., MainWindow]


def at_work(window: MainWindow) -> MainWindow:
    window.show_workspace()
    QApplication.processEvents()
    return window


def visible(window: MainWindow) -> set[str]:
    return {name for name in ("media", "jobs", "engine", "inspector", "timeline") if window.workspace.dock(name).isVisible()}


def test_all_panels_are_there_as_designed(window: MainWindow, qtbot: QtBot) -> None:
    at_work(window)
    qtbot.waitUntil(lambda: visible(window) == {"media", "jobs", "engine", "inspector", "timeline"})
    docks = {name: window.workspace.dock(name) for name in visible(window)}
    qtbot.waitUntil(lambda: docks["engine"].width() > 360)
    assert docks["media"].geometry().right() < docks["engine"].geometry().left()
    assert docks["engine"].geometry().right() < docks["inspector"].geometry().left()
    assert docks["timeline"].width() > 1600, "the timeline has the whole width"
    assert docks["timeline"].geometry().top() > docks["media"].geometry().bottom()
    assert docks["media"].geometry().bottom() < docks["jobs"].geometry().top()


@pytest.mark.parametrize("name", ["media", "jobs", "inspector", "timeline", "preview"])
def test_a_panel_is_hidden_and_shown_by_its_action(name: str, window: MainWindow) -> None:
    at_work(window)
    panel = window.panel(name)
    assert panel is not None
    action = window.context.actions.qaction(f"view.panel.{name}")
    assert panel.isVisible()
    action.trigger()
    assert not panel.isVisible()
    window.context.actions.refresh()
    assert not action.isChecked()
    action.trigger()
    assert panel.isVisible()
    window.context.actions.refresh()
    assert action.isChecked()


def test_the_layout_is_remembered(start: Start, qtbot: QtBot) -> None:
    window = at_work(start())
    window.context.actions.trigger("view.panel.jobs")
    media = window.workspace.dock("media")
    window.workspace.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, media)
    again = at_work(start())
    qtbot.waitUntil(lambda: visible(again) == {"media", "engine", "inspector", "timeline"})
    assert again.workspace.dockWidgetArea(again.workspace.dock("media")) == Qt.DockWidgetArea.RightDockWidgetArea


def test_reset_brings_everything_back(window: MainWindow, qtbot: QtBot) -> None:
    at_work(window)
    window.context.actions.trigger("view.panel.media")
    window.workspace.dock("timeline").setFloating(True)
    window.workspace.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.workspace.dock("inspector"))
    window.context.actions.trigger("view.reset_layout")
    qtbot.waitUntil(lambda: visible(window) == {"media", "jobs", "engine", "inspector", "timeline"})
    assert not window.workspace.dock("timeline").isFloating()
    assert window.workspace.dockWidgetArea(window.workspace.dock("inspector")) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_dock_is_torn_off_by_its_head(window: MainWindow, qtbot: QtBot) -> None:
    at_work(window)
    dock = window.workspace.dock("jobs")
    bar = dock.titleBarWidget()
    assert bar.height() >= 28, "there is something to take hold of"
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 4))
    qtbot.waitUntil(dock.isFloating)
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 4))
    qtbot.waitUntil(lambda: not dock.isFloating())


def test_every_dock_has_a_head_to_move_it_by(window: MainWindow) -> None:
    at_work(window)
    for dock in window.workspace.findChildren(QDockWidget):
        bar = dock.titleBarWidget()
        assert bar is not None
        assert bar.height() >= 28, dock.objectName()
        assert dock.windowTitle(), dock.objectName()


def test_below_1440_the_inspector_is_a_tab(start: Start, qtbot: QtBot) -> None:
    window = at_work(start(size=(1366, 768)))
    qtbot.waitUntil(lambda: "inspector" in window.workspace.tabs.names)
    assert not window.workspace.dock("inspector").isVisible()
    window.context.actions.trigger("view.panel.inspector")  # hides it
    assert "inspector" not in window.workspace.tabs.names
    window.context.actions.trigger("view.panel.inspector")
    inspector = window.panel("inspector")
    assert inspector is not None
    qtbot.waitUntil(inspector.isVisible)
    window.resize(1680, 1000)
    qtbot.waitUntil(lambda: window.workspace.dock("inspector").isVisible())
    assert "inspector" not in window.workspace.tabs.names
    assert inspector.isVisible()


def test_below_1280_media_and_jobs_are_behind_a_rail(start: Start, qtbot: QtBot) -> None:
    window = at_work(start(size=(1120, 680)))
    qtbot.waitUntil(window.rail.isVisible)
    assert visible(window) == {"engine", "timeline"}
    media = window.panel("media")
    assert media is not None
    assert not media.isVisible()
    button = window.rail.findChild(type(window.rail.children()[1]), "rail-media")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(media.isVisible)
    assert window.workspace.flyout.isVisible()
    QTest.keyClick(window.workspace.flyout, Qt.Key.Key_Escape)
    assert not media.isVisible()
    QTest.mouseClick(window.status_bar.jobs, Qt.MouseButton.LeftButton)
    jobs = window.panel("jobs")
    assert jobs is not None
    assert jobs.isVisible()
    timeline = window.panel("timeline")
    assert timeline is not None
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.workspace.flyout.isVisible())
    window.resize(1680, 1000)
    qtbot.waitUntil(lambda: visible(window) == {"media", "jobs", "engine", "inspector", "timeline"})
    assert not window.rail.isVisible()
    assert media.isVisible()


def test_small_windows_keep_every_part_usable(start: Start, qtbot: QtBot) -> None:
    window = at_work(start(size=(1120, 680)))
    qtbot.waitUntil(window.rail.isVisible)
    QTest.qWait(50)
    assert window.workspace.centre.width() >= 360
    assert window.workspace.dock("engine").width() >= 320
    assert window.workspace.dock("timeline").height() >= 200
    assert window.width() == 1120
    assert window.height() == 680


def test_a_panel_hidden_for_want_of_room_is_not_remembered_as_hidden(start: Start, qtbot: QtBot) -> None:
    window = at_work(start(size=(1120, 680)))
    qtbot.waitUntil(window.rail.isVisible)
    again = at_work(start(size=(1680, 1000)))
    qtbot.waitUntil(lambda: visible(again) == {"media", "jobs", "engine", "inspector", "timeline"})


def test_f6_goes_round_the_panels(window: MainWindow, qtbot: QtBot) -> None:
    at_work(window)
    seen = []
    for _ in range(len(window.workspace.visible_panels())):
        focused = QApplication.focusWidget() or window
        QTest.keyClick(focused, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen += [
            name for name, panel in window.workspace.visible_panels() if panel is focused or panel.isAncestorOf(focused)
        ]
    assert sorted(seen) == sorted(name for name, _ in window.workspace.visible_panels())
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    back = QApplication.focusWidget()
    assert back is not None
    before_last = window.panel(seen[-2])
    assert before_last is not None
    assert before_last is back or before_last.isAncestorOf(back)


def test_panels_of_the_engine_are_made_when_they_are_first_seen(window: MainWindow) -> None:
    at_work(window)
    assert window.panel("history") is None
    window.context.actions.trigger("view.panel.history")
    history = window.panel("history")
    assert history is not None
    assert history.isVisible()


def test_markers_have_a_panel(window: MainWindow, qtbot: QtBot) -> None:
    at_work(window)
    actions, view = window.context.actions, window.context.view
    made = three_clips()
    assert window.context.document.do("open", lambda project: changed(made, id=project.id))
    actions.trigger("mark.marker")
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    markers = window.panel("markers")
    assert isinstance(markers, MarkersPanel)
    assert markers.isVisible()
    at = markers.rows[0].marker.frame
    view.set_playhead(at + 20)
    actions.trigger("mark.marker")
    assert [row.marker.frame for row in markers.rows] == [at, at + 20]
    QTest.mouseClick(markers.rows[0], Qt.MouseButton.LeftButton)
    assert view.playhead == at
    actions.refresh()
    assert actions.qaction("view.panel.markers").isChecked()
    actions.trigger("edit.undo")
    assert len(markers.rows) == 1


def test_tabs_that_do_not_fit_are_in_a_menu(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel, QToolButton

    from ui.shell.tabs import PanelTabs

    tabs = PanelTabs()
    qtbot.addWidget(tabs)
    for name in ("Highlights", "Find", "Transcript", "Chapters", "Ask", "Cut list"):
        tabs.add(name, name, lambda name=name: QLabel(name))
    tabs.resize(600, 300)
    tabs.show()
    more = tabs.findChild(QToolButton)
    assert more is not None
    assert not more.isVisible()
    tabs.resize(220, 300)
    QApplication.processEvents()
    assert more.isVisible()
    menu = more.menu()
    menu.aboutToShow.emit()
    last = menu.actions()[-1]
    assert last.text() == "Cut list"
    last.trigger()
    assert tabs.current == "Cut list"


def test_each_screen_has_a_layout_of_its_own(window: MainWindow) -> None:
    from ui.shell.layout_memory import LayoutMemory, screen_key

    at_work(window)
    memory = LayoutMemory(window.context.settings)
    window.workspace.remember()
    assert memory.knows(window.screen())
    layouts = window.context.settings.get("layouts", {})
    assert list(layouts) == [screen_key(window.screen())]
    memory.forget(window.screen())
    assert not memory.knows(window.screen())


@pytest.mark.parametrize("broken", ["text", {"x": 1}, {"version": 1, "docks": "!!!", "window": 7, "hidden": "media"}])
def test_settings_written_by_hand_do_no_harm(broken: object, start: Start) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui.shell.layout_memory import screen_key
    from ui.state.settings import Settings

    key = screen_key(QGuiApplication.primaryScreen())
    Settings().set("layouts", {key: broken} if isinstance(broken, dict) else broken)
    window = at_work(start())
    assert visible(window) == {"media", "jobs", "engine", "inspector", "timeline"}
