"""Opening a project on a thread: a long one takes a second to read, and a disk may be slow."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.storage.open_project import OpenProject
from engine.protocol import ClipwrightError, FootageError
from ui.faults import record
from ui.state.mailbox import Mailbox


class Opener(QObject):
    """One project at a time; `opened` and `failed` come on the window's thread."""

    opened = Signal(object)
    """An OpenProject, for whoever takes it to close."""
    failed = Signal(object, object)
    """The path and a ClipwrightError."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._thread: threading.Thread | None = None
        self._ready: OpenProject | None = None
        self._closed = False
        self.busy = False
        """Whether a project is being read, until `opened` or `failed` has come."""

    def open(self, path: Path) -> bool:
        """Begin to read the project at `path`; False while another one is being read."""
        if self.busy or self._closed:
            return False
        self.busy = True
        self._thread = threading.Thread(target=self._read, args=(path,), name="open project", daemon=True)
        self._thread.start()
        return True

    def close(self) -> None:
        """Wait for what is being read, and let go of it."""
        self._closed = True
        self._mailbox.close()
        if self._thread is not None:
            self._thread.join(10.0)
        opened, self._ready = self._ready, None
        if opened is not None:
            opened.close()

    def _read(self, path: Path) -> None:
        try:
            self._ready = OpenProject.open(path)
        except ClipwrightError as error:
            self._mailbox.post(partial(self._fail, path, error))
        except OSError as error:
            self._mailbox.post(partial(self._fail, path, FootageError(error.strerror or str(error), file=str(path))))
        except Exception as error:  # noqa: BLE001 - whatever a file holds, its user is told and the window lives on
            unreadable = FootageError(f"cannot be read: {error}", file=str(path), hint=record(error))
            self._mailbox.post(partial(self._fail, path, unreadable))
        else:
            self._mailbox.post(self._hand_over)

    def _hand_over(self) -> None:
        self.busy = False
        opened, self._ready = self._ready, None
        if opened is not None:
            self.opened.emit(opened)

    def _fail(self, path: Path, error: ClipwrightError) -> None:
        self.busy = False
        self.failed.emit(path, error)
