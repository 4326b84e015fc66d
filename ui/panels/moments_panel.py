"""What the panels that list moments have in common: their parts, and what is done with a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.edits import EditError
from editor.model import Clip, Project
from editor.recipes.first_sequence import with_sequence_for
from ui.bin.dragging import stretches_data
from ui.panels.column import step_to
from ui.panels.fields import Choice
from ui.panels.following import Following
from ui.panels.moment_card import MomentCard, MomentRow
from ui.panels.moments import Cut, Moment, source_of
from ui.panels.scope import ScopeButton
from ui.panels.strip import Strip
from ui.state.context import Context
from ui.widgets import label

_DRAGGED = 240
"""Most of a row's width that goes along with the pointer, in px."""


class MomentList(QWidget):
    """Lists moments: shows them, plays them, puts them into the cut and goes to them there, steps from one to the next."""

    area: QScrollArea
    """What the rows are in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._project = context.document.project.id
        self._cut = Cut()
        self.failure = Strip("danger", "", self.tr("Try again"))
        self._following = Following(self.failure, self._gave_up)
        self.notes = label("", "caption")
        self.notes.setWordWrap(True)
        self.notes.setContentsMargins(12, 0, 12, 4)
        self._rule = QFrame()
        self._rule.setProperty("rule", True)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._following.busy

    def _stack_up(self, above: Sequence[QWidget], middle: QWidget, below: Sequence[QWidget]) -> None:
        """From the top: parts as high as they are, the list or what stands in for it, a rule, and the foot."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in above:
            column.addWidget(part)
        column.addWidget(middle, 1)
        column.addWidget(self._rule)
        for part in below:
            column.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._tell()  # while it was hidden it did not follow

    def _tell(self) -> None:
        """Say how things stand."""
        raise NotImplementedError

    def _gave_up(self) -> None:
        """What was asked gets no answer."""
        self._tell()

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What is listed, in the order of the list."""
        return tuple(row.moment for row in self._rows())

    def _rows(self) -> Sequence[MomentRow]:
        raise NotImplementedError

    def _mark(self, chosen: MomentRow) -> None:
        for row in self._rows():
            row.set_chosen(row is chosen)

    def _show(self, row: MomentRow) -> None:
        self._mark(row)
        self._context.view.show_source(row.moment.media, row.moment.start)

    def _play(self, row: MomentRow) -> None:
        self._show(row)
        self._context.view.request("play", 1)

    def _go_to(self, clip: Clip) -> None:
        self._context.view.set_source("")
        self._context.view.select((clip.id,))
        self._context.view.set_playhead(clip.record_in)

    def _put(self, row: MomentRow, name: str, edit: Callable[[Project], Project]) -> None:
        """Put it into the cut by `edit`, called `name`; when it is there, go to it."""
        self._mark(row)
        clip = self._cut.clip_showing(row.moment)
        if clip is None:
            done = self._context.document.do(name, edit)
            self.failure.say("" if done else self._context.document.why, retry=False)
            self._tell()
            if not done:
                return
            clip = self._cut.clip_showing(row.moment)
        if clip is not None:
            self._go_to(clip)

    def _drag(self, row: MomentRow, *, task: str, query: str = "", scored: bool = True) -> None:
        """Draw it away; the timeline takes it as it takes footage of the bin."""
        self._mark(row)
        try:
            project = with_sequence_for(self._context.document.project, row.moment.media)
            source = source_of(project, row.moment, task=task, query=query, scored=scored)
        except (EditError, KeyError):  # its footage is no longer there
            return
        drag = QDrag(row)
        drag.setMimeData(stretches_data([source]))
        drag.setPixmap(row.grab(QRect(0, 0, min(row.width(), _DRAGGED), row.height())))
        drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction)

    def _step(self, row: MomentRow, step: int) -> None:
        rows = self._rows()
        step_to(rows, rows.index(row) + step, self.area, focus=bool(step))


class MomentsPanel(MomentList):
    """One whose moments are cards, of footage of the bin, best first or in order."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.cards: list[MomentCard] = []
        self.scope = ScopeButton()
        self.order = Choice(self.tr("Order"), [(self.tr("Best first"), "best"), (self.tr("In order"), "order")])
        self.order.set_value("best")
        self.order.setStyleSheet("QComboBox { background: transparent; }")
