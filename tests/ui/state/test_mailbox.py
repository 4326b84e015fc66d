"""From any thread to the UI thread: in order, and never to what is gone, however late a thread comes."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.state.engine import EngineService
from ui.state.mailbox import Mailbox


def in_thread(work: object) -> None:
    """Have it done on another thread, to its end."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            work()  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001 - the test is told
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert failures == []


def test_calls_come_in_order_on_the_ui_thread(qapp: QApplication, qtbot: QtBot) -> None:
    mailbox = Mailbox()
    came: list[tuple[int, int]] = []

    def post() -> None:
        for number in range(50):
            mailbox.post(partial(lambda n: came.append((n, threading.get_ident())), number))

    in_thread(post)
    assert came == []
    qtbot.waitUntil(lambda: len(came) == 50)
    assert came == [(number, threading.get_ident()) for number in range(50)]


def test_nothing_comes_once_it_is_closed(qapp: QApplication) -> None:
    mailbox = Mailbox()
    came: list[int] = []
    in_thread(lambda: mailbox.post(lambda: came.append(1)))
    mailbox.close()
    in_thread(lambda: mailbox.post(lambda: came.append(2)))
    QTest.qWait(20)
    assert came == []


def test_nothing_comes_for_an_owner_that_is_gone(qapp: QApplication) -> None:
    owner = QObject()
    mailbox = Mailbox(owner)
    came: list[int] = []
    in_thread(lambda: mailbox.post(lambda: came.append(1)))
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    in_thread(lambda: mailbox.post(lambda: came.append(2)))
    QTest.qWait(20)
    assert came == []


def test_a_job_ends_on_the_ui_thread_though_its_own_outlives_it(qapp: QApplication, qtbot: QtBot) -> None:
    service = EngineService()
    done, leave = threading.Event(), threading.Event()
    ended: list[int] = []

    class Slow:
        """What the job leaves behind: its thread is held up by it, after the outcome has been told."""

        def __del__(self) -> None:
            leave.wait(20)

    def work(*_: object) -> None:
        done.wait(20)

    kept = [Slow()]
    job = service.call("job", partial(lambda held, *_: work(held), kept.pop()))
    job.destroyed.connect(lambda: ended.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    told: list[object] = []
    job.finished.connect(told.append)
    del job
    done.set()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: bool(ended))
    leave.set()
    service.close()
    assert ended == [threading.get_ident()]
