"""A font, chosen from those that this machine has; the list is read when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class FaceChoice(QComboBox):
    """The empty name is the program's own choice, which covers the letters of the text."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self._listed = False
        self._automatic = QCoreApplication.translate("FaceChoice", "Automatic")
        self.addItem(self._automatic, "")
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    def set_value(self, face: str) -> None:
        """Show a font without saying so, whether or not this machine has it."""
        with QSignalBlocker(self):
            place = self.findData(face)
            if place < 0:
                self.addItem(face, face)
                place = self.count() - 1
            self.setCurrentIndex(place)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self._list()
        super().showPopup()

    def _list(self) -> None:
        """Offer every face of the machine; reading them takes a moment, so it is not done before they are wanted."""
        if self._listed:
            return
        self._listed = True
        shown = self.value
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._automatic, "")
            for face in QFontDatabase.families():
                if not QFontDatabase.isPrivateFamily(face):
                    self.addItem(face, face)
        self.set_value(shown)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()
