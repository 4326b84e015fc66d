"""Text: what a subtitle, a title or a narration says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from editor.edits import set_text
from editor.model import Narration, Subtitle, Title
from ui.panels.changes import Edit
from ui.panels.fields import TextField
from ui.panels.sections.base import Section
from ui.panels.subject import Subject
from ui.state.context import Context


class TextSection(Section):
    """The text of the one chosen item, seen in the picture while it is typed."""

    key = "text"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("TextSection", "Text"), context, parent=parent)
        self.text = TextField(self.tr("Text"))
        self.text.setToolTip(self.tr("Ctrl+Enter keeps the text, Escape takes it back"))
        self.rows.addWidget(self.text)
        self._item = ""
        self.bind(self.text, self.tr("change text"), self._with_text)

    def fill(self, subject: Subject) -> bool:
        item = subject.leads[0].item if len(subject.leads) == 1 else None
        if not isinstance(item, Subtitle | Title | Narration):
            return False
        another, self._item = item.id != self._item, item.id
        self.text.set_value(item.text, force=another)
        return True

    def flush(self) -> None:
        self.text.commit()

    def _with_text(self, text: str) -> Edit:
        item = self._item
        return lambda project: set_text(project, item, text)
