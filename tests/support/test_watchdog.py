"""The watchdog itself: it bites when the loop stands still, and only then."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.support.watchdog import Watchdog


def test_it_bites_when_the_loop_stands_still(qtbot: QtBot) -> None:
    def sleep_in_the_loop() -> None:
        time.sleep(0.6)  # longer than a crowded machine excuses

    QTimer.singleShot(20, sleep_in_the_loop)
    with pytest.raises(AssertionError, match="sleep_in_the_loop"), Watchdog().watching():
        qtbot.wait(900)


def test_it_lets_short_work_pass(qtbot: QtBot) -> None:
    timer = QTimer()
    timer.timeout.connect(lambda: time.sleep(0.02))
    timer.start(30)
    with Watchdog().watching():
        qtbot.wait(400)
    timer.stop()


def test_it_bites_when_the_loops_thread_works_too_long(qtbot: QtBot) -> None:
    def work_in_the_loop() -> None:
        end = time.thread_time() + 0.15
        while time.thread_time() < end:
            pass

    QTimer.singleShot(20, work_in_the_loop)
    with pytest.raises(AssertionError, match="blocked"), Watchdog().watching():
        qtbot.wait(400)
