"""Widgets that every panel uses: named for screen readers, reachable by keyboard, in the theme's colours."""

from ui.widgets.buttons import IconButton, Segmented, Switch
from ui.widgets.fields import SearchField
from ui.widgets.icons import IconLabel
from ui.widgets.labels import Badge, ElidedLabel, KeyHint, label
from ui.widgets.panels import Card, EmptyState, PanelHead
from ui.widgets.progress import ProgressBar, ProgressLine, time_left

__all__ = [
    "Badge",
    "Card",
    "ElidedLabel",
    "EmptyState",
    "IconButton",
    "IconLabel",
    "KeyHint",
    "PanelHead",
    "ProgressBar",
    "ProgressLine",
    "SearchField",
    "Segmented",
    "Switch",
    "label",
    "time_left",
]
