"""What was dropped: projects are opened, folders are looked through, everything else is taken for footage.

Folders are read on a thread, since a disk may be slow and a network share asleep.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.state.mailbox import Mailbox

PROJECT_SUFFIX = ".cwp"
_MOST = 5000
_BESIDE = {".cwp", ".edl", ".otio", ".xml", ".fcpxml", ".txt", ".md", ".json", ".jpg", ".jpeg", ".png", ".db", ".ini"}
"""In a dropped folder these lie beside footage and are not it; named one by one they are tried, and refused by name."""


@dataclass(frozen=True)
class Dropped:
    """Files in the order they were given; folders have been looked through."""

    projects: tuple[Path, ...]
    footage: tuple[Path, ...]
    left_out: int = 0
    """Files beyond the most that one drop may bring."""


def paths_of(data: QMimeData) -> list[Path]:
    """The local files that `data` names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]


def sort_out(paths: Iterable[Path]) -> Dropped:
    """Look through folders and tell projects from footage; touches the disk."""
    projects: list[Path] = []
    footage: list[Path] = []
    left_out = 0
    for path in paths:
        found = _inside(path) if path.is_dir() else [path]
        for file in found:
            if file.suffix.lower() == PROJECT_SUFFIX and not path.is_dir():
                projects.append(file)
            elif len(footage) < _MOST:
                footage.append(file)
            else:
                left_out += 1
    return Dropped(tuple(projects), tuple(footage), left_out)


def _inside(folder: Path) -> list[Path]:
    """Possible footage below `folder`, in order of name; what is hidden stays hidden."""
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        wanted = (name for name in sorted(files) if not name.startswith(".") and Path(name).suffix.lower() not in _BESIDE)
        found.extend(Path(parent, name) for name in wanted)
        if len(found) > 2 * _MOST:
            break
    return found


class Gatherer(QObject):
    """Sorts out what was dropped without holding up the window; `gathered` follows on the window's thread."""

    gathered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox(self)
        self._threads: list[threading.Thread] = []

    def gather(self, paths: Sequence[Path]) -> None:
        """Answer through `gathered`."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=self._work, args=(tuple(paths),), name="gather", daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Wait for what is under way, for a short while."""
        self._mailbox.close()
        for thread in self._threads:
            thread.join(2.0)
        self._threads.clear()

    def _work(self, paths: tuple[Path, ...]) -> None:
        self._mailbox.post(partial(self.gathered.emit, sort_out(path.absolute() for path in paths)))
