"""A value that is typed, or stepped with the arrow keys: shown while it changes, given once when it is settled."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.panels import words

V = TypeVar("V", int, float)


class ValueField(QLineEdit, Generic[V]):
    """A line that holds one value, or None where several items differ.

    Up and Down step it and show the step; letting go of the key commits it. Enter and leaving the field commit what was
    typed; Escape takes it back. `committed` is never emitted for a value that is there already.
    """

    previewed = Signal(object)
    """A value in the middle of a gesture."""
    committed = Signal(object)
    """The value that the gesture ended with."""
    cancelled = Signal()
    """The gesture ended with nothing."""
    refused = Signal(str)
    """One line: what was typed cannot be used."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._value: V | None = None
        self._stepped: V | None = None
        self.editingFinished.connect(self._settle)

    @property
    def value(self) -> V | None:
        return self._value

    def set_value(self, value: V | None) -> None:
        """Show a value without saying so. What is being typed, or stepped, is left alone."""
        if self._stepped is not None:
            return  # what comes now is the gesture's own echo
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show(value)

    # --- what a value looks like: for subclasses

    def text_of(self, value: V) -> str:
        raise NotImplementedError

    def value_of(self, text: str) -> V:
        """Raises ValueError with a line for the user."""
        raise NotImplementedError

    def after_step(self, value: V, steps: int) -> V:
        raise NotImplementedError

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.isReadOnly():
            many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._step(many if key == Qt.Key.Key_Up else -many)
        elif key == Qt.Key.Key_Escape and (self._stepped is not None or self.isModified()):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        super().keyReleaseEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.isAutoRepeat():
            self._commit_step()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._commit_step()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()  # scrolling the panel must not change what is in it

    # --- gestures

    def _step(self, steps: int) -> None:
        start = self._stepped if self._stepped is not None else self._value
        if start is None:
            return
        value = self.after_step(start, steps)
        if value == start:
            return
        self._stepped = value
        self._show(value)
        self.previewed.emit(value)

    def _commit_step(self) -> None:
        if self._stepped is None:
            return
        value, self._stepped = self._stepped, None
        self._give(value)

    def _take_back(self) -> None:
        self._stepped = None
        self._show(self._value)
        self.cancelled.emit()

    def _settle(self) -> None:
        if self._stepped is not None:
            self._commit_step()
            return
        if not self.isModified():
            return
        text = self.text().strip()
        if not text:
            self._show(self._value)
            return
        try:
            value = self.value_of(text)
        except ValueError as error:
            self._show(self._value)
            self.refused.emit(str(error))
            return
        self._give(value)

    def _give(self, value: V) -> None:
        self.setModified(False)
        if value == self._value:
            self._show(value)
            self.cancelled.emit()
        else:
            self.committed.emit(value)
            self._show(self._value)
        if self.hasFocus():
            self.selectAll()

    def _show(self, value: V | None) -> None:
        self.setText("" if value is None else self.text_of(value))
        self.setPlaceholderText(QCoreApplication.translate("ValueField", "Several") if value is None else "")
        self.setModified(False)
        self.setCursorPosition(0)


class NumberField(ValueField[float]):
    """A number with a unit and limits; what is typed beyond them becomes the limit."""

    def __init__(
        self,
        name: str,
        *,
        low: float,
        high: float,
        unit: str = "",
        decimals: int = 1,
        step: float = 1.0,
        sign: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`sign` shows a plus above zero."""
        super().__init__(name, parent)
        self._low, self._high, self._unit, self._decimals, self._by, self._sign = low, high, unit, decimals, step, sign
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_limits(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def text_of(self, value: float) -> str:
        text = words.signed(value, self._decimals) if self._sign else words.number(value, self._decimals)
        joint = "" if self._unit in ("", "%") else " "
        return f"{text}{joint}{self._unit}"

    def value_of(self, text: str) -> float:
        try:
            value = words.plain(text)
        except ValueError:
            raise ValueError(QCoreApplication.translate("ValueField", "not a number: “{0}”").format(text[:30])) from None
        return self._limited(value)

    def after_step(self, value: float, steps: int) -> float:
        return self._limited(value + steps * self._by)

    def _limited(self, value: float) -> float:
        return round(min(self._high, max(self._low, value)), 9)
