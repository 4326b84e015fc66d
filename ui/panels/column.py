"""How panels are laid out: a column that scrolls, one of several things to show, a job that runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget


def scrolling_column(
    *parts: QWidget, margins: tuple[int, int, int, int] = (4, 0, 4, 4), spacing: int = 2
) -> tuple[QScrollArea, QVBoxLayout]:
    """An area that scrolls up and down only, and the column inside it: `parts`, then what room is left. The keyboard goes
    to what is in the column, never to the area."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(*margins)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area, column


def one_of(*parts: QWidget) -> tuple[QWidget, QStackedLayout]:
    """A place that shows one of `parts`, at first the first, and what chooses among them."""
    place = QWidget()
    stack = QStackedLayout(place)
    for part in parts:
        stack.addWidget(part)
    return place, stack


def running_row(progress: QWidget, stop: QWidget) -> QWidget:
    """How far a job of the panel is, and the button that ends it."""
    row = QWidget()
    running = QHBoxLayout(row)
    running.setContentsMargins(12, 4, 8, 8)
    running.addWidget(progress, 1)
    running.addWidget(stop, 0, Qt.AlignmentFlag.AlignTop)
    return row


def step_to(rows: Sequence[QWidget], place: int, area: QScrollArea, *, focus: bool = True) -> None:
    """Bring the row at `place` into sight, with the keyboard in it if `focus`; does nothing where there is no such row."""
    if 0 <= place < len(rows):
        if focus:
            rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        area.ensureWidgetVisible(rows[place], 0, 8)
