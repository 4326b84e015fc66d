"""A weak match: smaller than a card, with what it has not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.model import Media
from ui.i18n import capital, named
from ui.panels import words
from ui.panels.matches import Proposal
from ui.panels.moment_card import MomentRow
from ui.panels.query_chips import concept_words
from ui.panels.stills import StillButton
from ui.state.context import Context
from ui.widgets import ElidedLabel, label


class MatchRow(MomentRow):
    """The moment of a proposal, with what of the query it shows."""

    def __init__(self, context: Context, proposal: Proposal, media: Media, parent: QWidget | None = None) -> None:
        moment = proposal.moment
        super().__init__(context, moment, parent)
        self.proposal = proposal
        at = words.span(moment.start, moment.end)
        still = StillButton(context, self, size=QSize(64, 36))
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row itself does the same
        still.set_still(media, moment.still, name=self.tr("Show {0} of {1}").format(at, media.name))
        self.score = label(words.score(moment.score), "row")
        length = words.seconds(moment.end - moment.start)
        self.source = ElidedLabel(f"{media.name} · {length}", role="caption", mode=Qt.TextElideMode.ElideMiddle)
        self.why = ElidedLabel(self._why(), role="caption", tone="warn")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(ElidedLabel(named(moment.title), role="label"))
        column.addWidget(self.source)
        column.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(still, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.score, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.cut, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{named(moment.title)}, {words.score(moment.score)}, {media.name}")
        self.setAccessibleDescription(self._why())
        still.clicked.connect(self.shown)
        self.drag_by(still)
        self.set_chosen(False)

    def _why(self) -> str:
        """What it shows, and what of the query it has not."""
        has = self.moment.reasons[0] if self.moment.reasons else ""
        text = capital(named(has))
        lacking = ", ".join(concept_words(word) for word in self.proposal.lacking)
        return self.tr("{0}; no {1}").format(text, lacking) if lacking else text
