"""A colour: a swatch that opens the picker, and its hexadecimal digits."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QHBoxLayout, QLineEdit, QWidget

from ui.theme import Theme, colour

_HEX = re.compile(r"^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")


class _Swatch(QAbstractButton):
    """The colour itself; a checkerboard shines through where it is transparent."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = QColor(0, 0, 0, 0)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(28, 28)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.shown.alpha() < 255:
            painter.setBrush(QColor("#ffffff"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(QColor("#b0b4ba"))
            half = box.width() / 2
            painter.drawRect(QRectF(box.left() + 1, box.top() + 1, half - 1, half - 1))
            painter.drawRect(QRectF(box.center().x(), box.center().y(), half - 1, half - 1))
        painter.setBrush(self.shown)
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.end()


class ColourField(QWidget):
    """A colour as #rrggbbaa; with `optional` an empty text stands for none."""

    previewed = Signal(str)
    committed = Signal(str)
    cancelled = Signal()
    refused = Signal(str)

    def __init__(self, name: str, theme: Theme, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._optional, self._value = name, optional, ""
        self._picking_now = False
        self.swatch = _Swatch(QCoreApplication.translate("ColourField", "{0}: choose").format(name), theme, self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.field.setMaxLength(9)
        if optional:
            self.field.setPlaceholderText(QCoreApplication.translate("ColourField", "None"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.swatch)
        row.addWidget(self.field, 1)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self._typed)
        self.swatch.clicked.connect(self._pick)

    def set_value(self, value: str) -> None:
        """Show a colour without saying so."""
        if self._picking_now:
            return  # what comes now is the picker's own echo
        self._value = value
        if not (self.field.hasFocus() and self.field.isModified()):
            self._show(value)

    def _show(self, value: str) -> None:
        text = value.lower()
        self.field.setText(text[:7] if text.endswith("ff") and len(text) == 9 else text)
        self.field.setModified(False)
        self.field.setCursorPosition(0)
        self._paint(value)

    def _paint(self, value: str) -> None:
        self.swatch.shown = colour(value) if value else QColor(0, 0, 0, 0)
        self.swatch.update()

    def _typed(self) -> None:
        if not self.field.isModified():
            return
        text = self.field.text().strip()
        found = _HEX.match(text)
        if found is None and not (self._optional and not text):
            self._show(self._value)
            self.refused.emit(
                QCoreApplication.translate("ColourField", "not a colour: “{0}” (write #rrggbb)").format(text[:20])
            )
            return
        digits = found.group(1).lower() if found else ""
        value = f"#{digits}{'ff' if len(digits) == 6 else ''}" if digits else ""
        self.field.setModified(False)
        if value != self._value:
            self.committed.emit(value)
        self._show(self._value)

    def _pick(self) -> None:
        dialog = QColorDialog(colour(self._value or "#ffffffff"), self)
        dialog.setWindowTitle(self._name)
        dialog.setOptions(
            QColorDialog.ColorDialogOption.ShowAlphaChannel | QColorDialog.ColorDialogOption.DontUseNativeDialog
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.currentColorChanged.connect(self._picking)
        dialog.colorSelected.connect(self._picked)
        dialog.rejected.connect(self._rejected)
        self._picking_now = True
        dialog.open()

    def _picking(self, picked: QColor) -> None:
        self._paint(written(picked))
        self.previewed.emit(written(picked))

    def _picked(self, picked: QColor) -> None:
        self._picking_now = False
        if written(picked) == self._value:
            self._rejected()
        else:
            self.committed.emit(written(picked))

    def _rejected(self) -> None:
        self._picking_now = False
        self._paint(self._value)
        self.cancelled.emit()


def written(picked: QColor) -> str:
    """A colour as #rrggbbaa."""
    return f"{picked.name()}{picked.alpha():02x}"
