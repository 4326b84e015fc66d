"""Colours of the theme in use for small widgets that paint by hand and are given no context."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.theme import icons
from ui.theme.tokens import colour


def paint_color(token: str) -> QColor:
    """The colour of a token in the theme in use. Raises KeyError."""
    return colour(icons.in_use().value(token))
