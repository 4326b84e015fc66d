"""How far a job is: a thin bar, its words, and the time left, rounded."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Property, QCoreApplication, QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import sentence
from ui.theme.motion import milliseconds
from ui.theme.painting import paint_color
from ui.widgets.labels import ElidedLabel, label

Tone = Literal["accent", "neutral", "warn", "danger"]

_TOKENS = {"accent": "accent", "neutral": "text-2", "warn": "warn", "danger": "danger"}


def time_left(seconds: float | None) -> str:
    """How long something still takes, as one would say it; empty when that is not known."""
    say = QCoreApplication.translate
    if seconds is None or seconds < 0:
        return ""
    if seconds < 5:
        return say("Progress", "a few seconds left")
    if seconds < 55:
        return say("Progress", "about {0} s left").format(
            5 * round(seconds / 5) if seconds < 20 else 10 * round(seconds / 10)
        )
    if seconds < 3600:
        return say("Progress", "about {0} min left").format(max(1, round(seconds / 60)))
    return say("Progress", "about {0} h left").format(f"{seconds / 3600:.1f}")


class ProgressBar(QWidget):
    """A bar 4 px high. A value of None is a job of unknown length: a stretch that runs, unless motion is reduced."""

    def __init__(self, parent: QWidget | None = None, *, tone: Tone = "accent") -> None:
        super().__init__(parent)
        self.setFixedHeight(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tone: Tone = tone
        self._value: float | None = 0.0
        self._shown = 0.0
        self._run = 0.0
        self._glide = QPropertyAnimation(self, b"shown", self)
        self._glide.setEasingCurve(QEasingCurve.Type.Linear)
        self._loop = QVariantAnimation(self)
        self._loop.setStartValue(0.0)
        self._loop.setEndValue(1.0)
        self._loop.setDuration(1400)
        self._loop.setLoopCount(-1)
        self._loop.valueChanged.connect(self._turn)

    @property
    def value(self) -> float | None:
        return self._value

    def set_value(self, value: float | None) -> None:
        """0..1, or None when it cannot be told."""
        self._value = None if value is None else min(1.0, max(0.0, value))
        self._settle()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, 4)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._loop.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint_color("control-hover"))
        whole = QRectF(self.rect())
        painter.drawRoundedRect(whole, 2, 2)
        painter.setBrush(paint_color(_TOKENS[self._tone]))
        if self._value is None:
            length = whole.width() * 0.3
            left = self._run * (whole.width() + length) - length
            painter.setClipRect(whole)
            painter.drawRoundedRect(QRectF(left, 0, length, 4), 2, 2)
        elif self._shown > 0:
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, whole.width() * self._shown), 4), 2, 2)

    def _settle(self) -> None:
        duration = milliseconds(200)
        if self._value is None:
            self._glide.stop()
            if duration == 0:
                self._run = 0.5
            elif self.isVisible() and self._loop.state() != QVariantAnimation.State.Running:
                self._loop.start()
            self.update()
            return
        self._loop.stop()
        self._glide.stop()
        # a value that falls is another job's: no gliding back
        if duration == 0 or not self.isVisible() or self._value < self._shown:
            self._set_shown(self._value)
            return
        self._glide.setDuration(duration)
        self._glide.setStartValue(self._shown)
        self._glide.setEndValue(self._value)
        self._glide.start()

    def _turn(self, run: float) -> None:
        self._run = run
        self.update()

    def _get_shown(self) -> float:
        return self._shown

    def _set_shown(self, shown: float) -> None:
        self._shown = shown
        self.update()

    shown = Property(float, _get_shown, _set_shown)


class ProgressLine(QWidget):
    """A job on a panel: title and per cent, the bar, stage and time left."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, role="label")
        self.percent = label("", "label", "quiet")
        self.bar = ProgressBar()
        self.stage = ElidedLabel("", role="caption")
        self.left = label("", "caption")
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row, words, number in ((head, self.title, self.percent), (foot, self.stage, self.left)):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(words, 1)
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addLayout(foot)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_progress(self, done: float | None, stage: str = "", eta: float | None = None) -> None:
        """Done 0..1 or None when it cannot be told, what is being done, seconds to go."""
        self.bar.set_value(done)
        self.percent.setText("" if done is None else f"{round(100 * min(1.0, max(0.0, done)))}%")
        self.stage.setText(sentence(stage))
        self.left.setText(time_left(eta))
        self.setAccessibleDescription(" ".join(filter(None, (self.percent.text(), stage, self.left.text()))))

    def set_tone(self, tone: Tone, message: str = "") -> None:
        """Show that it stopped: the bar's colour, and one line in the place of the stage."""
        self.bar.set_tone(tone)
        state = tone if tone in ("warn", "danger") else ""
        for words in (self.stage,):
            words.setProperty("tone", state)
            words.style().unpolish(words)
            words.style().polish(words)
        if message:
            self.stage.setText(message)
            self.left.setText("")
