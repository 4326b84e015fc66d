"""Unexpected failures in the window: one line in place, the details in the log, never a traceback on the screen."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from engine.protocol import ClipwrightError
from ui.faults import record
from ui.i18n import failure

_LOG = logging.getLogger(__name__)
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Faults(QObject):
    """Takes over Python's last-resort handlers; `happened` carries one line for the user, on the window's thread."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Hook | None = None
        self._threads_before: Callable[[threading.ExceptHookArgs], object] | None = None

    def install(self) -> None:
        """From now on failures come here."""
        self._before = sys.excepthook
        self._threads_before = threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_from_qt)

    def remove(self) -> None:
        """Give the handlers back to who had them."""
        if self._before is not None:
            sys.excepthook = self._before
            self._before = None
        if self._threads_before is not None:
            threading.excepthook = self._threads_before
            self._threads_before = None
        qInstallMessageHandler(None)

    def _caught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            from PySide6.QtWidgets import QApplication

            QApplication.quit()
            return
        self.happened.emit(line_for(error))

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self.happened.emit(line_for(arguments.exc_value))


def line_for(error: BaseException) -> str:
    """One line for people. What is no error of ours goes to the log of faults in full."""
    if isinstance(error, ClipwrightError):
        return failure(error)
    return f"a fault in Clipwright: {type(error).__name__}: {error} ({record(error)})"


def _from_qt(kind: QtMsgType, _where: object, text: str) -> None:
    """Qt's own messages are for the log."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    _LOG.log(levels.get(kind, logging.WARNING), "Qt: %s", text)
