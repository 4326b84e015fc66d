"""The column of heads, in step with the rows of the canvas, and the timecode in its corner."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import font
from ui.timeline import compound, words
from ui.timeline.head import TrackHead
from ui.timeline.metrics import HEADS, HEADS_MAX, HEADS_MIN, RULER
from ui.timeline.view import TimelineView


class TrackHeads(QWidget):
    """All heads, in step with the rows of the canvas."""

    def __init__(self, view: TimelineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._heads: dict[str, TrackHead] = {}
        settings = view.context.settings
        width = settings.get("timeline.heads", HEADS)
        self.setFixedWidth(max(HEADS_MIN, min(HEADS_MAX, width if isinstance(width, int) else HEADS)))
        view.rows_changed.connect(self.refresh)
        view.scaled.connect(self._place)
        view.context.document.changed.connect(self.refresh)
        view.context.document.previewed.connect(self.refresh)
        view.context.view.playhead_changed.connect(lambda _: self.update(0, 0, self.width(), RULER))
        view.context.theme.changed.connect(self._restyle)
        self.setMouseTracking(True)
        self.refresh()

    def head(self, track: str) -> TrackHead:
        """The head of a track. Raises KeyError."""
        return self._heads[track]

    def refresh(self, *_: object) -> None:
        """Make, show and drop heads as the project says."""
        sequence = self.view.sequence
        wanted = {row.track: row for row in self.view.rows.rows} if sequence is not None else {}
        for track_id in [track_id for track_id in self._heads if track_id not in wanted]:
            head = self._heads.pop(track_id)
            head.hide()
            head.deleteLater()
        if sequence is not None:
            for track_id, row in wanted.items():
                track = sequence.tracks[row.index]
                known = self._heads.get(track_id)
                if known is None:
                    self._heads[track_id] = TrackHead(self, row, track)
                    self._heads[track_id].show()
                elif known.track is not track or known.row != row:
                    known.show_track(row, track)
        self._place()
        self.update(0, 0, self.width(), RULER)

    def toggle(self, track: str, switch: str, _checked: bool = False) -> None:
        """Turn a switch of a track."""
        document = self.view.context.document
        document.do(words.edit_name(switch), lambda project: compound.toggle_track(project, track, switch))
        self.refresh()

    def remember_heights(self) -> None:
        """Keep the heights, and the width of the column, that were dragged."""
        self.view.context.settings.set("timeline.heights", dict(self.view.heights))
        self.view.context.settings.set("timeline.heads", self.width())

    def set_width(self, width: int) -> None:
        """Give the column another width, within what is useful."""
        self.setFixedWidth(max(HEADS_MIN, min(HEADS_MAX, width)))

    def _place(self) -> None:
        for row in self.view.rows.rows:
            head = self._heads.get(row.track)
            if head is not None:
                top = RULER + row.top - self.view.offset
                head.setGeometry(0, top, self.width(), row.height)
                seen = top + row.height > RULER and top < self.height()
                if head.isVisible() != seen:
                    head.setVisible(seen)
                if seen and top < RULER:
                    head.setMask(QRect(0, RULER - top, self.width(), row.height))
                else:
                    head.clearMask()

    def _restyle(self) -> None:
        self.update()
        for head in self._heads.values():
            head.update()

    # --- the column itself: its width, and the timecode in its corner

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        delta = event.pixelDelta().y() or event.angleDelta().y() // 2
        self.view.set_offset(self.view.offset - delta)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme, view = self.view.context.theme, self.view
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("tl"))
        painter.fillRect(0, 0, self.width(), RULER, theme.color("ruler"))
        painter.fillRect(self.width() - 1, 0, 1, RULER, theme.color("line"))
        painter.fillRect(0, RULER - 1, self.width(), 1, theme.color("line"))
        sequence = view.sequence
        if sequence is not None:
            painter.setFont(font(12, 600))
            painter.setPen(theme.color("text"))
            area = QRect(12, 0, self.width() - 20, RULER - 1)
            text = words.timecode(sequence, view.context.view.playhead)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
