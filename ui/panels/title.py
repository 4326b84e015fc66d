"""The top of the inspector: what is chosen and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from editor.model import Clip, Item, Narration, Subtitle
from ui.i18n import named
from ui.panels import words
from ui.panels.subject import Subject
from ui.theme import font
from ui.widgets import ElidedLabel

_QT_MARGIN = 2
"""What Qt leaves free at either side of a line of text."""


class NameField(QLineEdit):
    """A name that ends in an ellipsis where it is too long, as long as nobody types."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(_QT_MARGIN, 0, -_QT_MARGIN, 0)
        words_, metrics = self.displayText(), self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(words_) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(option.palette.text().color())
        shown = metrics.elidedText(words_, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class TitleBlock(QWidget):
    """Name, which can be typed over where it is a clip's, and one line about the source."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = NameField()
        self.name.setAccessibleName(self.tr("Name of the clip"))
        self.name.setFont(font(15, 600))
        self.name.setStyleSheet("background: transparent; font-size: 15px; font-weight: 600;")
        self.heading = ElidedLabel(role="title")
        self.source = ElidedLabel(role="label", tone="faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 4, 12)
        column.setSpacing(2)
        for part in (self.name, self.heading, self.source):
            part.setContentsMargins(0 if part is self.name else 10, 0, 8, 0)
            column.addWidget(part)
        self.name.editingFinished.connect(self._typed)

    def show_subject(self, subject: Subject) -> None:
        """Say what is chosen."""
        lead = subject.lead
        if lead is None:
            self._say(named(subject.sequence.name) if not subject.transitions else self.tr("Transition"), "")
            return
        if len(subject.leads) > 1:
            frames = sum(entry.item.duration for entry in subject.leads)
            length = words.seconds(frames / subject.rate)
            self._say(self.tr("{0} items").format(len(subject.leads)), self.tr("{0} in all").format(length))
            return
        item = lead.item
        self._say(_name(item, subject), _source(item, subject), editable=isinstance(item, Clip))

    def _say(self, name: str, source: str, *, editable: bool = False) -> None:
        self.name.setVisible(editable)
        self.heading.setVisible(not editable)
        if editable and not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(name)
            self.name.setCursorPosition(0)
            self.name.setToolTip(name)
        self.heading.setText(name)
        self.source.setText(source)
        self.source.setVisible(bool(source))

    def _typed(self) -> None:
        if self.name.isModified():
            self.name.setModified(False)
            self.renamed.emit(self.name.text().strip())


def _name(item: Item, subject: Subject) -> str:
    if isinstance(item, Clip):
        media = subject.media(item)
        name = named(item.name) if item.origin is not None else item.name  # named by who chose it
        return name or (media.name if media is not None else item.id)
    return " ".join(item.text.split())


def _source(item: Item, subject: Subject) -> str:
    media = subject.media(item)
    if isinstance(item, Subtitle):
        kind = _say("Subtitle")
    elif isinstance(item, Narration):
        kind = _say("Narration")
    else:
        kind = media.name if media is not None else _say("Title")
    origin = item.origin
    if origin is None:
        return kind
    if origin.task == "music":
        return _say("{0} · music of the reel").format(kind)
    names = {
        "highlights": _say("Highlights"),
        "find": _say("Find"),
        "transcribe": _say("Transcript"),
        "ask": _say("Ask"),
        "describe": _say("Describe"),
        "chapters": _say("Chapters"),
        "titles": _say("Titles"),
        "labels": _say("Labels"),
    }
    return _say("{0} · chosen by {1}").format(kind, names.get(origin.task, origin.task))


def _say(text: str) -> str:
    return QCoreApplication.translate("TitleBlock", text)
