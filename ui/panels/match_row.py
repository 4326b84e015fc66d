"""A weak match: smaller than a card, with what it has not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.model import Media
from ui.panels import words
from ui.panels.matches import Proposal
from ui.panels.moment_card import CutButton
from ui.panels.query_chips import concept_words
from ui.panels.stills import StillButton
from ui.state.context import Context
from ui.widgets import Card, ElidedLabel, label


class MatchRow(Card):
    """Pressed, it shows the match; Up and Down go to the others."""

    shown = Signal()
    added = Signal()
    stepped = Signal(int)

    def __init__(self, context: Context, proposal: Proposal, media: Media, parent: QWidget | None = None) -> None:
        super().__init__(parent, clickable=True)
        self.proposal = proposal
        moment = self.moment = proposal.moment
        at = words.span(moment.start, moment.end)
        still = StillButton(context, self, size=QSize(64, 36))
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself does the same
        still.set_still(media, moment.still, name=self.tr("Show {0} of {1}").format(at, media.name))
        self.score = label(words.score(moment.score), "row")
        length = words.seconds(moment.end - moment.start)
        self.source = ElidedLabel(f"{media.name} · {length}", role="caption", mode=Qt.TextElideMode.ElideMiddle)
        self.why = ElidedLabel(self._why(), role="caption", tone="warn")
        self.cut = CutButton(context.theme)
        self.cut.show_state(False, moment.title)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(moment.title, role="label"))
        column.addWidget(self.source)
        column.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(still, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.score, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.cut, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{moment.title}, {words.score(moment.score)}, {media.name}")
        self.setAccessibleDescription(self._why())
        self.clicked.connect(self.shown)
        still.clicked.connect(self.shown)
        self.cut.clicked.connect(self.added)
        self.set_chosen(False)

    def _why(self) -> str:
        """What it shows, and what of the query it has not."""
        has = self.moment.reasons[0] if self.moment.reasons else ""
        text = has[:1].upper() + has[1:]
        lacking = ", ".join(concept_words(word) for word in self.proposal.lacking)
        return self.tr("{0}; no {1}").format(text, lacking) if lacking else text

    def set_chosen(self, chosen: bool) -> None:
        """Only the chosen one of a list is raised."""
        self.setProperty("card", chosen)
        self.setProperty("chosen", not chosen)
        super().set_chosen(chosen)

    def show_in_cut(self, in_cut: bool) -> None:
        self.cut.show_state(in_cut, self.moment.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stepped.emit(0)  # come into sight
