"""The desktop application: one window, one context, and what must be in place around them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.protocol import EngineError
from ui import allocator


def open_window(files: Sequence[Path]) -> int:
    """Open the window on `files` (a project, footage, or nothing) and run until it is closed; the exit status.

    Raises EngineError where there is no display.
    """
    _require_display()
    allocator.settle()
    from ui.desktop import Desktop

    desktop = Desktop(sys.argv[:1])
    desktop.show([Path(file).absolute() for file in files])
    return desktop.run()


def _require_display() -> None:
    """Qt ends the process where it finds no display, so that is looked for first."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise EngineError(
            "there is no display to open a window on",
            hint="the same jobs run without one, such as: clipwright reel FOOTAGE -o reel.mp4",
        )
