"""The application object and everything that belongs to it and not to the window."""

from __future__ import annotations

import logging
import signal
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from engine.folders import log_file
from ui.dialogs.environment import apply_environment
from ui.main_window import MainWindow
from ui.shell.faults import Faults
from ui.shell.languages import Translations, chosen
from ui.shell.top_bar import paint_logo
from ui.state.collector import Collector
from ui.state.context import Context, make_context
from ui.state.settings import Settings
from ui.theme import Theme, motion

_LOOK_MS = 200


class Desktop:
    """Application, context and window. `show` and `run` are apart, so that tests can look at it in between."""

    def __init__(self, arguments: Sequence[str]) -> None:
        existing = QApplication.instance()
        self.application = (
            existing if isinstance(existing, QApplication) else QApplication(list(arguments) or ["clipwright"])
        )
        self.application.setApplicationName("clipwright")
        self.application.setApplicationDisplayName("Clipwright")
        QGuiApplication.setDesktopFileName("clipwright")
        self._log = log_to_file()
        self.collector = Collector()
        self.collector.start()
        self.faults = Faults()
        self.faults.install()
        self.translations = Translations()
        self.translations.use(chosen(Settings().get("language")))
        apply_environment(Settings())
        self.context: Context = make_context()
        motion.reduce(bool(self.context.settings.get("reduce_motion", False)))
        self.context.theme.apply(self.application)
        self.application.setWindowIcon(window_icon(self.context.theme))
        self.window = self._make_window()
        # Python handles signals only while it runs, and Qt may rest for hours
        self._look = QTimer()
        self._look.timeout.connect(lambda: None)

    def show(self, files: Sequence[Path]) -> None:
        """Bring the window up with `files`."""
        self.window.place()
        self.window.show()
        self.window.activateWindow()
        if files:
            QTimer.singleShot(0, self.window, lambda: self.window.open_paths(files))

    def reopen(self) -> None:
        """The window anew, in the language that is chosen now, with the same project in it."""
        before, document = self.window, self.context.document
        path, untitled = document.path, document.is_untitled and document.modified
        before.end(keep=True)
        self.faults.remove()
        self.faults = Faults()
        self.faults.install()
        self.translations.use(chosen(Settings().get("language")))
        self.context = make_context()
        self.context.theme.apply(self.application)
        self.window = self._make_window()
        if untitled:
            path = next(iter(self.context.document.recoverable()), None)
        self.show([path] if path is not None else [])
        before.hide()  # after the other one is there, since without a window the program ends
        before.deleteLater()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.context, self.faults)
        # not at once, since what was pressed belongs to the window that goes
        window.reopening_wanted.connect(self.reopen, Qt.ConnectionType.QueuedConnection)
        return window

    def run(self) -> int:
        """Run until the window is closed. A signal that asks to end keeps an untitled project for later."""
        previous = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        self._look.start(_LOOK_MS)
        try:
            return self.application.exec()
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)
            self.close()

    def close(self) -> None:
        """Let go of everything."""
        self._look.stop()
        self.window.end(keep=True)
        self.faults.remove()
        self.translations.remove()
        self.collector.stop()
        logging.getLogger().removeHandler(self._log)
        self._log.close()

    def _stop(self, _number: int, _frame: object) -> None:
        self.window.end(keep=True)
        self.application.quit()


def log_to_file() -> logging.Handler:
    """What the window logs goes to a file beside the engine's log, never to the terminal that it was started from."""
    path = log_file().with_name("window.log")
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler


def window_icon(theme: Theme) -> QIcon:
    """The mark, in the sizes that systems ask for."""
    made = QIcon()
    for side in (16, 32, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(theme.color("panel"))
        painter = QPainter(picture)
        paint_logo(painter, picture.rect().toRectF(), theme)
        painter.end()
        made.addPixmap(picture)
    return made
