"""What all panels of understanding ask by: which footage, which engine, and the words of the question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.model import Media, Project
from ui.panels.fields import Choice
from ui.panels.moments import asked
from ui.panels.understanding.engines import EngineChoice
from ui.panels.understanding.places import footage_of
from ui.state.context import Context
from ui.widgets import IconButton


class Head(QWidget):
    """Which footage is asked about, who is asked, and a button that shows what is asked."""

    scope_changed = Signal()
    """Other footage is chosen, or what is chosen is other footage now."""
    prompt_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._last: tuple[str, ...] = ()
        self.which = Choice(
            self.tr("Footage to ask about"),
            [
                (self.tr("All footage"), "bin"),
                (self.tr("Selected footage"), "selected"),
                (self.tr("Footage in the cut"), "sequence"),
            ],
        )
        self.which.set_value("bin")
        self.which.setToolTip(self.tr("Which footage is asked about"))
        self.which.setStyleSheet("QComboBox { background: transparent; }")
        self.engine = EngineChoice(context)
        self.show_prompt = IconButton("doc", self.tr("Show what the model is asked"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self.engine)
        row.addWidget(self.show_prompt)
        self.which.chosen.connect(lambda _value: self._look())
        self.show_prompt.clicked.connect(self.prompt_wanted)
        context.document.changed.connect(self._look)
        context.view.selection_changed.connect(self._look)
        context.view.focus_media_changed.connect(self._look)

    @property
    def scope(self) -> str:
        """One of places.SCOPES."""
        return str(self.which.value)

    @property
    def footage(self) -> tuple[Media, ...]:
        """What is asked about now."""
        view = self._context.view
        return footage_of(self._project, self.scope, selection=view.selection, focus=view.focus_media)

    @property
    def any_footage(self) -> bool:
        """Whether the bin has any that can be asked about."""
        return bool(asked(self._project.media))

    def choose_scope(self, scope: str) -> None:
        """Ask about other footage."""
        self.which.set_value(scope)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.engine.refresh()
        self._look()  # while it was hidden it did not follow

    @property
    def _project(self) -> Project:
        return self._context.document.project

    def _look(self, *_: object) -> None:
        if not self.isVisible():
            return
        now = (self.scope, *(entry.id for entry in self.footage))
        if now != self._last:
            self._last = now
            self.scope_changed.emit()
