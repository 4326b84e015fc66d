"""Tracked boxes over the picture: an outline in a colour of its own, and a number that says the same without colour."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.preview.marks import Mark
from ui.theme.fonts import font
from ui.theme.painting import paint_color

_COLOURS = ("tube", "marker-yellow", "marker-green", "marker-purple", "marker-red", "marker-blue")
_OUTLINE = QColor(0, 0, 0, 128)
_FAINT = 0.75
_DASHES = [4.0, 3.0]
"""In line widths."""
_REACH = 3
"""Pixels around a box that count as it."""
_TAB = 18


class BoxFrames:
    """Paints the boxes and finds the one under the pointer. `where` is always the rectangle of the sequence's frame."""

    def __init__(self) -> None:
        self.marks: tuple[Mark, ...] = ()
        self.hovered: Mark | None = None

    def set(self, marks: tuple[Mark, ...]) -> bool:
        """Show these; whether they are others than before."""
        if marks == self.marks:
            return False
        self.marks = marks
        if self.hovered is not None:
            key = self.hovered.key
            self.hovered = next((mark for mark in marks if mark.key == key), None)
        return True

    def at(self, point: QPointF, where: QRectF) -> Mark | None:
        """The smallest box under a point: one that lies inside another can be had, too."""
        near = [mark for mark in self.marks if self._reached(mark, where).contains(point)]
        return min(near, key=lambda mark: _area(rect(mark, where)), default=None)

    def hover(self, point: QPointF | None, where: QRectF) -> bool:
        """The pointer is there, or nowhere; whether what is under it is another box than before."""
        found = self.at(point, where) if point is not None else None
        before = self.hovered
        self.hovered = found
        return (found.key if found else None) != (before.key if before else None)

    def paint(self, painter: QPainter, where: QRectF, seen: QRectF) -> None:
        """`seen` is the part of the widget that there is to paint on: names stay inside it."""
        for mark in self.marks:
            self._paint_box(painter, mark, rect(mark, where))
        for mark in self.marks:
            self._paint_name(painter, mark, rect(mark, where), seen)

    def _paint_box(self, painter: QPainter, mark: Mark, box: QRectF) -> None:
        lit = self._is_hovered(mark)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1.0 if mark.exact or lit else _FAINT)
        painter.setPen(QPen(_OUTLINE, 5 if lit else 4))
        painter.drawRect(box)
        pen = QPen(colour_of(mark), 2.5 if lit else 1.5)
        if not mark.exact:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawRect(box)
        painter.setOpacity(1.0)

    def _paint_name(self, painter: QPainter, mark: Mark, box: QRectF, seen: QRectF) -> None:
        lit = self._is_hovered(mark)
        words = name_of(mark) if lit or mark.tube.kind not in ("face", "person") else str(mark.tube.number)
        painter.setFont(font(10.5, 600))
        width = max(float(_TAB), painter.fontMetrics().horizontalAdvance(words) + 12)
        above = box.top() - _TAB - 2
        top = above if above >= seen.top() else min(box.top() + 2, seen.bottom() - _TAB)
        left = min(max(box.left() - 1, seen.left()), seen.right() - width)
        tab = QRectF(left, top, width, _TAB)
        painter.setOpacity(1.0 if mark.exact or lit else _FAINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(mark))
        painter.drawRoundedRect(tab, 3, 3)
        painter.setPen(paint_color("on-tube"))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, words)
        painter.setOpacity(1.0)

    def _is_hovered(self, mark: Mark) -> bool:
        return self.hovered is not None and mark.key == self.hovered.key

    def _reached(self, mark: Mark, where: QRectF) -> QRectF:
        return rect(mark, where).adjusted(-_REACH, -_REACH, _REACH, _REACH)


def rect(mark: Mark, where: QRectF) -> QRectF:
    """Where a box is in the widget."""
    left, top, right, bottom = mark.box
    return QRectF(
        where.left() + left * where.width(),
        where.top() + top * where.height(),
        (right - left) * where.width(),
        (bottom - top) * where.height(),
    )


def colour_of(mark: Mark) -> QColor:
    """The same for one tube all through its shot; what is beside it has another, for as many as there are colours."""
    return paint_color(_COLOURS[(mark.tube.number - 1) % len(_COLOURS)])


def name_of(mark: Mark) -> str:
    """What the user reads: "Face 1"."""
    say = QCoreApplication.translate
    tube = mark.tube
    if tube.kind == "face":
        return say("BoxFrames", "Face {0}").format(tube.number)
    if tube.kind == "person":
        return say("BoxFrames", "Person {0}").format(tube.number)
    return say("BoxFrames", "{0} {1}").format(tube.kind, tube.number)


def _area(box: QRectF) -> float:
    return box.width() * box.height()
