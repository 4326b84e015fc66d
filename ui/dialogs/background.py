"""Small questions that must not be answered on the UI thread: the disk, the machine, a library that takes long to load."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from engine.protocol import ClipwrightError, EngineError
from ui.faults import record
from ui.state.mailbox import Mailbox

T = TypeVar("T")


class Background(QObject):
    """Asks one question at a time: a later one makes the answer to an earlier one void.

    The threads are Python's own. Those of Qt's pool get another identity in Python with every task, which libraries made
    with pybind11 (OpenTimelineIO) do not notice: they then wait for a lock that they hold themselves.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._number = 0
        self._waiting = False

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting

    def ask(
        self,
        question: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Callable[[ClipwrightError], object] | None = None,
    ) -> None:
        """Work out `question` in another thread; then call `then` with the answer, or `otherwise` with the failure, here."""
        self._number += 1
        self._waiting = True
        number = self._number

        def deliver(answer: T | None, error: ClipwrightError | None) -> None:
            if number != self._number:
                return
            self._waiting = False
            if error is None:
                then(answer)  # type: ignore[arg-type]
            elif otherwise is not None:
                otherwise(error)

        def work() -> None:
            answer: T | None = None
            failure: ClipwrightError | None = None
            try:
                answer = question()
            except ClipwrightError as error:
                failure = error
            except Exception as error:  # noqa: BLE001 - whoever asked is told, and the window lives on
                failure = EngineError(f"something went wrong inside: {error or type(error).__name__}", hint=record(error))
            self._mailbox.post(partial(deliver, answer, failure))

        threading.Thread(target=work, name="question", daemon=True).start()

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._number += 1
        self._waiting = False
