"""The timeline panel: tools above, heads at the left, the canvas, and the bars to scroll it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QVBoxLayout, QWidget

from ui.bin.presence import Presence
from ui.state.context import Context
from ui.timeline import commands
from ui.timeline.gestures.base import Step
from ui.timeline.heads import TrackHeads
from ui.timeline.metrics import RULER
from ui.timeline.readout import ReadoutCard
from ui.timeline.toolrow import ToolRow
from ui.timeline.view import TimelineView


class TimelinePanel(QWidget):
    """The whole timeline. Give it the focus to walk it with the keyboard."""

    inspect = Signal()
    """The person wants to see the selected clip in the inspector."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Timeline"))
        self.view = TimelineView(context, self)
        heights = context.settings.get("timeline.heights", {})
        if isinstance(heights, dict):
            self.view.heights.update({key: value for key, value in heights.items() if isinstance(value, int)})
        commands.register_for(context, self)
        self.tools = ToolRow(self.view, self)
        self.head = self.tools  # what a dock is moved by
        self.heads = TrackHeads(self.view, self)
        self.across = QScrollBar(Qt.Orientation.Horizontal, self)
        self.down = QScrollBar(Qt.Orientation.Vertical, self)
        self.across.setAccessibleName(self.tr("Scroll in time"))
        self.down.setAccessibleName(self.tr("Scroll tracks"))
        body = QGridLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.heads, 0, 0)
        body.addWidget(self.view, 0, 1)
        body.addWidget(self.down, 0, 2)
        body.addWidget(self.across, 1, 1)
        body.setColumnStretch(1, 1)
        body.setRowStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addLayout(body, 1)
        self.setFocusProxy(self.view)
        self._card: ReadoutCard | None = None
        self._presence = Presence(self)
        self._presence.changed.connect(self._presence_changed)
        context.document.changed.connect(self._watch)
        self.view.inspect.connect(self.inspect)
        self.view.scaled.connect(self._set_bars)
        self.view.rows_changed.connect(self._set_bars)
        self.view.hand.stepped.connect(self._stepped)
        self.across.valueChanged.connect(self._scrolled_across)
        self.down.valueChanged.connect(self.view.set_offset)
        context.view.playhead_changed.connect(self._follow_playhead)
        context.document.changed.connect(self._set_bars)
        self._watch()
        self._set_bars()

    # --- scrolling

    def _set_bars(self, *_: object) -> None:
        view = self.view
        low, high = -8, round(max(view.farthest(), view.scale.origin, 0))
        for bar, least, most, page, value in (
            (self.across, low, max(low, high), view.width(), round(view.scale.origin)),
            (self.down, 0, view.lowest, max(1, view.height() - RULER), view.offset),
        ):
            bar.blockSignals(True)
            bar.setRange(least, most)
            bar.setPageStep(page)
            bar.setSingleStep(24)
            bar.setValue(value)
            bar.blockSignals(False)
        self.down.setVisible(view.lowest > 0)

    def _scrolled_across(self, value: int) -> None:
        self.view.set_scale(self.view.scale.scrolled(value))

    def _follow_playhead(self, frame: int) -> None:
        if self.context.view.playing and not self.view.hand.busy:
            self.view.reveal(frame, page=True)
        elif not self.view.hand.busy:
            self.view.reveal(frame)

    # --- readings

    def _stepped(self, step: Step, _kind: str) -> None:
        readout = step.readout
        if readout is None or readout.at is None or not self.view.isVisible():
            if self._card is not None:
                self._card.show_readout(None, QPoint())
            return
        window = self.window()
        if self._card is None or self._card.parentWidget() is not window:
            self._card = ReadoutCard(self.context, window)
        x = max(0, min(round(self.view.scale.x(readout.at)), self.view.width()))
        self._card.show_readout(readout, self.view.mapTo(window, QPoint(x, -self.tools.height())))

    @property
    def readout(self) -> ReadoutCard | None:
        """The card with the reading of the running gesture, once there was one."""
        return self._card

    # --- media that is not there

    def _watch(self, *_: object) -> None:
        self._presence.watch(entry.info.path for entry in self.context.document.project.media)
        self._presence_changed()

    def _presence_changed(self) -> None:
        missing = self._presence.missing
        media = self.context.document.project.media
        self.view.set_missing(frozenset(entry.id for entry in media if entry.info.path in missing))

    def close_down(self) -> None:
        """The window is closing."""
        self._presence.close()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.view.setFocus(event.reason())
