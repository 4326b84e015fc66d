"""What all sections of the inspector share: a heading, rows, and fields that become exactly one edit each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.panels.changes import Edit
from ui.panels.sections.head import SectionHead
from ui.panels.subject import Subject
from ui.state.context import Context

LABEL_WIDTH = 56


class Gesture(Protocol):
    """A field whose value is shown while it changes and settled once."""

    previewed: SignalInstance
    committed: SignalInstance
    cancelled: SignalInstance


class Section(QFrame):
    """One heading of the inspector. `fill` shows a subject and says whether there is anything to show."""

    key = ""
    """Under which its being open is remembered."""
    starts_open = True

    def __init__(self, title: str, context: Context, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.document = context.document
        self.subject: Subject | None = None
        self._rule = QFrame(self)
        self._rule.setProperty("rule", True)
        self.head = SectionHead(title, context.theme, icon=icon, parent=self)
        self.body = QWidget(self)
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(12, 0, 12, 8)
        self.rows.setSpacing(4)
        self._problem = QLabel(self)
        self._problem.setProperty("tone", "danger")
        self._problem.setProperty("role", "caption")
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(12, 0, 12, 8)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for part in (self._rule, self.head, self.body, self._problem):
            column.addWidget(part)
        self.head.setChecked(bool(context.settings.get(f"inspector.{self.key}", self.starts_open)))
        self.body.setVisible(self.head.isChecked())
        self.head.toggled.connect(self._open_or_close)

    # --- showing

    def show_subject(self, subject: Subject) -> bool:
        """Show what this section has to say about `subject`; hides itself when that is nothing."""
        self.subject = subject
        applies = self.fill(subject)
        self.setVisible(applies)
        return applies

    def flush(self) -> None:
        """Commit what is being typed: another subject is about to be shown."""

    def fill(self, subject: Subject) -> bool:
        """Put the subject's values into the fields."""
        raise NotImplementedError

    def open(self) -> None:
        """Open the section, as when one of its fields is asked for."""
        self.head.setChecked(True)

    @property
    def problem(self) -> str:
        """Why the last edit of this section was refused."""
        return self._problem.text()

    def complain(self, line: str) -> None:
        """Show one line about an edit that was not made; an empty one takes it away."""
        self._problem.setText(line[:1].upper() + line[1:])
        self._problem.setVisible(bool(line))

    def _open_or_close(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self.context.settings.set(f"inspector.{self.key}", opened)

    # --- editing

    def do(self, name: str, edit: Edit) -> bool:
        """One edit, one step of the history; refused, the reason is shown here."""
        done = self.document.do(name, edit)
        self.complain("" if done else self.document.why)
        return done

    def preview(self, edit: Edit) -> None:
        """Show what an edit would make of the project while a gesture runs."""
        shown = self.document.preview(edit)
        self.complain("" if shown else self.document.why)

    def end_preview(self) -> None:
        self.document.preview(None)
        self.complain("")

    def bind(self, field: Any, name: str, edit: Callable[[Any], Edit]) -> None:
        """Let `field` show and make the edit that `edit` gives for its value."""
        field.previewed.connect(lambda value: self.preview(edit(value)))
        field.committed.connect(lambda value: self.do(name, edit(value)))
        field.cancelled.connect(self.end_preview)
        if hasattr(field, "refused"):
            field.refused.connect(self.complain)

    # --- laying out

    def make_row(self, label: str, *widgets: QWidget) -> QWidget:
        """A label with its fields beside it; the fields share the width."""
        row = QWidget(self.body)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        caption = QLabel(label, row)
        caption.setProperty("role", "value")
        caption.setProperty("tone", "faint")
        caption.setFixedWidth(LABEL_WIDTH)
        caption.setWordWrap(True)
        line.addWidget(caption)
        for widget in widgets:
            line.addWidget(widget, 1)
        if widgets:
            caption.setBuddy(widgets[0])
        return row

    def add_row(self, label: str, *widgets: QWidget) -> QWidget:
        """`make_row` at the end of the section."""
        row = self.make_row(label, *widgets)
        self.rows.addWidget(row)
        return row

    def add_line(self, *widgets: QWidget, spacing: int = 8) -> QWidget:
        """Widgets beside each other over the whole width."""
        row = QWidget(self.body)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(spacing)
        for widget in widgets:
            line.addWidget(widget, 1)
        self.rows.addWidget(row)
        return row


def same(values: list[Any]) -> Any:
    """The one value that all of them have, else None."""
    return values[0] if values and all(value == values[0] for value in values) else None
