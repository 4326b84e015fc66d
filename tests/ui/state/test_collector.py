"""Widgets in circles end on the window's thread, whoever makes the objects that bring the collector on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.state.collector import PERIOD, Collector


class Circle(QWidget):
    """Refers to itself, so that only the collector frees it."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.me = self
        self.destroyed.connect(lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collector]:
    """A collector at work, where Python's own is on as it is in the program."""
    was_enabled = gc.isenabled()
    gc.enable()
    made = Collector()
    made.start()
    yield made
    made.stop()
    assert gc.isenabled(), "as it was before"
    if not was_enabled:
        gc.disable()


def make_objects(count: int = 60_000) -> None:
    """Far more than the collector waits for, each in a circle of its own."""
    for _ in range(count):
        one: list[object] = []
        one.append(one)


def test_no_thread_but_the_windows_frees_a_widget(collecting: Collector, qtbot: QtBot) -> None:
    ended: list[int] = []
    for _ in range(20):
        Circle(ended)
    busy = threading.Thread(target=make_objects)
    busy.start()
    busy.join()
    assert ended == []
    qtbot.waitUntil(lambda: len(ended) == 20)
    assert set(ended) == {threading.get_ident()}


def test_what_lives_long_is_looked_through_now_and_then(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_SETTLED_SECONDS", "_FEWEST_SECONDS", "_SHARE"):
        monkeypatch.setattr(f"ui.state.collector.{name}", 0)
    collecting = Collector()
    collecting.start()
    collecting.look()
    assert gc.get_freeze_count() > 0, "what the window is made of is set aside"
    ended: list[int] = []
    kept = Circle(ended)
    for _ in range(gc.get_threshold()[2] + 2):
        gc.collect(1)  # it has become old
    del kept
    collecting.look()
    assert len(ended) == 1
    collecting.stop()
    assert gc.get_freeze_count() == 0


def test_nothing_is_due_where_nothing_was_made(collecting: Collector) -> None:
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    collecting.look()
    assert [generation["collections"] for generation in gc.get_stats()] == before


def test_it_collects_no_more_once_it_has_stopped(collecting: Collector) -> None:
    collecting.stop()
    gc.disable()
    ended: list[int] = []
    Circle(ended)
    make_objects(5_000)
    QTest.qWait(3 * PERIOD)
    assert ended == []
    gc.enable()
    gc.collect()
    assert len(ended) == 1
