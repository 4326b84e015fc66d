"""One of several, and on or off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget


class Choice(QComboBox):
    """A list to choose from; `chosen` says what a person picked, by its value."""

    chosen = Signal(object)

    def __init__(self, name: str, entries: Iterable[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._values: list[object] = []
        self.set_entries(entries)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    def set_entries(self, entries: Iterable[tuple[str, object]]) -> None:
        """Offer these (text, value) pairs; what was shown stays shown where it can."""
        entries = list(entries)
        texts, values = [text for text, _ in entries], [value for _, value in entries]
        if values == self._values and texts == [self.itemText(place) for place in range(self.count())]:
            return
        shown = self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None
        with QSignalBlocker(self):
            self.clear()
            self.addItems(texts)
            self._values = values
            self.set_value(shown)

    @property
    def value(self) -> object:
        """What is shown, None for nothing."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Show a value without saying so; one that is not offered shows nothing."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()  # scrolling the panel must not change what is in it


class Check(QCheckBox):
    """On, off, or partly so where several items differ; `flipped` says what a person made of it."""

    flipped = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.clicked.connect(self._clicked)

    def show_states(self, states: Iterable[bool]) -> None:
        """Show what holds for all of them, without saying so."""
        found = set(states)
        with QSignalBlocker(self):
            self.setTristate(len(found) > 1)
            if len(found) > 1:
                self.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                self.setChecked(found == {True})

    def _clicked(self) -> None:
        on = self.checkState() != Qt.CheckState.Unchecked
        with QSignalBlocker(self):
            self.setTristate(False)
            self.setChecked(on)
        self.flipped.emit(on)
