"""Markers: the notes on the timeline, in order; go to them, rename, recolour, remove."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.edits import remove_marker, set_marker
from editor.model import Marker, Sequence, changed
from editor.timecode import format_timecode
from ui.panels.column import scrolling_column, step_to
from ui.state.context import Context
from ui.timeline.paint.ink import MARKERS
from ui.timeline.paint.ruler import marker_shape
from ui.widgets import Card, EmptyState, IconButton, PanelHead, label

COLOURS = tuple(MARKERS)


class MarkerRow(Card):
    """One marker. Pressed it goes there; Delete removes it, F2 renames it."""

    wanted = Signal()
    renamed = Signal(str)
    recoloured = Signal(str)
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, marker: Marker, sequence: Sequence, parent: QWidget | None = None) -> None:
        super().__init__(parent, clickable=True)
        self.marker = marker
        self._timecode = format_timecode(marker.frame + sequence.start_frame, sequence.rate, drop_frame=sequence.drop_frame)
        self.colour = QToolButton()
        self.colour.setFixedSize(24, 24)
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.colour.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.colour.setIcon(marker_icon(marker.colour))
        self.colour.setToolTip(self.tr("Colour"))
        self.colour.setAccessibleName(self.tr("Colour of the marker: {0}").format(colour_name(marker.colour)))
        menu = QMenu(self.colour)
        for name in COLOURS:
            action = menu.addAction(marker_icon(name), colour_name(name))
            action.setCheckable(True)
            action.setChecked(name == marker.colour)
            action.triggered.connect(partial(self._recolour, name))
        self.colour.setMenu(menu)
        self.name = QLineEdit(marker.name)
        self.name.setAccessibleName(self.tr("Name of the marker"))
        self.name.setPlaceholderText(self.tr("Marker"))
        self.name.setStyleSheet("background: transparent; margin-left: -4px;")
        self.time = label(self._timecode, "caption")
        self.remove = IconButton("trash", self.tr("Remove marker"), size=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self.colour)
        row.addWidget(self.name, 1)
        row.addWidget(self.time)
        row.addWidget(self.remove)
        self.setAccessibleName(f"{marker.name or self.tr('Marker')}, {self._timecode}")
        self.setToolTip(marker.note)
        self.clicked.connect(self.wanted)
        self.name.editingFinished.connect(self._rename)
        self.remove.clicked.connect(self.removed)
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Only the one at the playhead is raised."""
        self.setProperty("card", chosen)
        self.setProperty("chosen", not chosen)
        super().set_chosen(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key == Qt.Key.Key_F2:
            self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.name.selectAll()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _recolour(self, name: str) -> None:
        if name != self.marker.colour:
            self.recoloured.emit(name)

    def _rename(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            if self.name.text().strip() != self.marker.name:
                self.renamed.emit(self.name.text().strip())


class MarkersPanel(QWidget):
    """The markers of the active sequence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Markers"))
        self._context = context
        self._document = context.document
        self._markers: tuple[Marker, ...] | None = None
        self._clock: tuple[object, ...] = ()
        self.rows: list[MarkerRow] = []
        adding = [IconButton(context.actions.qaction("mark.marker"))] if context.actions.has("mark.marker") else []
        self.head = PanelHead(self.tr("Markers"), adding)
        self.empty = EmptyState("marker", self.tr("No markers"), self.tr("Press M to mark what is at the playhead."))
        self.area, self._column = scrolling_column()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)
        self._document.changed.connect(self.refresh)
        context.view.playhead_changed.connect(self._mark)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """List the markers as they are now."""
        sequence = self._document.sequence
        markers = sequence.markers if sequence is not None else ()
        clock = (sequence.id, sequence.rate, sequence.start_frame, sequence.drop_frame) if sequence is not None else ()
        if markers != self._markers or clock != self._clock:
            self._markers, self._clock = markers, clock
            focused = self._focused_row()
            self._list(markers, sequence)
            if focused >= 0 and self.rows:
                self.rows[min(focused, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.set_note(str(len(markers)) if markers else "")
        self.area.setVisible(bool(markers))
        self.empty.setVisible(not markers)
        self._mark()

    def _focused_row(self) -> int:
        """The place of the row that the keyboard is in, -1 for none."""
        focus = QApplication.focusWidget()
        if focus is None:
            return -1
        return next((place for place, row in enumerate(self.rows) if row is focus or row.isAncestorOf(focus)), -1)

    def _list(self, markers: tuple[Marker, ...], sequence: Sequence | None) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if sequence is None:
            return
        for marker in markers:
            row = MarkerRow(marker, sequence)
            row.wanted.connect(partial(self._go, marker))
            row.renamed.connect(partial(self._rename, marker))
            row.recoloured.connect(partial(self._recolour, marker))
            row.removed.connect(partial(self._remove, marker))
            row.stepped.connect(partial(self._step, row))
            self._column.insertWidget(len(self.rows), row)
            row.show()  # now, so that it can take the focus
            self.rows.append(row)

    def _go(self, marker: Marker) -> None:
        self._context.view.set_source("")
        self._context.view.set_playhead(marker.frame)

    def _rename(self, marker: Marker, name: str) -> None:
        self._document.do(self.tr("rename marker"), lambda project: set_marker(project, changed(marker, name=name)))

    def _recolour(self, marker: Marker, colour: str) -> None:
        self._document.do(self.tr("colour marker"), lambda project: set_marker(project, changed(marker, colour=colour)))

    def _remove(self, marker: Marker) -> None:
        self._document.do(self.tr("remove marker"), lambda project: remove_marker(project, marker.id))

    def _step(self, row: MarkerRow, step: int) -> None:
        step_to(self.rows, self.rows.index(row) + step, self.area)

    def _mark(self, *_: object) -> None:
        """Raise the marker that the playhead is at."""
        for row in self.rows:
            row.set_chosen(row.marker.frame == self._context.view.playhead)


def marker_icon(colour: str, side: int = 16) -> QIcon:
    """A marker of that colour, in the shape that it has on the timeline."""
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(MARKERS.get(colour, MARKERS["blue"])))
    shape = marker_shape(colour)
    box = QRectF(shape.boundingRect())
    painter.drawPath(shape.translated(side / 2 - box.center().x(), side / 2 - box.center().y()))
    painter.end()
    return QIcon(picture)


def colour_name(colour: str) -> str:
    """The colour in words."""
    say = QCoreApplication.translate
    names = {
        "green": say("MarkersPanel", "Green"),
        "yellow": say("MarkersPanel", "Yellow"),
        "red": say("MarkersPanel", "Red"),
        "blue": say("MarkersPanel", "Blue"),
        "purple": say("MarkersPanel", "Purple"),
    }
    return names.get(colour, colour)
