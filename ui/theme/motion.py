"""How long things move. With "reduce motion", nothing does."""

from __future__ import annotations

HOVER = 80
SWITCH = 120
POPOVER_IN, POPOVER_OUT = 120, 80
DIALOG_IN, DIALOG_OUT = 160, 120
RIPPLE = 140
SNAP_OUT = 80
PROGRESS = 200

_reduced = False


def reduce(reduced: bool) -> None:
    """Whether the user wants no motion; the window sets it from the settings."""
    global _reduced
    _reduced = reduced


def milliseconds(duration: int) -> int:
    """How long a movement of that length takes: itself, or 0."""
    return 0 if _reduced else duration
