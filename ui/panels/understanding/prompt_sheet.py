"""Shows what a model is asked, word for word."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.sheet import Sheet
from ui.panels.understanding.prompts import prompts_of


class PromptSheet(Sheet):
    """The prompts of a task, to be read and copied."""

    def __init__(self, window: QWidget, task: str, language: str) -> None:
        super().__init__(window, self.tr("What the model is asked"), 640, height=560)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Prompt"))
        head = self.tr("{0}, version {1}")
        self.text.setPlainText(
            "\n\n\n".join(f"{head.format(one.name, one.version)}\n\n{one.text}" for one in prompts_of(task, language))
        )
        self.body.addWidget(self.text, 1)
        self.say(self.tr("Where a word begins with $, something of the footage or of your question goes in."))
        done = self.add_button(self.tr("Close"), "primary")
        done.clicked.connect(self.accept)
