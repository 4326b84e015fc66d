"""What is remembered between sessions, in one JSON file of the user's: theme, layout, keys, recent projects."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QObject, Signal

from editor.storage.atomic import write_atomically
from engine.protocol import OutputError

RECENTS = 12


def settings_folder() -> Path:
    """Where settings are kept; the environment variable CLIPWRIGHT_CONFIG names another folder."""
    chosen = os.environ.get("CLIPWRIGHT_CONFIG")
    return Path(chosen).absolute() if chosen else Path(platformdirs.user_config_dir("clipwright", appauthor=False))


class Settings(QObject):
    """Values by key. A value is what JSON can hold. Settings that cannot be written last until the end of the session."""

    changed = Signal(str)
    """The key whose value is another one."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = (folder or settings_folder()) / "settings.json"
        self._values = _read(self.path)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`. One of another type than the default (a file written by hand) counts as missing."""
        value = self._values.get(key, default)
        if default is not None and not isinstance(value, (int, float) if isinstance(default, float) else type(default)):
            return default
        return value

    def set(self, key: str, value: Any) -> None:
        """Remember `value`; None forgets the key."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        self._write()
        self.changed.emit(key)

    @property
    def recents(self) -> tuple[Path, ...]:
        """Projects opened or saved, latest first. One of them may be gone."""
        return tuple(Path(text) for text in self.get("recents", []) if isinstance(text, str))

    def add_recent(self, path: Path) -> None:
        """`path` was opened or saved just now."""
        kept = [str(path), *(str(other) for other in self.recents if other != path)]
        self.set("recents", kept[:RECENTS])

    def remove_recent(self, path: Path) -> None:
        """`path` is gone, or not wanted in the list."""
        self.set("recents", [str(other) for other in self.recents if other != path])

    def _write(self) -> None:
        text = json.dumps(self._values, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        # settings are a convenience: neither a full disk nor a slow one must disturb whoever is working
        with suppress(OutputError, OSError, UnicodeEncodeError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.path, text.encode(), lasting=False)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
