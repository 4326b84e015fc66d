"""A slider with its number: dragging shows, letting go commits."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider, QWidget

from ui.panels.fields.value import NumberField

_MARGIN = 6  # half the handle


class GestureSlider(QSlider):
    """A slider that jumps to where it is pressed, tells apart showing and settling, and gives up on Escape.

    A double click asks for the usual value. The wheel is left to the panel around it.
    """

    previewed = Signal(int)
    committed = Signal(int)
    cancelled = Signal()
    reset = Signal()

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setRange(low, high)
        self._before: int | None = None

    @property
    def busy(self) -> bool:
        """Whether a gesture runs."""
        return self._before is not None

    def show_value(self, value: int) -> None:
        """Put the handle there, unless a hand is on it."""
        if not self.busy:
            with QSignalBlocker(self):
                self.setValue(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._begin()
        self.setSliderDown(True)
        self._move(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.isSliderDown():
            self._move(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self._end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.busy:
            self._cancel()
            return
        before = self.value()
        with QSignalBlocker(self):
            super().keyPressEvent(event)
        if self.value() != before:
            if self._before is None:
                self._before = before
            self.previewed.emit(self.value())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat() and not self.isSliderDown():
            self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.setSliderDown(False)
        self._end()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def _begin(self) -> None:
        if self._before is None:
            self._before = self.value()

    def _move(self, x: float) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        span = max(1, self.width() - 2 * _MARGIN)
        value = QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(x) - _MARGIN, span, option.upsideDown)
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)
            self.update()
            self.previewed.emit(value)

    def _end(self) -> None:
        before, self._before = self._before, None
        if before is None:
            return
        if before == self.value():
            self.cancelled.emit()
        else:
            self.committed.emit(self.value())

    def _cancel(self) -> None:
        before, self._before = self._before, None
        self.setSliderDown(False)
        if before is not None:
            with QSignalBlocker(self):
                self.setValue(before)
        self.update()
        self.cancelled.emit()


class SliderField(QWidget):
    """A slider and a number that are one value. `per` is how many slider steps a unit has."""

    previewed = Signal(object)
    committed = Signal(object)
    cancelled = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        low: float,
        high: float,
        usual: float,
        unit: str = "",
        decimals: int = 1,
        step: float = 1.0,
        per: int = 10,
        sign: bool = False,
        soft: tuple[float, float] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`low` to `high` may be typed; the slider spans `soft`, or all of it. `usual` is where a double click goes."""
        super().__init__(parent)
        self._per, self._usual = per, usual
        span = soft or (low, high)
        self.slider = GestureSlider(name, round(span[0] * per), round(span[1] * per), self)
        self.slider.setSingleStep(max(1, round(step * per)))
        self.slider.setPageStep(max(1, round(step * per * 10)))
        self.field = NumberField(name, low=low, high=high, unit=unit, decimals=decimals, step=step, sign=sign, parent=self)
        self.field.setFixedWidth(76)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.slider.previewed.connect(self._slid)
        self.slider.committed.connect(lambda value: self.committed.emit(value / self._per))
        self.slider.cancelled.connect(self.cancelled)
        self.slider.reset.connect(self._reset)
        self.field.previewed.connect(self.previewed)
        self.field.committed.connect(self.committed)
        self.field.cancelled.connect(self.cancelled)
        self.field.refused.connect(self.refused)

    @property
    def value(self) -> float | None:
        return self.field.value

    def set_value(self, value: float | None) -> None:
        self.field.set_value(value)
        self.slider.show_value(round((self._usual if value is None else value) * self._per))

    def _slid(self, value: int) -> None:
        self.field.set_value(value / self._per)
        self.previewed.emit(value / self._per)

    def _reset(self) -> None:
        if self.field.value != self._usual:
            self.committed.emit(self._usual)
