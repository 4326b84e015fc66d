"""The row of controls under the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ui.theme.painting import paint_color
from ui.widgets import IconButton, label


class PlayButton(QAbstractButton):
    """36 px, round: the one control that is found without looking."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._playing = False
        self.set_playing(False)

    def set_playing(self, playing: bool, keys: str = "") -> None:
        """Show what a press will do."""
        self._playing = playing
        words = self.tr("Stop") if playing else self.tr("Play")
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        fill = paint_color("text")
        if self.underMouse() and self.isEnabled():
            fill.setAlphaF(0.88)
        painter.setBrush(fill)
        painter.drawEllipse(self.rect())
        down = 1.0 if self.isDown() else 0.0
        painter.setBrush(paint_color("panel"))
        if self._playing:
            for x in (13.0, 19.5):
                painter.drawRoundedRect(int(x), int(12 + down), 4, 12, 1, 1)
        else:
            points = [QPointF(14.5, 11.5 + down), QPointF(25, 18 + down), QPointF(14.5, 24.5 + down)]
            painter.drawPolygon(QPolygonF(points))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().leaveEvent(event)


class Controls(QWidget):
    """Timecode, transport, loop and sound, length."""

    asked = Signal(str)
    """Id of an action of the transport ("play.toggle")."""
    sound_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self.timecode = label("00:00:00:00", "title")
        self.timecode.setAccessibleName(self.tr("Timecode"))
        self.length = label("00:00:00:00", "title", "faint")
        self.length.setAccessibleName(self.tr("Length"))
        self.note = label("", "caption", "faint")
        self.play = PlayButton()
        self.play.clicked.connect(lambda: self.asked.emit("play.toggle"))
        self.buttons: dict[str, IconButton] = {}
        for id_, picture, words in (
            ("play.start", "tostart", self.tr("Go to start")),
            ("play.step_back", "prevframe", self.tr("One frame back")),
            ("play.step_forward", "nextframe", self.tr("One frame forward")),
            ("play.end", "toend", self.tr("Go to end")),
            ("play.loop", "loop", self.tr("Loop")),
        ):
            button = IconButton(picture, words)
            button.clicked.connect(lambda _checked=False, id_=id_: self.asked.emit(id_))
            self.buttons[id_] = button
        self.buttons["play.loop"].setCheckable(True)
        self.sound = IconButton("speaker", self.tr("Sound"))
        self.sound.setCheckable(True)
        self.sound.setChecked(True)
        self.sound.toggled.connect(self.sound_toggled)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.timecode)
        left.addSpacing(8)
        left.addWidget(self.note)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.buttons["play.loop"])
        right.addWidget(self.sound)
        right.addSpacing(8)
        right.addWidget(self.length)
        middle = QHBoxLayout()
        middle.setSpacing(4)
        for widget in (
            self.buttons["play.start"],
            self.buttons["play.step_back"],
            self.play,
            self.buttons["play.step_forward"],
            self.buttons["play.end"],
        ):
            middle.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.addLayout(left, 1)
        row.addLayout(middle)
        row.addLayout(right, 1)

    def set_silent(self, silent: bool) -> None:
        """Say that this machine has no output for sound."""
        self.sound.setEnabled(not silent)
        self.sound.setChecked(not silent)
        self.sound.set_tooltip(self.tr("No sound output on this machine: played silently") if silent else self.tr("Sound"))
