"""The one stylesheet of the window, made from a theme's tokens.

What a widget looks like is chosen by properties, set before it is shown:

    QLabel          role: "hero", "heading", "dialog-title", "title", "row", "label", "caption", "badge", "value"
                    tone: "quiet" (text-2), "faint" (text-3), "accent", "ok", "warn", "danger"
    QPushButton     kind: "primary", "outline", "quiet", "danger"; scale: "large" (dialogs), "small"
    QToolButton     tool: true for one of several tools (chosen: control), otherwise switched on shows the accent
    QWidget         surface: "canvas", "panel", "raised", "empty", "surround", "timeline"
    QProgressBar    tone: "neutral", "warn", "danger"
"""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from ui.theme.icons import FOLDER
from ui.theme.tokens import Tokens, colour, token_names

_ROLES = {
    "hero": (28, 600),
    "heading": (20, 600),
    "dialog-title": (16, 600),
    "title": (15, 600),
    "row": (13, 500),
    "label": (12, 500),
    "value": (12, 400),
    "panel-title": (12, 600),
    "caption": (11, 400),
    "badge": (10.5, 600),
}


def stylesheet(tokens: Tokens) -> str:
    """The whole stylesheet for one theme."""
    values = {name.replace("-", "_"): _css(tokens.value(name)) for name in token_names()}
    values["images"] = (FOLDER / "theme" / tokens.name).as_posix()
    # the chosen segment stands out by an edge where it is not lighter than what is around it
    values["seg_edge"] = values["line"] if tokens.name == "light" else values["seg_on"]
    parts = [Template(path.read_text(encoding="utf-8")).substitute(values) for path in _parts()]
    roles = "".join(
        f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {weight}; }}\n'
        for role, (size, weight) in _ROLES.items()
    )
    return re.sub(r"/\*.*?\*/", "", "".join(parts), flags=re.DOTALL) + roles


def _parts() -> list[Path]:
    return sorted((FOLDER.parent / "theme").glob("*.qss"))


def _css(value: str) -> str:
    """Qt's stylesheets want alpha as rgba()."""
    made = colour(value)
    if made.alpha() == 255:
        return value
    return f"rgba({made.red()}, {made.green()}, {made.blue()}, {made.alpha()})"
