"""One statement about footage, as a card: what is said, the times that show it, how sure that is, the way into the cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from editor.model import Media
from ui.panels import words
from ui.panels.moment_card import MomentRow
from ui.panels.moments import Moment
from ui.panels.stills import StillButton
from ui.panels.understanding.flow import Flow
from ui.panels.understanding.words import sure
from ui.state.context import Context
from ui.widgets import ElidedLabel, IconButton, ProgressBar, label

_TIMES = 4
"""Times that have buttons of their own; the others are in a menu."""


class StatementCard(MomentRow):
    """A statement and its moments, of which one is looked at; pressed, the card shows it, double-clicked it plays it."""

    played = Signal()

    def __init__(
        self,
        context: Context,
        text: str,
        moments: Sequence[Moment],
        media: dict[str, Media],
        *,
        confidence: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`moments` has at least one; `media` is known by id. `confidence` is 0..1, None where nobody looked twice."""
        super().__init__(context, moments[0], parent)
        self.moments = tuple(moments)
        self.confidence = confidence
        self._media = media
        self.still = StillButton(context, self, size=QSize(88, 50))
        self.still.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card itself does the same
        self.text = label(text, "value")
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(1)  # a word without end is cut off, rather than everything beside it
        self.source = ElidedLabel(role="caption", mode=Qt.TextElideMode.ElideMiddle)
        self.play = IconButton("play", self.tr("Play this moment"), size=24)
        self.times: list[QToolButton] = []
        self._lay_out()
        self.setAccessibleName(text)
        self.still.clicked.connect(self.shown)
        self.drag_by(self.still)
        self.play.clicked.connect(self.played)
        self._look_at(moments[0])
        self.set_chosen(False)

    # --- parts

    def _lay_out(self) -> None:
        facts, foot = QHBoxLayout(), QHBoxLayout()
        facts.setSpacing(6)
        facts.addWidget(self.source, 1)
        if self.confidence is not None:
            said = sure(self.confidence)
            bar = ProgressBar(tone="neutral")
            bar.setFixedWidth(32)
            bar.set_value(self.confidence)
            bar.setAccessibleName(said)
            self.sure = label(said, "caption")
            self.sure.setToolTip(self.tr("How sure a second look at these pictures is, from 0 to 1"))
            facts.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
            facts.addWidget(self.sure)
        foot.setSpacing(2)
        group = QButtonGroup(self)
        places = QWidget()
        flow = Flow(places, spacing=2)
        flow.setContentsMargins(0, 1, 0, 0)
        for moment in self.moments[:_TIMES]:
            button = self._time_button(moment)
            group.addButton(button)
            self.times.append(button)
            flow.addWidget(button)
        if len(self.moments) > _TIMES:
            flow.addWidget(self._more())
        foot.addWidget(places, 1)
        foot.addWidget(self.play, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.cut, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(facts)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 4)
        row.setSpacing(12)
        row.addWidget(self.still, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _time_button(self, moment: Moment) -> QToolButton:
        button = QToolButton()
        button.setText(words.clock(moment.start))
        button.setCheckable(len(self.moments) > 1)
        button.setProperty("tool", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(22)
        button.setStyleSheet("padding: 0 5px;")
        name = self.tr("Show {0} of {1}").format(self._span(moment), self._name(moment))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(partial(self._look_at_place, self.moments.index(moment)))
        return button

    def _more(self) -> QToolButton:
        button = QToolButton()
        button.setText(f"+{len(self.moments) - _TIMES}")
        button.setAccessibleName(self.tr("More times"))
        button.setToolTip(self.tr("More times"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedSize(32, 22)
        menu = QMenu(button)
        for moment in self.moments[_TIMES:]:
            action = menu.addAction(f"{self._span(moment)}  {self._name(moment)}".replace("&", "&&"))
            action.triggered.connect(partial(self._look_at_place, self.moments.index(moment)))
        button.setMenu(menu)
        self.more = button
        return button

    def set_engine(self, engine: str) -> None:
        """Who says it, where that was not known at first."""
        here = self.moments.index(self.moment)
        self.moments = tuple(replace(moment, engine=engine) for moment in self.moments)
        self.moment = self.moments[here]

    # --- which of its moments

    def _look_at_place(self, place: int, *_: object) -> None:
        """Another moment of the statement: what is played and put into the cut is that one from now on."""
        self._look_at(self.moments[place])
        self.shown.emit()

    def _look_at(self, moment: Moment) -> None:
        self.moment = moment
        at, name = self._span(moment), self._name(moment)
        self.still.set_still(self._media.get(moment.media), moment.still, name=self.tr("Show {0} of {1}").format(at, name))
        self.source.setText(f"{name} · {at}")
        here = self.moments.index(moment)
        for place, button in enumerate(self.times):
            button.setChecked(button.isCheckable() and place == here)
        said = [name, at, *([sure(self.confidence)] if self.confidence is not None else [])]
        self.setAccessibleDescription(", ".join(said))

    def _name(self, moment: Moment) -> str:
        media = self._media.get(moment.media)
        return media.name if media is not None else ""

    def _span(self, moment: Moment) -> str:
        return words.span(moment.start, max(moment.end, moment.start + Fraction(1, 10)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.played.emit()
